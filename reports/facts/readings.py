"""What reports read from a signed form: plain values, no database."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol, TypeVar
from uuid import UUID

from children.rules.voices import person_of
from portfolio.rules.scoring import Scores


@dataclass(frozen=True)
class Series:
    """Readings that may stand on one line: the same observer role, setting and comparable versions.

    `instrument` names a group of comparable versions of an instrument (`portfolio.rules.comparability`).
    """

    role: str
    setting: str
    instrument: str


@dataclass(frozen=True)
class Reading:
    """One signed form: who saw what, where, over which period. Its date is the last day observed.

    `instrument` tells the version from all others; `group` names the versions it may share a line with,
    `kin` all versions of the same form, comparable or not. Both are the version itself when not given.
    `has_own_scale` says that its answers read otherwise than those of other forms: nothing is set against them.
    `age` is that of the child on its date, in whole years. `with_teacher`: the observer filled it in beside the teacher.
    """

    id: str
    observer_id: str
    observer: str
    role: str
    setting: str
    instrument: str
    version_id: UUID
    period_from: datetime.date
    period_to: datetime.date
    signed_at: datetime.datetime
    hours_seen: int | None
    scores: Scores
    group: str = ""
    kin: str = ""
    has_own_scale: bool = False
    age: int | None = None
    with_teacher: bool = False
    spoken_by: str = ""

    @property
    def family(self) -> tuple[str, str, str]:
        """Whose course this reading belongs to: observer role, setting and form, through all its versions."""
        return self.role, self.setting, self.kin or self.instrument

    @property
    def series(self) -> Series:
        """The series to which this reading belongs."""
        return Series(self.role, self.setting, self.group or self.instrument)


class Seen(Protocol):
    """What tells who looked, where and when, of a form on strengths or on signs."""

    @property
    def id(self) -> str: ...

    @property
    def series(self) -> Series: ...

    @property
    def role(self) -> str: ...

    @property
    def setting(self) -> str: ...

    @property
    def observer_id(self) -> str: ...

    @property
    def observer(self) -> str: ...

    @property
    def period_to(self) -> datetime.date: ...

    @property
    def signed_at(self) -> datetime.datetime: ...

    @property
    def age(self) -> int | None: ...


S = TypeVar("S", bound=Seen)


def in_order(readings: Sequence[S]) -> list[S]:
    """Sort by the day observed, never by the day of entry."""
    return sorted(readings, key=order_of)


def order_of(reading: Seen) -> tuple[datetime.date, datetime.datetime, str]:
    """Return the place of a moment in time: the day observed, then the moment of signing."""
    return reading.period_to, reading.signed_at, reading.id


def by_series(readings: Sequence[S]) -> dict[Series, list[S]]:
    """Group readings by series, in order of their first day; within a series by day observed."""
    ordered = in_order(readings)
    first_seen = {reading.series: place for place, reading in reversed(list(enumerate(ordered)))}
    grouped = groupby(sorted(ordered, key=lambda r: first_seen[r.series]), key=lambda r: r.series)
    return {series: list(group) for series, group in grouped}


def by_person(moments: Sequence[S], label: str) -> list[tuple[str, list[S]]]:
    """Split a series by who looked, in order of their first moment, each with its name on screen.

    A child or a parent is one voice, whoever sat beside it. The person is named where there are several.
    """
    people: dict[str, list[S]] = {}
    for reading in moments:
        people.setdefault(person_of(reading), []).append(reading)
    if len(people) == 1:
        return [(label, list(moments))]
    return [(f"{label} · {seen[0].observer}", seen) for seen in people.values()]

"""What reports read from a signed form: plain values, no database."""

import datetime
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from portfolio.scoring import Scores


@dataclass(frozen=True)
class Series:
    """Readings that may stand on one line: the same observer role, setting and comparable versions.

    `instrument` names a group of comparable versions of an instrument (`portfolio.comparability`).
    """

    role: str
    setting: str
    instrument: str


@dataclass(frozen=True)
class Reading:
    """One signed form: who saw what, where, over which period. Its date is the last day observed.

    `instrument` tells the version from all others; `group` names the versions it may share a line with,
    `kin` all versions of the same form, comparable or not. Both are the version itself when not given.
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

    @property
    def family(self) -> tuple[str, str, str]:
        """Whose course this reading belongs to: observer role, setting and form, through all its versions."""
        return self.role, self.setting, self.kin or self.instrument

    @property
    def series(self) -> Series:
        """The line on which this reading stands."""
        return Series(self.role, self.setting, self.group or self.instrument)


def in_order(readings: list[Reading]) -> list[Reading]:
    """Sort by the day observed, never by the day of entry."""
    return sorted(readings, key=lambda reading: (reading.period_to, reading.signed_at, reading.id))


def by_series(readings: list[Reading]) -> dict[Series, list[Reading]]:
    """Group readings by series, in order of their first day; within a series by day observed."""
    ordered = in_order(readings)
    first_seen = {reading.series: place for place, reading in reversed(list(enumerate(ordered)))}
    grouped = groupby(sorted(ordered, key=lambda r: first_seen[r.series]), key=lambda r: r.series)
    return {series: list(group) for series, group in grouped}

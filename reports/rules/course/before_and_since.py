"""What the forms show before an adversity and since: facts to judge by, never a judgement.

Each voice stands alone, in one role, one setting and with comparable versions of one form. Strengths are
counted among those that were judged at all the moments: a form that saw little is not low for that.
"""

import datetime
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from children.rules.voices import person_of
from portfolio.rules.definitions import Element
from reports.facts.readings import Reading
from reports.facts.signs import SignReading
from reports.rules.course.same_strengths import same_strengths
from reports.rules.course.trajectories import Point, domain_points


class Moment(Protocol):
    """Something seen by someone on a day."""

    @property
    def role(self) -> str: ...
    @property
    def setting(self) -> str: ...
    @property
    def observer_id(self) -> str: ...
    @property
    def series(self) -> Hashable: ...
    @property
    def period_to(self) -> datetime.date: ...


M = TypeVar("M", bound=Moment)
Seen = TypeVar("Seen")


@dataclass(frozen=True)
class BeforeAndSince(Generic[M]):
    """What one observer saw in one series around the first day of an adversity, both in order of the day."""

    before: tuple[M, ...]
    since: tuple[M, ...]

    @property
    def last_before(self) -> M | None:
        """The last moment before the adversity; None when this observer did not look then."""
        return self.before[-1] if self.before else None

    @property
    def latest(self) -> M | None:
        """The newest moment since; None when this observer did not look any more."""
        return self.since[-1] if self.since else None


@dataclass(frozen=True)
class ThreeMoments(Generic[Seen]):
    """One thing (a domain, a sign) before, at its lowest since, and at the latest moment, with the days."""

    before: tuple[datetime.date, Seen] | None
    lowest: tuple[datetime.date, Seen] | None
    latest: tuple[datetime.date, Seen] | None


def around(moments: Iterable[M], start: datetime.date) -> list[BeforeAndSince[M]]:
    """Return what each observer saw before `start` and since; `moments` in order of the day observed.

    Who looked both before and since comes first, then who looked since, by the newest day; the day of a form
    is its last day observed.
    """
    grouped: dict[tuple[str, Hashable], list[M]] = {}
    for moment in moments:
        grouped.setdefault((person_of(moment), moment.series), []).append(moment)
    found = [
        BeforeAndSince(
            tuple(moment for moment in one if moment.period_to < start),
            tuple(moment for moment in one if moment.period_to >= start),
        )
        for one in grouped.values()
    ]
    return sorted(
        found,
        key=lambda one: (
            not one.since,
            not one.before,
            -max(moment.period_to for moment in (*one.before, *one.since)).toordinal(),
        ),
    )


def three_moments(
    one: BeforeAndSince[M], see: Callable[[M], Seen | None], height: Callable[[Seen], Any]
) -> ThreeMoments[Seen]:
    """Return day and value before, at the lowest since, and at the latest moment.

    `see` maps a moment to a value or None, `height` gives the sort key of a value.

    Of moments that lie equally low the first counts; a moment that shows nothing is passed over for the
    lowest, and is a gap before and at the end.
    """

    def on(moment: M | None) -> tuple[datetime.date, Seen] | None:
        seen = see(moment) if moment else None
        return None if moment is None or seen is None else (moment.period_to, seen)

    since = [pair for moment in one.since if (pair := on(moment))]
    lowest = min(since, key=lambda pair: height(pair[1]), default=None)
    return ThreeMoments(on(one.last_before), lowest, on(one.latest))


def domain_moments(one: BeforeAndSince[Reading], elements: Sequence[Element]) -> ThreeMoments[Point]:
    """Return how many strengths of a domain were present, by one voice, among those judged at all these moments.

    A moment that judged too little stands apart: it is told by its own count, and is the lowest only where
    nothing else is.
    """
    moments = [*one.before[-1:], *one.since]
    same = same_strengths(moments, [element.key for element in elements])
    seen = [reading for reading in moments if reading in same.moments or reading in same.apart]
    counted = dict(zip([reading.id for reading in seen], domain_points(same, elements), strict=True))
    return three_moments(
        one,
        lambda reading: counted.get(reading.id),
        lambda point: (point.is_apart, point.value),
    )


def sign_moments(one: BeforeAndSince[SignReading], sign: str) -> ThreeMoments[int]:
    """Return what one observer answered on a sign (0 to 3); the ways out of the scale are gaps."""

    def answer(reading: SignReading) -> int | None:
        value = reading.answers.get(sign)
        return value if isinstance(value, int) else None

    return three_moments(one, answer, lambda value: value)


def began_before(reading: Reading, start: datetime.date) -> bool:
    """Say whether a form since the adversity also looks at days before it."""
    return reading.period_from < start <= reading.period_to

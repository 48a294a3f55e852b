"""The course over time: which points there are, and what may be drawn between them.

One moment is a snapshot, two show a difference, a line is drawn from three moments of the same
observer role, setting and instrument over at least eight weeks (Singer and Willett: two waves show no
shape and cannot tell change from error). Days are days observed, never days of entry.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from portfolio.definitions import Element
from portfolio.scoring import Status
from reports.measurement_error import NOTHING_KNOWN, Change, Errors, is_hard_time
from reports.readings import Reading

LINE_FROM_MOMENTS = 3
LINE_FROM_WEEKS = 8


class Drawn(StrEnum):
    """What the number of moments allows."""

    SNAPSHOT = "snapshot"
    DIFFERENCE = "difference"
    POINTS = "points"  # three or more moments, but within eight weeks or on fewer than three days
    LINE = "line"


class Point(NamedTuple):
    """One moment: a score (0 to 3) or a number of strengths, with what it rests on.

    `at_most` is the highest value it could have been when not everything was judged; None on scores.
    `basis` is (answered items, items) for a strength, (judged strengths, strengths) for a domain.
    `error` is the band of measurement error around a score, when that is known and switched on.
    """

    on: datetime.date
    value: float
    basis: tuple[int, int]
    at_most: float | None = None
    error: tuple[float, float] | None = None


@dataclass(frozen=True)
class Line:
    """The moments of one series. `mark` is its place in the list of marks; `label` names it on screen.

    `change` is the difference between its first and last score against measurement error, when that is known.
    """

    label: str
    mark: int
    points: tuple[Point, ...]
    drawn: Drawn
    change: Change | None = None


@dataclass(frozen=True)
class Break:
    """Where the course goes on with a version that is not comparable: between two days observed."""

    after: datetime.date
    before: datetime.date

    @property
    def on(self) -> datetime.date:
        """The day on which a chart shows it: half way."""
        return self.after + (self.before - self.after) / 2


@dataclass(frozen=True)
class Chart:
    """One small multiple: a domain (number of strengths present) or a strength (score 0 to 3)."""

    key: str
    domain: str
    title: str
    top: int
    lines: tuple[Line, ...]
    breaks: tuple[Break, ...] = ()


@dataclass(frozen=True)
class Part:
    """How a resource was used over a part of its time, as a fact, and how it felt by the child's word."""

    first: datetime.date
    last: datetime.date | None
    use: str
    felt: str


@dataclass(frozen=True)
class Band:
    """An event on the time axis; `last` is None while it is going on, equal to `first` for one day.

    A resource has `parts`, in order and without holes; together they fill its band.
    """

    kind: str
    title: str
    first: datetime.date
    last: datetime.date | None
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True)
class TimeAxis:
    """The days that all charts of a page share; ticks are (day, label)."""

    first: datetime.date
    last: datetime.date
    ticks: tuple[tuple[datetime.date, str], ...]

    def share(self, day: datetime.date) -> float:
        """Return where a day lies between the ends, 0 to 1; days outside fall on an end."""
        span = (self.last - self.first).days or 1
        return min(1.0, max(0.0, (day - self.first).days / span))


def drawn_for(days: Sequence[datetime.date]) -> Drawn:
    """Return what may be drawn for the moments of one series, given in order."""
    if len(days) == 1:
        return Drawn.SNAPSHOT
    if len(days) < LINE_FROM_MOMENTS:
        return Drawn.DIFFERENCE
    is_line = len(set(days)) >= LINE_FROM_MOMENTS and (days[-1] - days[0]).days >= LINE_FROM_WEEKS * 7
    return Drawn.LINE if is_line else Drawn.POINTS


def began_in_hard_time(firsts: Iterable[Reading | None], bands: Sequence[Band]) -> bool:
    """Say whether one of these forms was made shortly after an adversity began."""
    adversities = [band.first for band in bands if band.kind == "adversity"]
    return any(reading is not None and is_hard_time(reading.period_to, adversities) for reading in firsts)


def strength_point(reading: Reading, element: str, errors: Errors = NOTHING_KNOWN) -> Point | None:
    """Return the score of one strength in one form, or None when it has none."""
    seen = reading.scores.elements.get(element)
    if seen is None or seen.score is None:
        return None
    error = errors.of(reading, element)
    band = error.band(seen.score) if error else None
    return Point(reading.period_to, seen.score, (seen.n_answered, seen.n_items), error=band)


def domain_point(reading: Reading, elements: Sequence[Element]) -> Point | None:
    """Return how many strengths of a domain were present in one form; None when none was judged."""
    seen = [reading.scores.elements[e.key] for e in elements if e.key in reading.scores.elements]
    judged = [score for score in seen if score.score is not None]
    if not judged:
        return None
    present = sum(score.is_present for score in judged)
    unseen = sum(
        score.status is Status.TOO_LITTLE_SEEN for score in seen
    )  # what does not fit cannot be present
    return Point(reading.period_to, present, (len(judged), len(seen)), present + unseen)


def lines_of(
    groups: Sequence[Sequence[Reading]],
    labels: Sequence[str],
    elements: Sequence[Element],
    *,
    as_count: bool,
    errors: Errors = NOTHING_KNOWN,
) -> tuple[Line, ...]:
    """Return a line per series; series without a point are left out.

    `groups` holds the readings of each series in order, `labels` their names, both as `by_series` has them.
    With `as_count` the points count present strengths among `elements`; otherwise they are the scores of
    the single element given, with what `errors` knows of them.
    """
    lines = []
    for place, moments in enumerate(groups):
        found = [
            (reading, point)
            for reading in moments
            if (
                point := domain_point(reading, elements)
                if as_count
                else strength_point(reading, elements[0].key, errors)
            )
        ]
        if found:
            change = None if as_count else errors.change(found[0][0], found[-1][0], elements[0].key)
            drawn = drawn_for([point.on for _, point in found])
            lines.append(Line(labels[place], place, tuple(point for _, point in found), drawn, change))
    return tuple(lines)


def breaks_of(groups: Sequence[Sequence[Reading]], lines: Sequence[Line]) -> tuple[Break, ...]:
    """Return where the same observer role, in the same setting, went on with a version that is not comparable.

    `groups` are the readings of each series, as `by_series` has them, and `lines` what a chart shows of them.
    """
    moments: dict[tuple[str, str, str], list[tuple[datetime.date, int]]] = {}
    for line in lines:
        family = groups[line.mark][0].family
        moments.setdefault(family, []).extend((point.on, line.mark) for point in line.points)
    found = {
        Break(after, before)
        for points in moments.values()
        for (after, one), (before, other) in pairwise(sorted(points))
        if one != other
    }
    return tuple(sorted(found, key=lambda place: (place.after, place.before)))

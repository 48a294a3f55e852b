"""The course over time: which points there are, and what may be drawn between them.

One moment is a snapshot, two show a difference, a line is drawn from three moments of the same
observer role, setting and instrument over at least eight weeks (Singer and Willett: two waves show no
shape and cannot tell change from error). Days are days observed, never days of entry. What two people saw
is never joined, also when they looked in the same role and setting.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from assessments.rules.exposure import saw_little
from portfolio.rules.definitions import Element
from portfolio.rules.scoring import Status
from reliability.rules.measurement_error import NOTHING_KNOWN, Change, Errors, is_hard_time
from reports.facts.bands import Band
from reports.facts.readings import Reading, by_person, order_of
from reports.rules.course.same_strengths import SameStrengths, n_present, same_strengths
from reports.rules.course.slopes import Slope, slope_through

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
    `may_recover` says that it lies lower shortly after an adversity (`reports.rules.course.recovery`).
    `saw_little` says that the observer saw the child for few hours. `is_apart` says that other strengths were judged than at the other moments, so that it is set against none.
    """

    on: datetime.date
    value: float
    basis: tuple[int, int]
    at_most: float | None = None
    error: tuple[float, float] | None = None
    may_recover: bool = False
    is_apart: bool = False
    saw_little: bool = False


@dataclass(frozen=True)
class Line:
    """The moments of one series as one person saw them. `mark` is the place of the series in the list of marks.

    `apart` are the moments that judged too little, or other strengths: they are set against nothing. Where `points`
    count, they count the same strengths at every moment. `label` names it on screen. `change` is the difference between first and last score against measurement
    error, `slope` the line through all of them; both only when measurement error is known.
    """

    label: str
    mark: int
    points: tuple[Point, ...]
    drawn: Drawn
    change: Change | None = None
    slope: Slope | None = None
    apart: tuple[Point, ...] = ()


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
class Handover:
    """Where another person looked, in the same role and setting: between the points before and after."""

    mark: int
    after: Point
    before: Point

    @property
    def on(self) -> datetime.date:
        """The day on which a chart shows it: half way."""
        return self.after.on + (self.before.on - self.after.on) / 2

    @property
    def value(self) -> float:
        """The height at which a chart shows it: half way."""
        return (self.after.value + self.before.value) / 2


@dataclass(frozen=True)
class Chart:
    """One small multiple: a domain (number of strengths present) or a strength (score 0 to 3)."""

    key: str
    domain: str
    title: str
    top: int
    lines: tuple[Line, ...]
    breaks: tuple[Break, ...] = ()
    handovers: tuple[Handover, ...] = ()


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


def hard_days(firsts: Iterable[Reading | None], bands: Sequence[Band]) -> list[datetime.date]:
    """Return the days of these forms that were made shortly after an adversity began, oldest first."""
    adversities = [band.first for band in bands if band.kind == "adversity"]
    days = {reading.period_to for reading in firsts if reading is not None}
    return sorted(day for day in days if is_hard_time(day, adversities))


def strength_point(reading: Reading, element: str, errors: Errors = NOTHING_KNOWN) -> Point | None:
    """Return the score of one strength in one form, or None when it has none."""
    seen = reading.scores.elements.get(element)
    if seen is None or seen.score is None:
        return None
    error = errors.of(reading, element)
    band = error.band(seen.score) if error else None
    basis, little = (seen.n_answered, seen.n_items), little_in(reading)
    return Point(reading.period_to, seen.score, basis, error=band, saw_little=little)


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
    little = little_in(reading)
    return Point(reading.period_to, present, (len(judged), len(seen)), present + unseen, saw_little=little)


def little_in(reading: Reading) -> bool:
    """Say whether the observer of a form saw the child for few hours."""
    return saw_little(reading.role, reading.hours_seen)


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
    With `as_count` the points count present strengths among `elements`, the same every time; otherwise they are the scores of
    the single element given, with what `errors` knows of them.
    """
    lines: list[Line] = []
    for place, moments in enumerate(groups):
        for label, seen in by_person(moments, labels[place]):
            if as_count:
                lines += counted_line(label, place, seen, elements)
            else:
                lines += scored_line(label, place, seen, elements[0].key, errors)
    return tuple(lines)


def counted_line(
    label: str, mark: int, seen: Sequence[Reading], elements: Sequence[Element]
) -> Iterator[Line]:
    """Yield the line of how many strengths one person saw present, each time among the same; none without any."""
    same = same_strengths(seen, [element.key for element in elements])
    if same.moments:
        counted = domain_points(same, elements)
        line = line_through(label, mark, [point for point in counted if not point.is_apart])
        yield replace(line, apart=tuple(point for point in counted if point.is_apart))


def domain_points(same: SameStrengths, elements: Sequence[Element]) -> list[Point]:
    """Return how many strengths of a domain were present at each moment, by day observed.

    Among the strengths that were judged every time; a moment that stands apart, or alone, by its own count.
    """
    if len(same.moments) == 1:
        counted = [(reading, domain_point(reading, elements)) for reading in same.moments]
    else:
        n = len(same.strengths)
        present = [(reading, n_present(reading, same.strengths)) for reading in same.moments]
        counted = [
            (reading, Point(reading.period_to, value, (n, n), value, saw_little=little_in(reading)))
            for reading, value in present
        ]
    apart = [(reading, domain_point(reading, elements)) for reading in same.apart]
    counted += [(reading, point._replace(is_apart=True)) for reading, point in apart if point]
    return [point for _, point in sorted(counted, key=lambda pair: order_of(pair[0])) if point]


def scored_line(
    label: str, mark: int, seen: Sequence[Reading], element: str, errors: Errors
) -> Iterator[Line]:
    """Yield the line through the scores that one person gave a strength; none when there is no score."""
    found = [
        (reading, point)
        for reading in seen
        if (point := strength_point(reading, element, errors)) is not None
    ]
    if found:
        change = errors.change(found[0][0], found[-1][0], element)
        yield line_through(label, mark, [point for _, point in found], change)


def line_through(label: str, mark: int, points: Sequence[Point], change: Change | None = None) -> Line:
    """Return the line of one person's points; with a slope when measurement error is known at all of them."""
    drawn = drawn_for([point.on for point in points])
    is_known = drawn is Drawn.LINE and all(point.error for point in points)
    slope = slope_through([(point.on, point.value) for point in points]) if is_known else None
    return Line(label, mark, tuple(points), drawn, change, slope)


def handovers_of(lines: Sequence[Line]) -> tuple[Handover, ...]:
    """Return where, within a series, another person looked for the first time.

    Two people who began on one day take nothing over from each other: their marks stand apart already.
    """
    found = []
    for line in lines:
        first = line.points[0]
        others = [p for other in lines if other.mark == line.mark and other is not line for p in other.points]
        earlier = [point for point in others if point.on < first.on]
        if earlier:
            found.append(Handover(line.mark, max(earlier, key=lambda point: point.on), first))
    return tuple(sorted(found, key=lambda handover: handover.on))


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

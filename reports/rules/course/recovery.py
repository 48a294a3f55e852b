"""Which moments may belong to recovery: lower than before, shortly after an adversity.

Resilience costs time. *Shortly* is three months: the shortest span over which adversities are counted beside
the chart, and the usual time between two observations, so that the first form after a blow falls within it.
It is longer than the four weeks of `measurement_error.is_hard_time`, which is about something else: a form made in
a crisis is followed by a higher one by itself. An adversity that lasted opens the time twice, when it began and when
it ended, not all the years between; those lie as a band behind the chart. One that follows shortly on another opens
its own time, and *before* is then before the first of them: several in a row need more time.
"""

import datetime
from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reports.facts.bands import Band
from reports.rules.course.trajectories import Line, Point

RECOVERY = datetime.timedelta(weeks=13)


@dataclass(frozen=True)
class Blow:
    """One adversity: from each day in `opens` run 13 weeks of possible recovery.

    `since` is the first day of the chain of adversities, each shortly after another, that it belongs to.
    """

    opens: tuple[datetime.date, ...]
    since: datetime.date

    def is_followed_by(self, day: datetime.date) -> bool:
        """Say whether a day lies shortly after it."""
        return any(opened <= day <= opened + RECOVERY for opened in self.opens)


def blows_in(bands: Sequence[Band]) -> list[Blow]:
    """Return the adversities among these bands, oldest first."""
    found: list[Blow] = []
    opened: list[
        tuple[datetime.date, datetime.date]
    ] = []  # each day that opened a time of recovery, and its `since`
    for band in sorted((band for band in bands if band.kind == "adversity"), key=lambda band: band.first):
        opens = (band.first,) if band.last is None else (band.first, band.last)
        lately = bisect_left(opened, (band.first - RECOVERY, datetime.date.min))
        until = bisect_right(opened, (band.first, datetime.date.max))
        since = min((earlier for _day, earlier in opened[lately:until]), default=band.first)
        found.append(Blow(opens, min(band.first, since)))
        for day in dict.fromkeys(opens):
            insort(opened, (day, found[-1].since))
    return found


def with_recovery(lines: Sequence[Line], bands: Sequence[Band]) -> tuple[Line, ...]:
    """Mark the points that may belong to recovery after one of the adversities among `bands`."""
    blows = blows_in(bands)
    if not blows:
        return tuple(lines)
    return tuple(replace(line, points=marked(line.points, blows)) for line in lines)


def marked(points: Sequence[Point], blows: Sequence[Blow]) -> tuple[Point, ...]:
    """Return the points of one person, marked where they lie lower than before one of these adversities."""
    if len(points) < 2:
        return tuple(points)
    return tuple(
        point._replace(may_recover=any(fell_from(point, points, blow) for blow in blows)) for point in points
    )


def fell_from(point: Point, points: Sequence[Point], blow: Blow) -> Point | None:
    """Return the last point before an adversity, if this one lies shortly after it and lower; None otherwise."""
    if not blow.is_followed_by(point.on):
        return None
    before = [earlier for earlier in points if earlier.on < blow.since]
    return before[-1] if before and point.value < before[-1].value else None

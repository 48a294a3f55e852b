"""Which moments may belong to recovery: lower than before, shortly after an adversity.

Resilience costs time. *Shortly* is three months: the shortest span over which adversities are counted beside
the chart, and the usual time between two observations, so that the first form after a blow falls within it.
It is longer than the four weeks of `measurement_error.is_hard_time`, which is about something else: a form made in
a crisis is followed by a higher one by itself. An adversity that lasted opens the time twice, when it began and when
it ended, not all the years between; those lie as a band behind the chart. Adversities in quick succession each open
their own.
"""

import datetime
from collections.abc import Sequence
from dataclasses import replace

from reports.trajectories import Band, Line, Point

RECOVERY = datetime.timedelta(weeks=13)


def with_recovery(lines: Sequence[Line], bands: Sequence[Band]) -> tuple[Line, ...]:
    """Mark the points that may belong to recovery after one of the adversities among `bands`."""
    adversities = [band for band in bands if band.kind == "adversity"]
    if not adversities:
        return tuple(lines)
    return tuple(replace(line, points=marked(line.points, adversities)) for line in lines)


def marked(points: Sequence[Point], adversities: Sequence[Band]) -> tuple[Point, ...]:
    """Return the points of one person, marked where they lie lower than before one of these adversities."""
    return tuple(
        point._replace(may_recover=any(is_dip(point, points, adversity) for adversity in adversities))
        for point in points
    )


def is_dip(point: Point, points: Sequence[Point], adversity: Band) -> bool:
    """Say whether a point lies shortly after an adversity and lower than the last one before it."""
    days = [adversity.first] if adversity.last is None else [adversity.first, adversity.last]
    if not any(day <= point.on <= day + RECOVERY for day in days):
        return False
    before = [earlier.value for earlier in points if earlier.on < adversity.first]
    return bool(before) and point.value < before[-1]

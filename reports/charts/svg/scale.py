"""Where days and values lie in a chart over time. Lengths are SVG units."""

import datetime
from dataclasses import dataclass

from reports.rules.course.trajectories import TimeAxis

WIDTH, HEIGHT = 360, 170
LEFT, RIGHT, TOP, BOTTOM = 26.0, 352.0, 8.0, 140.0
INSET = 8.0  # room for a whole mark on the first and last day


@dataclass(frozen=True)
class Scale:
    """Where a day and a value lie in a chart over time."""

    axis: TimeAxis
    top: int

    @property
    def per_day(self) -> float:
        """Width of one day."""
        return (RIGHT - LEFT - 2 * INSET) / ((self.axis.last - self.axis.first).days or 1)

    @property
    def per_point(self) -> float:
        """Height of one scale point or one strength."""
        return (BOTTOM - TOP) / self.top

    def x(self, day: datetime.date) -> float:
        """Return the place of a day; days outside fall on an end."""
        return LEFT + INSET + self.axis.share(day) * (RIGHT - LEFT - 2 * INSET)

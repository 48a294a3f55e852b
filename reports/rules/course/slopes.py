"""How a score seems to move per year: only from four moments of one person, and when measurement error is known.

The slope is that of Theil and Sen with its band (`portfolio.statistics.trend`); the words stay *seems*.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from portfolio.statistics.trend import MINIMUM_FOR_SLOPE, theil_sen

DAYS_IN_YEAR = 365.25


@dataclass(frozen=True)
class Slope:
    """A slope in scale points per year with its band, through the middle moment; `n` is the number of moments.

    `is_whole_range`: so few moments give no band of 95 in 100; it then spans every slope between two of them.
    """

    n: int
    per_year: float
    lower: float
    upper: float
    is_whole_range: bool
    middle: tuple[datetime.date, float]

    def at(self, day: datetime.date, per_year: float) -> float:
        """Return where a line with this slope, through the middle moment, lies on a day (scale points)."""
        on, value = self.middle
        return value + per_year * (day - on).days / DAYS_IN_YEAR


def slope_through(moments: Sequence[tuple[datetime.date, float]]) -> Slope | None:
    """Return the slope through scores by day observed; None with fewer than four days."""
    days = [day.toordinal() for day, _ in moments]
    if len(set(days)) < MINIMUM_FOR_SLOPE:
        return None
    found = theil_sen([day / DAYS_IN_YEAR for day in days], [value for _, value in moments])
    if found.slope is None or found.lower is None or found.upper is None:
        return None
    middle = datetime.date.fromordinal(round(median(days)))
    return Slope(
        n=found.n,
        per_year=found.slope,
        lower=found.lower,
        upper=found.upper,
        is_whole_range=bool(found.is_whole_range),
        middle=(middle, median(value for _, value in moments)),
    )

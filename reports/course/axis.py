"""The one time axis that all charts and lanes of a course share."""

import datetime
from collections.abc import Sequence

from paper.dates_and_numbers import short_month
from reports.facts.bands import Band
from reports.facts.window import Window
from reports.rules.course.trajectories import TimeAxis

MARGIN = datetime.timedelta(days=14)
YEAR = datetime.timedelta(days=365)
TICKS = 5


def axis_of(
    days: Sequence[datetime.date], bands: Sequence[Band], today: datetime.date, window: Window
) -> TimeAxis:
    """Return one axis for all charts: the period that is looked at, or else all days observed and what was then."""
    first = window.first or first_day(days, bands, today)
    last = window.last or last_day(days, bands, today)
    return TimeAxis(first, last, ticks_between(first, last))


def first_day(days: Sequence[datetime.date], bands: Sequence[Band], today: datetime.date) -> datetime.date:
    """Return the first day observed, or a year before it when events lie there."""
    first = min(days, default=today)
    return min([first, *[max(band.first, first - YEAR) for band in bands]]) - MARGIN


def last_day(days: Sequence[datetime.date], bands: Sequence[Band], today: datetime.date) -> datetime.date:
    """Return the last day of all, today when something goes on."""
    ends = [today if band.last is None else band.last for band in bands]
    return max([*days, *ends], default=today) + MARGIN


def ticks_between(first: datetime.date, last: datetime.date) -> tuple[tuple[datetime.date, str], ...]:
    """Return firsts of months, evenly spread, with their names."""
    step = (last - first) / TICKS
    days = [first + step * place for place in range(TICKS + 1)]
    firsts = sorted({day.replace(day=1) for day in days if day.replace(day=1) >= first})
    return tuple((day, short_month(day)) for day in firsts)

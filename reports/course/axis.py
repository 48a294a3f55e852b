"""The one time axis that all charts and lanes of a course share."""

import datetime
from collections.abc import Sequence

from django.utils.formats import date_format

from reports.readings import Reading
from reports.signs import SignReading
from reports.trajectories import Band, TimeAxis

MARGIN = datetime.timedelta(days=14)
TICKS = 5


def axis_of(
    readings: Sequence[Reading | SignReading], bands: Sequence[Band], today: datetime.date
) -> TimeAxis:
    """Return one axis for all charts: from the first day observed, or a year before it when events lie there."""
    first = min(reading.period_to for reading in readings)
    year_before = first - datetime.timedelta(days=365)
    starts = [max(band.first, year_before) for band in bands]
    first = min([first, *starts]) - MARGIN
    ongoing = [today] if any(band.last is None for band in bands) else []
    ends = [band.last for band in bands if band.last is not None]
    last = max([reading.period_to for reading in readings] + ongoing + ends) + MARGIN
    step = (last - first) / TICKS
    days = [first + step * place for place in range(TICKS + 1)]
    firsts = sorted({day.replace(day=1) for day in days if day.replace(day=1) >= first})
    return TimeAxis(first, last, tuple((day, date_format(day, "M ’y").lower()) for day in firsts))

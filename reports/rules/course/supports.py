"""From what was noted of a resource to its band on the time axis."""

import datetime
from collections.abc import Sequence

from reports.facts.bands import Band, Part

NOT_THERE = "not_there"


def support_of(
    title: str, uses: Sequence[tuple[datetime.date, str, str]], ended_on: datetime.date | None
) -> Band | None:
    """Return the band of a resource from the first day it was there to the last; None when it never was.

    `uses` holds (from day, use, felt) in any order, each until the day before the next. A time in which it
    was not there is a part of the band only between times in which it was: what is not there yet, or no
    more, is no support.
    """
    ordered = sorted(uses)
    ends = [*(first - datetime.timedelta(days=1) for first, _use, _felt in ordered[1:]), ended_on]
    parts = [Part(first, last, use, felt) for (first, use, felt), last in zip(ordered, ends, strict=True)]
    there = [place for place, part in enumerate(parts) if part.use != NOT_THERE]
    if not there:
        return None
    kept = tuple(parts[there[0] : there[-1] + 1])
    return Band("support", title, kept[0].first, kept[-1].last, kept)

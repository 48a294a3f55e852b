"""When something happened: which days can be right. Pure: plain days in, faults out."""

import datetime
from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """What can be wrong with a day."""

    FUTURE = "future"
    BEFORE_BIRTH = "before_birth"
    ENDS_BEFORE_START = "ends_before_start"
    ENDED_AND_ONGOING = "ended_and_ongoing"


class Place(StrEnum):
    """Where in a period a fault lies."""

    FIRST = "first"
    LAST = "last"
    ONGOING = "ongoing"


@dataclass(frozen=True)
class Period:
    """A first day, a last day and whether it is still going on, as someone gave them; any may be missing."""

    first: datetime.date | None
    last: datetime.date | None = None
    is_ongoing: bool = False


def faults_in(
    period: Period, *, born_on: datetime.date, today: datetime.date
) -> tuple[tuple[Place, Fault], ...]:
    """Return what is wrong and where: it lies in the child's life, not in the future, and ends after it began."""
    first, last = period.first, period.last
    found = []
    for place, day in ((Place.FIRST, first), (Place.LAST, last)):
        if day and day > today:
            found.append((place, Fault.FUTURE))
        elif day and day < born_on:
            found.append((place, Fault.BEFORE_BIRTH))
    if first and last and last < first:
        found.append((Place.LAST, Fault.ENDS_BEFORE_START))
    if last and period.is_ongoing:
        found.append((Place.ONGOING, Fault.ENDED_AND_ONGOING))
    return tuple(found)

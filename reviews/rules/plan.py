"""Where an action stands in the plan, and how many go on at once. Pure: plain days in, a standing out.

A plan names who does what, from when and by when, and how it ended. More than three at a time is much to carry for a
family: that is a remark, never a refusal.
"""

import datetime
from collections.abc import Iterable
from enum import StrEnum

MOST_AT_ONCE = 3


class Standing(StrEnum):
    """Where an action stands on a day."""

    PLANNED = "planned"  # begins later
    GOING_ON = "going_on"
    PAST_ITS_DAY = "past_its_day"  # goes on after the day by which it was to be done
    ENDED = "ended"


def standing_on(
    today: datetime.date, *, started_on: datetime.date, due_on: datetime.date | None, is_ongoing: bool
) -> Standing:
    """Return where an action stands."""
    if not is_ongoing:
        return Standing.ENDED
    if started_on > today:
        return Standing.PLANNED
    return Standing.PAST_ITS_DAY if due_on and due_on < today else Standing.GOING_ON


def are_many(standings: Iterable[Standing]) -> bool:
    """Say whether more go on at once than a family can carry; what begins later does not count yet."""
    return sum(one in (Standing.GOING_ON, Standing.PAST_ITS_DAY) for one in standings) > MOST_AT_ONCE

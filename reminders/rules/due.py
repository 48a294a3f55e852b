"""When a colleague is reminded: by what came up since the last mail, and once a week of what is still due."""

import datetime
from collections.abc import Collection

WEEK = datetime.timedelta(days=7)


def is_reminded(
    today: datetime.date,
    *,
    last_on: datetime.date | None,
    due: Collection[datetime.date],
    meetings: Collection[datetime.date],
) -> bool:
    """Say whether someone gets a mail today.

    `last_on` is the day of the last mail, `due` since when each observation that waits is due, `meetings` the days
    of the coming meetings to which this person is invited: they are announced a week ahead.
    """
    since = last_on or datetime.date.min
    came_up = any(since < day <= today for day in due)
    is_announced = any(since < day - WEEK <= today <= day for day in meetings)
    is_still_due = bool(due) and today - since >= WEEK
    return came_up or is_announced or is_still_due

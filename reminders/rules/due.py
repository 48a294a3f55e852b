"""When a colleague is reminded: by what came up since the last mail, and once a week of what is still due."""

import datetime
from collections.abc import Collection

WEEK = datetime.timedelta(days=7)


def is_reminded(
    today: datetime.date,
    *,
    last_on: datetime.date | None,
    due: Collection[datetime.date],
    asked: Collection[tuple[datetime.date, datetime.date]],
    meetings: Collection[datetime.date],
) -> bool:
    """Say whether someone gets a mail today.

    `last_on` is the day of the last mail, `due` since when each observation that waits is due, `asked` the day on
    which a colleague asked for one and the day by which, `meetings` the days of the coming meetings to which this
    person is invited. What was asked is said the day after, a week before its day and on it (with a meeting that is a
    week before the meeting), a meeting a week ahead; what is past its day or due once a week.
    """
    since = last_on or datetime.date.min
    by_days = [by for _day, by in asked]
    came_up = any(since < day <= today for day in (*due, *by_days))
    is_asked = any(since <= day < today for day, _by in asked)
    is_announced = any(since < day - WEEK <= today <= day for day in (*meetings, *by_days))
    is_still_due = (bool(due) or any(by < today for by in by_days)) and today - since >= WEEK
    return came_up or is_asked or is_announced or is_still_due

"""The months of the log: which are over, and which should have been looked over by now. Pure."""

import datetime

LAST_DAY = 15  # of the month after: by then a month is signed off


def month_of(day: datetime.date) -> datetime.date:
    """Return the first day of the month."""
    return day.replace(day=1)


def month_before(month: datetime.date) -> datetime.date:
    """Return the first day of the month before."""
    return month_of(month - datetime.timedelta(days=1))


def month_after(month: datetime.date) -> datetime.date:
    """Return the first day of the month after; 32 days on always lies in it."""
    return month_of(month_of(month) + datetime.timedelta(days=32))


def months_from(first: datetime.date, last: datetime.date) -> list[datetime.date]:
    """Return every month from the one to the other, the newest first; none when the first lies later."""
    month, found = month_of(last), []
    while month >= month_of(first):
        found.append(month)
        month = month_before(month)
    return found


def due_month(today: datetime.date) -> datetime.date:
    """Return the newest month that should be signed off by today."""
    finished = month_before(month_of(today))
    return finished if today.day > LAST_DAY else month_before(finished)

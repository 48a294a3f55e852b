"""Months by the calendar: the same day of another month. Pure."""

import calendar
import datetime


def months_after(day: datetime.date, months: int) -> datetime.date:
    """Return the same day so many months later, or the last day of a month that has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def months_before(day: datetime.date, months: int) -> datetime.date:
    """Return the same day so many months earlier, or the last day of a month that has no such day."""
    return months_after(day, -months)

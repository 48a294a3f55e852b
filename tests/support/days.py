"""Days as tests tell them: counted from today, by the clock of the tests."""

import datetime

from django.utils import timezone
from django.utils.formats import date_format


def today() -> datetime.date:
    """Return the day where the team works, by the clock of the tests."""
    return timezone.localdate()


def days_ago(days: int) -> datetime.date:
    """Return the day so many days before today; a negative number gives a day to come."""
    return today() - datetime.timedelta(days=days)


def weeks_ago(weeks: int) -> datetime.date:
    """Return the day so many weeks before today."""
    return days_ago(7 * weeks)


def season() -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day of three months that ended half a year ago: a spring, seen from November."""
    return days_ago(266), days_ago(175)


def birth_month_of(years: int) -> tuple[int, int]:
    """Return year and month of birth of a child that became so many years old eight months ago."""
    months = 12 * (today().year - years) + today().month - 1 - 8
    return months // 12, months % 12 + 1


def born_on() -> datetime.date:
    """Return the first day on which a child of `a_child` can have been born."""
    return datetime.date(*birth_month_of(9), 1)


def day_before_birth() -> datetime.date:
    """Return the last day before a child of `a_child` was born."""
    return born_on() - datetime.timedelta(days=1)


def spelled(day: datetime.date, form: str = "j F Y") -> str:
    """Return a day as the pages write it; `F Y` for a month."""
    return date_format(day, form)

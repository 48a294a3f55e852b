"""How much adversity began lately and how long ago the last began: counts, and nothing made of them.

Several events in quick succession ask more of a child, and recovery takes time. How much time differs for each
child, so there is no expected number, no expected course and no verdict here. Pure: plain days in, counts out.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from children.rules.months import months_before

WINDOWS = (3, 6, 12)  # months
IN_DAYS, IN_WEEKS, IN_MONTHS = 21, 3, 24  # below so many days, months, months a lapse is told in that unit


@dataclass(frozen=True)
class Happening:
    """One adversity: the day it began, whether that day is an estimate, and whether it is still going on."""

    began_on: datetime.date
    is_estimated: bool = False
    is_ongoing: bool = False


class Unit(StrEnum):
    """In what a lapse of time is told."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True)
class Lapse:
    """How long ago, in units that have passed: whole ones, and years also by the half."""

    number: float
    unit: Unit


@dataclass(frozen=True)
class Counts:
    """What can be counted: how many began in each window of months, when the last began, what still goes on."""

    began_within: tuple[tuple[int, int], ...]
    last: Happening
    since_last: Lapse
    n_ongoing: int


def counts_of(happenings: Sequence[Happening], today: datetime.date) -> Counts | None:
    """Return the counts on a day; None when nothing had happened by then, for then there is nothing to count."""
    past = [found for found in happenings if found.began_on <= today]
    if not past:
        return None
    last = max(past, key=lambda found: (found.began_on, not found.is_estimated))
    return Counts(
        began_within=tuple((months, began_within(past, months, today)) for months in WINDOWS),
        last=last,
        since_last=lapse(last.began_on, today),
        n_ongoing=sum(found.is_ongoing for found in past),
    )


def began_within(happenings: Sequence[Happening], months: int, today: datetime.date) -> int:
    """Return how many began in the last months; the day exactly so many months ago counts."""
    return sum(months_before(today, months) <= found.began_on <= today for found in happenings)


def lapse(since: datetime.date, today: datetime.date) -> Lapse:
    """Return how long ago a day was, in the unit in which people say it.

    It is never told longer than it was, and never more than a quarter shorter.
    """
    days = (today - since).days
    months = whole_months(since, today)
    if days < IN_DAYS:
        return Lapse(days, Unit.DAY)
    if months < IN_WEEKS:
        return Lapse(days // 7, Unit.WEEK)
    if months < IN_MONTHS:
        return Lapse(months, Unit.MONTH)
    return Lapse(months // 6 / 2, Unit.YEAR)


def whole_months(since: datetime.date, today: datetime.date) -> int:
    """Return how many whole months have passed."""
    months = (today.year - since.year) * 12 + today.month - since.month
    return months if since <= months_before(today, months) else months - 1

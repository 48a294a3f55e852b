"""On which day a child turns twelve, sixteen and eighteen. Pure: days in, days out.

Where the day of birth is not kept, the day lies somewhere in the month of birth, and what follows from it is not known
in that month.
"""

import calendar
import datetime
from dataclasses import dataclass

TWELVE, SIXTEEN, EIGHTEEN = 12, 16, 18
CHANGING = (TWELVE, SIXTEEN, EIGHTEEN)  # the birthdays on which somebody else decides
DAYS_BEFORE = 90  # how long before such a birthday one is reminded, and may ask the child already


@dataclass(frozen=True)
class Born:
    """When someone was born; without a day only year and month are known."""

    year: int
    month: int
    day: int | None = None

    def first(self, age: int) -> datetime.date:
        """Return the first day on which this age can have been reached."""
        return birthday(self.year, self.month, self.day or 1, age)

    def last(self, age: int) -> datetime.date:
        """Return the day on which this age has been reached for certain."""
        last_day = self.day or calendar.monthrange(self.year, self.month)[1]
        return birthday(self.year, self.month, last_day, age)

    def ages_on(self, on: datetime.date) -> tuple[int, int]:
        """Return the age in whole years on a day as the least and the most it can be; twice the same when known."""
        years = on.year - self.year
        return years - (on < self.last(years)), years - (on < self.first(years))

    def turned_last(self, on: datetime.date) -> int | None:
        """Return the last changing birthday (12, 16 or 18) that can have come by a day; None before the twelfth."""
        return max((age for age in CHANGING if self.first(age) <= on), default=None)

    def turns_next(self, on: datetime.date) -> int | None:
        """Return the changing birthday that comes after a day; None after the eighteenth."""
        return min((age for age in CHANGING if self.first(age) > on), default=None)


def birthday(year: int, month: int, day: int, age: int) -> datetime.date:
    """Return the day on which an age is reached; who was born on 29 February reaches it on 1 March without that day."""
    try:
        return datetime.date(year + age, month, day)
    except ValueError:
        return datetime.date(year + age, 3, 1)

"""How long a file is kept: the rule, apart from the database.

Youth help: at least twenty years after the help ended (it was fifteen; older texts still say so). Child
protection, such as a supervision order or guardianship: thirty years after coming of age. A working layer,
of which everything was handed over to the client file elsewhere: a short term of its own.
"""

import datetime
from enum import StrEnum

from children.rules.months import months_after

COMES_OF_AGE = 18
DAYS_TO_ANSWER_SOON = 14


class RetentionKind(StrEnum):
    """Why a file is kept as long as it is."""

    YOUTH_HELP = "youth_help"
    PROTECTION = "protection"
    WORKING_LAYER = "working_layer"


YEARS = {RetentionKind.YOUTH_HELP: 20, RetentionKind.PROTECTION: 30, RetentionKind.WORKING_LAYER: 1}
LEAST = {RetentionKind.YOUTH_HELP: 20, RetentionKind.PROTECTION: 20, RetentionKind.WORKING_LAYER: 1}
MOST = 100


def years_after(day: datetime.date, years: int) -> datetime.date:
    """Return the same day so many years later; after 29 February comes 1 March where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return datetime.date(day.year + years, 3, 1)


def kept_until(kind: str, years: int, *, closed_on: datetime.date, born_on: datetime.date) -> datetime.date:
    """Return the day from which a file may be destroyed.

    Of a child the month of birth is known, not the day: coming of age is counted from the last day on
    which it can be. Protection is never kept shorter than youth help.
    """
    if kind != RetentionKind.PROTECTION:
        return years_after(closed_on, years)
    of_age = years_after(months_after(born_on, 1), COMES_OF_AGE)
    return max(years_after(of_age, years), years_after(closed_on, LEAST[RetentionKind.YOUTH_HELP]))


def answer_due(asked_on: datetime.date) -> datetime.date:
    """Return the day on which a request for destruction must have been carried out: three months."""
    return months_after(asked_on, 3)

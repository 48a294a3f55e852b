"""Who can be asked with which form, and for how long a link works. Pure."""

import datetime

ALONE_FROM = 8  # years: a younger child fills a form in with an adult at hand, not by a link
DAYS, MOST_DAYS = 14, 30  # for which a link works: as a rule, and at most
LOOK_BACK = 28  # days over which someone is asked to look back
CHILD, PARENT, FOSTER_CARER, TEACHER, NETWORK = "child", "parent", "foster_carer", "teacher", "network"
AUDIENCES = {  # whose forms each kind of person is asked to fill in
    CHILD: ("child", "youth"),
    PARENT: ("parent",),
    FOSTER_CARER: ("parent",),
    TEACHER: ("teacher",),
    NETWORK: ("anyone",),
}
ROLES = {CHILD: "child", PARENT: "parent", FOSTER_CARER: "parent", TEACHER: "teacher", NETWORK: "other"}
SETTINGS = {
    CHILD: "home",
    PARENT: "home",
    FOSTER_CARER: "foster_family",
    TEACHER: "school",
    NETWORK: "leisure",
}


def suits(kind: str, *, audience: str, ages: tuple[int, int], age: int) -> bool:
    """Say whether this kind of person can be asked by a link with a form for this audience and these ages.

    `age` is that of the child (whole years).
    """
    if kind == CHILD and age < ALONE_FROM:
        return False
    return audience in AUDIENCES[kind] and ages[0] <= age <= ages[1]


def last_day(today: datetime.date, days: int = DAYS) -> datetime.date:
    """Return the last day on which a link works that is made today."""
    return today + datetime.timedelta(days=days)


def is_soon_enough(until: datetime.date, today: datetime.date) -> bool:
    """Say whether a link may work until the end of this day: from today, and not too long."""
    return today <= until <= last_day(today, MOST_DAYS)


def look_back_from(today: datetime.date, born_on: datetime.date) -> datetime.date:
    """Return the first day of the period that a form is about: some weeks, and never before the birth."""
    return max(today - datetime.timedelta(days=LOOK_BACK), born_on)

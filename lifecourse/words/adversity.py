"""The counts of adversity in words: plain facts, side by side, without any expectation."""

from collections.abc import Iterable
from math import ceil
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lifecourse.models import LifeEvent
from lifecourse.rules.adversity import Counts, Happening, Lapse, Unit
from paper.dates_and_numbers import number


class Fact(NamedTuple):
    """One fact: what is told, and what there is to tell."""

    term: str
    value: str


def happenings_in(events: Iterable[LifeEvent]) -> list[Happening]:
    """Return the adversities of a child as the rule counts them."""
    return [Happening(event.started_on, event.is_start_estimated, event.is_ongoing) for event in events]


def facts_in(counts: Counts) -> list[Fact]:
    """Return the counts as facts: what began in each window, when the last began, what still goes on."""
    windows = [
        Fact(_("In the last %(n)s months") % {"n": months}, number_begun(number))
        for months, number in counts.began_within
    ]
    return [
        *windows,
        Fact(_("The last one began"), last_in_words(counts)),
        Fact(_("Still going on"), str(counts.n_ongoing) if counts.n_ongoing else _("none")),
    ]


def number_begun(number: int) -> str:
    """Say how many adversities began."""
    if number == 0:
        return _("no adversity began")
    return ngettext("%(n)s adversity began", "%(n)s adversities began", number) % {"n": number}


def last_in_words(counts: Counts) -> str:
    """Say how long ago the last adversity began, and on which day."""
    words = _("%(ago)s, around %(day)s") if counts.last.is_estimated else _("%(ago)s, on %(day)s")
    return words % {"ago": ago(counts.since_last), "day": date_format(counts.last.began_on, "j F Y")}


def ago(lapse: Lapse) -> str:
    """Say how long ago something was; a half as the language writes it: 2,5."""
    if lapse.number == 0:
        return _("today")
    n = ceil(lapse.number)  # the plural of two and a half is that of three
    words = {
        Unit.DAY: ngettext("%(n)s day ago", "%(n)s days ago", n),
        Unit.WEEK: ngettext("%(n)s week ago", "%(n)s weeks ago", n),
        Unit.MONTH: ngettext("%(n)s month ago", "%(n)s months ago", n),
        Unit.YEAR: ngettext("%(n)s year ago", "%(n)s years ago", n),
    }
    return words[lapse.unit] % {"n": n if n == lapse.number else number(lapse.number)}

"""Which forms can be put side by side: all of them by year, and a few choices in one press."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from reports.facts.readings import Reading
from reports.rules import comparing
from reports.rules.differing import Now
from reports.rules.profiles import newest_of_each
from reports.words.labels import FormChoice, reading_label


class YearOfForms(NamedTuple):
    """The forms of one year, and whether its list lies open."""

    year: int
    forms: list[FormChoice]
    is_open: bool


class QuickChoice(NamedTuple):
    """A choice in one press: its label, and the query of its address."""

    label: str
    query: str


@dataclass(frozen=True)
class Chooser:
    """What there is to choose from: by year, the newest first, and a few choices in one press."""

    years: list[YearOfForms]
    quick: list[QuickChoice]
    left_out: str


def chooser(readings: Sequence[Reading], now: Now, chosen: Sequence[str]) -> Chooser:
    """Return what can be chosen; the newest year lies open, and every year with a chosen form."""
    years = []
    newest_first = list(reversed(readings))
    for year, found in groupby(newest_first, key=lambda reading: reading.period_to.year):
        forms = [FormChoice(r.id, form_label(r), r.id in chosen) for r in found]
        is_open = year == newest_first[0].period_to.year or any(form.is_chosen for form in forms)
        years.append(YearOfForms(year, forms, is_open))
    quick = {
        _("The last two of one observer"): comparing.last_two(readings),
        _("Home and school, now"): comparing.home_and_school(now),
        _("All observers, now"): (everyone := comparing.all_now(now)),
    }
    n_views = len(newest_of_each(now.views))
    left_out = _("‘All observers’ shows the newest %(most)s of %(n)s.") % {
        "most": comparing.MOST,
        "n": n_views,
    }
    return Chooser(
        years=years,
        quick=[
            QuickChoice(label, urlencode([("vorm", id_) for id_ in ids]))
            for label, ids in quick.items()
            if ids
        ],
        left_out=left_out if len(everyone) < n_views else "",
    )


def form_label(reading: Reading) -> str:
    """Name one form to choose: day observed, role, setting and observer."""
    return f"{reading_label(reading)} · {reading.observer}"

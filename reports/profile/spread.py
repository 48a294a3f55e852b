"""The spread of strengths in words: which cells hold one, which could, and which do not."""

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _

from portfolio.rules.domains import DOMAINS, LOCUS_NAMES
from portfolio.words import in_words
from reports.rules.spread import Cell, Spread


class SpreadView(NamedTuple):
    """The cells by name: with a strength, not known, and without."""

    present: list[str]
    maybe: list[str]
    without: list[str]


def spread_view(spread: Spread) -> SpreadView:
    """Return the cells of a form by name."""
    return SpreadView(names_of(spread.present), names_of(spread.maybe), names_of(spread.without))


def names_of(cells: Sequence[Cell]) -> list[str]:
    """Name cells by domain and half."""
    domains: dict[str, str] = {domain.key: in_words(domain.name) for domain in DOMAINS}
    return [
        _("%(domain)s, %(half)s") % {"domain": domains[domain], "half": in_words(LOCUS_NAMES[locus]).lower()}
        for domain, locus in cells
    ]

"""The spread of strengths in words: which cells hold one, which could, and which do not."""

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.text import get_text_list
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
    """Name cells by domain, with its halves."""
    halves: dict[str, list[str]] = {}
    for domain, locus in cells:
        halves.setdefault(domain, []).append(in_words(LOCUS_NAMES[locus]).lower())
    return [
        _("%(domain)s (%(halves)s)")
        % {"domain": in_words(domain.name), "halves": get_text_list(halves[domain.key], _("and"))}
        for domain in DOMAINS
        if domain.key in halves
    ]

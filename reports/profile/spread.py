"""The spread of strengths in words: which cells hold one, which could, and which do not."""

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from portfolio.rules.domains import DOMAINS
from portfolio.words import half_name, in_words
from reports.rules.spread import Cell, Spread


class SpreadView(NamedTuple):
    """The cells by name: with a strength, not known, and without."""

    present: list[str]
    maybe: list[str]
    without: list[str]


def spread_view(spread: Spread, child: str) -> SpreadView:
    """Return the cells of a form by name; `child` is the first name."""
    return SpreadView(*(names_of(cells, child) for cells in (spread.present, spread.maybe, spread.without)))


def names_of(cells: Sequence[Cell], child: str) -> list[str]:
    """Name cells by domain, with its halves."""
    halves: dict[str, list[str]] = {}
    for domain, locus in cells:
        name = half_name(locus, child)
        halves.setdefault(domain, []).append(name[:1].lower() + name[1:])
    return [
        _("%(domain)s (%(halves)s)")
        % {"domain": in_words(domain.name), "halves": get_text_list(halves[domain.key], _("and"))}
        for domain in DOMAINS
        if domain.key in halves
    ]

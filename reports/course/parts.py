"""The parts of a course that have a page of their own: what waits until someone asks for it."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from reports.charts.figure import Figure
from reports.charts.svg import Svg
from reports.course.charts import figure_of
from reports.course.page import CoursePage
from reports.plain_words.page import PlainWords


class Part(StrEnum):
    """What can be asked for, as it stands in the address."""

    STRENGTHS = "krachten"
    TABLES = "tabellen"
    SIGNS = "tekens"
    SENTENCES = "zinnen"
    KEY = "uitleg"


AT_ONCE = 8  # strengths drawn on one page
CHOOSE = "kiezen"  # the choice of a period, a domain or a place, which stands on the course itself


def parts_of(page: CoursePage | None, plain_words: PlainWords | None) -> dict[str, str]:
    """Return the parts that have something to show, with their names."""
    if not page:
        return {}
    named = {
        Part.STRENGTHS: (page.domains, _("Strength by strength")),
        Part.TABLES: (True, _("In words, and as tables")),
        Part.SIGNS: (page.signs, _("Signs of healthy development")),
        Part.SENTENCES: (plain_words, _("Where do these sentences come from?")),
        Part.KEY: (True, _("Who looked, and what the signs mean")),
    }
    return {part.value: name for part, (shown, name) in named.items() if shown}


@dataclass(frozen=True)
class StrengthsPart:
    """The strengths of one domain that a page shows, what stands behind them, and the other pages as (first, last, current).

    One strength is shown with its table, when it was asked for.
    """

    domain: str
    sheet: Svg | None
    figures: list[tuple[str, Figure]]
    pages: list[tuple[int, int, bool]]
    is_one: bool


def strengths_of(page: CoursePage, asked: str, first: str) -> StrengthsPart | None:
    """Return the strengths from number `first` on, or the one whose key is asked for; None when no domain is open."""
    domain = next((domain for domain in page.domains if domain.is_open), None)
    if domain is None:
        return None
    if one := next((chart for chart in domain.charts.strengths if chart.key == asked), None):
        drawn = figure_of(one, domain.drawing, is_count=False)  # alone, its words follow the width it has
        return StrengthsPart(domain.key, None, [(one.key, drawn)], [], is_one=True)
    sheet, figures = domain.on_sheet
    found = list(zip([chart.key for chart in domain.charts.strengths], figures, strict=True))
    spans = spans_of(len(found))
    chosen = next(((low, high) for low, high in spans if str(low) == first), spans[0])
    pages = [(low, high, (low, high) == chosen) for low, high in spans] if len(spans) > 1 else []
    return StrengthsPart(domain.key, sheet, found[chosen[0] - 1 : chosen[1]], pages, is_one=False)


def spans_of(number: int) -> list[tuple[int, int]]:
    """Divide so many strengths over pages of about the same size: the first and last number of each."""
    n_pages = max(1, -(-number // AT_ONCE))
    size = -(-number // n_pages)
    return [(first, min(first + size - 1, number)) for first in range(1, number + 1, size)] or [(1, 0)]

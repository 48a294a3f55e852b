"""The strengths map of the paper: for each strength a mark of everyone who looked, side by side and never merged."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from children.rules.voices import is_own_voice
from portfolio.rules.definitions import Element, InstrumentDefinition
from portfolio.rules.domains import DOMAINS
from portfolio.words import in_words
from reports.case_report.budget import Budget, shortened
from reports.charts.paper.observer_marks import observer_mark, observer_marks
from reports.charts.svg import Svg
from reports.facts.readings import Reading
from reports.profile.matrix import head_of
from reports.rules.levels import Level
from reports.rules.matrix import Row, columns_of, matrix
from reports.rules.profiles import View
from reports.rules.spread import spread_of
from reports.words.levels import level_in_words
from reports.words.questions import Definitions, in_order_of_domains
from reports.words.sentences import counted_short

NAME = 22  # width of the name of an observer, in times the size of the letters
HALVES = ("internal", "external")


class MarkedStrength(NamedTuple):
    """One strength with its marks; `turned` says in a word what is new or less in the form that comes first."""

    name: str
    marks: Svg
    turned: str


class MarkedHalf(NamedTuple):
    """The strengths in the child, or those around it."""

    is_around: bool
    strengths: list[MarkedStrength]


class MarkedDomain(NamedTuple):
    """One column of the map."""

    key: str
    name: str
    halves: list[MarkedHalf]


class Observer(NamedTuple):
    """Who looked, under the number that stands above the marks."""

    number: int
    name: str
    where: str
    when: str
    counted: str


@dataclass(frozen=True)
class ByObserver:
    """The map: the marks by domain, who looked, what the marks mean, and how many who looked have no column."""

    domains: list[MarkedDomain]
    observers: list[Observer]
    legend: list[tuple[Svg, str]]
    has_turned: bool
    left_out: str


def by_observer(
    readings: list[Reading],
    chosen: Reading,
    definitions: Definitions,
    elements: Sequence[Element],
    name: str,
    budget: Budget,
) -> ByObserver:
    """Return the map of the newest form of everyone who looked in the half year before the newest one, the child first."""
    columns = columns_of(readings, chosen, is_past=False)
    views = kept_views(columns.views, chosen, budget.observers)
    rows = matrix(in_order_of_domains(elements), views)
    place = next(number for number, view in enumerate(views) if view.latest is chosen)
    n_left = columns.n_left + len(columns.views) - len(views) + len(columns.older)
    turned = [turned_in(row, place) for row in rows]
    return ByObserver(
        domains=domains_of(rows, views, place, definitions),
        observers=[observer_of(number, view, definitions, name) for number, view in enumerate(views, 1)],
        legend=legend_of(rows),
        has_turned=any(turned),
        left_out=left_out_in_words(n_left),
    )


def kept_views(views: Sequence[View], chosen: Reading, most: int) -> list[View]:
    """Return at most so many of these views in their order, the chosen form always among them."""
    others = [view for view in views if view.latest is not chosen][: most - 1]
    return [view for view in views if view.latest is chosen or view in others]


def domains_of(
    rows: Sequence[Row], views: Sequence[View], place: int, definitions: Definitions
) -> list[MarkedDomain]:
    """Return the columns of the map; a half without strengths is left out."""
    found = []
    for domain in DOMAINS:
        halves = []
        for locus in HALVES:
            own = [row for row in rows if row.element.domain == domain.key and row.element.locus == locus]
            if own:
                marked = [marked_strength(row, views, place, definitions) for row in own]
                halves.append(MarkedHalf(locus == "external", marked))
        found.append(MarkedDomain(domain.key, in_words(domain.name), halves))
    return found


def marked_strength(row: Row, views: Sequence[View], place: int, definitions: Definitions) -> MarkedStrength:
    """Return one strength with a mark for each view, and the same in words for who hears the paper."""
    said = [
        _("%(number)s: %(words)s")
        % {
            "number": number,
            "words": level_in_words(
                cell.score, definitions[view.latest.instrument], is_own=is_own_voice(view.latest.role)
            ),
        }
        for number, (cell, view) in enumerate(zip(row.cells, views, strict=True), 1)
        if cell
    ]
    levels = [cell.level if cell else None for cell in row.cells]
    return MarkedStrength(
        in_words(row.element.name),
        observer_marks(levels, row.element.domain, "; ".join(said)),
        turned_in(row, place),
    )


def turned_in(row: Row, place: int) -> str:
    """Say in a word what turned since the form before, in the form that comes first."""
    cell = row.cells[place]
    if cell is None:
        return ""
    return _("new") if cell.is_new else _("less now") if cell.is_less else ""


def observer_of(number: int, view: View, definitions: Definitions, name: str) -> Observer:
    """Return who looked, where, when and how long, and how many strengths that shows."""
    latest = view.latest
    head = head_of(latest, name, is_chosen=False)
    definition: InstrumentDefinition = definitions[latest.instrument].about(latest.scores.elements)
    hours = (
        "" if latest.hours_seen is None or is_own_voice(latest.role) else hours_in_words(latest.hours_seen)
    )
    return Observer(
        number=number,
        name=shortened(head.name, NAME),
        where=head.where if is_own_voice(latest.role) else f"{head.role}, {head.where}",
        when=" · ".join(part for part in (head.day, hours) if part),
        counted=counted_short(latest.scores, spread_of(latest, definition.elements)),
    )


def hours_in_words(hours: int) -> str:
    """Say how many hours someone saw the child."""
    return ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours}


def legend_of(rows: Sequence[Row]) -> list[tuple[Svg, str]]:
    """Return the marks that stand on the map, with their meaning."""
    found = {cell.level for row in rows for cell in row.cells if cell}
    names = {
        Level.PRESENT: _("clearly there"),
        Level.GROWING: _("partly, or with support"),
        Level.NOT_YET: _("looked, not yet"),
        Level.TOO_LITTLE_SEEN: _("too little seen, or not known"),
        Level.LEFT_OPEN: _("left open"),
        Level.NOT_APPLICABLE: _("does not fit"),
    }
    return [(observer_mark(level), words) for level, words in names.items() if level in found]


def left_out_in_words(n: int) -> str:
    """Say how many who looked have no column; empty when all have one."""
    if not n:
        return ""
    return ngettext(
        "%(n)s more observer is not on this map.", "%(n)s more observers are not on this map.", n
    ) % {"n": n}

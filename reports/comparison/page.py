"""The page on which two to four forms stand side by side, in words."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from children.rules.voices import is_own_voice
from paper.dates_and_numbers import difference, short_day
from portfolio.rules.definitions import Element, InstrumentDefinition
from portfolio.rules.domains import DOMAINS, Domain
from portfolio.rules.scoring import ElementScore
from portfolio.words import in_words
from reliability.rules.measurement_error import Errors
from reports.facts.bands import Band
from reports.facts.readings import Reading
from reports.profile.strengths_map import LevelName, legend_of_levels
from reports.rules import comparing
from reports.rules.comparing import Row, Step, groups_of
from reports.rules.course.same_strengths import judged_by_all, judged_in, n_present
from reports.rules.course.trajectories import domain_point, hard_days
from reports.rules.elements import merged_elements
from reports.rules.levels import Level, level_of
from reports.words import error_sentences, sentences
from reports.words.error_sentences import Remarks, remarks_on
from reports.words.labels import who_in_words
from reports.words.levels import figure, level_in_words

LETTERS = "ABCD"
Definitions = Mapping[str, InstrumentDefinition]


@dataclass(frozen=True)
class Column:
    """One chosen form: its letter, the day, who saw what where, and with which form."""

    letter: str
    day: str
    who: str
    exposure: str
    instrument: str
    definition: InstrumentDefinition
    is_own: bool

    @property
    def head(self) -> str:
        """What stands above the column, and before each value on a phone."""
        return f"{self.letter} · {self.day}"


@dataclass(frozen=True)
class CellView:
    """What one form says of one strength; `score` only where there is one to compare it with."""

    head: str
    level: str
    words: str
    basis: str
    score: str


@dataclass(frozen=True)
class RowView:
    """One strength in all chosen forms, what may be said of it, and the figures behind that."""

    name: str
    is_external: bool
    cells: list[CellView]
    notes: list[str]
    numbers: list[str]


class CountView(NamedTuple):
    """How many strengths are present: of which forms, and the numbers."""

    head: str
    numbers: str


@dataclass(frozen=True)
class DomainView:
    """One domain: how many strengths are present by comparable forms, and the strengths."""

    key: str
    name: str
    counts: list[CountView]
    rows: list[RowView]


@dataclass(frozen=True)
class ComparePage:
    """Everything that stands side by side."""

    columns: list[Column]
    domains: list[DomainView]
    not_comparable: str
    between: list[tuple[str, str]]
    levels: list[LevelName]
    remarks: Remarks


def compare_page(
    readings: Sequence[Reading],
    definitions: Definitions,
    adversities: Sequence[Band],
    errors: Errors,
) -> ComparePage:
    """Return the chosen forms side by side; `readings` in order of the day observed."""
    columns = [column(place, reading, definitions) for place, reading in enumerate(readings)]
    asked = {reading.instrument for reading in readings}
    elements = merged_elements({key: found for key, found in definitions.items() if key in asked})
    rows = comparing.comparison(readings, elements, errors)
    first, last = readings[0].period_to, readings[-1].period_to
    return ComparePage(
        columns=columns,
        domains=[domain_view(domain, readings, elements, rows, columns) for domain in DOMAINS],
        not_comparable=not_comparable(list(groups_of(readings).values())),
        between=[(short_day(band.first), band.title) for band in adversities if first < band.first <= last],
        levels=legend_of_levels(is_own=all(column.is_own for column in columns)),
        remarks=remarks_on(errors, definitions, hard_before(readings, adversities)),
    )


def hard_before(readings: Sequence[Reading], adversities: Sequence[Band]) -> list[datetime.date]:
    """Return the days of the forms that a later one is set against and that were made in a hard time."""
    firsts = [readings[before] for before, _after in comparing.pairs_in_time(readings)]
    return hard_days(firsts, adversities)


def column(place: int, reading: Reading, definitions: Definitions) -> Column:
    """Return the head of one form."""
    definition = definitions[reading.instrument]
    return Column(
        letter=LETTERS[place],
        day=short_day(reading.period_to),
        who=who_in_words(reading),
        exposure=sentences.exposure(reading),
        instrument=f"{in_words(definition.title)} {definition.version}",
        definition=definition,
        is_own=is_own_voice(reading.role),
    )


def not_comparable(groups: Sequence[Sequence[int]]) -> str:
    """Say which forms cannot be set against each other; empty when all can."""
    if len(groups) < 2:
        return ""
    return _("Not comparable: %(forms)s.") % {"forms": _(" with ").join(map(letters, groups))}


def letters(places: Sequence[int]) -> str:
    """Write the letters of some forms."""
    return get_text_list([LETTERS[place] for place in places], _("and"))


def domain_view(
    domain: Domain,
    readings: Sequence[Reading],
    elements: Sequence[Element],
    rows: Sequence[Row],
    columns: Sequence[Column],
) -> DomainView:
    """Return one domain."""
    own = [element for element in elements if element.domain == domain.key]
    return DomainView(
        key=domain.key,
        name=in_words(domain.name),
        counts=[
            count
            for places in groups_of(readings).values()
            for count in counts_in(places, readings, own, columns)
        ],
        rows=[row_view(row, columns) for row in rows if row.element.domain == domain.key],
    )


def counts_in(
    places: Sequence[int], readings: Sequence[Reading], elements: Sequence[Element], columns: Sequence[Column]
) -> list[CountView]:
    """Return how many strengths are present by comparable forms, counted among those that each of them judged."""
    keys = [element.key for element in elements]
    judging = [place for place in places if judged_in(readings[place], keys)]
    same = judged_by_all([readings[place] for place in judging], keys)
    alone = [place for place in places if place not in judging] if len(judging) > 1 and same else places
    own = [
        CountView(columns[place].head, sentences.present_of(domain_point(readings[place], elements)))
        for place in alone
    ]
    if len(alone) == len(places):
        return own
    head = ngettext(
        "Of the %(n)s strength with a score in %(forms)s",
        "Of the %(n)s strengths with a score in %(forms)s",
        len(same),
    ) % {"n": len(same), "forms": letters(judging)}
    numbers = [f"{LETTERS[place]} {n_present(readings[place], same)}" for place in judging]
    return [CountView(head, _("present: %(numbers)s") % {"numbers": ", ".join(numbers)}), *own]


def row_view(row: Row, columns: Sequence[Column]) -> RowView:
    """Return one strength in words."""
    cells = [
        cell_view(score, head, with_score=row.has_equal(place))
        for place, (score, head) in enumerate(zip(row.scores, columns, strict=True))
    ]
    return RowView(
        name=in_words(row.element.name),
        is_external=row.element.locus == "external",
        cells=cells,
        notes=[*filter(None, [not_comparable(row.groups)]), *map(step_in_words, row.steps)],
        numbers=[error_sentences.numbers_behind(step.change) for step in row.steps if step.change],
    )


def cell_view(score: ElementScore | None, column: Column, *, with_score: bool) -> CellView:
    """Return what one form says of one strength, in the words of its own scale."""
    if score is None:
        return CellView(column.head, "", _("not asked"), "", "")
    words = level_in_words(score, column.definition, is_own=column.is_own)
    written = figure(score.score) if with_score and score.score is not None else ""
    return CellView(column.head, css_of(level_of(score)), words, sentences.basis(score), written)


def step_in_words(step: Step) -> str:
    """Say how two moments of one observer differ, and what that can be."""
    facts = {
        "before": LETTERS[step.before],
        "after": LETTERS[step.after],
        "difference": difference(step.difference),
    }
    if not round(step.difference, 1):
        return _("From %(before)s to %(after)s: no difference.") % facts
    if step.change and step.change.is_larger:
        return _("From %(before)s to %(after)s: %(difference)s, larger than measurement error.") % facts
    return _("From %(before)s to %(after)s: %(difference)s.") % facts


def css_of(level: Level) -> str:
    """Return the name of a level in the style sheet."""
    return level.value.replace("_", "-")

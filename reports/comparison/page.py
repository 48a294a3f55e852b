"""The page on which two to four forms stand side by side, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from paper.dates_and_numbers import difference, number, short_day
from portfolio.rules.definitions import Element, InstrumentDefinition
from portfolio.rules.domains import DOMAINS, Domain
from portfolio.rules.scoring import ElementScore
from portfolio.words import in_words
from reliability.rules.measurement_error import Errors
from reports.facts.bands import Band
from reports.facts.readings import Reading
from reports.profile.strengths_map import LevelName, level_names
from reports.rules import comparing
from reports.rules.comparing import Row, Step, groups_of
from reports.rules.differing import Now
from reports.rules.elements import merged_elements
from reports.rules.profiles import Level, level_of, newest_of_each
from reports.rules.trajectories import began_in_hard_time, domain_point
from reports.words import error_sentences, sentences
from reports.words.error_sentences import Remarks, remarks_on
from reports.words.labels import reading_label, series_label

LETTERS = "ABCD"
Definitions = Mapping[str, InstrumentDefinition]


@dataclass(frozen=True)
class FormChoice:
    """One form that can be chosen."""

    id: str
    label: str
    is_chosen: bool


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


@dataclass(frozen=True)
class Column:
    """One chosen form: its letter, the day, who saw what where, and with which form."""

    letter: str
    day: str
    who: str
    hours: int | None
    instrument: str

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


@dataclass(frozen=True)
class DomainView:
    """One domain: how many strengths are present by each form, and the strengths."""

    key: str
    name: str
    counts: list[tuple[str, str]]
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
        levels=[LevelName(css_of(level), name) for level, name in level_names().items()],
        remarks=remarks_on(errors, definitions, began_hard=is_hard(readings, adversities)),
    )


def is_hard(readings: Sequence[Reading], adversities: Sequence[Band]) -> bool:
    """Say whether a form that a later one is set against was made in a hard time."""
    firsts = [readings[before] for before, _after in comparing.pairs_in_time(readings)]
    return began_in_hard_time(firsts, adversities)


def column(place: int, reading: Reading, definitions: Definitions) -> Column:
    """Return the head of one form."""
    definition = definitions[reading.instrument]
    return Column(
        letter=LETTERS[place],
        day=short_day(reading.period_to),
        who=f"{reading.observer}, {series_label(reading.series)}",
        hours=reading.hours_seen,
        instrument=f"{in_words(definition.title)} {definition.version}",
    )


def not_comparable(groups: Sequence[Sequence[int]]) -> str:
    """Say which forms cannot be set against each other; empty when all can."""
    if len(groups) < 2:
        return ""
    return _("Not comparable: %(forms)s.") % {"forms": _(" with ").join(map(letters, groups))}


def letters(places: Sequence[int]) -> str:
    """Write the letters of some forms."""
    return ", ".join(LETTERS[place] for place in places)


def domain_view(
    domain: Domain,
    readings: Sequence[Reading],
    elements: Sequence[Element],
    rows: Sequence[Row],
    columns: Sequence[Column],
) -> DomainView:
    """Return one domain."""
    own = [element for element in elements if element.domain == domain.key]
    counts = [sentences.present_of(domain_point(reading, own)) for reading in readings]
    return DomainView(
        key=domain.key,
        name=in_words(domain.name),
        counts=list(zip([one.head for one in columns], counts, strict=True)),
        rows=[row_view(row, columns) for row in rows if row.element.domain == domain.key],
    )


def row_view(row: Row, columns: Sequence[Column]) -> RowView:
    """Return one strength in words."""
    cells = [
        cell_view(score, head.head, with_score=row.has_equal(place))
        for place, (score, head) in enumerate(zip(row.scores, columns, strict=True))
    ]
    return RowView(
        name=in_words(row.element.name),
        is_external=row.element.locus == "external",
        cells=cells,
        notes=[*filter(None, [not_comparable(row.groups)]), *map(step_in_words, row.steps)],
        numbers=[error_sentences.numbers_behind(step.change) for step in row.steps if step.change],
    )


def cell_view(score: ElementScore | None, head: str, *, with_score: bool) -> CellView:
    """Return what one form says of one strength."""
    if score is None:
        return CellView(head, "", _("not asked"), "", "")
    level = level_of(score)
    basis = sentences.basis(score)
    figure = number(score.score) if with_score and score.score is not None else ""
    return CellView(head, css_of(level), sentences.level_in_short(level), basis, figure)


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
    return _("From %(before)s to %(after)s: %(difference)s, can be chance.") % facts


def css_of(level: Level) -> str:
    """Return the name of a level in the style sheet."""
    return level.value.replace("_", "-")

"""The dot rows of the annex: what every voice has to say of each strength.

Only forms that can be compared stand on one scale, with their figures; what others say stands beside it in words.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from paper.dates_and_numbers import difference, short_day
from portfolio.rules.definitions import InstrumentDefinition
from portfolio.rules.domains import DOMAINS
from portfolio.words import in_words
from reliability.rules.measurement_error import Change, Errors
from reports.charts import svg
from reports.facts.readings import Reading
from reports.rules import profiles
from reports.rules.feeding import CORE
from reports.rules.profiles import View
from reports.words import error_sentences, sentences
from reports.words.labels import who_in_words
from reports.words.levels import figure
from reports.words.said import said_of

Definitions = Mapping[str, InstrumentDefinition]


@dataclass(frozen=True)
class LegendEntry:
    """One voice in the dot rows: mark, who that is, days, how long it saw the child."""

    mark: svg.Svg
    who: str
    day: str
    earlier: str
    exposure: str


@dataclass(frozen=True)
class StrengthRow:
    """One strength: its plot, the score of the chosen form now, the difference, and everyone in words.

    `beside` is what forms say that cannot be compared with the chosen one: words, no figures. `larger` holds the
    figures when the difference is larger than measurement error; otherwise it is empty.
    """

    name: str
    is_external: bool
    is_core: bool
    plot: svg.Svg
    now: str
    difference: str
    scores: list[str]
    beside: list[str]
    larger: str = ""


@dataclass(frozen=True)
class DomainRows:
    """The strengths of one domain."""

    key: str
    name: str
    rows: list[StrengthRow]

    @property
    def has_larger(self) -> bool:
        """Whether a difference is larger than measurement error."""
        return any(row.larger for row in self.rows)


@dataclass(frozen=True)
class Annex:
    """What each observer saw: whose marks these are, and the dot rows by domain."""

    legend: list[LegendEntry]
    domains: list[DomainRows]

    @property
    def has_larger(self) -> bool:
        """Whether a difference is larger than measurement error."""
        return any(domain.has_larger for domain in self.domains)


def annex_of(
    readings: list[Reading], chosen: Reading, definitions: Definitions, errors: Errors, last: datetime.date
) -> Annex:
    """Return what each voice saw, up to the day `last`, beside the chosen form."""
    observers = observers_until(readings, chosen, definitions, last)
    definition = definitions[chosen.instrument].about(chosen.scores.elements)
    larger = errors.larger(profiles.previous_of_voice(readings, chosen), chosen)
    return Annex(legend_of(observers), domain_rows(definition, observers, larger))


@dataclass(frozen=True)
class Observers:
    """Who stands in the dot rows (`views`, each with the place of its mark) and who beside them in words."""

    views: list[View]
    places: list[int]
    beside: list[View]
    definitions: Definitions


def observers_until(
    readings: list[Reading], chosen: Reading, definitions: Definitions, last: datetime.date
) -> Observers:
    """Return the views up to a day: those comparable with the chosen form for the dots, others for text.

    The chosen one comes first.
    """
    views = profiles.views_until(readings, chosen, last)
    alike = profiles.comparable_with(views, chosen)
    others = [view for view in views if view not in alike]
    return Observers(alike, profiles.places_of(alike, readings), others, definitions)


def legend_of(observers: Observers) -> list[LegendEntry]:
    """Return who stands in the dot rows."""
    return [
        LegendEntry(
            mark=svg.mark(place, None),
            who=who_in_words(view.latest),
            day=short_day(view.latest.period_to),
            earlier=short_day(view.earlier.period_to) if view.earlier else "",
            exposure=sentences.exposure(view.latest),
        )
        for view, place in zip(observers.views, observers.places, strict=True)
    ]


def domain_rows(
    definition: InstrumentDefinition, observers: Observers, larger: Mapping[str, Change]
) -> list[DomainRows]:
    """Return the dot rows by domain; `larger` are the differences larger than measurement error."""
    asked = observers.views[0].latest.scores.elements
    rows = {row.element.key: row for row in profiles.dot_rows(definition, observers.views)}
    present_from = definition.scoring.present_from
    return [
        DomainRows(
            domain.key,
            in_words(domain.name),
            [
                strength_row(rows[element.key], observers, present_from, larger.get(element.key))
                for element in definition.elements_in(domain.key)
                if element.key in asked
            ],
        )
        for domain in DOMAINS
    ]


def strength_row(
    row: profiles.DotRow, observers: Observers, present_from: float, larger: Change | None = None
) -> StrengthRow:
    """Return one strength with its plot; the figures beside it are those of the chosen form."""
    now = {dot.view: dot.score for dot in row.dots if not dot.is_earlier}
    before = {dot.view: dot.score for dot in row.dots if dot.is_earlier}
    key = row.element.key
    scores = said_of(key, observers.views, observers.definitions, with_figures=True)
    beside = said_of(key, observers.beside, observers.definitions, with_figures=False, with_days=True)
    name = in_words(row.element.name)
    return StrengthRow(
        name=name,
        is_external=row.element.locus == "external",
        is_core=key in CORE,
        plot=svg.dot_row(
            row, row.element.domain, f"{name}. {'; '.join(scores)}", present_from, observers.places
        ),
        now=figure(now[0]) if 0 in now else "",
        difference=difference(now[0] - before[0]) if 0 in now and 0 in before else "",
        scores=scores,
        beside=beside,
        larger=error_sentences.numbers_behind(larger) if larger else "",
    )

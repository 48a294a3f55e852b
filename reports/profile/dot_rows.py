"""The dot rows: what every observer saw of each strength."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from children.models.observer import Setting
from children.rules.voices import is_own_voice
from paper.dates_and_numbers import difference, number, short_day
from portfolio.rules.definitions import InstrumentDefinition
from portfolio.rules.domains import DOMAINS
from portfolio.words import in_words
from reliability.rules.measurement_error import Change
from reports.charts import svg
from reports.facts.readings import Reading
from reports.rules import profiles
from reports.rules.profiles import View
from reports.words import error_sentences
from reports.words.labels import series_label


@dataclass(frozen=True)
class LegendEntry:
    """One observer in the dot rows: mark, name, role and setting, days, hours seen."""

    mark: svg.Svg
    observer: str
    label: str
    day: str
    earlier: str
    hours: int | None


@dataclass(frozen=True)
class StrengthRow:
    """One strength: its plot, the score of the chosen form now, the difference, and all scores in words.

    `larger` holds the figures when that difference is larger than measurement error; otherwise it is empty.
    """

    name: str
    is_external: bool
    plot: svg.Svg
    now: str
    difference: str
    scores: list[str]
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
class Observers:
    """Who stands in the dot rows: their views, how they are named, and the place of their mark."""

    views: list[View]
    labels: list[str]
    places: list[int]


def observers_until(readings: list[Reading], chosen: Reading) -> Observers:
    """Return who had seen the child up to the day of the chosen form; the chosen one first."""
    views = profiles.views_until(readings, chosen)
    labels = [series_label(view.latest.series) for view in views]
    return Observers(views, labels, profiles.places_of(views, readings))


def legend_entry(view: View, label: str, place: int) -> LegendEntry:
    """Return how one observer stands in the legend."""
    return LegendEntry(
        mark=svg.mark(place, None),
        observer=view.latest.observer,
        label=str(Setting(view.latest.setting).label) if is_own_voice(view.latest.role) else label,
        day=short_day(view.latest.period_to),
        earlier=short_day(view.earlier.period_to) if view.earlier else "",
        hours=view.latest.hours_seen,
    )


def domain_rows(
    definition: InstrumentDefinition,
    observers: Observers,
    rows: list[profiles.DotRow],
    larger: Mapping[str, Change],
) -> list[DomainRows]:
    """Return the dot rows by domain; `larger` are the differences larger than measurement error."""
    by_element = {row.element.key: row for row in rows}
    present_from = definition.scoring.present_from
    return [
        DomainRows(
            domain.key,
            in_words(domain.name),
            [
                strength_row(by_element[e.key], observers, present_from, larger.get(e.key))
                for e in definition.elements_in(domain.key)
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
    scores = [
        _("%(who)s: %(score)s") % {"who": label, "score": number(now[place])}
        if place in now
        else _("%(who)s: too little seen") % {"who": label}
        for place, (view, label) in enumerate(zip(observers.views, observers.labels, strict=True))
        if row.element.key in view.latest.scores.elements
    ]
    name = in_words(row.element.name)
    label = f"{name}. {'; '.join(scores)}"
    return StrengthRow(
        name=name,
        is_external=row.element.locus == "external",
        plot=svg.dot_row(row, row.element.domain, label, present_from, observers.places),
        now=number(now[0]) if 0 in now else "",
        difference=difference(now[0] - before[0]) if 0 in now and 0 in before else "",
        scores=scores,
        larger=error_sentences.numbers_behind(larger) if larger else "",
    )

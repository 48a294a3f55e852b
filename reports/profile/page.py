"""The profile page: strengths map, what stands out, and the dot rows of every observer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _

from children.models import Child
from children.models.observer import Setting
from children.rules.voices import is_own_voice
from paper.dates_and_numbers import difference, number, short_day
from portfolio.rules.definitions import InstrumentDefinition
from portfolio.rules.domains import DOMAINS, LOCI, LOCUS_NAMES
from portfolio.words import in_words
from reliability.rules.measurement_error import NOTHING_KNOWN, Change, Errors
from reports.charts import svg
from reports.facts.bands import Band
from reports.facts.readings import Reading
from reports.rules import profiles
from reports.rules.profiles import Level, StrengthMap, Tile, View
from reports.rules.trajectories import began_in_hard_time
from reports.words import error_sentences, sentences
from reports.words.error_sentences import Remarks, remarks_on
from reports.words.labels import kind_names, reading_choices, reading_label, series_label


@dataclass(frozen=True)
class TileView:
    """A tile in words."""

    name: str
    level: str
    level_name: str
    dots: svg.Svg | None
    basis: str
    score: str
    is_new: bool


class MapHalf(NamedTuple):
    """The tiles of one domain in the child, or those around it."""

    name: str
    tiles: list[TileView]


class FormChoice(NamedTuple):
    """One form that the page can be about."""

    id: str
    label: str
    is_chosen: bool


class Happened(NamedTuple):
    """Something that happened since the moment before: the day, what, and of which kind."""

    day: str
    title: str
    kind: str


class LevelName(NamedTuple):
    """One look of a tile, as the style sheet calls it, and what it means."""

    key: str
    meaning: str


@dataclass(frozen=True)
class MapColumn:
    """One domain on the map: its tiles in the child, then those around it."""

    key: str
    name: str
    halves: list[MapHalf]


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
class ProfilePage:
    """Everything the profile shows, on screen and on paper."""

    chosen: str
    chosen_id: str
    choices: list[FormChoice]
    what: str
    counted: str
    counted_short: str
    not_judged: str
    highlights: list[str]
    questions: list[str]
    since: list[Happened]
    columns: list[MapColumn]
    levels: list[LevelName]
    legend: list[LegendEntry]
    domains: list[DomainRows]
    n_unjudged: int
    remarks: Remarks

    @property
    def has_larger(self) -> bool:
        """Whether a difference is larger than measurement error."""
        return any(domain.has_larger for domain in self.domains)


def level_names() -> dict[Level, str]:
    """Return what each look of a tile means."""
    return {
        Level.PRESENT: _("present: regularly or often seen, or used"),
        Level.GROWING: _("sometimes, or with much support"),
        Level.NOT_YET: _("looked for, not seen yet"),
        Level.TOO_LITTLE_SEEN: _("too little seen to judge"),
        Level.NOT_APPLICABLE: _("does not fit"),
    }


def tile_view(tile: Tile, names: dict[Level, str]) -> TileView:
    """Return a tile in words; `names` says what each look means."""
    return TileView(
        name=in_words(tile.element.name),
        level=tile.level.value.replace("_", "-"),
        level_name=names[tile.level],
        dots=svg.level_dots(tile.dots, _("%(dots)s of 3") % {"dots": tile.dots}, tile.level is Level.PRESENT)
        if tile.score.score is not None
        else None,
        basis=sentences.basis(tile.score),
        score=number(tile.score.score) if tile.score.score is not None else "",
        is_new=tile.is_new,
    )


def map_columns(shown: StrengthMap) -> list[MapColumn]:
    """Return the four domains of the map, each in two halves."""
    names = level_names()
    return [
        MapColumn(
            key=domain.key,
            name=in_words(domain.name),
            halves=[
                MapHalf(
                    in_words(LOCUS_NAMES[locus]),
                    [tile_view(tile, names) for tile in shown.cells[domain.key, locus]],
                )
                for locus in LOCI
            ],
        )
        for domain in DOMAINS
    ]


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


def profile_page(
    child: Child,
    readings: list[Reading],
    bands: list[Band],
    definitions: dict[str, InstrumentDefinition],
    chosen_id: str = "",
    errors: Errors = NOTHING_KNOWN,
) -> ProfilePage | None:
    """Return the profile by the chosen form, or by the first to show; None when there is no signed form."""
    if not readings:
        return None
    first = profiles.first_to_show(readings, definitions)
    chosen = next((reading for reading in readings if reading.id == chosen_id), first)
    definition = definitions[chosen.instrument]
    shown = profiles.strength_map(definition, chosen, profiles.previous_in_series(readings, chosen))
    observers = observers_until(readings, chosen)
    rows = profiles.dot_rows(definition, observers.views)
    previous = shown.previous
    since = [b for b in bands if previous and previous.period_to < b.first <= chosen.period_to]
    earlier = observers.views[0].earlier  # of the same observer; the map compares with the same role
    highlights = [
        sentences.newly_seen(shown, errors.larger(shown.previous, chosen)),
        error_sentences.larger_since(earlier, chosen, errors, definition),
        sentences.unseen(profiles.seen_by_nobody(rows)),
    ]
    return ProfilePage(
        chosen=reading_label(chosen),
        chosen_id=chosen.id,
        choices=[
            FormChoice(pk, label, pk == chosen.id) for pk, label in reading_choices(readings, definitions)
        ],
        what=sentences.name_of_profile(any(band.kind == "adversity" for band in bands)),
        counted=sentences.counted(child.first_name, chosen.scores, len(definition.cells_asked)),
        counted_short=sentences.counted_short(chosen.scores, len(definition.cells_asked)),
        not_judged=sentences.not_judged(chosen.scores),
        highlights=[sentence for sentence in highlights if sentence],
        questions=sentences.differently_seen(
            profiles.seen_differently(rows, observers.views)[:5], observers.labels
        ),
        since=[
            Happened(short_day(band.first), band.title, kind_names()[band.kind].lower()) for band in since
        ],
        columns=map_columns(shown),
        levels=[LevelName(level.value.replace("_", "-"), name) for level, name in level_names().items()],
        legend=list(map(legend_entry, observers.views, observers.labels, observers.places)),
        domains=domain_rows(definition, observers, rows, errors.larger(earlier, chosen)),
        n_unjudged=chosen.scores.n_present_at_most - chosen.scores.n_present,
        remarks=remarks_on(errors, definitions, began_hard=began_in_hard_time([shown.previous], bands)),
    )

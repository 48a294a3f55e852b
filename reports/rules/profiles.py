"""The strengths of a child as one form shows them, and as each observer sees them.

Never a total over domains, never a mean over observers or settings: seen differently stays visible.
Source: portfolio model (density and diversity of strengths), `docs/explanation/rules.md`.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from children.rules.voices import Voice, is_own_voice, person_of, voice_of
from portfolio.rules.definitions import Element, InstrumentDefinition
from portfolio.rules.domains import CELLS
from portfolio.rules.scoring import ElementScore
from reports.facts.readings import Reading, Series, by_series, in_order
from reports.rules.levels import Level, level_of


@dataclass(frozen=True)
class Tile:
    """One strength on the map; `is_new` and `is_less` say that it turned since the form before."""

    element: Element
    score: ElementScore
    level: Level
    is_new: bool
    is_less: bool


@dataclass(frozen=True)
class StrengthMap:
    """What one form shows: tiles by cell (domain, locus). `previous` is the form before in its series."""

    reading: Reading
    previous: Reading | None
    cells: dict[tuple[str, str], tuple[Tile, ...]]


@dataclass(frozen=True)
class Dot:
    """One score (0 to 3) of one observer; `view` is the place of the observer in the legend."""

    view: int
    score: float
    is_earlier: bool


@dataclass(frozen=True)
class DotRow:
    """All that was seen of one strength, and by how many views it could not be judged."""

    element: Element
    dots: tuple[Dot, ...]
    n_unseen: int


@dataclass(frozen=True)
class View:
    """One voice with one form: the latest up to a day, and the one before."""

    latest: Reading
    earlier: Reading | None


def is_newly_present(score: ElementScore, before: ElementScore | None) -> bool:
    """Say whether a strength is present and was judged not present the time before."""
    return score.is_present and before is not None and before.score is not None and not before.is_present


def is_less_present(score: ElementScore, before: ElementScore | None) -> bool:
    """Say whether a strength is judged not present and was present the time before."""
    return before is not None and is_newly_present(before, score)


def strength_map(definition: InstrumentDefinition, reading: Reading, previous: Reading | None) -> StrengthMap:
    """Lay the strengths of one form out over the eight cells."""
    earlier = previous.scores.elements if previous else {}

    def tile(element: Element) -> Tile:
        score, before = reading.scores.elements[element.key], earlier.get(element.key)
        is_new, is_less = is_newly_present(score, before), is_less_present(score, before)
        return Tile(element, score, level_of(score), is_new, is_less)

    cells: dict[tuple[str, str], tuple[Tile, ...]] = {
        cell: tuple(
            tile(element)
            for element in definition.elements_in(*cell)
            if element.key in reading.scores.elements
        )
        for cell in CELLS
    }
    return StrengthMap(reading, previous, cells)


def first_to_show(readings: Sequence[Reading], definitions: Mapping[str, InstrumentDefinition]) -> Reading:
    """Return the last full form: neither a short form, nor a supplement, nor what someone says of themselves.

    A form asks for all eight cells, and for at least two thirds of the strengths that the fullest of these forms asks
    for. Where only children and parents filled in a form, theirs is shown, as what they say.
    """
    observed = [reading for reading in readings if not is_own_voice(reading.role)] or readings
    whole = [r for r in observed if len(definitions[r.instrument].cells_asked) == len(CELLS)] or observed
    most = max(len(reading.scores.elements) for reading in whole)
    return [reading for reading in whole if 3 * len(reading.scores.elements) >= 2 * most][-1]


def previous_of_voice(readings: Sequence[Reading], reading: Reading) -> Reading | None:
    """Return the form before this one of the same voice, on comparable versions of a form."""
    ordered = [
        other
        for other in in_order(list(readings))
        if other.series == reading.series and person_of(other) == person_of(reading)
    ]
    place = ordered.index(reading)
    return ordered[place - 1] if place else None


def views_until(
    readings: Sequence[Reading], reading: Reading, last: datetime.date | None = None
) -> list[View]:
    """Return each voice's latest form up to a day (that of `reading` when not given), and the one before it.

    One view per voice and instrument; in its own, `reading` is the latest. The view of `reading` itself comes first; the
    others follow by the day of their latest form.
    """
    past: dict[tuple[str, Series], list[Reading]] = {}
    for other in in_order([other for other in readings if other.period_to <= (last or reading.period_to)]):
        forms = past.setdefault((person_of(other), other.series), [])
        if not forms or forms[-1].id != reading.id:  # a later form does not replace `reading`
            forms.append(other)
    views = [View(forms[-1], forms[-2] if len(forms) > 1 else None) for forms in past.values()]
    return sorted(views, key=lambda view: (view.latest.id != reading.id, -view.latest.period_to.toordinal()))


def places_of(views: Sequence[View], readings: Sequence[Reading]) -> list[int]:
    """Return the place in the list of marks of each view: that of its series on the course.

    So an observer has the same mark on every page. A second observer in one series gets the next free mark.
    """
    series = list(by_series(list(readings)))
    places: list[int] = []
    for view in views:
        place = series.index(view.latest.series)
        places.append(place if place not in places else len(series) + len(places))
    return places


def dot_rows(definition: InstrumentDefinition, views: Sequence[View]) -> list[DotRow]:
    """Return a row per strength with a dot per view: now, and hollow the time before."""
    return [dot_row(element, views) for element in definition.elements]


def dot_row(element: Element, views: Sequence[View]) -> DotRow:
    """Return what every view saw of one strength."""
    dots = []
    n_unseen = 0
    for place, view in enumerate(views):
        for reading, is_earlier in ((view.earlier, True), (view.latest, False)):
            seen = reading.scores.elements.get(element.key) if reading else None
            if seen is not None and seen.score is not None:
                dots.append(Dot(place, seen.score, is_earlier))
            elif seen is not None and not is_earlier:
                n_unseen += 1
    return DotRow(element, tuple(dots), n_unseen)


def comparable_with(views: Sequence[View], reading: Reading) -> list[View]:
    """Return the views whose scores mean the same as those of a form; only these may stand on one scale with it."""
    return [view for view in views if view.latest.series.instrument == reading.series.instrument]


class DotPair(NamedTuple):
    """One strength that two views see differently now: the highest and the lowest dot."""

    element: Element
    high: Dot
    low: Dot

    @property
    def gap(self) -> float:
        """How far apart they lie, in scale points."""
        return self.high.score - self.low.score


def newest_of_each(views: Sequence[View]) -> list[int]:
    """Return the places of the views to set beside each other: of each voice the newest."""
    newest: dict[Voice, int] = {}
    for place, view in enumerate(views):
        seen = view.latest
        rival = newest.setdefault(voice_of(seen), place)
        if views[rival].latest.period_to < seen.period_to:
            newest[voice_of(seen)] = place
    return sorted(newest.values())

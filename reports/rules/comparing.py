"""Two to four forms side by side: which ones to choose quickly, and what may be set against what.

Scores are set against each other among comparable versions only; a difference in time only between two
moments of one observer in one role and setting. Nothing is added up and nobody is averaged.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from children.rules.voices import person_of
from portfolio.rules.definitions import Element
from portfolio.rules.scoring import ElementScore
from reliability.rules.measurement_error import Change, Errors
from reports.facts.readings import Reading, in_order
from reports.rules.differing import HOME, SCHOOL, Now
from reports.rules.profiles import newest_of_each, views_until

LEAST, MOST = 2, 4


@dataclass(frozen=True)
class Step:
    """Two moments of one observer, by their places: the difference on a strength, with its error when known."""

    before: int
    after: int
    difference: float
    change: Change | None


@dataclass(frozen=True)
class Row:
    """One strength in every chosen form; a score is None where the form does not ask for it.

    `groups` are the places of the forms that have a score, those with comparable versions together.
    """

    element: Element
    scores: tuple[ElementScore | None, ...]
    groups: tuple[tuple[int, ...], ...]
    steps: tuple[Step, ...]

    @property
    def is_apart(self) -> bool:
        """Whether some of the forms cannot be compared on this strength."""
        return len(self.groups) > 1

    def has_equal(self, place: int) -> bool:
        """Say whether there is a score to compare the one at this place with."""
        return any(place in group and len(group) > 1 for group in self.groups)


def last_two(readings: Sequence[Reading]) -> tuple[str, ...]:
    """Return the newest two forms of the observer who last looked for a second time; empty when nobody did."""
    ordered = in_order(list(readings))
    views = views_until(ordered, ordered[-1]) if ordered else []
    return next(((view.earlier.id, view.latest.id) for view in views if view.earlier), ())


def home_and_school(now: Now) -> tuple[str, ...]:
    """Return the newest form from where the child lives and the newest from school; empty without both."""
    found = [
        next((view.latest.id for view in now.views if view.latest.setting in settings), "")
        for settings in (HOME, SCHOOL)
    ]
    return tuple(found) if all(found) else ()


def all_now(now: Now) -> tuple[str, ...]:
    """Return the newest form of each observer in each role and setting, at most as many as fit on the page."""
    found = [now.views[place].latest for place in newest_of_each(now.views)]
    newest = sorted(found, key=lambda reading: -reading.period_to.toordinal())[:MOST]
    return tuple(reading.id for reading in newest) if len(newest) >= LEAST else ()


def groups_of(readings: Sequence[Reading]) -> dict[str, tuple[int, ...]]:
    """Return the places of the forms by the group of versions that they may be compared in."""
    found: dict[str, tuple[int, ...]] = {}
    for place, reading in enumerate(readings):
        name = reading.series.instrument
        found[name] = (*found.get(name, ()), place)
    return found


def pairs_in_time(readings: Sequence[Reading]) -> list[tuple[int, int]]:
    """Return each two moments that follow each other of one voice, on comparable versions.

    `readings` stand in order of the day observed.
    """
    places: dict[object, list[int]] = {}
    for place, reading in enumerate(readings):
        places.setdefault((person_of(reading), reading.series), []).append(place)
    return sorted(pair for found in places.values() for pair in pairwise(found))


def comparison(readings: Sequence[Reading], elements: Sequence[Element], errors: Errors) -> list[Row]:
    """Return a row per strength that one of the forms asks for; `readings` in order of the day observed."""
    groups, pairs = groups_of(readings), pairs_in_time(readings)

    def row(element: Element) -> Row:
        scores = tuple(reading.scores.elements.get(element.key) for reading in readings)
        values = [None if score is None else score.score for score in scores]
        scored = [tuple(p for p in places if values[p] is not None) for places in groups.values()]
        steps = [
            Step(a, b, after - before, errors.change(readings[a], readings[b], element.key))
            for a, b in pairs
            if (before := values[a]) is not None and (after := values[b]) is not None
        ]
        return Row(element, scores, tuple(filter(None, scored)), tuple(steps))

    rows = [row(element) for element in elements]
    return [row for row in rows if any(row.scores)]

"""Where observers differ now, and what nobody could see: material for open questions, never a verdict.

Only views of the same half year stand beside each other: later, a difference between two people cannot be told
from a difference between two days. Half a year holds two rounds of the usual thirteen weeks between forms.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

from children.rules.voices import is_own_voice
from portfolio.rules.definitions import Element
from portfolio.rules.scoring import TOLERANCE
from reports.facts.readings import Reading, in_order
from reports.rules.levels import SCORED, Level, level_of
from reports.rules.profiles import (
    Dot,
    DotPair,
    DotRow,
    View,
    dot_row,
    newest_of_each,
    views_until,
)

WINDOW = datetime.timedelta(weeks=26)
HOME = frozenset({"home", "foster_family"})  # where the child lives with a family
SCHOOL = frozenset({"school"})
GAP = 1.0  # scale points


@dataclass(frozen=True)
class Now:
    """Who saw the child in the half year up to the newest form, newest first; and who looked before that.

    `since` is the first day that counts; without any form it says nothing.
    """

    since: datetime.date
    views: tuple[View, ...]
    older: tuple[View, ...]


@dataclass(frozen=True)
class Apart:
    """One strength that two views see differently, whether at home and at school, and whether on one scale.

    Forms that are not comparable ask other statements: they differ only where the words for what was seen
    differ too. The same anchored answers put the question in its place on the list; no figure is given.
    """

    pair: DotPair
    is_home_and_school: bool
    is_comparable: bool


@dataclass(frozen=True)
class Unseen:
    """One strength that nobody could judge; by the place of each view that was asked for it, why not."""

    element: Element
    why: tuple[tuple[int, Level], ...]


def views_now(readings: Sequence[Reading]) -> Now:
    """Return the latest form of each observer, in and before the half year up to the newest form."""
    if not readings:
        return Now(datetime.date.max, (), ())
    newest = in_order(list(readings))[-1]
    views = views_until(in_order(list(readings)), newest)
    first = newest.period_to - WINDOW
    return Now(
        first,
        tuple(view for view in views if view.latest.period_to >= first),
        tuple(view for view in views if view.latest.period_to < first),
    )


def where_differ(elements: Sequence[Element], views: Sequence[View]) -> list[Apart]:
    """Return a pair for each strength seen differently: home and school first, then the widest.

    What is equally wide stands in the order of `elements`, so that everyone gets the same list.
    """
    pairs = [pair for element in elements if (pair := pair_of(dot_row(element, views), views))]
    found = [Apart(pair, is_home_and_school(pair, views), is_comparable(pair, views)) for pair in pairs]
    return sorted(found, key=lambda apart: (not apart.is_home_and_school, -width(apart.pair)))


def pair_of(row: DotRow, views: Sequence[View]) -> DotPair | None:
    """Return the two views to ask about: home and school before others, then the widest; None when all agree.

    Of one person in one role and setting the newest form that asks for the strength counts.
    """
    asking = [place for place, view in enumerate(views) if row.element.key in view.latest.scores.elements]
    newest = {asking[place] for place in newest_of_each([views[place] for place in asking])}
    dots = [dot for dot in row.dots if not dot.is_earlier and dot.view in newest]
    pairs = [DotPair(row.element, high, low) for high, low in permutations(unlike(dots, row, views), 2)]
    apart = [pair for pair in pairs if pair.gap >= GAP - TOLERANCE and is_told_apart(pair, views)]
    if not apart:
        return None
    return max(
        apart,
        key=lambda pair: (
            is_home_and_school(pair, views),
            width(pair),
            is_comparable(pair, views),
            -pair.high.view,
            -pair.low.view,
        ),
    )


def unlike(dots: Sequence[Dot], row: DotRow, views: Sequence[View]) -> list[Dot]:
    """Return the first of the dots that are alike in all by which a pair is chosen: many observers make few pairs."""
    kept: dict[object, Dot] = {}
    for dot in sorted(dots, key=lambda dot: dot.view):
        latest = views[dot.view].latest
        place = "home" if latest.setting in HOME else "school" if latest.setting in SCHOOL else ""
        level = level_of(latest.scores.elements[row.element.key])
        kept.setdefault((place, latest.series.instrument, level, dot.score), dot)
    return list(kept.values())


def width(pair: DotPair) -> float:
    """Return how far apart two views lie; thirds are not exact in binary, and equal is equal."""
    return round(pair.gap, 6)


def is_home_and_school(pair: DotPair, views: Sequence[View]) -> bool:
    """Say whether one saw the child where it lives and the other at school."""
    high, low = (views[dot.view].latest.setting for dot in (pair.high, pair.low))
    return (high in HOME and low in SCHOOL) or (high in SCHOOL and low in HOME)


def is_told_apart(pair: DotPair, views: Sequence[View]) -> bool:
    """Say whether a difference can be told: in figures when forms are comparable, else in words.

    Where the answers of a form read otherwise, its words say nothing of those of another form.
    """
    if is_comparable(pair, views):
        return True
    sides = [views[dot.view].latest for dot in (pair.high, pair.low)]
    if any(side.has_own_scale for side in sides):
        return False
    high, low = (level_of(side.scores.elements[pair.element.key]) for side in sides)
    return high is not low


def is_comparable(pair: DotPair, views: Sequence[View]) -> bool:
    """Say whether both used versions of a form whose scores mean the same."""
    high, low = (views[dot.view].latest.series.instrument for dot in (pair.high, pair.low))
    return high == low


def not_judged_by_any(elements: Sequence[Element], views: Sequence[View]) -> list[Unseen]:
    """Return the strengths that nobody judged, with everyone’s reason; not those that only do not fit."""
    found = [Unseen(element, reasons(element, views)) for element in elements]
    return [
        unseen
        for unseen in found
        if any(level in (Level.TOO_LITTLE_SEEN, Level.LEFT_OPEN) for _, level in unseen.why)
        and not any(level in SCORED for _, level in unseen.why)
    ]


def reasons(element: Element, views: Sequence[View]) -> tuple[tuple[int, Level], ...]:
    """Return (index of view, `Level`) for each view whose form asks about the strength."""
    return tuple(
        (place, level_of(score))
        for place, view in enumerate(views)
        if (score := view.latest.scores.elements.get(element.key))
    )


def unseen_by_all(elements: Sequence[Element], views: Sequence[View]) -> list[Element]:
    """Return the strengths that nobody judged and of which every observer who was asked could see too little.

    What someone left open or found not to fit is something else; a child or a parent that does not know something
    of their own life has not seen too little. The safety of a home and a child’s own story are no strengths: they stand
    apart on a form, and nobody is sent to look for them.
    """
    found = []
    for unseen in not_judged_by_any(elements, views):
        seen = [level for place, level in unseen.why if not is_own_voice(views[place].latest.role)]
        is_true = bool(seen) and all(level is Level.TOO_LITTLE_SEEN for level in seen)
        if is_true:
            found.append(unseen.element)
    return found


def asked_by_none(elements: Sequence[Element], views: Sequence[View]) -> list[Element]:
    """Return the strengths that no form of now asks for."""
    return [
        element
        for element in elements
        if not any(element.key in view.latest.scores.elements for view in views)
    ]

"""Every strength by everyone who looked: a cell per strength and form, side by side and never averaged.

Only forms of the same half year are set against each other (`reports.rules.differing`): later, a difference between two
people cannot be told from a difference between two days.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from children.rules.voices import OWN_VOICES
from portfolio.rules.definitions import Element
from portfolio.rules.scoring import TOLERANCE, ElementScore
from reports.facts.readings import Reading
from reports.rules.differing import GAP, WINDOW, is_told_apart
from reports.rules.levels import Level, level_of
from reports.rules.profiles import (
    Dot,
    DotPair,
    View,
    is_less_present,
    is_newly_present,
    newest_of_each,
    views_until,
)

MOST_COLUMNS = 6
MOST_CELLS = 150  # on the profile itself; a page of its own has them all
CHILD = OWN_VOICES[0]


@dataclass(frozen=True)
class Columns:
    """Whose forms stand side by side, the child first, then the newest; `n_left` more did not fit.

    `older` looked longer ago than half a year before the newest form. The form that the page is about always has a column.
    """

    views: tuple[View, ...]
    older: tuple[View, ...]
    n_left: int


@dataclass(frozen=True)
class Cell:
    """How one form has one strength.

    `is_new` and `is_less` say that it turned since the form before of the same voice; `is_apart` that it is marked as
    seen differently (`seen_apart`).
    """

    score: ElementScore
    level: Level
    is_new: bool
    is_less: bool
    is_apart: bool


@dataclass(frozen=True)
class Row:
    """One strength with a cell for each column; None where the form does not ask for it."""

    element: Element
    cells: tuple[Cell | None, ...]

    @property
    def is_apart(self) -> bool:
        """Whether voices see it at least a whole point differently."""
        return any(cell.is_apart for cell in self.cells if cell)

    @property
    def stands_out(self) -> bool:
        """Whether there is something to say about it: a difference between voices, or in time."""
        return any(cell.is_apart or cell.is_new or cell.is_less for cell in self.cells if cell)


def columns_of(readings: Sequence[Reading], chosen: Reading, *, is_past: bool) -> Columns:
    """Return the columns beside a form: all that was seen up to today, or with `is_past` up to the day of that form."""
    last = chosen.period_to if is_past else max(reading.period_to for reading in readings)
    views = sorted(views_until(readings, chosen, last), key=order_of_column)
    first = max(view.latest.period_to for view in views) - WINDOW
    near = [view for view in views if view.latest.period_to >= first or view.latest is chosen]
    others = [view for view in near if view.latest is not chosen][: MOST_COLUMNS - 1]
    return Columns(
        views=tuple(view for view in near if view.latest is chosen or view in others),
        older=tuple(view for view in views if view not in near),
        n_left=len(near) - len(others) - 1,
    )


def order_of_column(view: View) -> tuple[bool, int, str]:
    """Return the place of a column: the child first, then by day, the newest first."""
    latest = view.latest
    return latest.role != CHILD, -latest.period_to.toordinal(), latest.id


def matrix(elements: Sequence[Element], views: Sequence[View]) -> list[Row]:
    """Return a row for each strength that one of the forms asks for."""
    rows = [row_of(element, views) for element in elements]
    return [row for row in rows if any(row.cells)]


def fitting(rows: Sequence[Row], most_cells: int) -> list[Row]:
    """Return as many rows as make so many cells, in their order: first those seen differently, then those that turned."""
    weighed = sorted(enumerate(rows), key=lambda row: (not row[1].is_apart, not row[1].stands_out, row[0]))
    n_rows = most_cells // max(1, len(rows[0].cells) if rows else 1)
    return [rows[place] for place in sorted(place for place, _row in weighed[:n_rows])]


def row_of(element: Element, views: Sequence[View]) -> Row:
    """Return how each form has one strength."""
    apart = seen_apart(element, views)
    return Row(element, tuple(cell_of(element, view, place in apart) for place, view in enumerate(views)))


def cell_of(element: Element, view: View, is_apart: bool) -> Cell | None:
    """Return how a form has a strength; None when it does not ask for it."""
    score = view.latest.scores.elements.get(element.key)
    if score is None:
        return None
    before = view.earlier.scores.elements.get(element.key) if view.earlier else None
    is_new, is_less = is_newly_present(score, before), is_less_present(score, before)
    return Cell(score, level_of(score), is_new, is_less, is_apart)


def seen_apart(element: Element, views: Sequence[View]) -> set[int]:
    """Return the places of the views to mark where two lie at least a whole point apart, before any rounding.

    Of two that differ, the one that differs from more voices is marked; both where that is as many.
    """
    pairs = pairs_apart(element, views)
    n_others = {place: sum(place in pair for pair in pairs) for pair in pairs for place in pair}
    marked = set()
    for pair in pairs:
        most = max(n_others[place] for place in pair)
        marked |= {place for place in pair if n_others[place] == most}
    return marked


def pairs_apart(element: Element, views: Sequence[View]) -> list[tuple[int, int]]:
    """Return each two views that lie at least a whole point apart; of one voice the newest form that asks counts."""
    newest = max((view.latest.period_to for view in views), default=None)
    asking = [
        place
        for place, view in enumerate(views)
        if element.key in view.latest.scores.elements and newest and view.latest.period_to >= newest - WINDOW
    ]
    dots = [
        Dot(place, score, is_earlier=False)
        for place in [asking[one] for one in newest_of_each([views[place] for place in asking])]
        if (score := views[place].latest.scores.elements[element.key].score) is not None
    ]
    return [
        (one.view, other.view)
        for one, other in combinations(dots, 2)
        if abs(one.score - other.score) >= GAP - TOLERANCE
        and is_told_apart(DotPair(element, *sorted((one, other), key=lambda dot: -dot.score)), views)
    ]

"""The dot plot as SVG: one row per strength, a mark per view. Lengths are SVG units."""

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape

from reports.charts.svg.drawing import (
    COLOURS,
    GRID,
    INK,
    MUTED,
    OPEN_SIGNS,
    SIGNS,
    TINTS,
    Svg,
    hatch,
    legend,
    marks,
    opening,
    rings,
    stroke,
)
from reports.rules.profiles import Dot, DotRow

TOP_OF_SCALE = 3  # scale points
DOT = 3.2  # the radius of a dot on a tile
PLACES = (4, 14, 24)  # of the three dots
WIDTH, LEFT, RIGHT, LANE = 240, 9.0, 231.0, 6.0


def dot_row(
    row: DotRow, domain: str, label: str, present_from: float = 2.0, places: Sequence[int] = ()
) -> Svg:
    """Draw what each view saw of one strength on the scale of 0 to 3, in the colour of the domain.

    Now is filled, the time before hollow, with a line between the two of one view. Each view has a lane of
    its own, so equal scores lie half beside each other. `present_from` (scale points) starts the shaded part.
    `places` gives the mark of each view (see `profiles.places_of`); without it a view has the mark of its number.
    """
    n_now = sum(not dot.is_earlier for dot in row.dots)
    lanes = max([1, n_now + row.n_unseen, *[dot.view + 1 for dot in row.dots]])
    height = max(26.0, 16 + LANE * (lanes - 1))
    colour = COLOURS.get(domain, INK)
    shade = _dot_x(present_from)
    grid = "".join(f"M{_dot_x(point):g} 0V{height:g}" for point in range(TOP_OF_SCALE + 1))
    first = height / 2 - LANE * (lanes - 1) / 2
    return Svg(
        f"{opening('dot-row', domain, (WIDTH, height), label)}"
        f'<rect class="chart-tint" x="{shade:g}" width="{RIGHT - shade:g}" height="{height:g}" '
        f'fill="{TINTS.get(domain, "#eef0f2")}"/>'
        f'<path class="chart-grid" d="{grid}" stroke="{GRID}"/>'
        f"{_dots(row.dots, first, colour, places) if row.dots else _unseen(height)}</svg>"
    )


@lru_cache(maxsize=64)
def level_dots(score: float, label: str, is_on_colour: bool) -> Svg:
    """Return three small dots, filled from the left as far as the score (0 to 3) goes; white on a tile with colour."""
    ink = "#fff" if is_on_colour else INK
    circles = "".join(
        f'<circle cx="{x}" cy="4" r="{DOT:g}"/>{_filled(x, min(1.0, max(0.0, score - place)), ink)}'
        for place, x in enumerate(PLACES)
    )
    return Svg(
        f'<svg class="level-dots" viewBox="0 0 28 8" width="28" height="8" role="img" aria-label="{escape(label)}" '
        f'aria-description="" fill="none" stroke="{ink}"><title>{escape(label)}</title>'
        f"{circles}</svg>"
    )


def sheet_of_dots(scores: Iterable[float]) -> Svg:
    """Return the dots of these scores once, for a page that shows them many times; `dots_id` names each."""
    found = {dots_id(score): score for score in scores}
    rings = "".join(f'<circle cx="{x}" cy="4" r="{DOT:g}"/>' for x in PLACES)
    symbols = "".join(
        f'<symbol id="{name}" viewBox="0 0 28 8" fill="none" stroke="currentColor"><use href="#dots"/>'
        f"{_fills(found[name], 'currentColor')}</symbol>"
        for name in sorted(found)
    )
    return Svg(
        '<svg class="dots-sheet" width="0" height="0" aria-hidden="true">'
        f'<g id="dots">{rings}</g>{symbols}</svg>'
    )


def dots_id(score: float) -> str:
    """Return under which name the dots of a score stand on the sheet of a page."""
    return f"d{score:.2f}".replace(".", "-")


def _fills(score: float, ink: str) -> str:
    """Return how far three dots side by side are filled, from the left."""
    return "".join(_filled(x, min(1.0, max(0.0, score - place)), ink) for place, x in enumerate(PLACES))


def _filled(x: float, share: float, ink: str) -> str:
    """Return the part of a dot that is filled: none, a slice from the left up to this share of its width, or all."""
    if share <= 0:
        return ""
    if share >= 1:
        return f'<circle class="on" cx="{x}" cy="4" r="{DOT:g}" fill="{ink}"/>'
    edge = DOT * (2 * share - 1)
    half = math.sqrt(DOT**2 - edge**2)
    arc = f"A{DOT:g} {DOT:g} 0 {int(edge > 0)} 0 {x + edge:.2f} {4 + half:.2f}"
    return f'<path class="on" d="M{x + edge:.2f} {4 - half:.2f}{arc}z" fill="{ink}"/>'


def _dot_x(score: float) -> float:
    return round(LEFT + (RIGHT - LEFT) * score / TOP_OF_SCALE, 1)


def _dots(dots: Sequence[Dot], first: float, colour: str, places: Sequence[int]) -> str:
    """Return the marks of a row and the lines between earlier and now; `first` is the height of lane one."""
    drawn = []
    for view in sorted({dot.view for dot in dots}):
        y = first + LANE * view
        then = [f"{_dot_x(dot.score)} {y:g}" for dot in dots if dot.view == view and dot.is_earlier]
        now = [f"{_dot_x(dot.score)} {y:g}" for dot in dots if dot.view == view and not dot.is_earlier]
        if then and now:
            path = f"M{then[0]}L{now[0]}"
            drawn.append(f'<path class="chart-line" d="{path}" stroke="{colour}" stroke-opacity=".6"/>')
        place = places[view] if places else view
        drawn += [rings(then, place, colour, 6.6 if then == now else 3.6)] if then else []
        drawn += [marks(now, place, colour, 4.8)] if now else []
    return "".join(drawn)


def _unseen(height: float) -> str:
    """Return the hatch of a strength that nobody could judge."""
    path = hatch((LEFT, RIGHT), (height / 2 - 5, height / 2 + 5), 7.0)
    return f'<path class="chart-hatch" d="{path}" stroke="{MUTED}" stroke-opacity=".55"/>'


def mark(place: int, domain: str | None, is_earlier: bool = False) -> Svg:
    """Return one small mark for a legend, in the ink of the text when it stands for all domains."""
    colour, sign = COLOURS.get(domain or "", INK), place % len(SIGNS)
    if is_earlier:
        return legend(16, OPEN_SIGNS[sign], rings(["0 0"], place, colour, 3.6), domain)
    return legend(16, SIGNS[sign], marks(["0 0"], place, colour, 4.8), domain)


def line_mark(place: int, domain: str | None) -> Svg:
    """Return a series for a legend: its mark on its dashes."""
    colour = COLOURS.get(domain or "", INK)
    drawn = stroke("M-18 0H18", place, colour) + marks(["0 0"], place, colour, 4.2)
    return legend(38, SIGNS[place % len(SIGNS)], drawn, domain)

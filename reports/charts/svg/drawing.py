"""What all drawings share: colours, marks, dashes, hatches. Lengths are SVG units.

Colours are presentation attributes, for the PDF and the strict style policy; class names let the style
sheet of the screen change them. Colour is never the only sign: a view has its own shape, a series its own
dash as well, a kind of event its own hatch or dash.
"""

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape
from itertools import pairwise
from typing import Self

from reports.charts.observer_shapes import shape_of

COLOURS = {
    "regulatory": "#206EF3",
    "interpersonal": "#7E2207",
    "meaning": "#450B50",
    "environment": "#276854",
}
TINTS = {"regulatory": "#e6effe", "interpersonal": "#f7e9e4", "meaning": "#f1e8f3", "environment": "#e4f0ec"}
INK, MUTED, GRID, SURFACE = "#1d2733", "#566472", "#dedbd2", "#ffffff"
DASHES = ("", "7 3", "2 2.5", "8 2.5 2 2.5", "13 3.5", "4 4", "8 2.5 2 2.5 2 2.5", "1 4")
SIGNS = "\u25cf\u25a0\u25b2\u25c6\u2b1f\u2605\u271a\u29eb"  # the shapes as characters
OPEN_SIGNS = "\u25cb\u25a1\u25b3\u25c7\u2b20\u2606\u271b\u25ca"
FONT = 'font-family="Noto Sans, sans-serif"'


class Svg(str):
    """Markup that templates may print as it is: everything variable in it has been escaped."""

    __slots__ = ()

    def __html__(self) -> Self:
        """Tell Django's templates that nothing is left to escape."""
        return self


NOTHING = Svg("")  # where there is nothing to draw


def dash_of(place: int) -> str:
    """Return the dashes of the series at this place, as lengths of stroke and gap; solid is empty."""
    return DASHES[place % len(DASHES)]


def dashed(lengths: str) -> str:
    """Return the attribute for these dashes; nothing for a solid line."""
    return f' stroke-dasharray="{lengths}"' if lengths else ""


def text_width(text: str, size: float) -> float:
    """Estimate the width of a text at this font size, on the wide side so that it holds for any sans-serif."""
    narrow = sum(text.count(character) for character in "iljtfr .,:;'\u2019|!()")
    wide = sum(character in "mwMW@%" or character > "\u2e80" for character in text)
    return size * (0.62 * (len(text) - narrow - wide) + 0.4 * narrow + wide)


def opening(name: str, domain: str, box: tuple[float, float], label: str, named_by: str = "") -> str:
    """Return the start of a picture with a text alternative, `box` wide and high.

    Browsers take the label; WeasyPrint 70 takes the title as /Alt of the figure in the PDF. The empty
    description keeps browsers from reading the title as well. `named_by` are ids on a page that say the label already.
    """
    named = f' data-domain="{escape(domain)}"' if domain else ""
    begun = f'<svg class="{name}"{named} viewBox="0 0 {box[0]:g} {box[1]:g}" role="img" '
    if named_by:
        return f'{begun}aria-labelledby="{escape(named_by)}" {FONT}>'
    said = escape(label)
    return f'{begun}aria-label="{said}" aria-description="" {FONT}><title>{said}</title>'


def _turned(radii: Sequence[float]) -> list[tuple[float, float]]:
    """Return corners at these radii, evenly turned, the first one on top."""
    step = math.tau / len(radii)
    return [(radius * math.sin(step * n), -radius * math.cos(step * n)) for n, radius in enumerate(radii)]


_CORNERS = {
    "square": [(-0.92, -0.92), (0.92, -0.92), (0.92, 0.92), (-0.92, 0.92)],
    "triangle": [(0.0, -1.2), (1.15, 0.85), (-1.15, 0.85)],
    "diamond": _turned([1.32] * 4),
    "pentagon": _turned([1.15] * 5),
    "star": _turned([1.4, 0.6] * 5),
    "cross": [
        *[(-0.42, -1.2), (0.42, -1.2), (0.42, -0.42), (1.2, -0.42), (1.2, 0.42), (0.42, 0.42)],
        *[(0.42, 1.2), (-0.42, 1.2), (-0.42, 0.42), (-1.2, 0.42), (-1.2, -0.42), (-0.42, -0.42)],
    ],
    "hourglass": [(-1.05, -1.1), (1.05, -1.1), (-1.05, 1.1), (1.05, 1.1)],
}


@lru_cache(maxsize=64)
def outline(place: int, radius: float) -> str:
    """Return the path of the mark at this place, relative to its centre."""
    shape = shape_of(place)
    if shape == "circle":
        arc = f"a{radius:g} {radius:g} 0 1 0"
        return f"m{-radius:g} 0{arc} {2 * radius:g} 0{arc} {-2 * radius:g} 0z"
    corners = [(round(x * radius, 1), round(y * radius, 1)) for x, y in _CORNERS[shape]]
    steps = (f"{round(x - px, 1):g} {round(y - py, 1):g}" for (px, py), (x, y) in pairwise(corners))
    return f"m{corners[0][0]} {corners[0][1]}l{' '.join(steps)}z"


def marks(centres: Iterable[str], place: int, colour: str, radius: float) -> str:
    """Return filled marks at these centres ("x y") as one path."""
    path = "".join([f"M{centre}{outline(place, radius)}" for centre in centres])
    return f'<path class="chart-mark" d="{path}" fill="{colour}" stroke="{SURFACE}"/>'


def rings(centres: Iterable[str], place: int, colour: str, radius: float) -> str:
    """Return hollow marks at these centres."""
    path = "".join([f"M{centre}{outline(place, radius)}" for centre in centres])
    return f'<path class="chart-ring" d="{path}" fill="{SURFACE}" stroke="{colour}" stroke-width="1.4"/>'


def stroke(path: str, place: int, colour: str) -> str:
    """Return the line of a series; the first one is heavier."""
    width = 1.6 if place else 2.2
    return (
        f'<path class="chart-line" d="{path}" fill="none" stroke="{colour}" stroke-width="{width}"'
        f"{dashed(dash_of(place))}/>"
    )


def legend(width: int, sign: str, drawn: str, domain: str | None = None) -> Svg:
    """Return a small picture around (0, 0) that stands before words, so it is silent on screen.

    In a PDF every figure needs an /Alt: there it is read as `sign`, a character like the picture.
    """
    named = f' data-domain="{escape(domain)}"' if domain else ""
    size = f'viewBox="{-width / 2:g} -8 {width} 16" width="{width}" height="16"'
    start = f'<svg class="chart-key"{named} {size} aria-hidden="true">'
    return Svg(f"{start}<title>{sign}</title>{drawn}</svg>")


@lru_cache(maxsize=256)
def hatch(
    across: tuple[float, float], down: tuple[float, float], step: float, *, is_falling: bool = False
) -> str:
    """Return slanting lines that fill a rectangle, `step` apart; drawn, as patterns need ids and fail on paper."""
    (left, right), (top, bottom) = across, down
    lines = []
    foot = left + step / 2
    while foot < right + bottom - top:
        x0, x1 = max(left, foot - (bottom - top)), min(right, foot)
        low, high = bottom - (foot - x1), bottom - (foot - x0)
        if is_falling:
            low, high = top + bottom - low, top + bottom - high
        start, step_on = (round(x1, 1), round(low, 1)), (round(x0 - x1, 1), round(high - low, 1))
        lines.append("M{:g} {:g}l{:g} {:g}".format(*start, *step_on))
        foot += step
    return "".join(lines)

"""One goal over time as SVG: the five levels as lines, and a mark for who said that it is there. Lengths are SVG units."""

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from reports.charts.svg.drawing import GRID, INK, MUTED, Svg, marks, opening, rings, stroke

WIDTH, HEIGHT, LEFT, RIGHT, TOP, STEP = 320, 156, 34.0, 308.0, 14.0, 28.0
LEVELS = (2, 1, 0, -1, -2)
APART = 5.0  # by which marks of several people are moved, so that equal answers stay apart


class Said(NamedTuple):
    """What one person said: how far along the axis of time (0 to 1), the level, and the place of that person."""

    at: float
    level: int
    place: int


def goal_steps(said: Sequence[Said], start: int, ends: tuple[str, str], named_by: str) -> Svg:
    """Draw where the goal began (hollow) and what each person said; only what one person said is joined.

    `ends` are the first and the last day in words, `named_by` the ids on the page that say what the drawing shows. In ink:
    no level is coloured better or worse than another.
    """
    rails = "".join(f"M{LEFT:g} {_y(level):g}H{RIGHT:g}" for level in LEVELS if level)
    places = sorted({one.place for one in said})
    drawn = "".join(_series([one for one in said if one.place == place], place) for place in places)
    names = "".join(
        f'<text class="chart-text" x="{LEFT - 8:g}" y="{_y(level) + 3.5:g}" text-anchor="end">{_sign(level)}</text>'
        for level in LEVELS
    )
    return Svg(
        f"{opening('goal-steps', '', (WIDTH, HEIGHT), '', named_by)}"
        f'<path class="chart-grid" d="{rails}" stroke="{GRID}"/>'
        f'<path class="chart-axis" d="M{LEFT:g} {_y(0):g}H{RIGHT:g}" stroke="{MUTED}" stroke-width="1.6"/>'
        f'<g font-size="11" fill="{MUTED}">{names}'
        f'<text class="chart-text" x="{LEFT:g}" y="{HEIGHT - 6:g}">{escape(ends[0])}</text>'
        f'<text class="chart-text" x="{RIGHT:g}" y="{HEIGHT - 6:g}" text-anchor="end">{escape(ends[1])}</text></g>'
        f"{rings([f'{LEFT:g} {_y(start):g}'], 0, INK, 5.2)}{drawn}</svg>"
    )


def _series(said: Sequence[Said], place: int) -> str:
    """Return what one person said: steps that hold until the next day on which that person said something."""
    centres = [(_x(one.at), _y(one.level) + APART * (place % 3) * (-1) ** place) for one in said]
    path = f"M{centres[0][0]:g} {centres[0][1]:g}" + "".join(f"H{x:g}V{y:g}" for x, y in centres[1:])
    joined = stroke(path, place, INK) if len(centres) > 1 else ""
    return joined + marks([f"{x:g} {y:g}" for x, y in centres], place, INK, 5.2)


def _sign(level: int) -> str:
    return f"+{level}" if level > 0 else f"\u2212{-level}" if level else "0"


def _x(at: float) -> float:
    return round(LEFT + (RIGHT - LEFT) * at, 1)


def _y(level: int) -> float:
    return TOP + STEP * (2 - level)

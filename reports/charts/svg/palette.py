"""The palette as SVG: ways by settings, in ink only. Lengths are SVG units.

A full round says that a way helped by the child's word, an open square by the word of who saw it. A way that was
seen without either is a small dot: no sign of bad. Drawn in two widths, as words do not shrink with the screen;
the style sheet shows one of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from reports.charts.svg import drawing as svg
from reports.charts.svg.drawing import Svg
from reports.charts.svg.lanes import wrapped

WIDE, NARROW = 760, 300
LABELS = 250.0  # width of the names of the ways
TEXT, LINE, ROW = 12.5, 15.0, 25.0
CHILD, OBSERVER = 0, 1  # places in the list of marks: round and square
RADIUS, APART = 5.2, 9.0


@dataclass(frozen=True)
class Seen:
    """A way that was seen in a setting, and whether it helped there by either word."""

    helped_child: bool
    helped_observer: bool


@dataclass(frozen=True)
class WayRow:
    """One way: its name, and what was seen of it in each setting (None: nothing)."""

    name: str
    seen: tuple[Seen | None, ...]


@dataclass(frozen=True)
class Grid:
    """The ways by settings; `groups` holds the ways of one nature each, under its name."""

    settings: tuple[str, ...]
    groups: tuple[tuple[str, tuple[WayRow, ...]], ...]


def palette(grid: Grid, label: str) -> Svg:
    """Draw the palette, wide and narrow."""
    return Svg(_picture("wide", WIDE, _wide(grid), label) + _picture("narrow", NARROW, _narrow(grid), label))


def key(place: int | None) -> Svg:
    """Return one sign for the legend: of the child's word, of the observer's word, or of what was only seen."""
    if place == CHILD:
        return svg.legend(16, svg.SIGNS[0], svg.marks(["0 0"], CHILD, svg.INK, RADIUS))
    if place == OBSERVER:
        return svg.legend(16, svg.OPEN_SIGNS[1], svg.rings(["0 0"], OBSERVER, svg.INK, RADIUS))
    return svg.legend(16, "\u00b7", _dot(0, 0))


def _picture(size: str, width: int, drawn: tuple[list[str], float], label: str) -> str:
    parts, height = drawn
    opening = svg.opening(f"palette palette-{size}", "", (width, height), label)
    return f'{opening}<g font-size="{TEXT}">{"".join(parts)}</g></svg>'


def _wide(grid: Grid) -> tuple[list[str], float]:
    """Return ways as rows and settings as columns, and the height that they take."""
    room = (WIDE - LABELS) / max(1, len(grid.settings))
    centres = [LABELS + room * (place + 0.5) for place in range(len(grid.settings))]
    heads = [wrapped(name, room - 2) for name in grid.settings]
    y = 4 + LINE * max((len(lines) for lines in heads), default=1)
    parts = []
    for x, lines in zip(centres, heads, strict=True):
        parts += _words(lines, x, y - LINE * (len(lines) - 1) - 4, "palette-head", "middle")
    for nature, rows in grid.groups:
        parts += _words((nature,), 0, y + 17, "palette-head")
        y += ROW
        for row in rows:
            lines = wrapped(row.name, LABELS - 22)
            height = _height(lines)
            parts += [_rule(y, WIDE), *_words(lines, 10, y + 17, "palette-word")]
            for x, seen in zip(centres, row.seen, strict=True):
                parts += _signs(seen, x, y + height / 2)
            y += height
    return parts, y + 4


def _narrow(grid: Grid) -> tuple[list[str], float]:
    """Return a list of ways per setting, and the height that they take."""
    parts, y = [], 0.0
    for place, setting in enumerate(grid.settings):
        parts += _words((setting,), 0, y + 18, "palette-head")
        y += ROW
        for _nature, rows in grid.groups:
            for row in rows:
                if row.seen[place] is None:
                    continue
                lines = wrapped(row.name, NARROW - 60)
                height = _height(lines)
                parts += [_rule(y, NARROW), *_words(lines, 10, y + 17, "palette-word")]
                parts += _signs(row.seen[place], NARROW - 22, y + height / 2)
                y += height
    return parts, y + 4


def _height(lines: Sequence[str]) -> float:
    return ROW + LINE * (len(lines) - 1)


def _signs(seen: Seen | None, x: float, y: float) -> list[str]:
    if seen is None:
        return []
    signs = []
    if seen.helped_child:
        signs.append(svg.marks([f"{x - APART:g} {y:g}"], CHILD, svg.INK, RADIUS))
    if seen.helped_observer:
        signs.append(svg.rings([f"{x + APART:g} {y:g}"], OBSERVER, svg.INK, RADIUS))
    return signs or [_dot(x, y)]


def _dot(x: float, y: float) -> str:
    return f'<circle class="palette-seen" cx="{x:g}" cy="{y:g}" r="1.8" fill="{svg.MUTED}"/>'


def _rule(y: float, width: float) -> str:
    return f'<path class="chart-grid" d="M0 {y:g}H{width:g}" stroke="{svg.GRID}"/>'


def _words(lines: Sequence[str], x: float, y: float, name: str, anchor: str = "start") -> list[str]:
    colour = svg.INK if name == "palette-word" else svg.MUTED
    end = f' text-anchor="{anchor}"' if anchor != "start" else ""
    return [
        f'<text class="{name}" x="{x:g}" y="{y + LINE * place:g}" fill="{colour}"{end}>{escape(line)}</text>'
        for place, line in enumerate(lines)
    ]

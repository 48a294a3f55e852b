"""Circles per moment as SVG: each one strength, filled when it was clearly seen. No line joins them. Lengths are SVG units."""

from collections.abc import Sequence
from html import escape
from itertools import accumulate, pairwise
from typing import NamedTuple

from reports.charts.svg.drawing import (
    COLOURS,
    FONT,
    GRID,
    INK,
    MUTED,
    SURFACE,
    Svg,
    dashed,
    legend,
    text_width,
)
from reports.rules.course.rounds import Moment, Rounds
from reports.rules.course.trajectories import TimeAxis
from reports.rules.levels import SCORED, Level

WIDTH, LEFT, RIGHT = 330, 76.0, 320.0
PITCH, ROUND, HOLE = 7.0, 5.8, 3.6  # from circle to circle; the width of one, and of the hole in a hollow one
TEXT, LEAST_ROW, GAP, FOOT = 10.0, 30.0, 17.0, 16.0
LINE = f'stroke-linecap="round" stroke-dasharray="0 {PITCH:g}"'  # of a group: its lines are round dots
ASIDE = 9.0  # two moments stand at least so far apart
NAME_LINE, MOST_LINES = 10.5, 5  # from line to line of a name; so many at most for a place and a form
SECOND_PARTS = ("begeleider", "professional")  # of long words, which break before them
SIGNS = {Level.TOO_LITTLE_SEEN: "?", Level.LEFT_OPEN: "…", Level.NOT_APPLICABLE: "–"}


class Head(NamedTuple):
    """Whose row it is: a name, a place, and a form when it cannot be compared with the others."""

    name: str
    where: str
    form: str = ""

    @property
    def below(self) -> list[str]:
        """The lines under the name."""
        return wrapped(" · ".join(one for one in (self.where, self.form) if one))


def rounds_chart(
    rows: Sequence[tuple[Head, Rounds]],
    axis: TimeAxis,
    adversities: Sequence[float],
    counts: Sequence[Sequence[str]],
    domain: str,
    label: str,
) -> Svg:
    """Draw a row per voice with a column of circles per moment, on the days observed.

    `adversities` are their places on the axis, 0 to 1; `counts` what stands above each moment, by row. Nothing is drawn without rows.
    """
    if not rows:
        return Svg("")
    heights = [
        max(LEAST_ROW, NAME_LINE * (1 + len(head.below)) + 5, GAP + PITCH * rounds.tallest + 4)
        for head, rounds in rows
    ]
    feet = list(accumulate(heights))
    bottom = feet[-1]
    laid_out = [_laid_out(rounds, axis, foot - 7) for (_, rounds), foot in zip(rows, feet, strict=True)]
    names = "".join(_name(head, foot - 7) for (head, _), foot in zip(rows, feet, strict=True))
    said = "".join(_counts(row.across, row.tops, texts) for row, texts in zip(laid_out, counts, strict=True))
    return Svg(
        f'<svg class="rounds" data-domain="{escape(domain)}" viewBox="0 0 {WIDTH} {bottom + FOOT:g}" role="img" '
        f'aria-label="{escape(label)}" {FONT}>'
        f"{_behind(axis, adversities, heights)}"
        f'<g class="chart-text" font-size="{TEXT:g}" fill="{MUTED}" {LINE}>{names}{_circles_of(laid_out, COLOURS.get(domain, INK))}'
        f'<g text-anchor="middle">{said}{_days(axis, bottom)}</g></g></svg>'
    )


def round_mark(level: Level) -> Svg:
    """Return the sign of one strength for a legend."""
    if level in SCORED:
        drawn = _circles([(0.0, 0.0, 1)], INK, is_filled=level is Level.PRESENT)
        return legend(10, "\u25cf" if level is Level.PRESENT else "\u25cb", f"<g {LINE}>{drawn}</g>")
    return legend(
        10,
        SIGNS[level],
        f'<text y="4" text-anchor="middle" font-size="11" fill="{INK}">{SIGNS[level]}</text>',
    )


class LaidOut(NamedTuple):
    """One voice: where its columns of circles stand (place, foot, how many), its signs, and the top of each column."""

    filled: list[tuple[float, float, int]]
    hollow: list[tuple[float, float, int]]
    signs: list[tuple[float, float, str]]
    across: list[float]
    tops: list[float]


def _laid_out(rounds: Rounds, axis: TimeAxis, base: float) -> LaidOut:
    """Return where the circles of one voice stand, from this foot up."""
    columns = list(zip(places_of(rounds.moments, axis), rounds.moments, strict=True))
    return LaidOut(
        filled=[(x, base, moment.n_present) for x, moment in columns],
        hollow=[
            (x, base - PITCH * moment.n_present, moment.n_judged - moment.n_present) for x, moment in columns
        ],
        signs=[
            (x, base - PITCH * n + 3, SIGNS[level])
            for x, moment in columns
            for n, level in enumerate(moment.levels)
            if level in SIGNS
        ],
        across=[x for x, _ in columns],
        tops=[base - PITCH * len(moment.levels) for _, moment in columns],
    )


def _circles_of(rows: Sequence[LaidOut], colour: str) -> str:
    """Return the circles and signs of all voices: one line for all that look alike."""
    return (
        _circles([column for row in rows for column in row.filled], colour, is_filled=True)
        + _circles([column for row in rows for column in row.hollow], colour, is_filled=False)
        + _glyphs([sign for row in rows for sign in row.signs])
    )


def places_of(moments: Sequence[Moment], axis: TimeAxis) -> list[float]:
    """Return where moments stand: on their day, moved aside where two would lie on each other."""
    found: list[float] = []
    for moment in moments:
        x = LEFT + 10 + (RIGHT - LEFT - 20) * axis.share(moment.reading.period_to)
        found.append(max(x, found[-1] + ASIDE) if found else x)
    edge = RIGHT
    for place in range(len(found) - 1, -1, -1):
        found[place] = min(found[place], edge)
        edge = found[place] - ASIDE
    return [round(x, 1) for x in found]


def _circles(columns: Sequence[tuple[float, float, int]], colour: str, *, is_filled: bool) -> str:
    """Return columns of circles (place, foot, how many), each a line of round dots: few letters for hundreds of them."""
    path = "".join(f"M{x:g} {y:g}v{-PITCH * (n - 1) - 0.1:g}" for x, y, n in columns if n)
    if not path:
        return ""
    dots = f'd="{path}"'
    if is_filled:
        return f'<path class="round" {dots} stroke="{colour}" stroke-width="{ROUND:g}"/>'
    return (
        f'<path class="round-edge" {dots} stroke="{colour}" stroke-width="{ROUND:g}"/>'
        f'<path class="round-hole" {dots} stroke="{SURFACE}" stroke-width="{HOLE:g}"/>'
    )


def _glyphs(signs: Sequence[tuple[float, float, str]]) -> str:
    """Return the signs of what was not judged, each at its place."""
    if not signs:
        return ""
    across, down = (" ".join(f"{sign[n]:g}" for sign in signs) for n in (0, 1))
    text = "".join(sign for *_, sign in signs)
    return (
        f'<text class="round-sign" x="{across}" y="{down}" text-anchor="middle" font-size="8">{text}</text>'
    )


def _counts(across: Sequence[float], tops: Sequence[float], said: Sequence[str]) -> str:
    """Return the count above each moment as far as there is room; the newest always has one."""
    drawn, edge = [], RIGHT + 10
    for x, top, text in reversed(list(zip(across, tops, said, strict=True))):
        half = text_width(text, TEXT) / 2
        right = min(x + half, edge)
        if right - 2 * half < LEFT - 22 or right < x + half - 8:
            continue
        drawn.append(f'<text x="{right - half:.1f}" y="{top + 3:g}">{escape(text)}</text>')
        edge = right - 2 * half - 3
    return "".join(drawn)


def _name(head: Head, base: float) -> str:
    """Return whose row it is."""
    lines = head.below
    top = base + 3 - NAME_LINE * len(lines)
    below = "".join(f'<tspan x="0" dy="{NAME_LINE:g}">{escape(line)}</tspan>' for line in lines)
    name = escape(_short(head.name, 700))
    return f'<text y="{top:g}"><tspan font-weight="700">{name}</tspan>{below}</text>'


def wrapped(text: str) -> list[str]:
    """Return a text in lines that fit before the axis, the last one cut when it takes more than `MOST_LINES`."""
    lines: list[str] = []
    for word in _parts(text):
        longer = f"{lines[-1]} {word}" if lines else ""
        if longer and text_width(longer, TEXT) <= LEFT - 4:
            lines[-1] = longer
        elif len(lines) < MOST_LINES:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}"
    return [_short(line) for line in lines]


def _parts(text: str) -> list[str]:
    """Return the words of a text, a long one in two where its parts meet."""
    found = []
    for word in text.split():
        second = next((part for part in SECOND_PARTS if word.endswith(part) and word != part), "")
        is_long = second and text_width(word, TEXT) > LEFT - 4
        found += [f"{word.removesuffix(second)}-", second] if is_long else [word]
    return found


def _short(text: str, weight: int = 400) -> str:
    """Cut a name to the room before the axis."""
    room = (LEFT - 4) * (1 if weight == 400 else 0.9)
    while text_width(text, TEXT) > room and len(text) > 2:
        text = text.rstrip("…")[:-1] + "…"
    return text


def _behind(axis: TimeAxis, adversities: Sequence[float], heights: Sequence[float]) -> str:
    """Return the feet of the rows, the days of the axis, and a dashed line where an adversity began."""
    feet, top = [], 0.0
    for height in heights:
        top += height
        feet.append(f"M0 {top:g}H{RIGHT + 8:g}")
    ticks = "".join(f"M{_x(axis.share(day)):g} 0V{top:g}" for day, _ in axis.ticks)
    grid = f'<path class="chart-grid" d="{"".join(feet)}{ticks}" stroke="{GRID}"/>'
    lines = "".join(f"M{_x(share):g} 0V{top:g}" for share in adversities)
    return grid + (
        f'<path class="chart-event chart-event-adversity" d="{lines}" stroke="{INK}"{dashed("2 2.5")}/>'
        if lines
        else ""
    )


def _days(axis: TimeAxis, bottom: float) -> str:
    """Return the days along the foot, as far as they do not run into each other."""
    shown = [(_x(axis.share(day)), name) for day, name in axis.ticks]
    gaps = [other - one for (one, _), (other, _) in pairwise(shown)]
    step = 2 if gaps and min(gaps) < 42 else 1
    return "".join(f'<text x="{x:g}" y="{bottom + 12:g}">{escape(name)}</text>' for x, name in shown[::step])


def _x(share: float) -> float:
    return round(LEFT + 10 + (RIGHT - LEFT - 20) * share, 1)

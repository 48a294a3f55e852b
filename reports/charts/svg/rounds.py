"""Circles per moment as SVG: each one strength, filled when it was clearly seen. No line joins them. Lengths are SVG units."""

from collections.abc import Sequence
from html import escape
from itertools import pairwise
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

WIDTH, LEFT, RIGHT = 330, 68.0, 320.0
PITCH, ROUND, HOLE = 7.0, 5.8, 3.6  # from circle to circle; the width of one, and of the hole in a hollow one
TEXT, LEAST_ROW, GAP, FOOT = 10.0, 30.0, 17.0, 16.0
LINE = f'stroke-linecap="round" stroke-dasharray="0 {PITCH:g}"'  # a line of round dots
ASIDE = 9.0  # two moments stand at least so far apart
SIGNS = {Level.TOO_LITTLE_SEEN: "?", Level.LEFT_OPEN: "…", Level.NOT_APPLICABLE: "–"}


class Head(NamedTuple):
    """Whose row it is, in two short lines."""

    name: str
    where: str


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
    heights = [max(LEAST_ROW, GAP + PITCH * rounds.tallest + 4) for _, rounds in rows]
    bottom = sum(heights)
    drawn, top = [], 0.0
    for (head, rounds), height, said in zip(rows, heights, counts, strict=True):
        drawn.append(_row(head, rounds, axis, top + height, said, COLOURS.get(domain, INK)))
        top += height
    return Svg(
        f'<svg class="rounds" data-domain="{escape(domain)}" viewBox="0 0 {WIDTH} {bottom + FOOT:g}" role="img" '
        f'aria-label="{escape(label)}" focusable="false" {FONT}>'
        f"{_behind(axis, adversities, heights)}"
        f'<g class="chart-text" font-size="{TEXT:g}" fill="{MUTED}">{"".join(drawn)}{_days(axis, bottom)}</g></svg>'
    )


def round_mark(level: Level) -> Svg:
    """Return the sign of one strength for a legend."""
    if level in SCORED:
        drawn = _circles([(0.0, 0.0, 1)], INK, is_filled=level is Level.PRESENT)
        return legend(10, "\u25cf" if level is Level.PRESENT else "\u25cb", drawn)
    return legend(
        10,
        SIGNS[level],
        f'<text y="4" text-anchor="middle" font-size="11" fill="{INK}">{SIGNS[level]}</text>',
    )


def _row(head: Head, rounds: Rounds, axis: TimeAxis, foot: float, said: Sequence[str], colour: str) -> str:
    """Return one voice: its name, its columns of circles from the foot up, and the counts above them."""
    base = foot - 7
    columns = list(zip(places_of(rounds.moments, axis), rounds.moments, strict=True))
    filled = [(x, base, moment.n_present) for x, moment in columns]
    hollow = [
        (x, base - PITCH * moment.n_present, moment.n_judged - moment.n_present) for x, moment in columns
    ]
    others = [
        (x, base - PITCH * n + 3, SIGNS[level])
        for x, moment in columns
        for n, level in enumerate(moment.levels)
        if level in SIGNS
    ]
    tops = [base - PITCH * len(moment.levels) for _, moment in columns]
    return (
        _name(head, base)
        + _circles(filled, colour, is_filled=True)
        + _circles(hollow, colour, is_filled=False)
        + _glyphs(others)
        + _counts([x for x, _ in columns], tops, said)
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
        return f'<path class="round" {dots} {LINE} stroke="{colour}" stroke-width="{ROUND:g}"/>'
    return (
        f'<path class="round-edge" {dots} {LINE} stroke="{colour}" stroke-width="{ROUND:g}"/>'
        f'<path class="round-hole" {dots} {LINE} stroke="{SURFACE}" stroke-width="{HOLE:g}"/>'
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
    return (
        f'<g class="chart-text" text-anchor="middle" font-size="{TEXT:g}" fill="{MUTED}">{"".join(drawn)}</g>'
    )


def _name(head: Head, base: float) -> str:
    """Return whose row it is."""
    name, where = escape(_short(head.name, 700)), escape(_short(head.where))
    return f'<text y="{base - 8:g}"><tspan font-weight="700">{name}</tspan><tspan x="0" dy="11">{where}</tspan></text>'


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
    days = "".join(f'<text x="{x:g}" y="{bottom + 12:g}">{escape(name)}</text>' for x, name in shown[::step])
    return f'<g text-anchor="middle">{days}</g>'


def _x(share: float) -> float:
    return round(LEFT + 10 + (RIGHT - LEFT - 20) * share, 1)

"""How each observer sees one strength, as a row of marks in SVG, for paper. Lengths are SVG units.

Filled: clearly there. Half filled: something of it. Open: looked, not yet. A sign: why there is no score. Nothing: not asked.
"""

from collections.abc import Sequence
from html import escape

from reports.charts.svg.drawing import COLOURS, INK, MUTED, Svg, legend
from reports.rules.levels import Level

PITCH, SIDE, HEIGHT = 10.0, 7.0, 8.0
SIGNS = {Level.TOO_LITTLE_SEEN: "?", Level.NOT_APPLICABLE: "–", Level.LEFT_OPEN: "…"}


def observer_marks(levels: Sequence[Level | None], domain: str, label: str) -> Svg:
    """Draw a mark for each observer in order; None for who was not asked."""
    colour = COLOURS.get(domain, INK)
    places = [(PITCH * place + (PITCH - SIDE) / 2, level) for place, level in enumerate(levels)]
    full = "".join(_square(x, 0, SIDE) for x, level in places if level is Level.PRESENT)
    half = "".join(_square(x, SIDE / 2, SIDE / 2) for x, level in places if level is Level.GROWING)
    edge = "".join(_square(x, 0, SIDE) for x, level in places if level in (Level.GROWING, Level.NOT_YET))
    signs = "".join(
        f'<text x="{x + SIDE / 2:g}" y="7">{SIGNS[level]}</text>' for x, level in places if level in SIGNS
    )
    width = PITCH * max(1, len(levels))
    return Svg(
        f'<svg class="observer-marks" viewBox="0 0 {width:g} {HEIGHT:g}" role="img" aria-label="{escape(label)}">'
        f"<title>{escape(label)}</title>"
        + (f'<path d="{full}{half}" fill="{colour}"/>' if full or half else "")
        + (f'<path d="{edge}" fill="none" stroke="{colour}"/>' if edge else "")
        + (f'<g font-size="9" fill="{MUTED}" text-anchor="middle">{signs}</g>' if signs else "")
        + "</svg>"
    )


def observer_mark(level: Level) -> Svg:
    """Return the mark of a level for a legend."""
    if level in SIGNS:
        return legend(
            10,
            SIGNS[level],
            f'<text y="3" font-size="11" fill="{MUTED}" text-anchor="middle">{SIGNS[level]}</text>',
        )
    sign = {Level.PRESENT: "\u25a0", Level.GROWING: "\u2b13", Level.NOT_YET: "\u25a1"}[level]
    filled = {Level.PRESENT: _around(-4, 8), Level.GROWING: _around(0, 4)}.get(level, "")
    drawn = f'<path d="{_around(-4, 8)}" fill="none" stroke="{INK}"/>'
    return legend(10, sign, (f'<path d="{filled}" fill="{INK}"/>' if filled else "") + drawn)


def _around(y: float, height: float) -> str:
    return f"M-4 {y:g}h8v{height:g}h-8z"


def _square(x: float, y: float, height: float) -> str:
    return f"M{x:g} {y + 0.5:g}h{SIDE:g}v{height:g}h-{SIDE:g}z"

"""Columns of blocks as SVG, for paper: one block is one strength that was judged. Lengths are SVG units.

Drawn with two paths for a whole chart: many small shapes make a PDF slow.
"""

from collections.abc import Sequence
from html import escape

from reports.charts.svg.drawing import COLOURS, FONT, INK, MUTED, Svg, legend
from reports.rules.course.rounds import Moment

WIDTH, FOOT, TEXT = 170.0, 15.0, 10.5
BLOCK, THICK, PITCH = 14.0, 3.4, 5.0  # how wide a block is, how high, and from block to block
HEAD = 4.0  # above the highest column


def blocks_chart(
    moments: Sequence[Moment], breaks: Sequence[int], ends: tuple[str, str], top: int, domain: str, label: str
) -> Svg:
    """Draw a column for each moment in order, at equal distances: filled what was clearly there, open what was judged.

    `breaks` are numbers of moments before which an adversity began, as a dashed line; `ends` are the words under the
    first and the last column; `top` is how many blocks the highest column of this domain has.
    """
    base = HEAD + PITCH * top
    step = WIDTH / max(1, len(moments))
    filled: list[str] = []
    hollow: list[str] = []
    for place, moment in enumerate(moments):
        x = step * (place + 0.5) - BLOCK / 2
        for n in range(moment.n_judged):
            (filled if n < moment.n_present else hollow).append(f"M{x:.1f} {base - PITCH * n - 1.5:g}")
    shape = f"h{BLOCK:g}v-{THICK:g}h-{BLOCK:g}z"
    colour = COLOURS.get(domain, INK)
    lines = "".join(f"M{step * place:.1f} 0V{base:g}" for place in breaks)
    return Svg(
        f'<svg class="blocks" viewBox="0 0 {WIDTH:g} {base + FOOT:g}" role="img" aria-label="{escape(label)}" {FONT}>'
        f"<title>{escape(label)}</title>"
        f'<path d="{shape.join(filled) + shape if filled else ""}" fill="{colour}" stroke="{colour}"/>'
        f'<path d="{shape.join(hollow) + shape if hollow else ""}" fill="none" stroke="{colour}"/>'
        f'<path d="M0 {base:g}H{WIDTH:g}" stroke="{INK}"/>'
        f'<path d="{lines}" stroke="{MUTED}" stroke-dasharray="3 2.5"/>'
        f'<g font-size="{TEXT:g}" fill="{MUTED}">{_ends(ends, base, len(moments))}</g></svg>'
    )


def _ends(ends: tuple[str, str], base: float, n: int) -> str:
    """Return the words under the first and the last column; once where there is one column."""
    first, last = ends
    y = f"{base + 11:g}"
    if n < 2:
        return f'<text x="{WIDTH / 2:g}" y="{y}" text-anchor="middle">{escape(last)}</text>'
    return (
        f'<text x="0" y="{y}">{escape(first)}</text>'
        f'<text x="{WIDTH:g}" y="{y}" text-anchor="end">{escape(last)}</text>'
    )


def block_mark(*, is_filled: bool) -> Svg:
    """Return one block for a legend."""
    drawn = f'<path d="M-5 -2h10v4h-10z" fill="{INK if is_filled else "none"}" stroke="{INK}"/>'
    return legend(14, "\u25a0" if is_filled else "\u25a1", drawn)

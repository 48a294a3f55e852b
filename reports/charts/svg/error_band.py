"""The band of measurement error around the scores of one series, as SVG: light, and hatched so that it shows without colour."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reports.charts.svg.drawing import MUTED, Svg, legend

SIGN = "\u25a5"  # as a character
STEP = 5.0  # between the lines of the hatch, SVG units
HALF = 5.0  # half the width of the band of a score that stands alone

Span = tuple[float, float, float]  # across, top and bottom of the band there, SVG units


def error_band(spans: Sequence[Span], *, is_line: bool, colour: str) -> str:
    """Draw the band: from score to score where a line joins them, else around each one alone."""
    if not spans:
        return ""
    if is_line:
        upper = [f"{x:.1f} {top:.1f}" for x, top, _ in spans]
        lower = [f"{x:.1f} {bottom:.1f}" for x, _, bottom in reversed(spans)]
        outline = f"M{'L'.join([*upper, *lower])}z"
        lines = "".join(_upright(*span) for span in _between(spans))
    else:
        outline = "".join(
            f"M{x - HALF:.1f} {top:.1f}h{2 * HALF:g}V{bottom:.1f}h{-2 * HALF:g}z" for x, top, bottom in spans
        )
        lines = "".join(
            _upright(x + aside, top, bottom) for x, top, bottom in spans for aside in (-HALF, 0, HALF)
        )
    return (
        f'<path class="chart-error" d="{outline}" fill="{colour}" fill-opacity=".1"/>'
        f'<path class="chart-error-hatch" d="{lines}" stroke="{colour}" stroke-opacity=".3" stroke-width=".7"/>'
    )


def error_mark() -> Svg:
    """Return the band for a legend."""
    return legend(26, SIGN, error_band([(-11, -6, 6), (11, -6, 6)], is_line=True, colour=MUTED))


def _upright(x: float, top: float, bottom: float) -> str:
    return f"M{x:.1f} {top:.1f}V{bottom:.1f}"


def _between(spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the band at every step from the first score to the last, straight between two scores."""
    x = spans[0][0]
    for (left, top, bottom), (right, next_top, next_bottom) in pairwise(spans):
        while x <= right:
            share = (x - left) / (right - left) if right > left else 0
            yield x, top + share * (next_top - top), bottom + share * (next_bottom - bottom)
            x += STEP

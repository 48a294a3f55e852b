"""One sign of healthy development as SVG: a mark per observer on the four steps. Lengths are SVG units."""

from collections.abc import Sequence

from reports.charts.svg.drawing import GRID, INK, MUTED, Svg, marks, opening

WIDTH, LEFT, RIGHT, LANE = 240, 12.0, 228.0, 13.0
TOP_OF_SCALE = 3  # scale points


def sign_row(values: Sequence[int | None], label: str) -> Svg:
    """Draw what each observer answered, in ink: no step is coloured better or worse than another.

    `values` has one entry per observer in the order of the legend (None: no answer on the scale); each has
    a lane of its own, so that equal answers stay apart.
    """
    height = 10 + LANE * max(1, len(values))
    grid = "".join(f"M{_x(step):g} 3V{height - 3:g}" for step in range(TOP_OF_SCALE + 1))
    lanes = [5 + LANE * (place + 0.5) for place in range(len(values))]
    rails = "".join(f"M{LEFT:g} {y:g}H{RIGHT:g}" for y in lanes)
    drawn = "".join(
        marks([f"{_x(value):g} {y:g}"], place, INK, 5.2)
        for place, (value, y) in enumerate(zip(values, lanes, strict=True))
        if value is not None
    )
    return Svg(
        f"{opening('sign-row', '', (WIDTH, height), label)}"
        f'<path class="chart-grid" d="{grid}" stroke="{MUTED}" stroke-opacity=".45"/>'
        f'<path class="chart-grid" d="{rails}" stroke="{GRID}"/>{drawn}</svg>'
    )


def _x(value: int) -> float:
    return round(LEFT + (RIGHT - LEFT) * value / TOP_OF_SCALE, 1)

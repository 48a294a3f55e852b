"""What is noted at the points of a chart, as plotly shapes: the signs of `reports.charts.svg.annotations`, in pixels."""

from datetime import date
from typing import Any

from reports.charts.svg.annotations import TOP_OF_SCALE
from reports.charts.svg.drawing import INK
from reports.rules.slopes import Slope
from reports.rules.trajectories import Chart, Line

Json = dict[str, Any]
BOWL, BOWL_OVER = "M-7,-9Q0,-17 7,-9", "M-7,15Q0,7 7,15"  # pixels from the mark, upwards
STROKES = "M-5,-6L-1,6M0,-6L4,6"
LOW = 0.15  # share of the height under which the bowl stands over the mark


def note_shapes(chart: Chart) -> list[Json]:
    """Return the signs of a chart: what may belong to recovery, where another person looked, the slopes."""
    bowls = [
        _sign(point.on, point.value, BOWL_OVER if point.value < LOW * chart.top else BOWL)
        for line in chart.lines
        for point in line.points
        if point.may_recover
    ]
    strokes = [_sign(one.on, one.value, STROKES) for one in chart.handovers]
    slopes = [shape for line in chart.lines if line.slope for shape in _slope(line, line.slope)]
    return [*slopes, *bowls, *strokes]


def _sign(on: date, value: float, path: str) -> Json:
    """Return a small sign at a point; it keeps its size in pixels."""
    return {
        "type": "path",
        "path": path,
        "xref": "x",
        "yref": "y",
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": on.isoformat(),
        "yanchor": value,
        "layer": "above",
        "line": {"color": INK, "width": 1.5},
    }


def _slope(line: Line, slope: Slope) -> list[Json]:
    """Return the slope from first to last moment, and the edges of its band through the middle one."""
    first, last = line.points[0].on, line.points[-1].on
    rates = [(slope.per_year, 1.4), (slope.lower, 0.8), (slope.upper, 0.8)]
    halves = [(first, slope.middle[0]), (slope.middle[0], last)]
    return [
        {
            "type": "line",
            "xref": "x",
            "yref": "y",
            "x0": start.isoformat(),
            "x1": end.isoformat(),
            "y0": _on_scale(slope.at(start, rate)),
            "y1": _on_scale(slope.at(end, rate)),
            "layer": "below",
            "line": {"color": INK, "width": width, "dash": "1px,2.5px"},
        }
        for rate, width in rates
        for start, end in halves
    ]


def _on_scale(value: float) -> float:
    return round(min(TOP_OF_SCALE, max(0.0, value)), 3)

"""The band of measurement error as plotly traces: the same edges and hatch as the SVG, silent under the pointer."""

from typing import Any

from reports.rules.trajectories import Drawn, Line, Point

Json = dict[str, Any]
OPACITY = 0.1
HATCH: Json = {"shape": "|", "fgopacity": 0.35, "size": 6, "solidity": 0.15}


def error_traces(line: Line, colour: str) -> list[Json]:
    """Return the band of one series: one area where a line joins the scores, else a bar around each."""
    points = [point for point in line.points if point.error]
    if not points:
        return []
    if line.drawn is Drawn.LINE and len(points) == len(line.points):
        return [_area(points, colour)]
    return [_bars(points, colour)]


def _band(point: Point) -> tuple[float, float]:
    low, high = point.error or (point.value, point.value)
    return round(low, 2), round(high, 2)


def _area(points: list[Point], colour: str) -> Json:
    """Return the outline along the upper edge and back along the lower one, filled."""
    days = [point.on.isoformat() for point in points]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [*days, *reversed(days)],
        "y": [*[_band(p)[1] for p in points], *[_band(p)[0] for p in reversed(points)]],
        "fill": "toself",
        "fillcolor": _pale(colour),
        "fillpattern": {**HATCH, "fgcolor": colour, "bgcolor": _pale(colour)},
        "line": {"width": 0},
        "hoverinfo": "skip",
    }


def _bars(points: list[Point], colour: str) -> Json:
    """Return a bar from the lower to the upper edge at each score; nothing joins them."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [point.on.isoformat() for point in points],
        "y": [round(point.value, 2) for point in points],
        "marker": {"size": 1, "color": colour},
        "error_y": {
            "type": "data",
            "symmetric": False,
            "array": [round(_band(p)[1] - p.value, 2) for p in points],
            "arrayminus": [round(p.value - _band(p)[0], 2) for p in points],
            "color": _pale(colour, 2),
            "thickness": 9,
            "width": 0,
        },
        "hoverinfo": "skip",
    }


def _pale(colour: str, times: int = 1) -> str:
    """Return a colour (#rrggbb) as a light one that lets others through."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},{OPACITY * times:g})"

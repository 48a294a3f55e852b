"""The course over time as a plotly figure: the numbers, marks and dashes of the SVG, with words on hover.

Only the data; the browser draws. Plotly reads markup in texts, so names are escaped here.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from html import escape
from typing import Any

from reports.charts.observer_shapes import shape_of
from reports.charts.plotly.error_band import error_traces
from reports.charts.plotly.notes import note_shapes
from reports.charts.svg.backdrop import CHRONIC_FILL, EDGE_DASHES, EDGES, FILLS, behind, ends_on
from reports.charts.svg.course import DENSE, labelled_values
from reports.charts.svg.drawing import COLOURS, GRID, INK, MUTED, SURFACE, dash_of
from reports.facts.bands import Band
from reports.rules.trajectories import Break, Chart, Drawn, Line, Point, TimeAxis

SIZES = {"circle": 12, "square": 9, "triangle": 10}  # px; so that marks on one spot show round each other
SIZE, DENSE_SIZE = 11, 6
SYMBOLS = {"triangle": "triangle-up"}  # the other shapes have the same name in plotly
FONT = {"family": "Noto Sans, system-ui, sans-serif", "size": 12, "color": MUTED}
# height (share of the chart), width and dashes (px)
ALONG_AT = {"support": (-0.03, 2.6, EDGE_DASHES["support"]), "action": (1.03, 1.3, "")}
TORN = "1px,3px"  # plotly has no zigzag: the first day is an estimate
Json = dict[str, Any]
STILL: Json = {"fixedrange": True, "automargin": True}  # the page scrolls under a thumb, the chart does not
LOOK: Json = {
    "showlegend": False,
    "hovermode": "closest",
    "dragmode": False,
    "paper_bgcolor": "rgba(0,0,0,0)",
    "plot_bgcolor": "rgba(0,0,0,0)",
    "margin": {"l": 28, "r": 10, "t": 8, "b": 26},
    "font": FONT,
    "hoverlabel": {
        "align": "left",
        "bgcolor": SURFACE,
        "bordercolor": MUTED,
        "font": {**FONT, "color": INK},
    },
}


def shared_layout(axis: TimeAxis, bands: Sequence[Band], separators: str) -> Json:
    """Return the `layout` that all charts of a page share: look, days and events, as plain JSON values.

    `separators` are those of numbers: decimal mark, then thousands.
    """
    return {
        **LOOK,
        "separators": separators,
        "xaxis": _days(axis),
        "shapes": [shape for band in behind(bands, axis) for shape in _shapes(band, axis)],
    }


def trajectory_figure(chart: Chart, words: Mapping[str, str]) -> Json:
    """Return `data` and the value axis of one chart for plotly.js; the page adds the shared layout.

    `words` says what a point rests on: `score_basis` and `count_basis`, with %(answered)s and %(items)s.
    """
    colour, top = COLOURS.get(chart.domain, INK), max(1, chart.top)
    return {
        "data": [
            *[trace for line in chart.lines for trace in error_traces(line, colour)],
            *[_trace(line, colour, words) for line in chart.lines],
        ],
        "yaxis": {
            **STILL,
            "range": [-0.1, top + 0.1],
            "tickvals": labelled_values(top),
            "gridcolor": GRID,
            "zerolinecolor": MUTED,
        },
        "shapes": [*[_double(place) for place in chart.breaks], *note_shapes(chart)],
    }


def dash_in_pixels(lengths: str) -> str:
    """Return dashes as plotly writes them."""
    return ",".join(f"{length}px" for length in lengths.split()) or "solid"


def _trace(line: Line, colour: str, words: Mapping[str, str]) -> Json:
    shape = shape_of(line.mark)
    trace: Json = {
        "type": "scatter",
        "mode": "lines+markers" if line.drawn is Drawn.LINE else "markers",
        "name": escape(line.label, quote=False),
        "x": [point.on.isoformat() for point in line.points],
        "y": [round(point.value, 2) for point in line.points],
        "customdata": [point.basis for point in line.points],
        "hovertemplate": _hover(line, words),
        "connectgaps": False,
        "cliponaxis": False,
        "line": {
            "color": colour,
            "width": 1.6 if line.mark else 2.2,
            "dash": dash_in_pixels(dash_of(line.mark)),
        },
        "marker": {
            "symbol": SYMBOLS.get(shape, shape),
            "color": colour,
            "size": DENSE_SIZE if len(line.points) > DENSE else SIZES.get(shape, SIZE),
            "line": {"color": SURFACE, "width": 1},
        },
    }
    if line.points[0].at_most is not None and any(map(_room, line.points)):
        trace["error_y"] = _whiskers(line, colour)
    return trace


def _room(point: Point) -> float:
    """Return how much higher the value could have been, in its own units."""
    return 0 if point.at_most is None else round(point.at_most - point.value, 2)


def _whiskers(line: Line, colour: str) -> Json:
    room = [_room(point) for point in line.points]
    return {
        "type": "data",
        "symmetric": False,
        "array": room,
        "arrayminus": [0] * len(room),
        "color": colour,
        "thickness": 1,
        "width": 3,
    }


def _hover(line: Line, words: Mapping[str, str]) -> str:
    """Return value, basis, day and series. Only line breaks: the style policy refuses plotly's inline bold."""
    is_count = any(point.at_most is not None for point in line.points)
    basis = words["count_basis" if is_count else "score_basis"]
    basis %= {"answered": "%{customdata[0]}", "items": "%{customdata[1]}"}
    return (
        f"%{{y:.2~f}} {escape(basis, quote=False)}<br>%{{x|%-d %B %Y}}<br>%{{fullData.name}}<extra></extra>"
    )


def _days(axis: TimeAxis) -> Json:
    """Return the time axis, with room for a whole mark at both ends."""
    margin = timedelta(days=max(1, (axis.last - axis.first).days // 40))
    return {
        **STILL,
        "type": "date",
        "range": [(axis.first - margin).isoformat(), (axis.last + margin).isoformat()],
        "tickvals": [day.isoformat() for day, _ in axis.ticks],
        "ticktext": [escape(label, quote=False) for _, label in axis.ticks],
        "tickangle": 0,
        "ticks": "outside",
        "ticklen": 4,
        "tickcolor": MUTED,
        "showgrid": False,
        "zeroline": False,
    }


def _shapes(band: Band, axis: TimeAxis) -> list[Json]:
    """Return a band: one day as a line, support and actions along the chart, the rest as a period between edges."""
    edge: Json = {"color": EDGES[band.kind], "width": 1.4, "dash": dash_in_pixels(EDGE_DASHES[band.kind])}
    first, last = max(band.first, axis.first), min(band.last or axis.last, axis.last)
    if band.first == band.last:
        return [_area(first, first, "line", line={**edge, "dash": TORN} if band.is_estimated else edge)]
    if band.kind in ALONG_AT:
        at, width, lengths = ALONG_AT[band.kind]
        dash = dash_in_pixels(lengths)
        return [_area(first, last, "line", line={**edge, "width": width, "dash": dash}, y0=at, y1=at)]
    is_chronic = band.is_chronic and band.kind == "adversity"
    fill = CHRONIC_FILL if is_chronic else FILLS[band.kind]
    period = _area(first, last, "rect", line={"width": 0}, fillcolor=fill)
    torn = {**edge, "dash": TORN}
    return [
        period,
        *[
            _area(day, day, "line", line=torn if band.is_estimated and day == band.first else edge)
            for day in ends_on(band, axis)
        ],
    ]


def _double(place: Break) -> Json:
    """Return the line that shows where the line of a series breaks."""
    return _area(place.on, place.on, "line", line={"color": INK, "width": 3, "dash": "2px,2px"})


def _area(first: date, last: date, kind: str, **style: Any) -> Json:
    """Return a shape over these days, as high as the chart, behind the series."""
    place = {"xref": "x", "yref": "paper", "x0": first.isoformat(), "x1": last.isoformat(), "y0": 0, "y1": 1}
    return {**place, "type": kind, "layer": "below", **style}

"""The course as one plotly figure: the lanes and the domains over each other, on one time axis that can be zoomed.

Plotly's Python package checks each attribute and writes the JSON; the browser draws. Nothing here adds up
observers or domains: each trail is one person, each panel one domain.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from reports.charts.svg.backdrop import CHRONIC_FILL, EDGE_DASHES, EDGES, FILLS, behind, ends_on
from reports.charts.svg.course import labelled_values
from reports.charts.svg.drawing import COLOURS, GRID, INK, MUTED, SURFACE
from reports.charts.zoomable.lanes import placed
from reports.charts.zoomable.look import dashes, plain, trail_trace
from reports.charts.zoomable.parts import Lane, Panel, Trail
from reports.facts.bands import Band
from reports.rules.course.trajectories import TimeAxis

Json = dict[str, Any]
PANEL, GAP, TOP, BOTTOM = 150, 72, 8, 40  # px: a domain, the space above it, and around the figure
BELOW = 0.2  # share of a panel, under its zero line, for moments without a score
FONT = {"family": "Noto Sans, system-ui, sans-serif", "size": 12, "color": MUTED}


def zoomable_figure(
    lanes: Sequence[Lane], panels: Sequence[Panel], bands: Sequence[Band], axis: TimeAxis
) -> str:
    """Return the figure as JSON for plotly.js; `bands` stand behind the domains, as in the small charts."""
    rows, foot = [], 0.0
    for lane in lanes:
        rows.append(placed(lane, foot, axis))
        foot = rows[-1].end
    height = foot + len(panels) * (PANEL + GAP)
    figure = make_subplots(
        rows=1 + len(panels),
        cols=1,
        shared_xaxes=True,
        vertical_spacing=GAP / height,
        row_heights=[foot, *[PANEL for _ in panels]],
        subplot_titles=["", *[plain(panel.title) for panel in panels]],
    )
    figure.update_annotations(x=0, xanchor="left", yshift=2, font={"size": 14, "color": INK})
    for lane, row in zip(lanes, rows, strict=True):
        figure.add_traces(row.traces, rows=1, cols=1)
        figure.add_annotation(
            text=plain(lane.name),
            xref="x domain",
            x=0,
            yref="y",
            y=row.name_y,
            xanchor="left",
            showarrow=False,
        )
    shown = behind([band for band in bands if band.kind in ("adversity", "pressure")], axis)
    for number, panel in enumerate(panels, start=2):
        figure.add_traces([trace for trail in panel.trails for trace in _traces(trail, panel)], number, 1)
        _set_values(figure, panel, number)
    _set_days(figure, axis)
    # All shapes at once: each `add_shape` checks those that are there already, which took seconds for a long file.
    shapes = [
        shape for number, panel in enumerate(panels, start=2) for shape in _shapes(panel, number, shown, axis)
    ]
    figure.update_layout(shapes=shapes)
    figure.update_yaxes(range=[foot, 0], visible=False, fixedrange=True, row=1, col=1)
    figure.update_layout(**_look(height + TOP + BOTTOM))
    return str(figure.to_json())


def _traces(trail: Trail, panel: Panel) -> list[go.Scatter]:
    """Return the moments with a value and, hollow under the zero line, those that have no score."""
    colour = COLOURS.get(panel.domain, INK)
    scored = [spot for spot in trail.spots if spot.value is not None]
    unscored = replace(
        trail, spots=tuple(s for s in trail.spots if s.value is None), is_joined=False, is_open=True
    )
    found = []
    if scored:
        values = [spot.value or 0 for spot in scored]
        room = [max(0, (spot.at_most or 0) - value) for spot, value in zip(scored, values, strict=True)]
        trace = trail_trace(replace(trail, spots=tuple(scored)), values, panel.domain, colour)
        if any(room):
            trace.error_y = {"array": room, "arrayminus": [0 for _ in room], "thickness": 1, "width": 3}
        found.append(trace)
    if unscored.spots:
        heights = [-BELOW * panel.top * 0.6] * len(unscored.spots)
        found.append(trail_trace(unscored, heights, panel.domain, colour))
    return found


def _set_values(figure: go.Figure, panel: Panel, number: int) -> None:
    """Give a panel its value axis, which does not zoom."""
    figure.update_yaxes(
        range=[-BELOW * panel.top, panel.top * 1.06],
        tickvals=labelled_values(panel.top),
        gridcolor=GRID,
        zeroline=True,
        zerolinecolor=MUTED,
        fixedrange=True,
        row=number,
        col=1,
    )


def _set_days(figure: go.Figure, axis: TimeAxis) -> None:
    """Give all panels the one time axis: no day before or after the course can be reached."""
    margin = datetime.timedelta(days=max(1, (axis.last - axis.first).days // 40))
    ends = [axis.first - margin, axis.last + margin]
    figure.update_xaxes(
        type="date",
        range=ends,
        minallowed=ends[0],
        maxallowed=ends[1],
        tickangle=0,
        tickformat="%b<br>%Y",
        tickformatstops=[{"dtickrange": [None, "M1"], "value": "%-d %b<br>%Y"}],
        ticks="outside",
        tickcolor=MUTED,
        showgrid=False,
        zeroline=False,
        showticklabels=True,
    )


def _shapes(panel: Panel, number: int, bands: Sequence[Band], axis: TimeAxis) -> Iterator[Json]:
    """Yield adversity and pressure behind a domain, without which strengths are never read, and where lines break."""
    place = {"xref": f"x{number}", "yref": f"y{number} domain", "y0": 0, "y1": 1, "layer": "below"}
    for band in bands:
        first, last = max(band.first, axis.first), min(band.last or axis.last, axis.last)
        is_chronic = band.is_chronic and band.kind == "adversity"
        fill = CHRONIC_FILL if is_chronic else FILLS[band.kind]
        if band.first != band.last:
            yield {**place, "type": "rect", "x0": first, "x1": last, "fillcolor": fill, "line": {"width": 0}}
        edge = {"color": EDGES[band.kind], "width": 1.4, "dash": dashes(EDGE_DASHES[band.kind])}
        for day in dict.fromkeys(ends_on(band, axis)):
            yield {**place, "type": "line", "x0": day, "x1": day, "line": edge}
    for day in panel.breaks:
        line = {"color": INK, "width": 3, "dash": "2px,2px"}
        yield {**place, "type": "line", "x0": day, "x1": day, "line": line}


def _look(height: float) -> Json:
    """Return what holds for the whole figure. The legend is a list of buttons in the page."""
    return {
        "template": None,
        "height": round(height),
        "margin": {"l": 28, "r": 10, "t": TOP, "b": BOTTOM},
        "showlegend": False,
        "hovermode": "closest",
        "barmode": "overlay",
        "paper_bgcolor": SURFACE,
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": FONT,
        "hoverlabel": {"align": "left", "bgcolor": SURFACE, "bordercolor": MUTED, "font": {"color": INK}},
    }

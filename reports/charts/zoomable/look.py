"""How the figure that can be zoomed shows moments and says them: the marks and dashes of the SVG drawings."""

import textwrap
from collections.abc import Sequence
from html import escape
from typing import Any

import plotly.graph_objects as go

from reports.charts.observer_shapes import shape_of
from reports.charts.svg.drawing import SURFACE, dash_of
from reports.charts.zoomable.parts import Trail

SIZES = {"circle": 12, "square": 9, "triangle": 10}  # px; so that marks on one spot show round each other
SIZE, DENSE_SIZE, DENSE = 11, 6, 24  # px, px, moments from which marks are small
SYMBOLS = {"triangle": "triangle-up"}  # the other shapes have the same name in plotly
WIDTH = 40  # characters of a line on hover


def spoken(words: Sequence[str]) -> dict[str, Any]:
    """Return the sentences of a trace: in lines on hover, and whole for who reads point by point.

    Plotly reads markup in what it shows, so that is escaped; `customdata` is put into the page as text.
    """
    lines = ["<br>".join(textwrap.wrap(escape(text, quote=False), WIDTH)) for text in words]
    return {"customdata": list(words), "hovertext": lines, "hoverinfo": "text"}


def plain(text: str) -> str:
    """Return a text in which plotly finds no markup."""
    return escape(text, quote=False)


def dashes(lengths: str) -> str:
    """Return lengths of strokes and gaps as plotly writes them."""
    return ",".join(f"{length}px" for length in lengths.split()) or "solid"


def trail_trace(trail: Trail, heights: Sequence[float], row: str, colour: str) -> go.Scatter:
    """Return moments of one observer as a trace; `row` is the lane or domain in which arrow keys walk."""
    spots, shape = trail.spots, shape_of(trail.mark)
    signs = [spot.signs for spot in spots] if any(spot.signs for spot in spots) else None
    return go.Scatter(
        x=[spot.on for spot in spots],
        y=heights,
        mode="+".join([*(["lines"] if trail.is_joined else []), "markers", *(["text"] if signs else [])]),
        text=signs,
        textposition="bottom center",
        line={"color": colour, "width": 1.6 if trail.mark else 2.2, "dash": dashes(dash_of(trail.mark))},
        marker={
            "symbol": SYMBOLS.get(shape, shape) + ("-open" if trail.is_open else ""),
            "color": colour,
            "size": DENSE_SIZE if len(spots) > DENSE else SIZES.get(shape, SIZE),
            "line": {"color": colour if trail.is_open else SURFACE, "width": 1.5 if trail.is_open else 1},
        },
        legendgroup=str(trail.mark),
        meta={"row": row},
        **spoken([spot.words for spot in spots]),
    )

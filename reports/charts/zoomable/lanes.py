"""The lanes of the figure that can be zoomed: names, moments and bands. Heights are pixels, downwards."""

import datetime
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import plotly.graph_objects as go

from reports.charts.svg.backdrop import CHRONIC_FILL, EDGES, FILLS
from reports.charts.svg.drawing import INK, SURFACE
from reports.charts.svg.lane_shapes import BAR
from reports.charts.svg.lanes import LINE, MARKS, SPACE, Bar, Field, laid_out, stacked
from reports.charts.zoomable.look import SIZE, plain, spoken, trail_trace
from reports.charts.zoomable.parts import Lane, Told
from reports.facts.bands import Band
from reports.rules.course.trajectories import TimeAxis

NAME = 20.0  # height of the name of a lane
DAY = datetime.timedelta(days=1)
AIR = "\u00a0\u00a0"  # between a bar or a mark and its words
PART_PATTERNS = {"not_there": ".", "carries": "/"}


class Piece(NamedTuple):
    """A stretch of days at a height, with its look and its sentence."""

    first: datetime.date
    last: datetime.date
    y: float
    fill: str
    edge_width: float
    pattern: str
    words: str


class Placed(NamedTuple):
    """A lane laid out: the height of its name, its traces, and where the next lane begins."""

    name_y: float
    traces: list[Any]
    end: float


def placed(lane: Lane, top: float, axis: TimeAxis) -> Placed:
    """Lay a lane out from this height on: its moments in a row per observer, below them its bands."""
    rows = {mark: place for place, mark in enumerate(dict.fromkeys(trail.mark for trail in lane.trails))}
    traces = [
        trail_trace(trail, [top + NAME + MARKS * (rows[trail.mark] + 0.5)] * len(trail.spots), lane.kind, INK)
        for trail in lane.trails
    ]
    y, words, bars = top + NAME + MARKS * len(rows), dict(lane.bands), []
    for row in stacked([laid_out(told.band, Field(axis, "narrow")) for told in lane.bands]):
        bars += [(bar, y + BAR / 2) for bar in row]
        y += max(bar.height for bar in row) + SPACE
    told = [(Told(bar.band, words[bar.band]), height) for bar, height in bars]
    traces += _days(told, lane.kind)
    if pieces := [piece for one, height in told for piece in _pieces(one, height, axis)]:
        traces.append(_bars(pieces, lane.kind))
    if bars:
        traces.append(_titles(bars, axis))
    return Placed(top + NAME / 2, traces, y + SPACE)


def _pieces(told: Told, y: float, axis: TimeAxis) -> Iterator[Piece]:
    """Yield the stretches of a band that lasts: one, or one for each way in which a resource was used."""
    band, until = told.band, axis.last
    if band.parts:
        for part, words in zip(band.parts, told.words, strict=True):
            fill = FILLS["support"] if part.use in ("used", "carries") else SURFACE
            width = 2.2 if part.use == "carries" else 1
            pattern = PART_PATTERNS.get(part.use, "")
            yield Piece(part.first, part.last or until, y, fill, width, pattern, words)
    elif band.first != band.last:
        is_adversity = band.kind == "adversity"
        fill = CHRONIC_FILL if is_adversity and band.is_chronic else FILLS[band.kind]
        pattern = "x" if is_adversity and band.is_chronic else ""
        yield Piece(band.first, band.last or until, y, fill, 1, pattern, told.words[0])


def _bars(pieces: Sequence[Piece], kind: str) -> go.Bar:
    edge = EDGES[kind]
    return go.Bar(
        orientation="h",
        base=[piece.first for piece in pieces],
        x=[(piece.last - piece.first + DAY) / DAY * 86_400_000 for piece in pieces],  # ms
        y=[piece.y for piece in pieces],
        width=[BAR] * len(pieces),
        marker={
            "color": [piece.fill for piece in pieces],
            "line": {"color": edge, "width": [piece.edge_width for piece in pieces]},
            "pattern": {
                "shape": [piece.pattern for piece in pieces],
                "fgcolor": edge,
                "fgopacity": 0.4,
                "size": 6,
                "solidity": 0.15,
                "fillmode": "overlay",
            },
        },
        meta={"row": kind},
        **spoken([piece.words for piece in pieces]),
    )


def _days(told: Sequence[tuple[Told, float]], kind: str) -> Iterator[go.Scatter]:
    """Yield what took one day: a diamond, hollow when the day is an estimate."""
    found = [(one, y) for one, y in told if _is_day(one.band)]
    if found:
        yield go.Scatter(
            mode="markers",
            x=[one.band.first for one, _ in found],
            y=[y for _, y in found],
            marker={
                "symbol": ["diamond-open" if one.band.is_estimated else "diamond" for one, _ in found],
                "color": EDGES[kind],
                "size": SIZE,
            },
            meta={"row": kind},
            **spoken([one.words[0] for one, _ in found]),
        )


def _is_day(band: Band) -> bool:
    return band.first == band.last and not band.parts


def _titles(bars: Sequence[tuple[Bar, float]], axis: TimeAxis) -> go.Scatter:
    """Return the words at the bands about where the SVG has them; `±` stands before an estimated first day."""
    feet = [_foot(bar, axis) for bar, _ in bars]
    titles = [("± " if bar.band.is_estimated else "") + "<br>".join(map(plain, bar.lines)) for bar, _ in bars]
    return go.Scatter(
        mode="text",
        x=[day for day, _ in feet],
        y=[y + ((BAR + LINE * len(bar.lines)) / 2 if bar.is_under else 0) for bar, y in bars],
        text=[AIR + title.replace("<br>", f"{AIR}<br>{AIR}") + AIR for title in titles],
        textposition=[f"middle {'left' if is_left else 'right'}" for _, is_left in feet],
        textfont={"color": INK},
        hoverinfo="skip",
    )


def _foot(bar: Bar, axis: TimeAxis) -> tuple[datetime.date, bool]:
    """Return the day at which the words of a bar begin, and whether they end there instead."""
    is_left = bar.anchor == "end" or (bar.is_under and bar.text_x < bar.left)
    is_at_end = bar.is_under if is_left else bar.text_x > bar.right
    day = (bar.band.last or axis.last) if is_at_end else bar.band.first
    return min(max(day, axis.first), axis.last), is_left

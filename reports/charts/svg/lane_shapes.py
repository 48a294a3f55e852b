"""The shapes in the lanes of a course: bars, how a resource is used, marks of observations. Lengths are SVG units.

How a resource is used shows without colour: a dotted line while it is not there, an empty bar while it is there but
not used, a plain one while it is used, a hatched one with a heavy edge while it carries.
"""

import datetime
from collections.abc import Callable

from reports.charts.svg import drawing as svg
from reports.charts.svg.annotations import handover_at
from reports.charts.svg.backdrop import EDGE_DASHES, EDGES, FILLS, zigzag
from reports.charts.svg.drawing import Svg
from reports.facts.bands import Band, Part
from reports.rules.course.lane_marks import MarkRow, MissedBand
from reports.rules.course.trajectories import TimeAxis

BAR = 18.0
END = 7.0  # length of the point of what goes on
SIZE = 4.6  # radius of a mark
DENSE, SMALL = 40, 3.0  # marks in one row from which they are small, and how small
USE_SIGNS = {
    "not_there": "\u2026",
    "unused": "\u25ad",
    "used": "\u25ac",
    "carries": "\u25a4",
}  # as characters

Place = Callable[[datetime.date], float]
Span = tuple[float, float]


def shape_of(band: Band, ends: Span, y: float, x: Place, axis: TimeAxis) -> str:
    """Return the shape of a band in its lane; `ends` are its left and right, `x` the place of a day."""
    if isinstance(band, MissedBand):
        return svg.rings([f"{sum(ends) / 2:.1f} {y + BAR / 2:g}"], band.mark, svg.INK, SIZE)
    if band.parts:
        return "".join(_part(part, band, y, x, axis) for part in band.parts if _is_on(part, axis))
    return (
        _day(band, ends, y) if band.first == band.last else _bar(band, ends, y, is_torn=_is_torn(band, axis))
    )


def _is_on(part: Part, axis: TimeAxis) -> bool:
    return part.first <= axis.last and (part.last or axis.last) >= axis.first


def _is_torn(band: Band, axis: TimeAxis) -> bool:
    """Say whether the first day is in sight and an estimate."""
    return band.is_estimated and band.first >= axis.first


def _day(band: Band, ends: Span, y: float) -> str:
    """Return one day as a diamond, hollow when the day is an estimate."""
    centre, name = f"{sum(ends) / 2:.1f} {y + BAR / 2:g}", f"chart-event chart-event-{band.kind}"
    fill = svg.SURFACE if band.is_estimated else EDGES[band.kind]
    edge = f' stroke="{EDGES[band.kind]}" stroke-width="1.4"' if band.is_estimated else ""
    return f'<path class="{name}" d="M{centre}{svg.outline(3, 6)}" fill="{fill}"{edge}/>'


def _bar(band: Band, ends: Span, y: float, *, is_torn: bool = False) -> str:
    dashes = svg.dashed(EDGE_DASHES["pressure"]) if band.kind == "pressure" else ""
    name, point = f"chart-event chart-event-{band.kind}", END if band.last is None else 0
    colours = f'fill="{FILLS[band.kind]}" stroke="{EDGES[band.kind]}"'
    drawn = f'<path class="{name}" d="{outline(ends, y, point)}" {colours}{dashes}/>'
    if band.is_chronic and band.kind == "adversity":
        drawn += _hatched((ends[0], ends[1] - point), y, EDGES[band.kind], is_crossed=True)
    if is_torn:
        drawn += _torn(ends[0], y, EDGES[band.kind])
    return drawn


def _torn(x: float, y: float, colour: str) -> str:
    ground = f'<path d="M{x - 2:.1f} {y - 1:g}h3v{BAR + 2:g}h-3z" fill="{svg.SURFACE}"/>'
    edge = f'<path class="chart-torn" d="{zigzag(round(x, 1), y, y + BAR)}" fill="none" stroke="{colour}"'
    return f'{ground}{edge} stroke-width="1.6"/>'


def outline(ends: Span, y: float, point: float) -> str:
    """Return the edge of a bar; what goes on after the last day ends in a point."""
    left, right = ends
    point = min(point, right - left)
    corner = f"H{right - point:g}l{point:g} {BAR / 2:g}l{-point:g} {BAR / 2:g}"
    return f"M{left:g} {y:g}{corner}H{left:g}z"


def _hatched(ends: Span, y: float, colour: str, *, is_crossed: bool = False) -> str:
    lines = svg.hatch(ends, (y, y + BAR), 8.0)
    if is_crossed:
        lines += svg.hatch(ends, (y, y + BAR), 8.0, is_falling=True)
    return f'<path class="chart-hatch-use" d="{lines}" stroke="{colour}" stroke-opacity=".35" stroke-width=".8"/>'


def _part(part: Part, band: Band, y: float, x: Place, axis: TimeAxis) -> str:
    left = x(part.first)
    right = max(x(part.last or axis.last), left + 3)
    return use_shape(part.use, (left, right), y, END if part.last is None and band.last is None else 0)


def use_shape(use: str, ends: Span, y: float, point: float) -> str:
    """Return how a resource was used over some days."""
    name, colour = f"chart-event chart-event-support chart-use-{use}", EDGES["support"]
    if use == "not_there":
        path = f"M{ends[0]:g} {y + BAR / 2:g}H{ends[1]:g}"
        return (
            f'<path class="{name}" d="{path}" stroke="{colour}" stroke-width="1.6" stroke-dasharray="1.5 3"/>'
        )
    fill = svg.SURFACE if use == "unused" else FILLS["support"]
    dashes = svg.dashed("3 2") if use == "unused" else ""
    width = 2.2 if use == "carries" else 1
    drawn = (
        f'<path class="{name}" d="{outline(ends, y, point)}" fill="{fill}" '
        f'stroke="{colour}" stroke-width="{width:g}"{dashes}/>'
    )
    return drawn + (_hatched((ends[0], ends[1] - point), y, colour) if use == "carries" else "")


def use_mark(use: str) -> Svg:
    """Return how a resource is used, for a legend."""
    return svg.legend(
        28, USE_SIGNS[use], f'<g transform="scale(1 .7)">{use_shape(use, (-12, 12), -9, 0)}</g>'
    )


def missed_mark() -> Svg:
    """Return a missed moment for a legend."""
    return svg.legend(16, svg.OPEN_SIGNS[0], svg.rings(["0 0"], 0, svg.INK, SIZE))


def mark_row(row: MarkRow, x: Place, axis: TimeAxis, y: float) -> str:
    """Return the moments of one series, those on the axis, and where another person took over."""
    days = [day for day in row.days if axis.first <= day <= axis.last]
    radius = SMALL if len(days) > DENSE else SIZE
    drawn = svg.marks([f"{x(day):g} {y:g}" for day in days], row.mark, svg.INK, radius) if days else ""
    signs = "".join(handover_at(x(day), y) for day in row.handovers if axis.first <= day <= axis.last)
    return f'<g class="timeline-marks">{signs}{drawn}</g>'

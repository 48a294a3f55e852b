"""What stands behind every chart of a course: what happened, what pressed, what helped, what was done.

Each kind has a pattern of its own: adversity is hatched between whole edges (crossed when it keeps coming back),
pressure is plain between dashed edges, support lies along the foot and actions along the head. An edge in zigzag
is a first day that is an estimate.
"""

import datetime
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from reports.charts.svg import drawing as svg
from reports.charts.svg.drawing import Svg
from reports.charts.svg.scale import BOTTOM, TOP, Scale
from reports.facts.bands import Band
from reports.rules.course.trajectories import TimeAxis

FILLS = {"adversity": "#e6d5b8", "pressure": "#f9f5ec", "support": "#bcd5dc", "action": "#e9ecee"}
EDGES = {"adversity": "#8c5a2b", "pressure": "#8c7a5b", "support": "#1f4e5f", "action": "#414d58"}
SIGNS = {
    "adversity": "\u25a8",
    "pressure": "\u25a2",
    "support": "\u254c",
    "action": "\u251c",
}  # as characters
CHRONIC_FILL = "#f3ead9"  # lighter, for it may lie behind all of a chart
CHRONIC_SIGN, ESTIMATE_SIGN = "\u25a9", "\u2307"
EDGE_DASHES = {"adversity": "", "pressure": "2 2.5", "support": "7 3", "action": "1 2"}
ALONG = {"support": BOTTOM + 7, "action": TOP - 5}  # kinds that lie along the chart, not behind it
MOST_DRAWN = 60  # of one kind
HELPING = ("used", "carries")  # uses of a resource that stand behind the charts; the lanes have all


def band_mark(kind: str) -> Svg:
    """Return a kind of event for a legend, as the charts over time show it."""
    if kind in ALONG:
        return svg.legend(26, SIGNS[kind], _along(kind, -12, 12, 0))
    return svg.legend(26, SIGNS[kind], _shade(kind, (-12.0, 12.0), (-7.0, 7.0), _sides((-12.0, 12.0), -7, 7)))


def chronic_mark() -> Svg:
    """Return an adversity that keeps coming back, for a legend."""
    sides = _sides((-12.0, 12.0), -7, 7)
    return svg.legend(
        26, CHRONIC_SIGN, _shade("adversity", (-12.0, 12.0), (-7.0, 7.0), sides, is_chronic=True)
    )


def estimate_mark() -> Svg:
    """Return the edge of a period of which the first day is an estimate, for a legend."""
    path = f'<path d="{zigzag(0, -7, 7)}" fill="none" stroke="{svg.INK}" stroke-width="1.4"/>'
    return svg.legend(26, ESTIMATE_SIGN, path)


def zigzag(x: float, top: float, bottom: float) -> str:
    """Return the path of an upright edge that is not sharp."""
    steps = max(2, round((bottom - top) / 4))
    high = (bottom - top) / steps
    return f"M{x - 1.5:g} {top:g}" + "".join(f"l{3 if n % 2 == 0 else -3} {high:.2f}" for n in range(steps))


def within(bands: Sequence[Band], axis: TimeAxis) -> list[Band]:
    """Return the bands that touch the days of the axis."""
    return [band for band in bands if band.first <= axis.last and (band.last or axis.last) >= axis.first]


def newest(bands: Sequence[Band]) -> list[Band]:
    """Return what is drawn of these bands, in their order: of each kind the `MOST_DRAWN` that began last.

    A page and the time that it takes stay bounded; more rows nobody looks through. The table beside it has all.
    """
    last_first = sorted(enumerate(bands), key=lambda numbered: numbered[1].first, reverse=True)
    places: dict[str, list[int]] = {}
    for place, band in last_first:
        if len(of_kind := places.setdefault(band.kind, [])) < MOST_DRAWN:
            of_kind.append(place)
    return [bands[place] for place in sorted(place for of_kind in places.values() for place in of_kind)]


def behind(bands: Sequence[Band], axis: TimeAxis) -> list[Band]:
    """Return the bands on the axis in the order of drawing: pressure, on it adversity, then along it, days on top.

    Of a resource of which the use is known, only the days on which it helped.
    """
    shown = within([stretch for band in newest(within(bands, axis)) for stretch in helping(band)], axis)
    periods = [band for band in shown if band.first != band.last]
    return [
        *[band for band in periods if band.kind == "pressure"],
        *sorted([band for band in periods if band.kind == "adversity"], key=lambda band: not band.is_chronic),
        *[band for kind in ALONG for band in merged([band for band in periods if band.kind == kind])],
        *[band for band in shown if band.first == band.last],
    ]


def helping(band: Band) -> list[Band]:
    """Return the stretches of days in which a resource was used; any other band as it is."""
    if not band.parts:
        return [band]
    used = [part for part in band.parts if part.use in HELPING]
    return [replace(band, first=part.first, last=part.last, parts=()) for part in used]


def merged(periods: Sequence[Band]) -> list[Band]:
    """Make one period of those that touch: dashes upon dashes would fill each other's gaps."""
    whole: list[Band] = []
    for band in sorted(periods, key=lambda band: band.first):
        last, until = band.last or datetime.date.max, whole[-1].last if whole else None
        if until and band.first <= until:
            whole[-1] = replace(whole[-1], last=max(until, last))
        else:
            whole.append(replace(band, last=last))
    return whole


def ends_on(band: Band, axis: TimeAxis) -> list[datetime.date]:
    """Return the days on which a band begins and ends, as far as they lie on the axis."""
    return [day for day in (band.first, band.last) if day is not None and axis.first <= day <= axis.last]


def backdrop(bands: Sequence[Band], scale: Scale) -> str:
    """Return what happened meanwhile."""
    drawn = []
    for band in behind(bands, scale.axis):
        first, last = round(scale.x(band.first), 1), round(scale.x(band.last or scale.axis.last), 1)
        if band.first == band.last:
            drawn.append(_day_line(band, first))
        elif band.kind in ALONG:
            drawn.append(_along(band.kind, first, last, ALONG[band.kind]))
        else:
            ends = [round(scale.x(day), 1) for day in ends_on(band, scale.axis)]
            is_torn = band.is_estimated and band.first >= scale.axis.first
            across = (first, max(last, first + 2))
            sides = _sides(tuple(ends), TOP, BOTTOM, is_torn=is_torn)
            drawn.append(_shade(band.kind, across, (TOP, BOTTOM), sides, is_chronic=band.is_chronic))
    return "".join(drawn)


def _day_line(band: Band, x: float) -> str:
    path = zigzag(x, TOP, BOTTOM) if band.is_estimated else f"M{x:.1f} {TOP:g}V{BOTTOM:g}"
    return (
        f'<path class="chart-event chart-event-{band.kind}" d="{path}" fill="none" '
        f'stroke="{EDGES[band.kind]}" stroke-width="1.4"{svg.dashed(EDGE_DASHES[band.kind])}/>'
    )


def _along(kind: str, first: float, last: float, y: float) -> str:
    """Return a period beside the chart: support as a heavy dashed line, actions as a thin one between stops."""
    last = max(last, first + 2)
    path = f"M{first:.1f} {y:g}H{last:.1f}"
    look = f'stroke-width="2.6"{svg.dashed(EDGE_DASHES[kind])}'
    if kind == "action":
        path += f"M{first:.1f} {y - 3:g}v6M{last:.1f} {y - 3:g}v6"
        look = 'stroke-width="1.3"'
    return f'<path class="chart-event chart-event-{kind}" d="{path}" stroke="{EDGES[kind]}" {look}/>'


def _sides(ends: tuple[float, ...], top: float, bottom: float, *, is_torn: bool = False) -> str:
    """Return the edges at these places; the first one in zigzag when it is an estimate."""
    return "".join(
        zigzag(x, top, bottom) if is_torn and place == 0 else f"M{x:g} {top:g}V{bottom:g}"
        for place, x in enumerate(ends)
    )


@lru_cache(maxsize=256)
def _shade(
    kind: str,
    across: tuple[float, float],
    down: tuple[float, float],
    sides: str,
    *,
    is_chronic: bool = False,
) -> str:
    """Return a shaded period: adversity hatched between whole edges, pressure plain between dashed ones."""
    (left, right), (top, bottom) = across, down
    lines = svg.hatch(across, down, 6.0) if kind == "adversity" else ""
    if lines and is_chronic:
        lines += svg.hatch(across, down, 6.0, is_falling=True)
    hatch = f'<path d="{lines}" stroke-opacity=".28" stroke-width=".8"/>' if lines else ""
    return (
        f'<g class="chart-event chart-event-{kind}" stroke="{EDGES[kind]}">'
        f'<rect x="{left:g}" y="{top:g}" width="{right - left:g}" height="{bottom - top:g}" '
        f'fill="{CHRONIC_FILL if lines and is_chronic else FILLS[kind]}" stroke="none"/>'
        f'{hatch}<path d="{sides}" fill="none"{svg.dashed(EDGE_DASHES[kind])}/></g>'
    )

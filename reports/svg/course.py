"""The course over time as SVG: small multiples that share one time axis. Lengths are SVG units."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape

from reports.svg import drawing as svg
from reports.svg.drawing import Svg
from reports.svg.error_band import error_band
from reports.trajectories import Band, Break, Chart, Drawn, Line, TimeAxis

FILLS = {"adversity": "#e6d5b8", "pressure": "#f9f5ec", "support": "#bcd5dc"}
EDGES = {"adversity": "#8c5a2b", "pressure": "#8c7a5b", "support": "#1f4e5f"}
SIGNS = {"adversity": "\u25a8", "pressure": "\u25a2", "support": "\u254c"}  # as characters
BREAK_SIGN = "\u2016"  # as a character
EDGE_DASHES = {"adversity": "", "pressure": "2 2.5", "support": "7 3"}

WIDTH, HEIGHT = 360, 170
LEFT, RIGHT, TOP, BOTTOM = 26.0, 352.0, 8.0, 140.0
INSET = 8.0  # room for a whole mark on the first and last day
SUPPORT_Y = BOTTOM + 7
TEXT = 13.0
ASIDE = 7.0  # how far a mark moves from another one
DENSE = 24  # moments in one series from which marks are small and stay in place


@dataclass(frozen=True)
class Scale:
    """Where a day and a value lie in a chart over time."""

    axis: TimeAxis
    top: int

    @property
    def per_day(self) -> float:
        """Width of one day."""
        return (RIGHT - LEFT - 2 * INSET) / ((self.axis.last - self.axis.first).days or 1)

    @property
    def per_point(self) -> float:
        """Height of one scale point or one strength."""
        return (BOTTOM - TOP) / self.top

    def x(self, day: datetime.date) -> float:
        """Return the place of a day; days outside fall on an end."""
        return LEFT + INSET + self.axis.share(day) * (RIGHT - LEFT - 2 * INSET)


@dataclass(frozen=True)
class Stage:
    """What stands behind every chart of a page, drawn once: the events, and the days along the foot."""

    axis: TimeAxis
    events: str
    days: str


def stage(bands: Sequence[Band], axis: TimeAxis) -> Stage:
    """Draw what all charts of a page have in common."""
    scale = Scale(axis, 1)
    return Stage(axis, _backdrop(bands, scale), _days(axis, scale))


def trajectory(chart: Chart, on: Stage, label: str) -> Svg:
    """Draw one small multiple. Marks stand on the days observed; only `Drawn.LINE` joins them.

    Value axis 0 to `chart.top` (scale points, or number of strengths). `label` is the text alternative.
    """
    scale = Scale(on.axis, max(1, chart.top))
    return Svg(
        f"{svg.opening('trajectory', chart.domain, (WIDTH, HEIGHT), label)}"
        f"{on.events}{_values(scale.top)}{on.days}{_breaks(chart.breaks, scale)}"
        f"{_errors(chart.lines, scale, svg.COLOURS.get(chart.domain, svg.INK))}"
        f"{_series(chart.lines, scale, svg.COLOURS.get(chart.domain, svg.INK))}</svg>"
    )


def band_mark(kind: str) -> Svg:
    """Return a kind of event for a legend, as the charts over time show it."""
    if kind == "support":
        return svg.legend(26, SIGNS[kind], _support(-12, 12, 0))
    return svg.legend(26, SIGNS[kind], _shade(kind, (-12.0, 12.0), (-7.0, 7.0), (-12.0, 12.0)))


def break_mark() -> Svg:
    """Return the sign of a break for a legend."""
    return svg.legend(26, BREAK_SIGN, _double(0, -7, 7))


def _breaks(breaks: Sequence[Break], scale: Scale) -> str:
    """Return a double line wherever the line of a series breaks."""
    return "".join(_double(scale.x(place.on), TOP, BOTTOM) for place in breaks)


def _double(x: float, top: float, bottom: float) -> str:
    path = f"M{x - 1.8:.1f} {top:g}V{bottom:g}M{x + 1.8:.1f} {top:g}V{bottom:g}"
    return f'<path class="chart-break" d="{path}" stroke="{svg.INK}" stroke-width="1"/>'


def labelled_values(top: int) -> list[int]:
    """Return the whole numbers that get a label on an axis from 0 to `top`: at most six."""
    return list(range(0, top + 1, 1 if top <= 4 else -(-top // 5)))


@lru_cache(maxsize=64)
def _values(top: int) -> str:
    """Return a grid line per whole number and the labels beside it."""
    step = (BOTTOM - TOP) / top
    lines = "".join(f"M{LEFT:g} {BOTTOM - step * value:.1f}H{RIGHT:g}" for value in range(1, top + 1))
    labels = "".join(
        f'<text x="{LEFT - 6:g}" y="{BOTTOM - step * value + 4.3:.1f}">{value}</text>'
        for value in labelled_values(top)
    )
    return (
        f'<path class="chart-grid" d="{lines}" stroke="{svg.GRID}"/>'
        f'<path class="chart-axis" d="M{LEFT:g} {BOTTOM:g}H{RIGHT:g}" stroke="{svg.MUTED}"/>'
        f'<g class="chart-text" font-size="{TEXT}" fill="{svg.MUTED}" text-anchor="end">{labels}</g>'
    )


def _days(axis: TimeAxis, scale: Scale) -> str:
    """Return the tick marks, and the labels that fit beside each other."""
    feet = "".join(f"M{scale.x(day):.1f} {BOTTOM:g}v4" for day, _ in axis.ticks)
    labels = "".join(
        f'<text x="{x:.1f}">{escape(label)}</text>'
        for x, label in fitting([(scale.x(day), label) for day, label in axis.ticks], WIDTH)
    )
    texts = f'<g class="chart-text" font-size="{TEXT}" fill="{svg.MUTED}" text-anchor="middle"'
    return (
        f'<path class="chart-axis" d="{feet}" stroke="{svg.MUTED}"/>'
        f'{texts} transform="translate(0 {HEIGHT - 5})">{labels}</g>'
    )


def fitting(labels: Sequence[tuple[float, str]], width: float) -> Iterator[tuple[float, str]]:
    """Yield the labels that fit under an axis of this width, kept inside it, with the middle of each."""
    free_from = 0.0
    for x, label in labels:
        half = svg.text_width(label, TEXT) / 2
        middle = min(max(x, half), width - half)
        if middle - half >= free_from:
            yield middle, label
            free_from = middle + half + 6


def _errors(lines: Sequence[Line], scale: Scale, colour: str) -> str:
    """Return the bands of measurement error, under all series."""
    return "".join(
        error_band(
            [
                (scale.x(p.on), BOTTOM - p.error[1] * scale.per_point, BOTTOM - p.error[0] * scale.per_point)
                for p in line.points
                if p.error
            ],
            is_line=line.drawn is Drawn.LINE and all(point.error for point in line.points),
            colour=colour,
        )
        for line in lines
    )


def _series(lines: Sequence[Line], scale: Scale, colour: str) -> str:
    """Return all series: first the lines and what could have been, on top the marks."""
    under, over = [], []
    taken: dict[float, list[float]] = {}
    is_dense = any(len(line.points) > DENSE for line in lines)
    for line in lines:
        centres = _centres(line, scale, {} if is_dense else taken)
        if line.drawn is Drawn.LINE:
            under.append(svg.stroke(f"M{'L'.join(centres)}", line.mark, colour))
        under.append(_whiskers(line, centres, scale, colour))
        over.append(svg.marks(centres, line.mark, colour, 2.8 if is_dense else 4.2))
    return "".join(under + over)


def _centres(line: Line, scale: Scale, taken: dict[float, list[float]]) -> list[str]:
    """Return where the marks of a series stand, as "x y"; adds their places to `taken`, by value.

    A mark on the spot of another series moves aside by most of its width, so that both can be seen.
    """
    per_day, per_point = scale.per_day, scale.per_point
    first, start, end = scale.axis.first.toordinal(), LEFT + INSET, RIGHT - INSET
    centres, places = [], []
    for point in line.points:
        x = min(end, max(start, start + (point.on.toordinal() - first) * per_day))
        if others := taken.get(point.value):
            x = next((x + step for step in (0, ASIDE, -ASIDE) if _is_free(x + step, others)), x)
        places.append((point.value, x))
        centres.append(f"{x:.1f} {BOTTOM - point.value * per_point:.1f}")
    for value, x in places:
        taken.setdefault(value, []).append(x)
    return centres


def _is_free(x: float, others: Sequence[float]) -> bool:
    return all(abs(x - other) >= ASIDE - 1 for other in others)


def _whiskers(line: Line, centres: Sequence[str], scale: Scale, colour: str) -> str:
    """Return a thin line with a cap up to what the value could have been at most."""
    path = "".join(
        [
            f"M{centre}V{BOTTOM - point.at_most * scale.per_point:.1f}m-3 0h6"
            for point, centre in zip(line.points, centres, strict=True)
            if point.at_most is not None and point.at_most > point.value
        ]
    )
    attributes = f'fill="none" stroke="{colour}" stroke-width=".9" stroke-opacity=".75"'
    return f'<path class="chart-whisker" d="{path}" {attributes}/>' if path else ""


def within(bands: Sequence[Band], axis: TimeAxis) -> list[Band]:
    """Return the bands that touch the days of the axis."""
    return [band for band in bands if band.first <= axis.last and (band.last or axis.last) >= axis.first]


def behind(bands: Sequence[Band], axis: TimeAxis) -> list[Band]:
    """Return the bands on the axis in the order of drawing: pressure, on it adversity, support, days on top."""
    shown = within(bands, axis)
    periods = [band for band in shown if band.first != band.last]
    return [
        *[band for kind in ("pressure", "adversity") for band in periods if band.kind == kind],
        *merged([band for band in periods if band.kind == "support"]),
        *[band for band in shown if band.first == band.last],
    ]


def merged(periods: Sequence[Band]) -> list[Band]:
    """Make one period of those that overlap: dashes upon dashes would fill each other's gaps."""
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


def _backdrop(bands: Sequence[Band], scale: Scale) -> str:
    """Return what happened meanwhile."""
    drawn = []
    for band in behind(bands, scale.axis):
        first, last = round(scale.x(band.first), 1), round(scale.x(band.last or scale.axis.last), 1)
        if band.first == band.last:
            drawn.append(_day_line(band.kind, first))
        elif band.kind == "support":
            drawn.append(_support(first, last, SUPPORT_Y))
        else:
            edges = tuple(round(scale.x(day), 1) for day in ends_on(band, scale.axis))
            drawn.append(_shade(band.kind, (first, max(last, first + 2)), (TOP, BOTTOM), edges))
    return "".join(drawn)


def _day_line(kind: str, x: float) -> str:
    dashes = svg.dashed(EDGE_DASHES[kind])
    return (
        f'<path class="chart-event chart-event-{kind}" d="M{x:.1f} {TOP:g}V{BOTTOM:g}" '
        f'stroke="{EDGES[kind]}" stroke-width="1.4"{dashes}/>'
    )


def _support(first: float, last: float, y: float) -> str:
    dashes = svg.dashed(EDGE_DASHES["support"])
    return (
        f'<path class="chart-event chart-event-support" d="M{first:.1f} {y:g}H{max(last, first + 2):.1f}" '
        f'stroke="{EDGES["support"]}" stroke-width="2.6"{dashes}/>'
    )


@lru_cache(maxsize=256)
def _shade(
    kind: str, across: tuple[float, float], down: tuple[float, float], edges: tuple[float, ...]
) -> str:
    """Return a shaded period: adversity hatched between whole edges, pressure plain between dashed ones."""
    (left, right), (top, bottom) = across, down
    sides = "".join(f"M{x:g} {top:g}V{bottom:g}" for x in edges)
    hatch = f'<path d="{svg.hatch(across, down, 6.0)}" stroke-opacity=".28" stroke-width=".8"/>'
    return (
        f'<g class="chart-event chart-event-{kind}" stroke="{EDGES[kind]}">'
        f'<rect x="{left:g}" y="{top:g}" width="{right - left:g}" height="{bottom - top:g}" '
        f'fill="{FILLS[kind]}" stroke="none"/>'
        f'{hatch if kind == "adversity" else ""}<path d="{sides}"{svg.dashed(EDGE_DASHES[kind])}/></g>'
    )

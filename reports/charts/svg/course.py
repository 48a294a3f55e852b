"""The course over time as SVG: small multiples that share one time axis. Lengths are SVG units."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape

from reports.charts.svg import drawing as svg
from reports.charts.svg.annotations import handovers, recoveries, slopes
from reports.charts.svg.backdrop import backdrop
from reports.charts.svg.drawing import Svg
from reports.charts.svg.error_band import error_band
from reports.charts.svg.scale import BOTTOM, HEIGHT, INSET, LEFT, RIGHT, TOP, WIDTH, Scale
from reports.facts.bands import Band
from reports.rules.course.trajectories import Break, Chart, Drawn, Line, TimeAxis

BREAK_SIGN = "\u2016"  # as a character
TEXT = 13.0
LARGE_TEXT = 16.2  # in charts that stand three in a row: 7 points on paper
ASIDE = 7.0  # how far a mark moves from another one
DENSE = 24  # moments in one series from which marks are small and stay in place


@dataclass(frozen=True)
class Stage:
    """What stands behind every chart of a page, drawn once: the events, and the days along the foot, in one size of text.

    With `sheet_id` the page itself holds that drawing under this id (`sheet_of`), and charts only point to it.
    """

    axis: TimeAxis
    events: str
    days: str
    text: float
    sheet_id: str = ""

    def behind(self, top: int) -> str:
        """Return what stands behind a chart of which the values go up to `top`."""
        if self.sheet_id:
            return f'<use href="#{self.sheet_id}"/>'
        return f"{self.events}{_values(top, self.text)}{self.days}"


def stage(bands: Sequence[Band], axis: TimeAxis, text: float = TEXT) -> Stage:
    """Draw what all charts of a page have in common."""
    scale = Scale(axis, 1)
    return Stage(axis, backdrop(bands, scale), _days(axis, scale, text), text)


def sheet_of(on: Stage, top: int, sheet_id: str) -> tuple[Svg, Stage]:
    """Return what stands behind all charts up to `top`, for a page to hold once, and a stage that points to it."""
    drawn = f'<defs><g id="{sheet_id}" class="trajectory">{on.behind(top)}</g></defs>'
    hidden = f'<svg class="chart-sheet" width="0" height="0" aria-hidden="true" {svg.FONT}>'
    return Svg(f"{hidden}{drawn}</svg>"), replace(on, sheet_id=sheet_id)


def trajectory(chart: Chart, on: Stage, label: str, named_by: str = "") -> Svg:
    """Draw one small multiple. Marks stand on the days observed; only `Drawn.LINE` joins them.

    Value axis 0 to `chart.top` (scale points, or number of strengths). `label` is the text alternative; `named_by` are the
    ids of where the page says the same, and stand in its place.
    """
    scale = Scale(on.axis, max(1, chart.top))
    return Svg(
        f"{svg.opening('trajectory', chart.domain, (WIDTH, HEIGHT), label, named_by)}"
        f"{on.behind(scale.top)}{_breaks(chart.breaks, scale)}"
        f"{_errors(chart.lines, scale, svg.COLOURS.get(chart.domain, svg.INK))}{slopes(chart.lines, scale)}"
        f"{_series(chart.lines, scale, svg.COLOURS.get(chart.domain, svg.INK))}"
        f"{handovers(chart.handovers, scale)}</svg>"
    )


def apart_mark() -> Svg:
    """Return the sign of a moment that is set against no other, for a legend."""
    return svg.legend(16, svg.OPEN_SIGNS[0], svg.rings(["0 0"], 0, svg.INK, 3.6))


def beside_mark() -> Svg:
    """Return the sign of a moment with a form that cannot be compared with the others, for a legend."""
    return svg.legend(16, svg.OPEN_SIGNS[1], svg.rings(["0 0"], 1, svg.INK, 4.2))


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
def _values(top: int, text: float) -> str:
    """Return a grid line per whole number and the labels beside it."""
    step = (BOTTOM - TOP) / top
    lines = "".join(f"M{LEFT:g} {BOTTOM - step * value:.1f}H{RIGHT:g}" for value in range(1, top + 1))
    labels = "".join(
        f'<text x="{LEFT - 6:g}" y="{BOTTOM - step * value + text / 3:.1f}">{value}</text>'
        for value in labelled_values(top)
    )
    return (
        f'<path class="chart-grid" d="{lines}" stroke="{svg.GRID}"/>'
        f'<path class="chart-axis" d="M{LEFT:g} {BOTTOM:g}H{RIGHT:g}" stroke="{svg.MUTED}"/>'
        f'<g class="chart-text" font-size="{text:g}" fill="{svg.MUTED}" text-anchor="end">{labels}</g>'
    )


def _days(axis: TimeAxis, scale: Scale, text: float) -> str:
    """Return the tick marks, and the labels that fit beside each other."""
    feet = "".join(f"M{scale.x(day):.1f} {BOTTOM:g}v4" for day, _ in axis.ticks)
    labels = "".join(
        f'<text x="{x:.1f}">{escape(label)}</text>'
        for x, label in fitting([(scale.x(day), label) for day, label in axis.ticks], WIDTH, text)
    )
    texts = f'<g class="chart-text" font-size="{text:g}" fill="{svg.MUTED}" text-anchor="middle"'
    return (
        f'<path class="chart-axis" d="{feet}" stroke="{svg.MUTED}"/>'
        f'{texts} transform="translate(0 {HEIGHT - 5})">{labels}</g>'
    )


def fitting(
    labels: Sequence[tuple[float, str]], width: float, text: float = TEXT
) -> Iterator[tuple[float, str]]:
    """Yield the labels that fit under an axis of this width, kept inside it, with the middle of each."""
    free_from = 0.0
    for x, label in labels:
        half = svg.text_width(label, text) / 2
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
        radius = 2.8 if is_dense else 4.2
        draw = svg.rings if line.is_beside else svg.marks
        over.append(draw(centres, line.mark, colour, radius))
        over.append(recoveries(line, centres))
        if line.apart:
            loose = replace(line, points=line.apart)
            places = _centres(loose, scale, taken)
            under.append(_whiskers(loose, places, scale, colour))
            over.append(svg.rings(places, line.mark, colour, 3.2))
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

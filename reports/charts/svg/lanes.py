"""The lanes of a course as SVG: what happened, what was done and what was observed, in words on the time axis.

Lengths are SVG units. The lanes are laid out for three widths, as words do not shrink with the screen;
the style sheet shows one of them.
"""

import datetime
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from types import MappingProxyType

from reports.charts.svg import drawing as svg
from reports.charts.svg.backdrop import newest, within
from reports.charts.svg.course import fitting
from reports.charts.svg.drawing import Svg
from reports.charts.svg.lane_shapes import BAR, END, mark_row, shape_of
from reports.facts.bands import Band
from reports.rules.course.lane_marks import MarkRow
from reports.rules.course.trajectories import TimeAxis

SIZES = {"wide": 760, "narrow": 280}
TEXT = 12.5
LINE, SPACE = 15.0, 6.0
MARKS = 15.0  # height of a row of marks
LABELS = 92.0  # width of the names of the lanes; on a narrow picture they stand above


@dataclass(frozen=True)
class Bar:
    """A band laid out: its ends, its words, and where they stand."""

    band: Band
    left: float
    right: float
    lines: tuple[str, ...]
    text_x: float
    anchor: str
    is_under: bool  # words under the bar, as there is no room in it or beside it

    @cached_property
    def extent(self) -> tuple[float, float]:
        """The left and right end of bar and words together."""
        width = max(svg.text_width(line, TEXT) for line in self.lines)
        start = self.text_x - (width if self.anchor == "end" else 0)
        return min(self.left, start), max(self.right, start + width)

    @property
    def height(self) -> float:
        """What a row needs to hold it."""
        return BAR + (LINE * len(self.lines) if self.is_under else 0)


@dataclass(frozen=True)
class Field:
    """The part of the picture that the days take up."""

    axis: TimeAxis
    size: str

    @property
    def width(self) -> int:
        """The width of the whole picture."""
        return SIZES[self.size]

    @property
    def left(self) -> float:
        """Where the first day lies."""
        return LABELS if self.is_wide else 8.0

    @property
    def right(self) -> float:
        """Where the last day lies."""
        return self.width - 10.0

    @property
    def is_wide(self) -> bool:
        """Whether the names of the lanes stand beside them."""
        return self.size != "narrow"

    def x(self, day: datetime.date) -> float:
        """Return the place of a day; days outside fall on an end."""
        return round(self.left + self.axis.share(day) * (self.right - self.left), 1)


def timeline(
    bands: Sequence[Band],
    axis: TimeAxis,
    lane_names: Mapping[str, str],
    named_by: str,
    sizes: Sequence[str] = tuple(SIZES),
    rows: Mapping[str, Sequence[MarkRow]] = MappingProxyType({}),
) -> Svg:
    """Draw a lane per kind of event, in the order of `lane_names` (kind to name on screen).

    Titles stand in their bar, else beside it, else under it; bars that would touch get rows of their own.
    `named_by` are the ids on the page that say what is drawn. `rows` holds the rows of marks of a lane, that stand above its bars. One picture per size; paper needs
    only ("wide",).
    """
    shown = newest(within(bands, axis))
    return Svg("".join(_picture(shown, Field(axis, size), lane_names, named_by, rows) for size in sizes))


def _picture(
    bands: Sequence[Band],
    field: Field,
    lane_names: Mapping[str, str],
    named_by: str,
    rows: Mapping[str, Sequence[MarkRow]],
) -> str:
    drawn, y = [], 4.0
    for kind, name in lane_names.items():
        title_y = y + (13.5 if field.is_wide else 11)
        drawn.append(
            f'<text class="timeline-lane" x="0" y="{title_y:g}" fill="{svg.MUTED}">{escape(name)}</text>'
        )
        y += 0 if field.is_wide else LINE + 3
        content, height = _lane([band for band in bands if band.kind == kind], rows.get(kind, ()), field, y)
        drawn.append(content)
        y += max(height, BAR) + 2 * SPACE if height else BAR + SPACE
    return (
        f"{svg.opening(f'timeline timeline-{field.size}', '', (field.width, y + 22), '', named_by)}{_days(field, y)}"
        f'<g font-size="{TEXT}" fill="{svg.INK}">{"".join(drawn)}</g></svg>'
    )


def _lane(bands: Sequence[Band], marked: Sequence[MarkRow], field: Field, top: float) -> tuple[str, float]:
    """Return the rows of one lane from this height on, and how high they are together."""
    drawn, y = [], top
    for row in marked:
        drawn.append(mark_row(row, field.x, field.axis, y + MARKS / 2 + 1))
        y += MARKS
    y += SPACE / 2 if marked and bands else 0
    for bars in stacked([laid_out(band, field) for band in bands]):
        drawn += [
            shape_of(bar.band, (bar.left, bar.right), y, field.x, field.axis) + _text(bar, y) for bar in bars
        ]
        y += max(bar.height for bar in bars) + SPACE
    return "".join(drawn), y - top - (SPACE if bands else 0)


def laid_out(band: Band, field: Field) -> Bar:
    """Find a place for the title of a band: in the bar, right of it, left of it, or under it."""
    left, right = field.x(band.first), field.x(band.last or field.axis.last)
    if band.first == band.last:
        left, right = max(field.left, left - BAR / 3), min(field.right, left + BAR / 3)
    right = max(right, left + 4)
    width = svg.text_width(band.title, TEXT)
    words = (band.title,)
    if band.first != band.last and width + 8 + END <= right - left:
        return Bar(band, left, right, words, left + 7, "start", False)
    if right + 5 + width <= field.width:
        return Bar(band, left, right, words, right + 5, "start", False)
    if left - 5 - width >= field.left:
        return Bar(band, left, right, words, left - 5, "end", False)
    return _under(band, left, right, field)


def _under(band: Band, left: float, right: float, field: Field) -> Bar:
    """Put the title under the bar, on as many lines as it needs."""
    words = wrapped(band.title, field.width - field.left)
    width = max(svg.text_width(line, TEXT) for line in words)
    return Bar(band, left, right, words, max(field.left, min(left, field.width - width)), "start", True)


def wrapped(text: str, room: float) -> tuple[str, ...]:
    """Break a text into lines that fit: by usual characters, or by the widest when that is too wide."""
    usual, widest = (textwrap.wrap(text, int(room / (share * TEXT))) for share in (0.62, 1.0))
    fits = all(svg.text_width(line, TEXT) <= room for line in usual)
    return tuple(usual if fits else widest) or ("",)


def stacked(bars: Sequence[Bar]) -> list[list[Bar]]:
    """Put bars in the first row where neither bar nor words touch another."""
    rows: list[list[Bar]] = []
    for bar in sorted(bars, key=lambda bar: (bar.band.first, bar.band.title)):
        start, end = bar.extent
        for row in rows:
            if all(end + 8 <= other.extent[0] or start >= other.extent[1] + 8 for other in row):
                row.append(bar)
                break
        else:
            rows.append([bar])
    return rows


def _text(bar: Bar, y: float) -> str:
    """Return the words of a bar; on a ground of their own where the bar changes along the way."""
    words = "".join(_words(bar, y))
    if not bar.band.parts or bar.is_under:
        return words
    width = svg.text_width(bar.band.title, TEXT) + 4
    left = bar.text_x - (width - 2 if bar.anchor == "end" else 2)
    ground = f'<path d="M{left:.1f} {y + 3:g}h{width:.1f}v{BAR - 6:g}h{-width:.1f}z" fill="{svg.SURFACE}"'
    return f'{ground} fill-opacity=".85"/>{words}'


def _words(bar: Bar, y: float) -> Iterator[str]:
    anchor = ' text-anchor="end"' if bar.anchor == "end" else ""
    first = y + (BAR + LINE - 3 if bar.is_under else BAR / 2 + 4.4)
    for place, line in enumerate(bar.lines):
        place_of = f'x="{bar.text_x:.1f}" y="{first + LINE * place:g}"'
        yield f'<text class="timeline-title" {place_of}{anchor}>{escape(line)}</text>'


def _days(field: Field, foot: float) -> str:
    """Return a faint line per tick through all lanes, with the labels that fit at the foot."""
    ticks = [(field.x(day), label) for day, label in field.axis.ticks]
    lines = "".join(f"M{x:g} 0V{foot + 4:g}" for x, _ in ticks)
    labels = "".join(
        f'<text x="{x:.1f}" y="{foot + 17:g}">{escape(label)}</text>'
        for x, label in fitting(ticks, field.width)
    )
    return (
        f'<path class="chart-grid" d="{lines}" stroke="{svg.GRID}"/>'
        f'<g class="chart-text" font-size="{TEXT}" fill="{svg.MUTED}" text-anchor="middle">{labels}</g>'
    )

"""The course over time: what happened, what was done, what was seen and how things went, on one time axis."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from portfolio.words import in_words
from reports.charts.figure import Figure
from reports.charts.svg import Svg
from reports.course.axis import axis_of
from reports.course.charts import (
    DomainCharts,
    Drawing,
    charts_of,
    drawing_of,
    figure_of,
    figures_of,
    sentence_of,
    sentences_of,
)
from reports.course.facts import CourseRecord
from reports.course.keys import Key, keys_of, kinds_of
from reports.course.lanes import timeline_figure
from reports.course.rounds import rounds_figure, signs_of
from reports.course.shown import Shown, shown_of
from reports.course.signs import SignCourse, sign_charts, sign_course
from reports.facts.window import Window
from reports.rules.course.lane_marks import Place, marks_of
from reports.rules.course.trajectories import hard_days
from reports.rules.profiles import beside_first
from reports.words.error_sentences import Remarks, remarks_on
from reports.words.series_names import SeriesEntry, legend_of


@dataclass(frozen=True)
class DomainCourse:
    """One domain: circles per moment, the number of present strengths, and a small multiple per strength when asked for.

    `rounds` are for the screen, `overview` for paper: each is drawn for who asks for it.
    """

    charts: DomainCharts
    drawing: Drawing

    @property
    def key(self) -> str:
        """The key of the domain."""
        return self.charts.domain.key

    @property
    def name(self) -> str:
        """The name of the domain in the language of the page."""
        return in_words(self.charts.domain.name)

    @property
    def is_open(self) -> bool:
        """Whether the strengths are shown one by one."""
        return self.charts.is_open

    @cached_property
    def rounds(self) -> Figure:
        """Every voice at each moment, with the sentence of the overview."""
        sentence = sentence_of(self.charts.overview, self.drawing, is_count=True)
        return rounds_figure(self.charts.domain, self.charts.elements, self.drawing, sentence)

    @property
    def sentences(self) -> list[str]:
        """The sentences of the overview one by one."""
        return sentences_of(self.charts.overview, self.drawing, is_count=True)

    @cached_property
    def overview(self) -> Figure:
        """How many strengths were present, as lines over time."""
        return figure_of(self.charts.overview, self.drawing, is_count=True)

    @cached_property
    def strengths(self) -> list[Figure]:
        """Each strength over time, whole, as paper needs it; none unless the domain is open."""
        return [figure_of(chart, self.drawing, is_count=False) for chart in self.charts.strengths]

    @cached_property
    def on_sheet(self) -> tuple[Svg, list[Figure]]:
        """What stands behind all strengths, which a screen holds once, and the strengths that point to it."""
        return figures_of(self.charts.strengths, self.drawing, self.key)


@dataclass(frozen=True)
class CoursePage:
    """Everything the course shows, on screen and on paper."""

    shown: Shown
    timeline: Figure
    legend: list[SeriesEntry]
    kinds: list[Key]
    keys: list[Key]
    round_signs: list[Key]
    domains: list[DomainCourse]
    signs: SignCourse | None
    remarks: Remarks

    @property
    def has_beside(self) -> bool:
        """Whether some moments rest on a form that cannot be compared with the others."""
        return any(entry.is_beside for entry in self.legend)

    @property
    def has_higher(self) -> bool:
        """Whether a number in a chart could have been higher, had everything been judged."""
        lines = [line for domain in self.domains for chart in domain.charts.all for line in chart.lines]
        points = [point for line in lines for point in line.points]
        return any(point.at_most is not None and point.at_most > point.value for point in points)

    @property
    def tells_difference(self) -> bool:
        """Whether there is more than one moment on strengths, or on signs, to set beside another."""
        n_signs = sum(voice.n_moments for voice in self.signs.legend) if self.signs else 0
        return max(sum(entry.n_moments for entry in self.legend), n_signs) > 1


def course_page(
    facts: CourseRecord, window: Window, today: datetime.date, opened: Collection[str] = ()
) -> CoursePage | None:
    """Return the course within a choice, with the strengths of the domains in `opened`; None without any signed form."""
    if not facts.n_forms:
        return None
    axis = axis_of(facts.days, facts.bands, today, window)
    drawing = drawing_of(facts, axis)
    charts = charts_of(facts, drawing, window.domain, opened) if facts.readings else []
    marks = marks_in(facts)
    signs = sign_charts(facts, marks)
    return CoursePage(
        shown=shown_of(facts, axis, window),
        timeline=timeline_figure(facts, axis, marks),
        legend=legend_of(facts.series, facts.definitions, beside_first(facts.readings, facts.definitions)),
        kinds=kinds_of(facts, axis),
        keys=keys_of(facts, [*[chart for found in charts for chart in found.all], *signs]),
        round_signs=signs_of(facts.readings),
        domains=[DomainCourse(found, drawing) for found in charts],
        signs=sign_course(facts, signs, drawing.stage, marks),
        remarks=remarks_in(facts),
    )


def marks_in(facts: CourseRecord) -> dict[Place, int]:
    """Return the mark of everyone who saw the child, or would have, by role and setting."""
    others = [(series.role, series.setting) for series in facts.sign_series]
    return marks_of(facts.series, [*others, *[missed.place for missed in facts.missed]])


def remarks_in(facts: CourseRecord) -> Remarks:
    """Return what holds for all differences on the page."""
    repeated = [moments[0] for moments in facts.series.values() if len(moments) > 1]
    return remarks_on(facts.errors, facts.definitions, hard_days(repeated, facts.bands))

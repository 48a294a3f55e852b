"""The charts of a course: the number of strengths per domain, and the score of each strength."""

import datetime
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from paper.dates_and_numbers import number, short_day
from portfolio.rules.definitions import Element
from portfolio.rules.domains import DOMAINS, Domain
from portfolio.words import in_words
from reliability.rules.measurement_error import Errors
from reports.charts import svg
from reports.charts.figure import Figure
from reports.charts.svg.course import LARGE_TEXT
from reports.course import words as said
from reports.course.facts import CourseRecord
from reports.course.remarks import moments_in, remark_column, with_remarks
from reports.facts.bands import Band
from reports.facts.readings import Reading
from reports.rules.course.recovery import with_recovery
from reports.rules.course.trajectories import Chart, Line, Point, TimeAxis, breaks_of, handovers_of, lines_of
from reports.rules.elements import merged_elements
from reports.rules.profiles import beside_first
from reports.words.series_names import labels_of

TOP_OF_SCALE = 3  # points


@dataclass(frozen=True)
class DomainCharts:
    """The charts of one domain: how many strengths were present, and each strength when asked for."""

    domain: Domain
    elements: list[Element]
    overview: Chart
    strengths: list[Chart]
    is_open: bool

    @property
    def all(self) -> list[Chart]:
        """The overview, then the strengths."""
        return [self.overview, *self.strengths]


@dataclass(frozen=True)
class Drawing:
    """What all charts of a page have in common; `beside` are the marks of what cannot be compared with the last full form."""

    axis: TimeAxis
    bands: list[Band]
    stage: svg.Stage
    small: svg.Stage
    groups: list[list[Reading]]
    labels: list[str]
    phrases: said.Phrases
    days: dict[datetime.date, str]
    language: str
    errors: Errors
    beside: frozenset[int]
    titles: Mapping[str, str]


def drawing_of(facts: CourseRecord, axis: TimeAxis) -> Drawing:
    """Return what all charts of these facts have in common."""
    grouped = facts.series
    return Drawing(
        axis=axis,
        bands=facts.bands,
        stage=svg.stage(facts.bands, axis),
        small=svg.stage(facts.bands, axis, LARGE_TEXT),
        groups=list(grouped.values()),
        labels=labels_of(
            grouped, facts.definitions, beside := beside_first(facts.readings, facts.definitions)
        ),
        phrases=said.phrases(),
        days={reading.period_to: short_day(reading.period_to) for reading in facts.readings},
        language=get_language() or "nl",
        errors=facts.errors,
        beside=beside,
        titles={key: in_words(definition.title) for key, definition in facts.definitions.items()},
    )


def charts_of(
    facts: CourseRecord, drawing: Drawing, only: str, opened: Collection[str]
) -> list[DomainCharts]:
    """Return the charts of all domains, or of one only; the strengths of those that are opened."""
    elements = merged_elements(facts.definitions)
    return [
        domain_charts(domain, [e for e in elements if e.domain == domain.key], drawing, domain.key in opened)
        for domain in DOMAINS
        if only in ("", domain.key)
    ]


def domain_charts(domain: Domain, elements: list[Element], drawing: Drawing, is_open: bool) -> DomainCharts:
    """Return the charts of one domain."""
    counts = lines_of(drawing.groups, drawing.labels, elements, as_count=True)
    name, top = in_words(domain.name), max(1, len(elements))
    overview = annotated(Chart(domain.key, domain.key, name, top, counts), drawing)
    opened = elements if is_open else []
    return DomainCharts(
        domain, elements, overview, [strength_chart(element, drawing) for element in opened], is_open
    )


def strength_chart(element: Element, drawing: Drawing) -> Chart:
    """Return the small multiple of one strength."""
    lines = lines_of(drawing.groups, drawing.labels, [element], as_count=False, errors=drawing.errors)
    return annotated(Chart(element.key, element.domain, in_words(element.name), TOP_OF_SCALE, lines), drawing)


def annotated(chart: Chart, drawing: Drawing) -> Chart:
    """Return a chart with its breaks, its changes of observer, what may belong to recovery, and what stands beside."""
    lines = with_recovery(chart.lines, drawing.bands)
    return replace(
        chart,
        lines=tuple(replace(line, is_beside=line.mark in drawing.beside) for line in lines),
        breaks=breaks_of(drawing.groups, chart.lines),
        handovers=handovers_of(chart.lines),
    )


def sentences_of(chart: Chart, drawing: Drawing, *, is_count: bool) -> list[str]:
    """Say what a chart shows, sentence by sentence."""
    labels = dict(enumerate(drawing.labels))
    return said.chart_sentences(chart, drawing.days, drawing.phrases, labels, is_count=is_count)


def sentence_of(chart: Chart, drawing: Drawing, *, is_count: bool) -> str:
    """Say what a chart shows."""
    return " ".join(sentences_of(chart, drawing, is_count=is_count))


def figures_of(charts: Sequence[Chart], drawing: Drawing, domain: str) -> tuple[svg.Svg, list[Figure]]:
    """Return the strengths of a domain one by one, with what stands behind them all, for the page to hold once."""
    sheet, stage = svg.sheet_of(drawing.small, TOP_OF_SCALE, f"behind-{domain}")
    on_sheet = replace(drawing, small=stage)
    return sheet, [figure_of(chart, on_sheet, is_count=False) for chart in charts]


def figure_of(chart: Chart, drawing: Drawing, *, is_count: bool) -> Figure:
    """Return a chart with its drawing, its sentence and its table: three times the same figures."""
    sentence = sentence_of(chart, drawing, is_count=is_count)
    value = _("Present") if is_count else _("Score (0 to 3)")
    basis = _("Of judged strengths") if is_count else _("Statements answered")
    stage, name = (drawing.stage if is_count else drawing.small), f"course-{chart.key}"
    named_by = f"{name}-title {name}-said" if stage.sheet_id else ""
    has_error = any(point.error for line in chart.lines for point in line.points)
    edges = (_("Band from"), _("Band to")) if has_error else ()
    return Figure(
        id=name,
        title=chart.title,
        domain=chart.domain,
        svg=svg.trajectory(chart, stage, f"{chart.title}. {sentence}", named_by),
        sentence=sentence,
        columns=(_("Day"), _("Seen by"), value, basis, *edges, *remark_column(chart)),
        rows=with_remarks(
            chart,
            [table_row(line, point, drawing, is_count, len(edges)) for line, point in moments_in(chart)],
        ),
    )


def table_row(line: Line, point: Point, drawing: Drawing, is_count: bool, n_edges: int) -> tuple[str, ...]:
    """Return one moment as a row of the table; with `n_edges`, also the edges of the error band."""
    return (
        drawing.days[point.on],
        line.label,
        str(int(point.value)) if is_count else number(point.value, drawing.language),
        str(point.basis[0]) if is_count else f"{point.basis[0]}/{point.basis[1]}",
        *[number(edge, drawing.language) for edge in point.error or ()],
        *[""] * (0 if point.error else n_edges),
    )

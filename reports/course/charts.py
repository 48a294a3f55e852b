"""The charts of a course: the number of strengths per domain, and the score of each strength."""

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext as _

from portfolio.definitions import Element, InstrumentDefinition
from portfolio.domains import Domain
from reports import plotly, svg
from reports.course import words as said
from reports.figures import Figure
from reports.labels import in_words, kind_names, number
from reports.measurement_error import Errors
from reports.readings import Reading
from reports.trajectories import Band, Chart, Line, TimeAxis, breaks_of, lines_of


@dataclass(frozen=True)
class DomainCourse:
    """One domain: the number of present strengths, and a small multiple per strength when asked for."""

    key: str
    name: str
    overview: Figure
    strengths: list[Figure]
    is_open: bool


@dataclass(frozen=True)
class Drawing:
    """What all charts of a page have in common."""

    axis: TimeAxis
    bands: list[Band]
    stage: svg.Stage
    groups: list[list[Reading]]
    labels: list[str]
    words: dict[str, str]
    phrases: said.Phrases
    days: dict[datetime.date, str]
    language: str
    errors: Errors


def words() -> dict[str, str]:
    """Return the words that stand in the interactive charts."""
    return {
        "score_basis": _("%(answered)s of %(items)s statements answered"),
        "count_basis": _("of %(answered)s judged strengths"),
        **kind_names(),
    }


def merged_elements(definitions: dict[str, InstrumentDefinition]) -> list[Element]:
    """Return every strength that some form asked for, in the order of the fullest one."""
    found: dict[str, Element] = {}
    for definition in definitions.values():
        for element in definition.elements:
            found.setdefault(element.key, element)
    return list(found.values())


def domain_course(domain: Domain, elements: list[Element], drawing: Drawing, is_open: bool) -> DomainCourse:
    """Return the charts of one domain."""
    name = in_words(domain.name)
    counts = lines_of(drawing.groups, drawing.labels, elements, as_count=True)
    overview = Chart(
        domain.key, domain.key, name, max(1, len(elements)), counts, breaks_of(drawing.groups, counts)
    )
    charts = [strength_chart(element, drawing) for element in (elements if is_open else [])]
    return DomainCourse(
        key=domain.key,
        name=name,
        overview=figure_of(overview, drawing, is_count=True),
        strengths=[figure_of(chart, drawing, is_count=False) for chart in charts],
        is_open=is_open,
    )


def strength_chart(element: Element, drawing: Drawing) -> Chart:
    """Return the small multiple of one strength."""
    lines = lines_of(drawing.groups, drawing.labels, [element], as_count=False, errors=drawing.errors)
    breaks = breaks_of(drawing.groups, lines)
    return Chart(element.key, element.domain, in_words(element.name), 3, lines, breaks)


def figure_of(chart: Chart, drawing: Drawing, *, is_count: bool) -> Figure:
    """Return a chart with its drawing, its sentence and its table: three times the same figures."""
    sentence = said.chart_sentence(chart, drawing.days, drawing.phrases, is_count=is_count)
    value = _("Present") if is_count else _("Score (0 to 3)")
    basis = _("Of judged strengths") if is_count else _("Statements answered")
    has_error = any(point.error for line in chart.lines for point in line.points)
    edges = (_("Band from"), _("Band to")) if has_error else ()
    return Figure(
        id=f"course-{chart.key}",
        title=chart.title,
        domain=chart.domain,
        svg=svg.trajectory(chart, drawing.stage, f"{chart.title}. {sentence}"),
        sentence=sentence,
        columns=(_("Day"), _("Seen by"), value, basis, *edges),
        rows=tuple(row for line in chart.lines for row in table_rows(line, drawing, is_count, len(edges))),
        plotly=plotly.trajectory_figure(chart, drawing.words) if chart.lines else None,
    )


def table_rows(line: Line, drawing: Drawing, is_count: bool, n_edges: int) -> list[tuple[str, ...]]:
    """Return the moments of one series as rows of the table; with `n_edges`, also those of the error band."""
    return [
        (
            drawing.days[point.on],
            line.label,
            str(int(point.value)) if is_count else number(point.value, drawing.language),
            str(point.basis[0]) if is_count else f"{point.basis[0]}/{point.basis[1]}",
            *[number(edge, drawing.language) for edge in point.error or ()],
            *[""] * (0 if point.error else n_edges),
        )
        for point in line.points
    ]

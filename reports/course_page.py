"""The course over time: one time axis, small multiples per domain and per strength."""

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portfolio.definitions import Element, InstrumentDefinition
from portfolio.domains import DOMAINS, Domain
from reports import plotly, sentences, svg
from reports.error_sentences import Remarks, remarks_on
from reports.figures import Figure, json_in_page
from reports.labels import in_words, kind_names, number, short_day
from reports.legend import SeriesEntry, is_broken, labels_of, legend_of
from reports.measurement_error import NOTHING_KNOWN, Errors
from reports.readings import Reading, by_series
from reports.signs import SignReading
from reports.trajectories import Band, Chart, Line, TimeAxis, began_in_hard_time, breaks_of, lines_of

MARGIN = datetime.timedelta(days=14)
TICKS = 5
KINDS = ("adversity", "pressure", "support")


@dataclass(frozen=True)
class DomainCourse:
    """One domain: the number of present strengths, and a small multiple per strength when asked for."""

    key: str
    name: str
    overview: Figure
    strengths: list[Figure]
    is_open: bool


@dataclass(frozen=True)
class CoursePage:
    """Everything the course shows, on screen and on paper."""

    timeline: Figure | None
    layout: svg.Svg
    legend: list[SeriesEntry]
    signs: list[tuple[svg.Svg, str]]
    break_mark: svg.Svg | None
    domains: list[DomainCourse]
    error_mark: svg.Svg | None
    remarks: Remarks


def axis_of(
    readings: Sequence[Reading | SignReading], bands: Sequence[Band], today: datetime.date
) -> TimeAxis:
    """Return one axis for all charts: from the first day observed, or a year before it when events lie there."""
    first = min(reading.period_to for reading in readings)
    year_before = first - datetime.timedelta(days=365)
    starts = [max(band.first, year_before) for band in bands]
    first = min([first, *starts]) - MARGIN
    ongoing = [today] if any(band.last is None for band in bands) else []
    ends = [band.last for band in bands if band.last is not None]
    last = max([reading.period_to for reading in readings] + ongoing + ends) + MARGIN
    step = (last - first) / TICKS
    days = [first + step * place for place in range(TICKS + 1)]
    firsts = sorted({day.replace(day=1) for day in days if day.replace(day=1) >= first})
    return TimeAxis(first, last, tuple((day, date_format(day, "M ’y").lower()) for day in firsts))


def merged_elements(definitions: dict[str, InstrumentDefinition]) -> list[Element]:
    """Return every strength that some form asked for, in the order of the fullest one."""
    found: dict[str, Element] = {}
    for definition in definitions.values():
        for element in definition.elements:
            found.setdefault(element.key, element)
    return list(found.values())


def course_page(
    readings: list[Reading],
    bands: list[Band],
    definitions: dict[str, InstrumentDefinition],
    today: datetime.date,
    opened: Collection[str],
    errors: Errors = NOTHING_KNOWN,
) -> CoursePage | None:
    """Return the course, with the strengths of the domains in `opened`; None when there is no signed form."""
    if not readings:
        return None
    axis = axis_of(readings, bands, today)
    grouped = by_series(readings)
    drawing = Drawing(
        axis=axis,
        bands=bands,
        stage=svg.stage(bands, axis),
        groups=list(grouped.values()),
        labels=labels_of(grouped, definitions),
        words=words(),
        phrases=sentences.phrases(),
        days={reading.period_to: short_day(reading.period_to) for reading in readings},
        language=get_language() or "nl",
        errors=errors,
    )
    repeated = [moments[0] for moments in drawing.groups if len(moments) > 1]
    elements = merged_elements(definitions)
    return CoursePage(
        timeline=timeline_figure(bands, axis) if bands else None,
        layout=json_in_page(
            plotly.shared_layout(axis, bands, ".," if drawing.language == "en" else ",."), "chart-layout"
        ),
        legend=legend_of(grouped, definitions),
        signs=[
            (svg.band_mark(kind), name)
            for kind, name in kind_names().items()
            if any(b.kind == kind for b in bands)
        ],
        break_mark=svg.break_mark() if is_broken(grouped) else None,
        domains=[
            domain_course(
                domain, [e for e in elements if e.domain == domain.key], drawing, domain.key in opened
            )
            for domain in DOMAINS
        ],
        error_mark=svg.error_mark() if errors.of_strength else None,
        remarks=remarks_on(errors, definitions, began_hard=began_in_hard_time(repeated, bands)),
    )


@dataclass(frozen=True)
class Drawing:
    """What all charts of a page have in common."""

    axis: TimeAxis
    bands: list[Band]
    stage: svg.Stage
    groups: list[list[Reading]]
    labels: list[str]
    words: dict[str, str]
    phrases: sentences.Phrases
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
    sentence = sentences.chart_sentence(chart, drawing.days, drawing.phrases, is_count=is_count)
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


def timeline_figure(bands: list[Band], axis: TimeAxis) -> Figure:
    """Return the lanes of adversity, pressure and support, with their table."""
    names = kind_names()
    rows = tuple((names[band.kind], band.title, short_day(band.first), end_of(band)) for band in bands)
    counts = {kind: sum(band.kind == kind for band in bands) for kind in KINDS}
    sentence = _("Noted: adversity %(adversity)s, pressure %(pressure)s, support %(support)s.") % counts
    return Figure(
        id="course-timeline",
        title=_("Adversity, pressure and support"),
        domain="",
        svg=svg.timeline(bands, axis, names, sentence),
        sentence=sentence,
        columns=(_("Kind"), _("What"), _("From"), _("To")),
        rows=rows,
        plotly=None,
    )


def end_of(band: Band) -> str:
    """Write when an event ended."""
    if band.last is None:
        return _("still going on")
    return "" if band.last == band.first else short_day(band.last)

"""The course over time: one time axis, small multiples per domain and per strength."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import get_language

from portfolio.definitions import InstrumentDefinition
from portfolio.domains import DOMAINS
from reports import plotly, svg
from reports.course.axis import axis_of
from reports.course.charts import DomainCourse, Drawing, domain_course, merged_elements, words
from reports.course.lanes import timeline_figure
from reports.course.words import phrases
from reports.error_sentences import Remarks, remarks_on
from reports.figures import Figure, json_in_page
from reports.labels import kind_names, short_day
from reports.legend import SeriesEntry, is_broken, labels_of, legend_of
from reports.measurement_error import NOTHING_KNOWN, Errors
from reports.readings import Reading, by_series
from reports.trajectories import Band, began_in_hard_time


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
        phrases=phrases(),
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

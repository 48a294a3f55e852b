"""The signs that a course uses, each with its meaning: only those that are on the page."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from lifecourse.models import ResourceUse
from reports.charts import svg
from reports.charts.svg.backdrop import within
from reports.course.facts import CourseRecord
from reports.facts.readings import Seen, by_person
from reports.rules.course.trajectories import Chart, TimeAxis
from reports.words.labels import kind_names
from reports.words.series_names import is_broken

Key = tuple[svg.Svg, str]
DRAWN_BEHIND = ("adversity", "pressure", "support", "action")


def kinds_of(facts: CourseRecord, axis: TimeAxis) -> list[Key]:
    """Return the signs of what happened, as far as it lies on the axis."""
    bands = within(facts.bands, axis)
    found = [
        (svg.band_mark(kind), name)
        for kind, name in kind_names().items()
        if kind in DRAWN_BEHIND and any(band.kind == kind for band in bands)
    ]
    if any(band.is_chronic and band.kind == "adversity" for band in bands):
        found.append((svg.chronic_mark(), _("adversity that keeps coming back or keeps pressing")))
    if any(band.is_estimated for band in bands):
        found.append((svg.estimate_mark(), _("the first day is an estimate")))
    uses = {part.use for band in bands for part in band.parts}
    found += [
        (svg.use_mark(use), str(ResourceUse.Use(use).label)) for use in ResourceUse.Use.values if use in uses
    ]
    return found


def keys_of(facts: CourseRecord, charts: Sequence[Chart]) -> list[Key]:
    """Return the signs at the moments: what breaks a line, what is missing, what may be recovery."""
    return [*keys_of_lines(facts), *keys_of_points(charts)]


def keys_of_lines(facts: CourseRecord) -> Iterator[Key]:
    """Yield the signs of forms and observers that change, and of observations that did not take place."""
    grouped = facts.series
    if is_broken(grouped):
        yield svg.break_mark(), _("the form changed: scores on both sides cannot be compared")
    groups: list[Sequence[Seen]] = [*grouped.values(), *facts.sign_series.values()]
    if any(len(by_person(group, "")) > 1 for group in groups):
        yield svg.handover_mark(), _("another person looked: the line breaks")
    if facts.missed:
        yield svg.missed_mark(), _("hollow mark: an observation that did not take place")


def keys_of_points(charts: Sequence[Chart]) -> Iterator[Key]:
    """Yield the signs of measurement error, of slopes, and of what may belong to recovery."""
    lines = [line for chart in charts for line in chart.lines]
    points = [point for line in lines for point in line.points]
    if any(point.error for point in points):
        yield svg.error_mark(), _("measurement error: the true score lies in here in 95 of 100 cases")
    if any(line.apart for line in lines):
        yield (
            svg.apart_mark(),
            _("hollow mark in a chart: too few of the same strengths judged; it stands apart"),
        )
    if any(line.slope for line in lines):
        yield svg.slope_mark(), _("how the score seems to move, with its band")
    if any(point.may_recover for point in points):
        yield svg.recovery_mark(), _("lower shortly after an adversity: can belong to recovery")

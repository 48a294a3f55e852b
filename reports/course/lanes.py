"""The lanes of a course: everything on one time axis, as a picture and as a table."""

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from lifecourse.models import ResourceUse
from paper.dates_and_numbers import short_day
from reports.charts import svg
from reports.charts.figure import Figure
from reports.charts.svg.backdrop import within
from reports.course.facts import CourseRecord
from reports.facts.bands import Band, Part
from reports.facts.life_course import Missed
from reports.facts.readings import Seen, by_person
from reports.rules.course.lane_marks import MarkRow, Place, mark_row, missed_bands
from reports.rules.course.trajectories import TimeAxis
from reports.words.labels import kind_names, place_label

Row = tuple[str, ...]


def timeline_figure(facts: CourseRecord, axis: TimeAxis, marks: Mapping[Place, int]) -> Figure:
    """Return the lanes with their table; `marks` are those of the observers, by role and setting."""
    names = {kind: name for kind, name in kind_names().items() if kind in facts.lanes}
    bands = [band for band in within(facts.bands, axis) if band.kind in names]
    missed = missed_bands(facts.missed, marks, {one.place: place_label(one) for one in facts.missed})
    sentence = sentence_of(facts, bands, names)
    return Figure(
        id="course-timeline",
        title=_("What happened, what was done and what was seen"),
        domain="",
        svg=svg.timeline(
            [*bands, *missed], axis, names, "course-timeline-said", rows=mark_rows(facts, marks)
        ),
        sentence=sentence,
        columns=(_("Kind"), _("What"), _("From"), _("To"), _("Remark")),
        rows=(
            *[row for kind in names for band in bands if band.kind == kind for row in band_rows(band, names)],
            *moment_rows(facts, names),
        ),
    )


def mark_rows(facts: CourseRecord, marks: Mapping[Place, int]) -> dict[str, list[MarkRow]]:
    """Return the rows of marks: a row per series, with the mark that it has in the charts."""
    strengths = facts.series.values()
    return {
        "observation": [mark_row(place, moments) for place, moments in enumerate(strengths)],
        "outcome": [
            mark_row(marks[series.role, series.setting], moments)
            for series, moments in facts.sign_series.items()
        ],
    }


def sentence_of(facts: CourseRecord, bands: Sequence[Band], names: Mapping[str, str]) -> str:
    """Say how much of each kind is noted, and how many observations did not take place."""
    counts = {kind: sum(band.kind == kind for band in bands) for kind in names}
    counts |= {"observation": len(facts.readings), "outcome": len(facts.signs)}
    listed = ", ".join(f"{names[kind]} {counts[kind]}" for kind in names)
    said = _("Noted in this period: %(counts)s.") % {"counts": listed}
    if not facts.missed:
        return said
    missed = _("Observations that did not take place: %(n)s.") % {"n": len(facts.missed)}
    return f"{said} {missed}"


def band_rows(band: Band, names: Mapping[str, str]) -> Iterator[Row]:
    """Yield an event as a row of the table; a resource as a row for each way in which it was used."""
    if not band.parts:
        yield names[band.kind], band.title, first_of(band), end_of(band), remark_on(band)
    for part in band.parts:
        last = _("still going on") if part.last is None else short_day(part.last)
        yield names[band.kind], band.title, short_day(part.first), last, use_in_words(part)


def remark_on(band: Band) -> str:
    """Say what else is known of an event."""
    return _("keeps coming back or keeps pressing") if band.is_chronic else ""


def use_in_words(part: Part) -> str:
    """Say how a resource was used, and apart from that how the child felt it."""
    return f"{ResourceUse.Use(part.use).label}; {ResourceUse.Felt(part.felt).label}"


def moment_rows(facts: CourseRecord, names: Mapping[str, str]) -> Iterator[Row]:
    """Yield every form and every missed moment as a row of the table."""
    groups: list[tuple[str, Sequence[Seen]]] = [
        *[("observation", found) for found in facts.series.values()],
        *[("outcome", found) for found in facts.sign_series.values()],
    ]
    for kind, found in groups:
        for who, seen in by_person(found, place_label(found[-1])):
            yield from ((names[kind], who, short_day(reading.period_to), "", "") for reading in seen)
    yield from (missed_row(one, names["observation"]) for one in facts.missed)


def missed_row(missed: Missed, kind: str) -> Row:
    """Return a missed moment as a row of the table."""
    about = _("about %(day)s") % {"day": short_day(missed.on)}
    remark = _("did not take place: %(reason)s") % {"reason": missed.reason}
    return kind, place_label(missed), about, "", remark


def first_of(band: Band) -> str:
    """Write when an event began."""
    day = short_day(band.first)
    return _("about %(day)s") % {"day": day} if band.is_estimated else day


def end_of(band: Band) -> str:
    """Write when an event ended."""
    if band.last is None:
        return _("still going on")
    return "" if band.last == band.first else short_day(band.last)

"""The paper for a case meeting: two pages and an annex, the same figures as on screen."""

import datetime
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _

from assessments.rules.exposure import saw_little
from children.models import Child
from paper.dates_and_numbers import day, short_day
from portfolio.rules.definitions import InstrumentDefinition
from portfolio.rules.domains import DOMAIN_KEYS
from portfolio.rules.scoring import SCORING_VERSION
from portfolio.words import in_words
from reports.case_report.dot_rows import Annex, annex_of
from reports.case_report.strengths import Illustrated, PresentGroup, illustrated_in, present_groups
from reports.course.facts import CourseRecord
from reports.course.page import CoursePage, DomainCourse, course_page
from reports.course.words import said_apart
from reports.facts.examples import Example
from reports.facts.readings import Reading, in_order
from reports.facts.window import Window
from reports.profile.page import ProfilePage, profile_page
from reports.words import sentences
from reports.words.labels import who_in_words
from reports.words.series_names import form_names

MOST_IN_WORDS = 4  # voices and forms whose course is told in sentences; of more there is a table


@dataclass(frozen=True)
class SourceRow:
    """One form behind the report."""

    period: str
    who: str
    exposure: str
    instrument: str
    n_judged: str


@dataclass(frozen=True)
class CourseRow:
    """One moment of one voice: how many strengths were present in each domain."""

    day: str
    who: str
    counts: list[str]


class Charted(NamedTuple):
    """The chart of one domain and the words under it; no words where a table tells them."""

    domain: DomainCourse
    words: str


@dataclass(frozen=True)
class CaseReport:
    """Everything that is printed."""

    child: Child
    age: int
    meeting_on: str
    period: str
    made_on: str
    made_by: str
    profile: ProfilePage
    course: CoursePage
    charts: list[Charted]
    of_all_charts: str
    course_rows: list[CourseRow]
    annex: Annex
    present: list[PresentGroup]
    examples: list[Illustrated]
    sources: list[SourceRow]
    rules: list[str]
    versions: list[str]
    with_events: bool


@dataclass(frozen=True)
class Order:
    """What was asked for: by whom, for which meeting, with or without the events and the annex; `form_id` comes first."""

    made_by: str
    today: datetime.date
    meeting_on: datetime.date
    form_id: str
    with_events: bool
    with_annex: bool = True


def case_report(
    child: Child, facts: CourseRecord, examples: dict[str, Example], order: Order
) -> CaseReport | None:
    """Return the report on these facts, that hold no events when the order is without; None when there is no signed form."""
    readings, definitions, errors = facts.readings, dict(facts.definitions), facts.errors
    bands = facts.bands if facts.sees_events else None
    profile = profile_page(child, readings, bands, definitions, order.form_id, errors)
    course = course_page(facts, Window(), order.today, DOMAIN_KEYS)
    if profile is None or course is None:
        return None
    chosen = next(reading for reading in readings if reading.id == profile.chosen_id)
    definition = definitions[chosen.instrument].about(chosen.scores.elements)
    is_table = len(course.legend) > MOST_IN_WORDS
    charts, of_all_charts = charted(course, with_words=not is_table)
    last = chosen.period_to if profile.is_past else max(one.period_to for one in readings)
    return CaseReport(
        child=child,
        age=child.age_on(order.today),
        meeting_on=day(order.meeting_on),
        period=f"{short_day(min(r.period_from for r in readings))} – {short_day(readings[-1].period_to)}",
        made_on=day(order.today),
        made_by=order.made_by,
        profile=profile,
        course=course,
        charts=charts,
        of_all_charts=of_all_charts,
        course_rows=course_rows(course) if is_table else [],
        annex=annex_of(readings, chosen, definitions, errors, last),
        present=present_groups(chosen, definition),
        examples=illustrated_in(chosen, definition, examples),
        sources=[source_row(reading, definitions) for reading in reversed(in_order(readings))],
        rules=sentences.rules(definition.scoring.present_from, definition.scoring.min_answered_share, errors),
        versions=versions_of(definitions),
        with_events=order.with_events,
    )


def charted(course: CoursePage, *, with_words: bool) -> tuple[list[Charted], str]:
    """Return the charts with their words, and once what would stand under every one of them."""
    own, shared = said_apart([domain.sentences if with_words else [] for domain in course.domains])
    charts = [Charted(domain, " ".join(words)) for domain, words in zip(course.domains, own, strict=True)]
    return charts, " ".join(shared)


def course_rows(course: CoursePage) -> list[CourseRow]:
    """Return what every voice saw at each moment, by domain; with what has to be borne in mind."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for domain in course.domains:
        for on, who, present, judged, *remark in domain.overview.rows:
            said = _("%(n)s of %(judged)s") % {"n": present, "judged": judged}
            noted = f" ({remark[0]})" if any(remark) else ""
            found.setdefault((on, who), {})[domain.key] = said + noted
    return [
        CourseRow(on, who, [counts.get(domain.key, "–") for domain in course.domains])
        for (on, who), counts in found.items()
    ]


def source_row(reading: Reading, definitions: dict[str, InstrumentDefinition]) -> SourceRow:
    """Return one line of the list of forms."""
    return SourceRow(
        period=f"{short_day(reading.period_from)} – {short_day(reading.period_to)}",
        who=who_in_words(reading),
        exposure=hours_of(reading),
        instrument=form_names([reading], definitions),
        n_judged=f"{reading.scores.n_judged}/{len(reading.scores.elements)}",
    )


def hours_of(reading: Reading) -> str:
    """Return the hours seen as a number; in a sentence where they are few or not known; empty for an own voice."""
    is_plain = reading.hours_seen is not None and not saw_little(reading.role, reading.hours_seen)
    return str(reading.hours_seen) if is_plain else sentences.exposure(reading, with_days=False)


def versions_of(definitions: dict[str, InstrumentDefinition]) -> list[str]:
    """Return the versions of instruments and scoring that the report rests on."""
    used = [f"{in_words(d.title)} ({d.key} {d.version})" for d in definitions.values()]
    return [*used, _("scoring rules %(version)s") % {"version": SCORING_VERSION}]

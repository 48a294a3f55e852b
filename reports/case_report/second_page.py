"""The second page of the paper: what happened, how it went on, what we ask each other, and what we agree."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.utils.translation import gettext as _

from lifecourse.queries.resources import ways_in
from paper.dates_and_numbers import day, short_day, short_month
from reports.case_report.budget import Budget, first_of, shortened
from reports.charts.paper.blocks import blocks_chart
from reports.charts.svg import Svg, timeline
from reports.course.facts import CourseRecord
from reports.course.lanes import sentence_of
from reports.course.page import CoursePage, DomainCourse
from reports.facts.bands import Band
from reports.rules.course.lane_marks import MarkRow
from reports.rules.course.rounds import Moment, Rounds, rounds_of
from reports.rules.course.trajectories import TimeAxis
from reports.words.labels import kind_names
from reviews.queries.judgements import Judged
from reviews.queries.plan import Aimed, Plan, Planned
from reviews.rules.plan import Standing

MOST_SCORES = 2  # of one goal
MOST_MOMENTS = 5  # columns of blocks of one voice
LABEL = 90  # width of the name of a voice, in times the size of the letters


Voice = tuple[int, str]  # the mark of its series, and its name


class BlockDomain(NamedTuple):
    """The head of a column of blocks."""

    key: str
    name: str


class BlockRow(NamedTuple):
    """One voice over time; for each domain its blocks, empty where it was not asked."""

    who: str
    blocks: list[Svg]


class JudgedLine(NamedTuple):
    """What the team thinks of how it went since one adversity: what it was, over which time, the verdict and why."""

    since: str
    period: str
    verdict: str
    reasons: str
    by: str


class OwnPlanLine(NamedTuple):
    """The family's own plan: who made it and when it was noted, and the beginning of its words."""

    by: str
    words: str


class GoalLine(NamedTuple):
    """One goal in the words of who wants it, and how far it is, as everyone who scored it last says."""

    words: str
    who: str
    scores: list[str]


class ActionLine(NamedTuple):
    """One action that goes on or is to come."""

    what: str
    who: str
    when: str
    where: str
    ways: str


@dataclass(frozen=True)
class SecondPage:
    """What stands on the second page; `timeline` is empty where nothing is noted, `left_out` says what does not stand here."""

    timeline: Svg
    domains: list[BlockDomain]
    courses: list[BlockRow]
    sentences: list[str]
    chance: str
    judged: JudgedLine | None
    questions: list[str]
    own_plan: OwnPlanLine | None
    goals: list[GoalLine]
    actions: list[ActionLine]
    empty_actions: range
    lines: range
    evaluates_on: str
    left_out: list[str]


def fewer_bands(bands: Sequence[Band], budget: Budget) -> tuple[list[Band], int]:
    """Return the newest bands of each lane with short titles, and how many are left out."""
    kept: list[Band] = []
    n_left = 0
    for kind in dict.fromkeys(band.kind for band in bands):
        own = sorted((band for band in bands if band.kind == kind), key=lambda band: band.first, reverse=True)
        newest, more = first_of(own, budget.bands)
        kept += [replace(band, title=shortened(band.title, budget.text)) for band in newest]
        n_left += more
    return sorted(kept, key=lambda band: (band.first, band.title)), n_left


def timeline_of(facts: CourseRecord, axis: TimeAxis, budget: Budget) -> tuple[Svg, int]:
    """Return the time line, and how many bands are left out; all observations stand in one row."""
    if not facts.bands and not facts.readings:
        return Svg(""), 0
    bands, n_left = fewer_bands(facts.bands, budget)
    filled = {"observation", *(band.kind for band in bands)}
    names = {kind: name for kind, name in kind_names().items() if kind in filled}
    sentence = sentence_of(facts, bands, names)
    days = tuple(dict.fromkeys(reading.period_to for reading in facts.readings))
    rows = {"observation": [MarkRow(0, days)]} if days else {}
    return timeline(bands, axis, names, sentence, ("wide",), rows), n_left


def courses_of(course: CoursePage, facts: CourseRecord, budget: Budget) -> tuple[list[BlockRow], int]:
    """Return the blocks of the voices with the most moments, and how many voices are left out.

    Of two with as many moments the one who looked last comes first.
    """
    by_domain = [rounds_in(domain) for domain in course.domains]
    found: dict[Voice, set[tuple[datetime.date, str]]] = {}
    for row in (row for rows in by_domain for row in rows):
        moments = {(moment.reading.period_to, moment.reading.id) for moment in row.moments}
        found.setdefault((row.mark, row.label), set()).update(moments)
    ordered = sorted(found, key=lambda voice: (-len(found[voice]), -max(found[voice])[0].toordinal(), voice))
    kept, n_left = first_of(ordered, budget.courses)
    starts = [band.first for band in facts.bands if band.kind == "adversity"] if facts.sees_events else []
    return [
        BlockRow(
            shortened(voice[1], LABEL),
            [blocks_in(*pair, voice, starts) for pair in zip(course.domains, by_domain, strict=True)],
        )
        for voice in kept
    ], n_left


def rounds_in(domain: DomainCourse) -> list[Rounds]:
    """Return what each voice saw of the strengths of a domain."""
    drawing = domain.drawing
    rows, _n_more = rounds_of(drawing.groups, drawing.labels, domain.charts.elements)
    return rows


def blocks_in(
    domain: DomainCourse, rows: Sequence[Rounds], voice: Voice, starts: Sequence[datetime.date]
) -> Svg:
    """Return the blocks of one voice in one domain; empty where this domain was not asked."""
    found = next((row for row in rows if (row.mark, row.label) == voice), None)
    if found is None:
        return Svg("")
    moments = found.moments[-MOST_MOMENTS:]
    days = [moment.reading.period_to for moment in moments]
    said = "; ".join(
        _("%(day)s: %(n)s of %(judged)s")
        % {"day": short_day(moment.reading.period_to), "n": moment.n_present, "judged": moment.n_judged}
        for moment in moments
    )
    return blocks_chart(
        moments,
        breaks_between(days, starts),
        (short_month(days[0]), short_month(days[-1])),
        most_judged([moment for row in rows for moment in row.moments]),
        domain.key,
        f"{domain.name}. {voice[1]}. {said}",
    )


def most_judged(moments: Sequence[Moment]) -> int:
    """Return how many blocks the highest column of a domain has; one domain has one measure for all voices."""
    return max((moment.n_judged for moment in moments), default=1) or 1


def breaks_between(days: Sequence[datetime.date], starts: Sequence[datetime.date]) -> list[int]:
    """Return the numbers of the moments before which an adversity began; one that began before the first is no break."""
    return [
        place
        for place in range(1, len(days))
        if any(days[place - 1] < start <= days[place] for start in starts)
    ]


def judged_line(judged: Sequence[Judged], budget: Budget) -> tuple[JudgedLine | None, int]:
    """Return the judgement on the newest adversity that has one, and how many others there are."""
    found = [one for one in judged if one.standing]
    if not found or found[0].standing is None:
        return None, 0
    standing = found[0].standing
    line = JudgedLine(
        since=shortened(found[0].adversity.title, budget.text),
        period=f"{short_day(standing.period_from)} – {short_day(standing.period_to)}",
        verdict=standing.get_verdict_display(),
        reasons=shortened(standing.reasons, budget.long_text),
        by=f"{standing.judged_by.full_name}, {short_day(standing.judged_at.date())}",
    )
    return line, len(found) - 1


def own_plan_line(plan: Plan, budget: Budget) -> OwnPlanLine | None:
    """Return the family's own plan in brief; None when there is none, or it may not be quoted."""
    made = plan.own.made
    if made is None:
        return None
    by = f"{shortened(made.made_by, budget.text)}, {short_day(made.noted_on)}"
    return OwnPlanLine(by, shortened(made.text, 2 * budget.long_text))


def goal_lines(plan: Plan, budget: Budget) -> tuple[list[GoalLine], int]:
    """Return the goals that are worked on, each apart, and how many are left out."""
    kept, n_left = first_of(plan.goals, budget.goals)
    return [goal_line(aimed, budget) for aimed in kept], n_left


def goal_line(aimed: Aimed, budget: Budget) -> GoalLine:
    """Return one goal with what was said on the last day that somebody scored it."""
    scores = [
        f"{shortened(score.scored_by, budget.text / 2)}, {short_day(score.scored_on)}: {score.get_level_display()}"
        for score in aimed.newest[:MOST_SCORES]
    ]
    return GoalLine(
        shortened(aimed.goal.text, budget.long_text),
        shortened(str(aimed.goal.said_by), budget.text / 2),
        scores,
    )


def action_lines(plan: Plan, budget: Budget) -> tuple[list[ActionLine], int]:
    """Return the actions that go on or are to come, the first to be done first, and how many are left out."""
    kept, n_left = first_of(plan.open, budget.actions)
    return [action_line(one, budget) for one in kept], n_left


def action_line(planned: Planned, budget: Budget) -> ActionLine:
    """Return one action in the words of the table; one that begins later is not told as begun."""
    action = planned.action
    began = _("from %(day)s") if planned.standing == Standing.PLANNED else _("since %(day)s")
    when = began % {"day": short_day(action.started_on)}
    if action.due_on:
        when = _("%(since)s, by %(day)s") % {"since": when, "day": short_day(action.due_on)}
    return ActionLine(
        what=shortened(action.title, budget.text),
        who=shortened(action.done_by, budget.text / 2),
        when=when,
        where=str(action.get_directed_at_display()),
        ways=", ".join(ways_in(action.ways)),
    )


def evaluation_on(found: datetime.date | None) -> str:
    """Return the day of the next evaluation in words; empty when none is set."""
    return day(found) if found else ""

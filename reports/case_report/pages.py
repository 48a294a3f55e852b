"""The two pages of the paper, laid out within a budget."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from children.models import Child
from children.models.observer import ObserverRole
from invitations.queries.overview import SentWords
from meetings.models import Meeting
from reports.case_report.budget import Budget, first_of, shortened
from reports.case_report.by_observer import ByObserver, by_observer
from reports.case_report.content import CaseReport, Order
from reports.case_report.first_page import (
    FirstPage,
    ShownExample,
    Spoken,
    invited_to,
    looked_in_words,
    meeting_in_words,
    spoken_by,
)
from reports.case_report.second_page import (
    BlockDomain,
    SecondPage,
    action_lines,
    courses_of,
    evaluation_on,
    goal_lines,
    judged_line,
    own_plan_line,
    timeline_of,
)
from reports.course.axis import axis_of
from reports.course.facts import CourseRecord
from reports.facts.window import Window
from reports.plain_words.page import PlainWords
from reports.rules.elements import merged_elements
from reports.words.labels import who_in_words
from reports.words.own_words import OwnWords
from reviews.queries.judgements import Judged
from reviews.queries.plan import Plan

QUESTION = 130  # width of a question, in times the size of its letters: half a question asks something else


@dataclass(frozen=True)
class Gathered:
    """Everything that the two pages choose from, read once.

    `report` holds what stands in the annex too; None where nobody has filled in a form yet. `own` are the words of the
    child and of a parent by role, `sent` those that came by a link. `plan` is None where actions are not printed.
    """

    child: Child
    facts: CourseRecord
    report: CaseReport | None
    own: Mapping[str, OwnWords]
    sent: Sequence[SentWords]
    meeting: Meeting | None
    colleagues: Sequence[str]
    plain_words: PlainWords | None
    judged: Sequence[Judged]
    questions: Sequence[str]
    plan: Plan | None
    evaluates_on: datetime.date | None


def first_page(found: Gathered, order: Order, budget: Budget) -> FirstPage:
    """Return the first page within a budget."""
    report, child = found.report, found.child
    invited, n_names = invited_to(names_of(found))
    spoken = {role: spoken_in(found, role, budget) for role in (ObserverRole.CHILD, ObserverRole.PARENT)}
    examples, n_examples = first_of(report.examples if report else [], budget.examples)
    others, n_others = spoken_by([], [one for one in found.sent if one.role not in spoken], budget)
    n_quotes = n_others + sum(n for _words, n in spoken.values())
    return FirstPage(
        meeting=meeting_in_words(order.meeting_on, found.meeting, child.team.name),
        invited=invited,
        looked=looked_in_words(found.facts.readings),
        child_words=spoken[ObserverRole.CHILD][0],
        family_words=spoken[ObserverRole.PARENT][0],
        other_words=others,
        map=map_of(found, report, budget) if report else None,
        examples=[
            ShownExample(one.name, one.answer, shortened(one.example, budget.long_text)) for one in examples
        ],
        examples_by=who_in_words(report.profile.reading) if report else "",
        lines=range(budget.lines),
        left_out=[
            *counted(
                n_names, ngettext("%(n)s name of who is invited", "%(n)s names of who is invited", n_names)
            ),
            *counted(n_quotes, ngettext("%(n)s quote", "%(n)s quotes", n_quotes)),
            *counted(n_examples, ngettext("%(n)s example", "%(n)s examples", n_examples)),
        ],
    )


def names_of(found: Gathered) -> list[str]:
    """Return the names of who is invited, colleagues first."""
    return [*found.colleagues, *(found.meeting.guest_names if found.meeting else [])]


def spoken_in(found: Gathered, role: str, budget: Budget) -> tuple[list[Spoken], int]:
    """Return what stands of the words of one role, and how many quotes do not."""
    voices = [found.own[role]] if role in found.own else []
    return spoken_by(voices, [one for one in found.sent if one.role == role], budget)


def map_of(found: Gathered, report: CaseReport, budget: Budget) -> ByObserver:
    """Return the map of everyone who looked."""
    definitions = dict(found.facts.definitions)
    return by_observer(
        found.facts.readings,
        report.profile.reading,
        definitions,
        merged_elements(definitions),
        found.child.first_name,
        budget,
    )


def second_page(found: Gathered, order: Order, budget: Budget) -> SecondPage:
    """Return the second page within a budget."""
    facts, report = found.facts, found.report
    timeline, n_bands = timeline_of(facts, axis_of(facts.days, facts.bands, order.today, Window()), budget)
    courses, n_voices = courses_of(report.course, facts, budget) if report else ([], 0)
    judged, n_judged = judged_line(found.judged, budget)
    actions, n_actions = action_lines(found.plan, budget) if found.plan else ([], 0)
    own_plan = own_plan_line(found.plan, budget) if found.plan else None
    goals, n_goals = goal_lines(found.plan, budget) if found.plan else ([], 0)
    questions, n_questions = first_of(found.questions, budget.questions)
    said = [one.text for one in found.plain_words.first] if found.plain_words else []
    return SecondPage(
        timeline=timeline,
        domains=[BlockDomain(one.key, one.name) for one in report.course.domains] if report else [],
        courses=courses,
        sentences=said[: budget.sentences],
        chance=found.plain_words.chance if found.plain_words else "",
        judged=judged,
        questions=[shortened(one, QUESTION) for one in questions],
        own_plan=own_plan,
        goals=goals,
        actions=actions,
        empty_actions=range(max(budget.empty_actions, budget.actions - len(actions))),
        lines=range(budget.lines),
        evaluates_on=evaluation_on(found.evaluates_on),
        left_out=[
            *counted(
                n_bands, ngettext("%(n)s entry of the time line", "%(n)s entries of the time line", n_bands)
            ),
            *counted(
                n_voices, ngettext("the course of %(n)s observer", "the course of %(n)s observers", n_voices)
            ),
            *counted(n_judged, ngettext("%(n)s judgement", "%(n)s judgements", n_judged)),
            *counted(n_questions, ngettext("%(n)s question", "%(n)s questions", n_questions)),
            *([_("the rest of the family's own plan")] if own_plan and own_plan.is_cut else []),
            *counted(n_goals, ngettext("%(n)s goal", "%(n)s goals", n_goals)),
            *counted(n_actions, ngettext("%(n)s action", "%(n)s actions", n_actions)),
        ],
    )


def counted(n: int, words: str) -> list[str]:
    """Return what is left out in words with its number; nothing of none."""
    return [words % {"n": n}] if n else []

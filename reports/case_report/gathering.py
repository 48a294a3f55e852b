"""What the two pages of the paper choose from, read once."""

import datetime
from collections.abc import Sequence
from dataclasses import replace

from accounts.access import Access
from accounts.rules.permissions import Permission
from children.models import Child
from consents.queries.printing import Printing
from invitations.queries.overview import words_to_print
from meetings.models import AgendaItem, Meeting
from meetings.queries.minutes import colleagues_at, last_minutes
from reports.case_report.content import CaseReport, Order
from reports.case_report.pages import Gathered
from reports.course.facts import CourseRecord
from reports.facts.life_course import Around
from reports.plain_words.page import plain_words_in
from reports.plain_words.queries import facts_of
from reports.queries.forms import examples_of
from reports.queries.quoting import silent_forms
from reports.words.own_words import newest_own, own_words
from reviews.queries.judgements import Judged, points_on
from reviews.queries.plan import Plan


def gathered(
    child: Child,
    facts: CourseRecord,
    report: CaseReport | None,
    noted: Around,
    judged: Sequence[Judged],
    *,
    access: Access,
    order: Order,
    printing: Printing,
    plan: Plan | None,
) -> Gathered:
    """Return what the pages choose from; words that `printing` does not allow are left out. `plan` is the one that may be quoted.

    Ways of coping and safety at home are never told in the sentences of the paper.
    """
    own = newest_own(facts.readings)
    definitions = dict(facts.definitions)
    silent = silent_forms(own, printing)
    words = own_words(own, examples_of(own) if own else {}, definitions, child.first_name, silent)
    item = item_on(child, order.meeting_on) if access.has(Permission.MEETING_VIEW, child.team_id) else None
    meeting = item.meeting if item else None
    points = points_on(report.profile.chosen_id) if report else None
    known = facts_of(access, child, facts.readings, facts.signs, noted) if report else None
    return Gathered(
        child=child,
        facts=facts,
        report=report,
        own={reading.role: said for reading, said in zip(own, words, strict=True)},
        sent=words_to_print(child, printing.is_kept_from_paper),
        meeting=meeting,
        colleagues=[person.full_name for person in colleagues_at(meeting)] if meeting else [],
        plain_words=plain_words_in(replace(known, episodes=None, is_home_unknown=False)) if known else None,
        judged=judged,
        questions=(points.questions if points else []) or (report.profile.questions if report else []),
        plan=plan,
        evaluates_on=evaluation_of(child, item, order.today),
    )


def item_on(child: Child, day: datetime.date) -> AgendaItem | None:
    """Return the place of a child in the meeting of its team on a day, the first one of the day; one query."""
    that_day = child.agenda_items.filter(meeting__meets_on=day, meeting__team=child.team_id)
    return that_day.exclude(meeting__status=Meeting.Status.CANCELLED).order_by("meeting__begins_at").first()


def evaluation_of(child: Child, item: AgendaItem | None, today: datetime.date) -> datetime.date | None:
    """Return the day of the next evaluation that was agreed, in this meeting or the one before; None when it is past."""
    last = last_minutes(child)
    found = (item.evaluates_on if item else None) or (last.written.evaluates_on if last else None)
    return found if found and found > today else None

"""Making the PDF for a case meeting, with its event in the log."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction

from accounts.access import Access
from accounts.models import User
from assessments.queries.home_facts import home_facts_of
from audit.actions import record
from audit.rules.events import EventType
from children.models import Child
from children.queries.safety import help_line, help_of
from consents.queries.printing import printing_of
from invitations.queries.overview import lacks_words
from paper.pdf import render_within_pages
from reports.case_report.budget import BUDGETS
from reports.case_report.content import Order, case_report
from reports.case_report.gathering import gathered
from reports.case_report.pages import first_page, second_page
from reports.case_report.whole import whole_of
from reports.course.queries import course_facts
from reports.facts.readings import Reading
from reports.facts.window import Window
from reports.profile.helping import helping
from reports.profile.signs import sign_strip
from reports.queries.forms import examples_in
from reports.queries.life_course import around
from reports.queries.signs import outcome_of, sign_readings_of
from reports.rules.elements import merged_elements
from reports.words.sentences import safety_line
from reviews.queries.judgements import judged_adversities
from reviews.queries.plan import plan_of
from rights.queries.statements import statements_of


def export_report(*, child: Child, readings: list[Reading], order: Order, by: User, access: Access) -> bytes:
    """Return the paper for a case meeting as PDF, in the language that is active: two pages, and the annex if asked."""
    chosen = next((reading for reading in readings if reading.id == order.form_id), None)
    printing = printing_of(child, order.today)
    is_full = order.with_events  # what helps, what is done and safety wait for no consent to show adversity
    plan = plan_of(child, order.today).quotable(printing.silent_roles) if is_full else None
    is_without = is_full and printing.hides_adversities
    order = replace(order, with_events=is_full and not is_without)
    signs = sign_readings_of(child)
    noted = around(child, with_events=order.with_events, with_support=is_full)
    facts = course_facts(child, readings, signs, noted, Window())
    is_silent = chosen is not None and printing.is_silent(chosen.role, chosen.spoken_by)
    examples = {} if chosen is None or is_silent else examples_in(chosen)
    report = case_report(child, facts, examples, order) if chosen else None
    judged = [one for one in judged_adversities(child) if one.standing] if order.with_events else []
    found = gathered(
        child, facts, report, noted, judged, access=access, order=order, printing=printing, plan=plan
    )
    context: dict[str, Any] = {
        "child": child,
        "age": child.age_on(order.today),
        "order": order,
        "report": report,
        "safety": safety_line(),
        "specialist_help": help_line(help_of(child)),
        "home": home_facts_of(child) if is_full else None,
        "is_shortened": is_silent
        or is_without
        or lacks_words(child, printing.is_kept_from_paper)
        or (plan is not None and plan.is_shortened),
        "with_annex": order.with_annex and report is not None,
    }
    behind: dict[str, Any] = {}
    if report and order.with_annex:
        behind = {
            "plan": plan,
            "helping": helping(
                noted, report.profile.columns, merged_elements(dict(facts.definitions)), child.first_name
            ),
            "judged": judged,
            "strip": sign_strip(child.first_name, signs, outcome_of(signs)),
            "statements": statements_of(child, with_events=order.with_events),
        }

    def within(levels: Sequence[int]) -> dict[str, Any]:
        first = first_page(found, order, BUDGETS[levels[0]])
        second = second_page(found, order, BUDGETS[levels[1]])
        return {**context, "first": first, "second": second, "whole": whole_of(found, first, second)}

    template = "reports/case_report/case_report.html"
    pdf, _levels = render_within_pages(template, within, behind, 2, len(BUDGETS))
    with transaction.atomic():
        record(EventType.REPORT_EXPORTED, target=child, child_id=child.pk, by=by)
    return pdf

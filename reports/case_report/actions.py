"""Making the PDF for a case meeting, with its event in the log."""

from dataclasses import replace

from django.db import transaction

from accounts.models import User
from assessments.queries.home_facts import home_facts_of
from audit.actions import record
from audit.rules.events import EventType
from children.models import Child
from children.queries.safety import help_line, help_of
from consents.queries.printing import printing_of
from invitations.queries.overview import lacks_words, words_to_print
from paper.pdf import render_pdf
from reports.case_report.content import Order, case_report
from reports.course.queries import course_facts
from reports.facts.readings import Reading
from reports.facts.window import Window
from reports.profile.helping import helping
from reports.profile.signs import sign_strip
from reports.queries.forms import examples_in
from reports.queries.life_course import around
from reports.queries.signs import outcome_of, sign_readings_of
from reports.rules.elements import merged_elements
from reviews.queries import judged_adversities
from rights.queries.statements import statements_of


def export_report(*, child: Child, readings: list[Reading], order: Order, by: User) -> bytes:
    """Return the paper for a case meeting as PDF, in the language that is active."""
    chosen = next(reading for reading in readings if reading.id == order.form_id)
    printing = printing_of(child, order.today)
    is_silent = printing.is_silent(chosen.role, chosen.spoken_by)
    is_full = order.with_events  # what helps, what is done and safety wait for no consent to show adversity
    is_without = is_full and printing.hides_adversities
    order = replace(order, with_events=is_full and not is_without)
    signs = sign_readings_of(child)
    noted = around(child, with_events=order.with_events, with_support=is_full)
    facts = course_facts(child, readings, signs, noted, Window())
    report = case_report(
        child, facts, {} if is_silent else examples_in(chosen), order, help_line(help_of(child))
    )
    context = {
        "report": report,
        "helping": helping(
            noted, report.profile.columns, merged_elements(dict(facts.definitions)), child.first_name
        )
        if report
        else None,
        "home": home_facts_of(child) if is_full else None,
        "judged": [one for one in judged_adversities(child) if one.standing] if order.with_events else [],
        "strip": sign_strip(child.first_name, signs, outcome_of(signs)),
        "own_words": words_to_print(child, printing.is_kept_from_paper),
        "statements": statements_of(child, with_events=order.with_events),
        "is_shortened": is_silent or is_without or lacks_words(child, printing.is_kept_from_paper),
    }
    pdf = render_pdf("reports/case_report/case_report.html", context)
    with transaction.atomic():
        record(EventType.REPORT_EXPORTED, target=child, child_id=child.pk, by=by)
    return pdf

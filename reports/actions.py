"""Exporting: what leaves the site is recorded before it leaves."""

from django.db import transaction

from accounts.models import User
from assessments.models import Child
from audit.actions import record
from audit.events import EventType
from reports.case_report import Order, case_report
from reports.pdf import render_pdf
from reports.queries import bands_of, definitions_of, examples_in
from reports.readings import Reading


def export_report(*, child: Child, readings: list[Reading], order: Order, by: User) -> bytes:
    """Return the paper for a case meeting as PDF, in the language that is active."""
    chosen = next(reading for reading in readings if reading.id == order.form_id)
    report = case_report(
        child, readings, bands_of(child), definitions_of(readings), examples_in(chosen), order
    )
    pdf = render_pdf("reports/case_report.html", {"report": report})
    with transaction.atomic():
        record(EventType.REPORT_EXPORTED, target=child, child_id=child.pk, by=by)
    return pdf

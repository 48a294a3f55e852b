"""The paper for a case meeting: its choices and the PDF."""

import datetime
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.http import urlencode
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from accounts.decorators import at_most
from accounts.http import Request
from accounts.rules.permissions import Permission
from audit.rules.events import EventType
from children.child_header import head_of
from children.decorators import child_view
from children.models import Child
from consents.queries.checks import checks_of
from meetings.queries.coming import coming_with
from paper.page_slots import one_of_few
from paper.pdf_slots import with_slot
from reports.case_report.actions import export_report
from reports.case_report.content import Order
from reports.case_report.forms import ReportForm
from reports.facts.readings import Reading
from reports.queries.forms import definitions_of, readings_of, summary_in
from reports.rules.profiles import first_to_show
from reports.words.labels import reading_choices


def report_form(
    request: Request, readings: list[Reading], meeting_on: datetime.date | None = None
) -> ReportForm:
    """Return the form for a report, filled from the address when something was chosen there; else for this day, or today.

    An address that names only the day of the meeting, as that of a meeting does, chooses what the form begins with.
    """
    today = timezone.localdate()
    definitions = definitions_of(readings)
    start: dict[str, Any] = {
        "meeting_on": meeting_on or today,
        "language": translation.get_language(),
        "with_events": True,
        "form": first_to_show(readings, definitions).id if readings else "",
    }
    data = request.GET if "meeting_on" in request.GET else None
    if data and set(data) == {"meeting_on"}:
        data = QueryDict(urlencode({**start, "meeting_on": data["meeting_on"], "with_events": "on"}))
    return ReportForm(data, readings=reading_choices(readings, definitions), today=today, initial=start)


@child_view(Permission.REPORT_EXPORT, reads=EventType.REPORT_READ)
@require_GET
def report(request: Request, child: Child) -> HttpResponse:
    """Ask for which meeting, in which language and with what; a good answer leads to the PDF."""
    readings, coming = readings_of(child), coming_with(request.access, child, timezone.localdate())
    form = report_form(request, readings, coming[0].meets_on if coming else None)
    if form.is_bound and form.is_valid():
        response = redirect("report-pdf", child_id=child.pk)
        response["Location"] += f"?{urlencode(form.data, doseq=True)}"
        return response
    context = {
        "head": head_of(request, child, summary=summary_in(readings)),
        "form": form,
        "has_forms": bool(readings),
        "checks": checks_of(child, {reading.role for reading in readings}, timezone.localdate()),
        "meetings": coming,
        "can_note": request.access.has(Permission.CONSENT_WRITE, child.team_id),
    }
    return render(request, "reports/case_report/report.html", context)


@at_most("report")
@one_of_few
@child_view(Permission.REPORT_EXPORT)
@require_GET
@with_slot
def report_pdf(request: Request, child: Child) -> HttpResponse:
    """Send the paper for the case meeting; the export is in the log before the answer leaves."""
    readings = readings_of(child)
    form = report_form(request, readings)
    if not form.is_bound or not form.is_valid():
        return redirect("report", child_id=child.pk)
    order = Order(
        made_by=request.user.full_name,
        today=timezone.localdate(),
        meeting_on=form.cleaned_data["meeting_on"],
        form_id=form.cleaned_data.get("form", ""),
        with_events=form.cleaned_data["with_events"]
        and request.access.has(Permission.LIFE_EVENT_VIEW, child.team_id),
        with_annex=form.cleaned_data.get("with_annex", False),
    )
    with translation.override(form.cleaned_data["language"]):
        # read anew: who spoke and who sat beside it is written in the language of the paper
        pdf = export_report(
            child=child, readings=readings_of(child), order=order, by=request.user, access=request.access
        )
    name = f"krachten-{slugify(child.reference) or 'kind'}-{order.meeting_on:%Y-%m-%d}.pdf"
    return HttpResponse(
        pdf, content_type="application/pdf", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )

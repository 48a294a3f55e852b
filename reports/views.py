"""Profile, course and the paper for a case meeting."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from accounts.decorators import at_most
from accounts.http import Request
from accounts.permissions import Permission
from audit.events import EventType
from children.child_header import head_of
from children.decorators import child_view
from children.models import Child
from paper.pdf_slots import with_place
from reliability.queries.parameters import errors_of
from reports.actions import export_report
from reports.case_report import Order
from reports.course_page import course_page
from reports.course_queries import course_facts
from reports.forms import CourseForm, ReportForm
from reports.labels import reading_choices
from reports.plain_words.page import plain_words_of
from reports.profile_page import profile_page
from reports.profiles import first_to_show
from reports.queries import adversities_of, definitions_of, readings_of, summary_in
from reports.readings import Reading, Seen
from reports.sentences import safety_line
from reports.sign_queries import outcome_of, sign_readings_of
from reports.signs_page import sign_strip
from reviews.queries import judged_adversities


@child_view(Permission.PROFILE_VIEW, reads=EventType.PROFILE_READ)
@require_GET
def profile(request: Request, child: Child) -> HttpResponse:
    """Show the strengths of a child by one form, and what every observer saw."""
    readings = readings_of(child)
    may_see_events = request.access.has(Permission.LIFE_EVENT_VIEW, child.team_id)
    page = profile_page(
        child,
        readings,
        adversities_of(child) if may_see_events else [],
        definitions_of(readings),
        request.GET.get("vorm", ""),
        errors_of(child, readings),
    )
    signs = sign_readings_of(child)
    context = {
        "strip": sign_strip(child.first_name, signs, outcome_of(signs)),
        "can_fill": request.access.has(Permission.ASSESSMENT_FILL, child.team_id),
        "head": head_of(request, child, "profile", summary_in(readings)),
        "page": page,
        "safety": safety_line(),
    }
    return render(request, "reports/profile.html", context)


@child_view(Permission.PROFILE_VIEW, reads=EventType.TRAJECTORY_READ)
@require_GET
def trajectory(request: Request, child: Child) -> HttpResponse:
    """Show the course over time, or the part of it that was asked for; without good days all of it."""
    today = timezone.localdate()
    readings, signs = readings_of(child), sign_readings_of(child)
    moments: list[Seen] = [*readings, *signs]
    form = CourseForm(request.GET.dict(), child=child, moments=moments, today=today)
    window = form.window()
    context = {
        "plain_words": plain_words_of(request.access, child, readings, signs),
        "form": form,
        "head": head_of(request, child, "trajectory", summary_in(readings)),
        "page": course_page(course_facts(child, readings, signs, window, request.access), window, today),
        "judged": judged_adversities(child)
        if request.access.has(Permission.LIFE_EVENT_VIEW, child.team_id)
        else None,
        "safety": safety_line(),
    }
    return render(request, "reports/trajectory.html", context)


def report_form(request: Request, readings: list[Reading]) -> ReportForm:
    """Return the form for a report, filled from the address when something was chosen."""
    today = timezone.localdate()
    definitions = definitions_of(readings)
    start: dict[str, Any] = {
        "meeting_on": today,
        "language": translation.get_language(),
        "with_events": True,
        "form": first_to_show(readings, definitions).id if readings else "",
    }
    data = request.GET if "meeting_on" in request.GET else None
    return ReportForm(data, readings=reading_choices(readings, definitions), today=today, initial=start)


@child_view(Permission.REPORT_EXPORT, reads=EventType.REPORT_READ)
@require_GET
def report(request: Request, child: Child) -> HttpResponse:
    """Ask for which meeting, in which language and with what; a good answer leads to the PDF."""
    readings = readings_of(child)
    form = report_form(request, readings)
    if readings and form.is_bound and form.is_valid():
        response = redirect("report-pdf", child_id=child.pk)
        response["Location"] += f"?{request.GET.urlencode()}"
        return response
    context = {
        "head": head_of(request, child, summary=summary_in(readings)),
        "form": form if readings else None,
        "safety": safety_line(),
    }
    return render(request, "reports/report.html", context)


@at_most("report")
@child_view(Permission.REPORT_EXPORT)
@require_GET
@with_place
def report_pdf(request: Request, child: Child) -> HttpResponse:
    """Send the paper for the case meeting; the export is in the log before the answer leaves."""
    readings = readings_of(child)
    form = report_form(request, readings)
    if not readings or not form.is_bound or not form.is_valid():
        return redirect("report", child_id=child.pk)
    order = Order(
        made_by=request.user.full_name,
        today=timezone.localdate(),
        meeting_on=form.cleaned_data["meeting_on"],
        form_id=form.cleaned_data["form"],
        with_events=form.cleaned_data["with_events"]
        and request.access.has(Permission.LIFE_EVENT_VIEW, child.team_id),
    )
    with translation.override(form.cleaned_data["language"]):
        pdf = export_report(child=child, readings=readings, order=order, by=request.user)
    name = f"krachten-{slugify(child.reference) or 'kind'}-{order.meeting_on:%Y-%m-%d}.pdf"
    return HttpResponse(
        pdf, content_type="application/pdf", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )

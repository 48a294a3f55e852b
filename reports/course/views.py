"""The course page, and its figure that can be zoomed."""

import datetime
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.http import Request
from accounts.rules.permissions import Permission
from audit.rules.events import EventType
from children.child_header import head_of
from children.decorators import child_view
from children.models import Child
from paper.page_slots import one_of_few
from reports.course.facts import CourseRecord
from reports.course.forms import CourseForm
from reports.course.page import course_page
from reports.course.queries import course_facts
from reports.course.zoomable.figure import figure_json, observers_of
from reports.facts.life_course import Around
from reports.facts.readings import Reading, Seen
from reports.facts.signs import SignReading
from reports.facts.window import Window
from reports.plain_words.page import plain_words_of
from reports.queries.forms import readings_of, summary_in
from reports.queries.life_course import around_for
from reports.queries.signs import sign_readings_of
from reviews.queries import judged_adversities


@dataclass(frozen=True)
class Asked:
    """The part of a course that was asked for, with all forms of the child and what lies in that part."""

    form: CourseForm
    window: Window
    today: datetime.date
    readings: list[Reading]
    signs: list[SignReading]
    around: Around
    facts: CourseRecord


def asked_of(request: Request, child: Child) -> Asked:
    """Return the part of the course that the address asks for; without good days all of it."""
    today = timezone.localdate()
    readings, signs = readings_of(child), sign_readings_of(child)
    moments: list[Seen] = [*readings, *signs]
    form = CourseForm(request.GET.dict(), child=child, moments=moments, today=today)
    window = form.window()
    around = around_for(request.access, child)
    facts = course_facts(child, readings, signs, around, window)
    return Asked(form, window, today, readings, signs, around, facts)


@one_of_few
@child_view(Permission.PROFILE_VIEW, reads=EventType.TRAJECTORY_READ)
@require_GET
def trajectory(request: Request, child: Child) -> HttpResponse:
    """Show the course over time, or a part of it."""
    asked = asked_of(request, child)
    context = {
        "plain_words": plain_words_of(request.access, child, asked.readings, asked.signs, asked.around),
        "form": asked.form,
        "head": head_of(request, child, summary_in(asked.readings)),
        "page": course_page(asked.facts, asked.window, asked.today),
        "observers": observers_of(asked.facts),
        "shows_all": (shows_all := "meer" in request.GET),
        "is_short": not shows_all,
        "judged": judged_adversities(child)
        if request.access.has(Permission.LIFE_EVENT_VIEW, child.team_id)
        else [],
    }
    return render(request, "reports/course/trajectory.html", context)


@one_of_few
@child_view(Permission.PROFILE_VIEW, reads=EventType.TRAJECTORY_READ)
@require_GET
def trajectory_figure(request: Request, child: Child) -> HttpResponse:
    """Give the same part of the course as one figure that can be zoomed: JSON for plotly.js."""
    asked = asked_of(request, child)
    return HttpResponse(figure_json(asked.facts, asked.window, asked.today), content_type="application/json")

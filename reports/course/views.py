"""The course page, and its figure that can be zoomed."""

import datetime
from dataclasses import dataclass
from typing import Any

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
from reports.course.parts import CHOOSE, Part, parts_of, strengths_of
from reports.course.queries import course_facts
from reports.course.zoomable.figure import figure_json, observers_of
from reports.facts.life_course import Around
from reports.facts.readings import Reading, Seen
from reports.facts.signs import SignReading
from reports.facts.window import Window
from reports.plain_words.page import plain_words_of
from reports.plan.page import GoalCourse, goal_courses
from reports.queries.forms import readings_of, summary_in
from reports.queries.life_course import around_for
from reports.queries.signs import sign_readings_of
from reviews.queries.judgements import judged_adversities
from reviews.queries.plan import goals_of


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
    """Show the course over time, or a part of it; what waits under More has a page of its own."""
    asked = asked_of(request, child)
    opened = [asked.window.domain] if request.GET.get("deel") == Part.STRENGTHS else []
    page = course_page(asked.facts, asked.window, asked.today, opened)
    plain_words = plain_words_of(request.access, child, asked.readings, asked.signs, asked.around)
    parts = parts_of(page, plain_words)
    context: dict[str, Any] = {
        "plain_words": plain_words,
        "form": asked.form,
        "head": head_of(request, child, summary_in(asked.readings)),
        "page": page,
        "parts": parts.items(),
    }
    if (part := request.GET.get("deel", "")) in parts:
        asked_for = request.GET.get("kracht", ""), request.GET.get("vanaf", "")
        context["strengths"] = strengths_of(page, *asked_for) if page else None
        context |= {
            "part": part,
            "part_name": parts[part],
            "goals": goals_in(child, asked) if part == Part.TABLES else [],
        }
        return render(request, "reports/course/trajectory_part.html", context)
    return render(request, "reports/course/trajectory.html", context | beside(request, child, asked))


def goals_in(child: Child, asked: Asked) -> list[GoalCourse]:
    """Return the goals of the child over time, each by itself."""
    return goal_courses(goals_of(child, asked.today), asked.today)


def beside(request: Request, child: Child, asked: Asked) -> dict[str, Any]:
    """Return what the course itself shows beside its figures."""
    can_export = request.access.has(Permission.REPORT_EXPORT, child.team_id)
    sees_events = request.access.has(Permission.LIFE_EVENT_VIEW, child.team_id)
    return {
        "grounds": f"?{asked.form.query}deel={Part.SENTENCES}",
        "observers": observers_of(asked.facts),
        "latest": asked.readings[-1] if asked.readings and can_export else None,
        "is_choosing": request.GET.get("deel") == CHOOSE or asked.form.is_chosen,
        "judged": judged_adversities(child) if sees_events else [],
        "goals": goals_in(child, asked),
    }


@one_of_few
@child_view(Permission.PROFILE_VIEW, reads=EventType.TRAJECTORY_READ)
@require_GET
def trajectory_figure(request: Request, child: Child) -> HttpResponse:
    """Give the same part of the course as one figure that can be zoomed: JSON for plotly.js."""
    asked = asked_of(request, child)
    return HttpResponse(figure_json(asked.facts, asked.window, asked.today), content_type="application/json")

"""The course page."""

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
from reports.course.forms import CourseForm
from reports.course.page import course_page
from reports.course.queries import course_facts
from reports.facts.readings import Seen
from reports.plain_words.page import plain_words_of
from reports.queries.forms import readings_of, summary_in
from reports.queries.life_course import around_for
from reports.queries.signs import sign_readings_of
from reports.words.sentences import safety_line
from reviews.queries import judged_adversities


@child_view(Permission.PROFILE_VIEW, reads=EventType.TRAJECTORY_READ)
@require_GET
def trajectory(request: Request, child: Child) -> HttpResponse:
    """Show the course over time, or the part of it that was asked for; without good days all of it."""
    today = timezone.localdate()
    readings, signs = readings_of(child), sign_readings_of(child)
    moments: list[Seen] = [*readings, *signs]
    form = CourseForm(request.GET.dict(), child=child, moments=moments, today=today)
    window = form.window()
    around = around_for(request.access, child)
    context = {
        "plain_words": plain_words_of(request.access, child, readings, signs, around),
        "form": form,
        "head": head_of(request, child, "trajectory", summary_in(readings)),
        "page": course_page(course_facts(child, readings, signs, around, window), window, today),
        "judged": judged_adversities(child)
        if request.access.has(Permission.LIFE_EVENT_VIEW, child.team_id)
        else None,
        "safety": safety_line(),
    }
    return render(request, "reports/course/trajectory.html", context)

"""The profile page, and the questions to talk about beside it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.http import Request
from accounts.rules.permissions import Permission
from assessments.models import Assessment
from assessments.queries.home_facts import home_facts_of
from audit.rules.events import EventType
from children.child_header import head_of
from children.decorators import child_view
from children.models import Child
from lifecourse.queries.quick_notes import named_quick_notes
from meetings.queries.minutes import last_minutes
from paper.page_slots import one_of_few
from reliability.queries.parameters import errors_of
from reports.facts.life_course import Around
from reports.facts.readings import Reading
from reports.profile.forms import TalkingPointsForm
from reports.profile.helping import helping
from reports.profile.page import ProfilePage, profile_page
from reports.profile.signs import sign_strip
from reports.profile.since import Since, since_last_time
from reports.queries.forms import definitions_of, readings_of, summary_in
from reports.queries.life_course import around_for
from reports.queries.signs import outcome_of, sign_readings_of
from reports.rules.elements import merged_elements
from reports.rules.matrix import MOST_CELLS
from reviews.actions.talking_points import remove_talking_points, set_talking_points
from reviews.models import TalkingPoints
from reviews.queries.judgements import points_on
from revisions.decorators import as_seen
from revisions.exceptions import SeenOtherwise
from revisions.form_parts import revision_in

WHOLE = 10_000  # cells of the matrix: all that there are
PARTS = {  # what has a page of its own, as it stands in the address
    "cijfers": _("All figures of this observation, and what else was filled in"),
    "matrix": _("Who sees what"),
    "kiezen": _("Choose from all observations"),
}


def since_in(page: ProfilePage, around: Around) -> Since:
    """Return what happened since the form before: up to today, or up to the day of an earlier form that was chosen."""
    last = page.reading.period_to if page.is_past else timezone.localdate()
    return since_last_time(around, page.reading, page.previous, last)


def page_asked(request: Request, child: Child, readings: list[Reading], around: Around) -> ProfilePage | None:
    """Return the profile by the form in the address, or by the first to show."""
    return profile_page(
        child,
        readings,
        None if around.adversities is None else list(around.adversities),
        definitions_of(readings),
        request.GET.get("vorm", ""),
        errors_of(child, readings),
        WHOLE if request.GET.get("deel") == "matrix" else MOST_CELLS,
    )


@one_of_few
@child_view(Permission.PROFILE_VIEW, reads=EventType.PROFILE_READ)
@require_GET
def profile(request: Request, child: Child) -> HttpResponse:
    """Show the strengths of a child by one form, and what every observer saw; what waits under More has its own page."""
    readings, around = readings_of(child), around_for(request.access, child)
    page = page_asked(request, child, readings, around)
    if page and (part := request.GET.get("deel", "")) in PARTS:
        context = {"head": head_of(request, child, summary_in(readings)), "page": page, "part": part}
        return render(request, "reports/profile/profile_part.html", context | {"part_name": PARTS[part]})
    signs = sign_readings_of(child)
    context = {
        "strip": sign_strip(child.first_name, signs, outcome_of(signs)),
        "can_fill": request.access.has(Permission.ASSESSMENT_FILL, child.team_id),
        "head": head_of(request, child, summary_in(readings)),
        "page": page,
        "since": since_in(page, around) if page else None,
        "points": points_on(page.chosen_id) if page else None,
        "can_write": request.access.has(Permission.ACTION_WRITE, child.team_id),
        "home": home_facts_of(child),
        "agreed": last_minutes(child) if request.access.has(Permission.MINUTES_VIEW, child.team_id) else None,
        "quick_notes": named_quick_notes(child, access=request.access, user=request.user),
    }
    return render(request, "reports/profile/profile.html", context)


@one_of_few
@child_view(Permission.PROFILE_VIEW, reads=EventType.PROFILE_READ)
@require_GET
def strengthening(request: Request, child: Child) -> HttpResponse:
    """Show what feeds and strengthens: beside the map of one form, what is around the child and what helps."""
    readings, around = readings_of(child), around_for(request.access, child)
    page = page_asked(request, child, readings, around)
    elements = merged_elements(definitions_of(readings))
    context = {
        "head": head_of(request, child, summary_in(readings)),
        "page": page,
        "helping": helping(around, page.columns, elements, child.first_name) if page else None,
        "can_write": request.access.has(Permission.ACTION_WRITE, child.team_id),
    }
    return render(request, "reports/profile/strengthening.html", context)


@child_view(Permission.ACTION_WRITE, Permission.PROFILE_VIEW, reads=EventType.PROFILE_READ)
@require_http_methods(["GET", "POST"])
def talking_points(request: Request, child: Child, assessment_id: UUID) -> HttpResponse:
    """Write the questions beside an observation in one's own words; a colleague's change is told, not overwritten."""
    assessment = get_object_or_404(child.assessments.standing().on_strengths(), pk=assessment_id)
    standing = points_on(str(assessment.pk))
    readings = readings_of(child)
    page = profile_page(child, readings, None, definitions_of(readings), str(assessment.pk))
    form = TalkingPointsForm(
        request.POST or None,
        assessment=assessment,
        standing=standing,
        made=page.questions if page else [],
    )
    if request.method == "POST" and form.is_valid() and are_kept(request, form):
        messages.success(request, gettext("Saved."))
        return to_profile(assessment)
    context = {"head": head_of(request, child), "form": form, "assessment": assessment}
    return render(
        request,
        "reports/profile/talking_points.html",
        {**context, "points": standing if standing and standing.questions else None},
    )


def are_kept(request: Request, form: TalkingPointsForm) -> bool:
    """Keep the questions; or, when a colleague was first, tell so in the form."""
    try:
        set_talking_points(points=form.save(commit=False), seen_revision=form.revision_seen, by=request.user)
    except SeenOtherwise as otherwise:
        form.look_again(otherwise.current)
        return False
    return True


@child_view(Permission.ACTION_WRITE)
@as_seen("talking-points", "child_id", "assessment_id")
@require_POST
def talking_points_remove(request: Request, child: Child, assessment_id: UUID) -> HttpResponse:
    """Take the own questions away, back to the made ones."""
    assessment = get_object_or_404(child.assessments.standing().on_strengths(), pk=assessment_id)
    points = get_object_or_404(TalkingPoints, pk=assessment.pk)
    seen = revision_in(request.POST.get("seen", ""))
    remove_talking_points(points=points, seen_revision=seen, by=request.user)
    messages.success(request, gettext("The made questions stand there again."))
    return to_profile(assessment)


def to_profile(assessment: Assessment) -> HttpResponse:
    """Go back to the profile by this observation."""
    response = redirect("profile", child_id=assessment.child_id)
    response["Location"] += f"?vorm={assessment.pk}"
    return response

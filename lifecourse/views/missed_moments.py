"""Observations that did not take place: noted beside the ones that did."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import Request
from accounts.rules.permissions import Permission
from audit.rules.events import EventType
from children.child_header import head_of
from children.decorators import child_view
from children.models import Child
from lifecourse.actions import missed_moments as actions
from lifecourse.forms.missed_moment import MissedMomentForm
from lifecourse.models import MissedMoment
from lifecourse.queries.missed_moments import missed_moments_of
from revisions.decorators import as_seen
from revisions.exceptions import SeenOtherwise
from revisions.form_parts import revision_in

TEMPLATE = "lifecourse/missed_moment_form.html"


@child_view(Permission.ASSESSMENT_FILL, reads=EventType.CHILD_READ)
@require_http_methods(["GET", "POST"])
def missed_moment_add(request: Request, child: Child) -> HttpResponse:
    """Note that an observation did not take place."""
    form = form_for(request, MissedMoment(child=child))
    if request.method == "POST" and form.is_valid():
        actions.add_missed_moment(moment=form.save(commit=False), by=request.user)
        messages.success(request, _("Saved."))
        return redirect("assessment-list", child_id=child.pk)
    return render(request, TEMPLATE, {"form": form, "head": head_of(request, child), "moment": None})


@child_view(
    Permission.ASSESSMENT_FILL,
    reads=EventType.ASSESSMENTS_READ,
    back="assessment-list",
    anew="missed-moment-add",
)
@require_http_methods(["GET", "POST"])
def missed_moment_change(request: Request, child: Child, moment_id: UUID) -> HttpResponse:
    """Change what is noted; a colleague's change in the meantime is told, not overwritten."""
    moment = get_object_or_404(
        missed_moments_of(child, access=request.access, user=request.user), pk=moment_id
    )
    form = form_for(request, moment)
    if request.method == "POST" and form.is_valid():
        seen = form.revision_seen
        try:
            actions.change_missed_moment(moment=form.save(commit=False), seen_revision=seen, by=request.user)
        except SeenOtherwise as otherwise:
            form.seen_otherwise(otherwise.current)
        else:
            messages.success(request, _("Saved."))
            return redirect("assessment-list", child_id=child.pk)
    return render(request, TEMPLATE, {"form": form, "head": head_of(request, child), "moment": moment})


@child_view(Permission.ASSESSMENT_FILL, back="assessment-list")
@as_seen("missed-moment-change", "child_id", "moment_id")
@require_POST
def missed_moment_remove(request: Request, child: Child, moment_id: UUID) -> HttpResponse:
    """Take it away."""
    moment = get_object_or_404(
        missed_moments_of(child, access=request.access, user=request.user), pk=moment_id
    )
    seen = revision_in(request.POST.get("seen", ""))
    actions.remove_missed_moment(moment=moment, seen_revision=seen, by=request.user)
    messages.success(request, _("It is removed."))
    return redirect("assessment-list", child_id=child.pk)


def form_for(request: Request, moment: MissedMoment) -> Any:
    """Return the form, filled with what was posted."""
    posted = request.POST if request.method == "POST" else None
    return MissedMomentForm(posted, instance=moment, child=moment.child, today=timezone.localdate())

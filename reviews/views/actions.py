"""The plan of a child on one page, and its actions: what is done, directly or in the surroundings."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.http import Request
from accounts.rules.permissions import Permission
from audit.rules.events import EventType
from children.child_header import head_of
from children.decorators import child_view
from children.exceptions import StillNeeded
from children.models import Child
from portfolio.queries.instruments import every_element
from reviews.actions import team_actions as actions
from reviews.forms.action import ActionForm
from reviews.models import Action
from reviews.queries.plan import plan_of
from revisions.decorators import as_seen
from revisions.exceptions import SeenOtherwise
from revisions.form_parts import revision_in


@child_view(Permission.PROFILE_VIEW, reads=EventType.ACTIONS_READ)
@require_GET
def action_list(request: Request, child: Child) -> HttpResponse:
    """Show the family's own plan, the goals, and what is done and by whom: what goes on by its day, then what ended."""
    plan = plan_of(child, timezone.localdate())
    context = {
        "head": head_of(request, child),
        "plan": plan,
        "can_write": request.access.has(Permission.ACTION_WRITE, child.team_id),
        "can_state": request.access.has(Permission.RIGHTS_VIEW, child.team_id),
    }
    return render(request, "reviews/action_list.html", context)


@child_view(Permission.ACTION_WRITE, reads=EventType.CHILD_READ)
@require_http_methods(["GET", "POST"])
def action_add(request: Request, child: Child) -> HttpResponse:
    """Note an action; the address may name the strength that it feeds."""
    form = form_for(request, asked_for(request, child))
    if request.method == "POST" and form.is_valid():
        actions.add_action(action=form.save(commit=False), by=request.user)
        messages.success(request, _("Saved."))
        return redirect("action-list", child_id=child.pk)
    context = {"form": form, "head": head_of(request, child), "action": None}
    return render(request, "reviews/action_form.html", context)


@child_view(Permission.ACTION_WRITE, reads=EventType.ACTIONS_READ, back="action-list", anew="action-add")
@require_http_methods(["GET", "POST"])
def action_change(request: Request, child: Child, action_id: UUID) -> HttpResponse:
    """Change an action; a colleague's change in the meantime is told, not overwritten."""
    action = get_object_or_404(Action, child=child, pk=action_id)
    form = form_for(request, action)
    if request.method == "POST" and form.is_valid():
        seen = form.revision_seen
        try:
            actions.change_action(action=form.save(commit=False), seen_revision=seen, by=request.user)
        except SeenOtherwise as otherwise:
            form.seen_otherwise(otherwise.current)
        else:
            messages.success(request, _("Saved."))
            return redirect("action-list", child_id=child.pk)
    context = {"form": form, "head": head_of(request, child), "action": action}
    return render(request, "reviews/action_form.html", context)


@child_view(Permission.ACTION_WRITE, back="action-list")
@as_seen("action-change", "child_id", "action_id")
@require_POST
def action_remove(request: Request, child: Child, action_id: UUID) -> HttpResponse:
    """Take an action away."""
    action = get_object_or_404(Action, child=child, pk=action_id)
    seen = revision_in(request.POST.get("seen", ""))
    try:
        actions.remove_action(action=action, seen_revision=seen, by=request.user)
    except StillNeeded:
        messages.error(request, _("Someone had a statement put beside this action. That is why it stays."))
    else:
        messages.success(request, _("The action is removed."))
    return redirect("action-list", child_id=child.pk)


def asked_for(request: Request, child: Child) -> Action:
    """Return an empty action with the strength that the address names, if there is such a one."""
    asked = request.GET.get("kracht", "")
    known = {element.key for element in every_element(child.organisation_id)} if asked else set()
    return Action(child=child, element=asked if asked in known else "")


def form_for(request: Request, action: Action) -> Any:
    """Return the form, filled with what was posted."""
    posted = request.POST if request.method == "POST" else None
    elements = every_element(action.child.organisation_id)
    return ActionForm(
        posted, instance=action, child=action.child, today=timezone.localdate(), elements=elements
    )

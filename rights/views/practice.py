"""Practising with a child that does not exist: beginning, beginning anew, and clearing it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.decorators import at_most, signed_in
from accounts.http import Request
from accounts.models import Organisation
from accounts.rules.permissions import Permission
from audit.occasion import note
from children.queries.child_access import practised_by
from rights.actions import practice as actions


@at_most("register")
@signed_in
@require_POST
def practice_start(request: Request) -> HttpResponse:
    """Open one's own practice child; the first time it is made."""
    child = actions.start_practice(organisation=place_of(request), by=request.user)
    return redirect("child-detail", child_id=child.pk)


@at_most("register")
@signed_in
@require_POST
def practice_renew(request: Request) -> HttpResponse:
    """Clear one's own practice child and begin with a new one."""
    organisation = place_of(request)
    clear_own(request)
    child = actions.start_practice(organisation=organisation, by=request.user)
    messages.success(request, _("You begin anew. What you practised before is gone."))
    return redirect("child-detail", child_id=child.pk)


@signed_in
@require_POST
def practice_clear(request: Request) -> HttpResponse:
    """Clear one's own practice child with everything on it."""
    place_of(request)
    clear_own(request)
    messages.success(request, _("The practice child is gone, with everything that you filled in on it."))
    return redirect("child-list")


def clear_own(request: Request) -> None:
    """Clear the practice child of this person, if there is one."""
    for child in practised_by(request.access, request.user):
        actions.clear_practice(child=child, by=request.user)


def place_of(request: Request) -> Organisation:
    """Return the organisation in which this person practises: one where this person is in a team."""
    access = request.access
    if Permission.CHILD_VIEW not in access.in_any_team():
        raise PermissionDenied
    note(role=access.roles_in_teams())
    return Organisation.objects.filter(teams__in=[*access.by_team, *access.by_case]).order_by("name")[0]

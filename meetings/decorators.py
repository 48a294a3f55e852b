"""How a view about meetings gets what it is about: 404 outside someone's teams, 403 without the permission."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from accounts.exceptions import NotAllowed
from accounts.http import Request
from accounts.models import Team
from accounts.rules.permissions import Permission
from audit.occasion import note
from children.models import Child
from meetings.exceptions import NotOpen, NotYours
from meetings.models import AgendaItem, Meeting

View = Callable[..., HttpResponse]


def own_teams(request: Request) -> set[UUID]:
    """Return the teams in which someone works, in whatever role."""
    return {*request.access.by_team, *request.access.by_case}


def check_in(request: Request, team: Team, permission: Permission) -> None:
    """Note for the log for which team someone works, and raise `PermissionDenied` without the permission there."""
    note(role=request.access.roles_in(team.pk), organisation_id=str(team.organisation_id), basis="team")
    if not request.access.has(permission, team.pk):
        raise PermissionDenied


def meeting_view(permission: Permission) -> Callable[[View], View]:
    """Give the view its meeting with the team; the view records what it shows, by child."""

    def decorate(view: View) -> View:
        @wraps(view)
        @transaction.atomic
        def wrapped(request: Request, meeting_id: UUID, **kwargs: Any) -> HttpResponse:
            of_own_teams = Meeting.objects.filter(team__in=own_teams(request)).select_related("team")
            meeting = get_object_or_404(of_own_teams, pk=meeting_id)
            check_in(request, meeting.team, permission)
            return view(request, meeting, **kwargs)

        wrapped.permission = permission  # type: ignore[attr-defined]
        return wrapped

    return decorate


def planning_view(permission: Permission) -> Callable[[View], View]:
    """Give the view the team for which a meeting is planned."""

    def decorate(view: View) -> View:
        @wraps(view)
        @transaction.atomic
        def wrapped(request: Request, team_id: UUID, **kwargs: Any) -> HttpResponse:
            team = get_object_or_404(Team, pk__in=own_teams(request) & {team_id})
            check_in(request, team, permission)
            return view(request, team, **kwargs)

        wrapped.permission = permission  # type: ignore[attr-defined]
        return wrapped

    return decorate


def item_view(view: View) -> View:
    """Give a view of a child the place of that child in a meeting of its team, and say why nothing is written.

    Comes under `child_view`, which checks who asks.
    """

    @wraps(view)
    def wrapped(request: Request, child: Child, item_id: UUID, **kwargs: Any) -> HttpResponse:
        places = AgendaItem.objects.select_related("meeting__team").filter(meeting__team=child.team_id)
        item = get_object_or_404(places, child=child, pk=item_id)
        item.child = child
        try:
            return view(request, item, **kwargs)
        except NotOpen as closed:
            raise NotAllowed(_("The minutes of this child are closed. Nothing is added to them.")) from closed
        except NotYours as foreign:
            raise NotAllowed(_("A colleague wrote this line. Only its owner changes it.")) from foreign

    return wrapped

"""How a view about meetings gets its meeting or its team: 404 outside someone's teams, 403 without the permission."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from accounts.http import Request
from accounts.models import Team
from accounts.rules.permissions import Permission
from audit.occasion import note
from meetings.models import Meeting

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

"""The decorators of the product without the rule that they are there for; only mutated copies import this."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.models import Organisation, Team
from accounts.rules.permissions import SIGNED_IN, Permission
from audit.actions import record
from children.models import Child
from children.queries.child_access import Reach, reach_of, within_reach
from invitations.decorators import invitation_view as own_invitation_view  # noqa: F401  a colleague's too
from invitations.models import Invitation
from meetings.decorators import own_teams
from meetings.models import AgendaItem, Meeting
from portfolio.models import InstrumentVersion

View = Callable[..., Any]


def child_view(*needed: Permission, reads: Any = None, **_ways_on: Any) -> Callable[[View], View]:
    """`child_view` that finds every child: who cannot reach it may do all that the page asks for."""

    def decorate(view: View) -> View:
        @wraps(view)
        @transaction.atomic
        def wrapped(request: Any, child_id: Any, **kwargs: Any) -> Any:
            child = get_object_or_404(Child.objects.select_related("team", "retention"), pk=child_id)
            reach = Reach(frozenset({Permission.CHILD_VIEW, *needed}), "", "team")
            if within_reach(request.access, request.user).filter(pk=child.pk).exists():
                reach = reach_of(child, request.access, request.user)
            if not reach.permissions.issuperset(needed):
                raise PermissionDenied
            request.reach = reach
            request.access = request.access.for_one_child(child.team_id, reach.permissions)
            try:
                response = view(request, child, **kwargs)
            except ObjectDoesNotExist as gone:
                raise Http404 from gone
            if reads is not None and response.content:
                record(reads, target=child, child_id=child.pk, by=request.user)
            return response

        wrapped.permission, wrapped.reads = needed[0], reads  # type: ignore[attr-defined]
        return wrapped

    return decorate


def organisation_view(permission: Permission, *, reads: Any) -> Callable[[View], View]:
    """`organisation_view` that asks for a role in the organisation, whatever it allows."""

    def decorate(view: View) -> View:
        @wraps(view)
        @transaction.atomic
        def wrapped(request: Any, **kwargs: Any) -> Any:
            organisation = Organisation.objects.filter(pk__in=request.access.organisations).first()
            response = view(request, organisation, **kwargs)
            if response.content:
                record(reads, target=organisation, by=request.user)
            return response

        wrapped.permission = permission  # type: ignore[attr-defined]
        return wrapped

    return decorate


def meeting_view(permission: Permission) -> Callable[[View], View]:
    """`meeting_view` that finds every meeting, of whatever team."""

    def decorate(view: View) -> View:
        @wraps(view)
        @transaction.atomic
        def wrapped(request: Any, meeting_id: Any, **kwargs: Any) -> Any:
            meeting = get_object_or_404(Meeting.objects.select_related("team"), pk=meeting_id)
            return of_any_team(view, permission, request, meeting.team, meeting, **kwargs)

        wrapped.permission = permission  # type: ignore[attr-defined]
        return wrapped

    return decorate


def planning_view(permission: Permission) -> Callable[[View], View]:
    """`planning_view` that finds every team."""

    def decorate(view: View) -> View:
        @wraps(view)
        @transaction.atomic
        def wrapped(request: Any, team_id: Any, **kwargs: Any) -> Any:
            team = get_object_or_404(Team, pk=team_id)
            return of_any_team(view, permission, request, team, team, **kwargs)

        wrapped.permission = permission  # type: ignore[attr-defined]
        return wrapped

    return decorate


def of_any_team(
    view: View, permission: Permission, request: Any, team: Team, found: Any, **kwargs: Any
) -> Any:
    """Call a view with what was found; only in one's own team the permission is asked for."""
    if team.pk in own_teams(request) and not request.access.has(permission, team.pk):
        raise PermissionDenied
    return view(request, found, **kwargs)


def instrument_view(permission: Permission | None = None, **_reads: Any) -> Callable[[View], View]:
    """`instrument_view` that finds every version, of any organisation and in any state."""

    def decorate(view: View) -> View:
        @wraps(view)
        @transaction.atomic
        def wrapped(request: Any, version_id: Any, **kwargs: Any) -> Any:
            versions = InstrumentVersion.objects.select_related("instrument__organisation")
            return view(request, get_object_or_404(versions, pk=version_id), **kwargs)

        wrapped.permission = permission or SIGNED_IN  # type: ignore[attr-defined]
        return wrapped

    return decorate


def with_draft(view: View) -> View:
    """`with_draft` that takes a published version too."""
    return view


def with_own_draft(view: View) -> View:
    """`with_own_draft` that takes any form of the child: a colleague's, and a signed one."""

    @wraps(view)
    def wrapped(request: Any, child: Child, assessment_id: Any, **kwargs: Any) -> Any:
        draft = get_object_or_404(child.assessments.with_people(), pk=assessment_id)
        return view(request, child, draft, **kwargs)

    return wrapped


with_signed_form = with_own_draft  # takes any form of the child: a colleague's, and a draft
with_withdrawn_form = with_own_draft


def invitation_view(view: View) -> View:
    """`invitation_view` that finds the invitations about every child."""

    @wraps(view)
    def wrapped(request: Any, child: Child, invitation_id: Any, **kwargs: Any) -> Any:
        invitations = Invitation.objects.select_related(
            "asked_by", "instrument_version__instrument", "checked_by"
        )
        return view(request, child, get_object_or_404(invitations, pk=invitation_id), **kwargs)

    return wrapped


def item_view(view: View) -> View:
    """`item_view` that finds every place of every child, in the meetings of whatever team."""

    @wraps(view)
    def wrapped(request: Any, child: Child, item_id: Any, **kwargs: Any) -> Any:
        places = AgendaItem.objects.select_related("meeting__team", "child__team", "child__retention")
        return view(request, get_object_or_404(places, pk=item_id), **kwargs)

    return wrapped

"""The second administrator: approving or declining a role that takes two."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.actions import AlreadyMember
from accounts.actions.roles import approve_role, decline_role
from accounts.decorators import organisation_view
from accounts.http import Request
from accounts.models import Organisation, ProposedRole
from accounts.rules.permissions import Permission
from accounts.rules.two_people import NotTwoPeople
from accounts.views.people import link_page
from accounts.words import why_not_two
from audit.rules.events import EventType
from revisions.decorators import just_before

view = organisation_view(Permission.PEOPLE_MANAGE, reads=EventType.PEOPLE_READ)


@view
@require_POST
def role_approve(request: Request, organisation: Organisation, proposed_id: int) -> HttpResponse:
    """Approve a role that another administrator proposed; a new colleague gets the link by mail, or from this one."""
    proposed = get_object_or_404(organisation.proposed_roles, pk=proposed_id)
    try:
        user = approve_role(proposed=proposed, by=request.user).user
    except NotTwoPeople as refused:
        messages.error(request, why_not_two(refused.obstacle))
        return redirect("people")
    except AlreadyMember:
        messages.error(request, _("This person has a role there already. End that one first."))
        return redirect("people")
    except ProposedRole.DoesNotExist:
        return just_before(request, "people")
    return link_page(request, user, has_account=user.has_usable_password() or user.last_login is not None)


@view
@require_POST
def role_decline(request: Request, organisation: Organisation, proposed_id: int) -> HttpResponse:
    """Decline a role that was proposed, or take one's own proposal back."""
    proposed = get_object_or_404(organisation.proposed_roles, pk=proposed_id)
    try:
        decline_role(proposed=proposed, by=request.user)
    except ProposedRole.DoesNotExist:
        return just_before(request, "people")
    messages.success(request, _("The role was not given."))
    return redirect("people")

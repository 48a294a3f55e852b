"""Checking what came by a link, before it stands in profile, course and paper."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.http import Request
from accounts.rules.permissions import Permission
from audit.rules.events import EventType
from children.child_header import head_of
from children.decorators import child_view
from children.models import Child
from invitations.actions import checking as actions
from invitations.decorators import own_invitation_view
from invitations.exceptions import NotToBeChecked
from invitations.forms import CheckForm
from invitations.models import Invitation
from invitations.queries.overview import received
from invitations.words import line_of
from revisions.decorators import as_seen


@child_view(Permission.INVITATION_MANAGE, reads=EventType.INVITATION_READ)
@own_invitation_view
@as_seen("invitation-detail", "child_id", "invitation_id")
@require_POST
def invitation_check(request: Request, child: Child, invitation: Invitation) -> HttpResponse:
    """Take up what came in, or set it aside with a reason; who asked does that, or who takes over."""
    form = CheckForm(request.POST)
    if not form.is_valid():
        return refused(request, child, invitation, form)
    about = {"invitation": invitation, "seen_revision": form.cleaned_data["seen"], "by": request.user}
    try:
        if form.cleaned_data["step"] == "accept":
            signed = actions.accept_invitation(**about)
            messages.success(request, _("It stands among the observations now."))
            return redirect("assessment-read", child_id=child.pk, assessment_id=signed.pk)
        reason, note = form.cleaned_data["reason"], form.cleaned_data["note"]
        actions.set_aside_invitation(reason=reason, note=note, **about)
        messages.success(request, _("It is set aside and counts nowhere."))
    except NotToBeChecked:
        messages.info(request, _("There is nothing to check here any more."))
    return redirect("invitation-list", child_id=child.pk)


def refused(request: Request, child: Child, invitation: Invitation, form: CheckForm) -> HttpResponse:
    """Show the page of the invitation again, with what is missing."""
    context = {
        "head": head_of(request, child),
        "line": line_of(invitation),
        "invitation": invitation,
        "received": received(invitation) if invitation.waits else None,
        "may_check": True,
        "form": form,
    }
    return render(request, "invitations/invitation_detail.html", context)

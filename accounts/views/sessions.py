"""The own sessions: ending one, or all others."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.actions import sessions as actions
from accounts.decorators import confirmed, signed_in
from accounts.http import Request


@signed_in
@confirmed
@require_POST
def own_session_end(request: Request, mark: str) -> HttpResponse:
    """End one session, such as that of a device that was lost."""
    if not actions.end_own_session(mark=mark, by=request.user):
        raise Http404
    messages.success(request, _("You are signed out there."))
    return redirect("account")


@signed_in
@confirmed
@require_POST
def other_sessions_end(request: Request) -> HttpResponse:
    """End all sessions but this one."""
    actions.end_other_sessions(request=request, by=request.user)
    messages.success(request, _("You are signed out everywhere else."))
    return redirect("account")

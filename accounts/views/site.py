"""Small addresses that belong to no one part: the start, the language, what open pages ask."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST, require_safe
from django.views.i18n import set_language

from accounts.decorators import public, signed_in
from accounts.http import Request
from accounts.middleware import note_activity
from accounts.rules.permissions import Permission
from accounts.security import sessions
from accounts.security.held_forms import held_form

STARTS = {  # of who works in no team; who has several roles starts with the first
    Permission.LOG_REVIEW: "log-list",
    Permission.PEOPLE_MANAGE: "people",
    Permission.ADVICE_GIVE: "advice-asked",
}

language_set = public(require_POST(set_language))


@public
@require_GET
def session_state(request: HttpRequest) -> HttpResponse:
    """Tell an open page whether its user is still there, with a fresh token against forgery.

    A page that was touched says so with `X-Idle-Seconds`; asking alone keeps no session open.
    """
    is_signed_in = request.user.is_authenticated
    is_locked = is_signed_in and sessions.is_locked(request.session)
    if is_signed_in and not is_locked and "X-Idle-Seconds" in request.headers:
        note_activity(request)
    state = {
        "signed_in": is_signed_in,
        "locked": is_locked,
        "seconds_left": sessions.seconds_left(request.session) if is_signed_in else 0,
        "who": sessions.mark_of(request.user),
        "token": get_token(request),
    }
    return JsonResponse(state)


@public
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Go to where the work of this person starts: with children, or with what the organisation asks of them."""
    if held_form(request.session, request.user):
        return redirect("held-form")
    access = request.access  # type: ignore[attr-defined]
    with_children = bool(access.by_team or access.by_case)
    elsewhere = (page for permission, page in STARTS.items() if access.organisations_where(permission))
    return redirect("child-list" if with_children else next(elsewhere, "child-list"))


@signed_in
@require_GET
def introduction(request: Request) -> HttpResponse:
    """Say what the site is for, what it never does and how a first observation goes."""
    with_children = bool(request.access.by_team or request.access.by_case)
    return render(request, "accounts/introduction.html", {"with_children": with_children})


@signed_in
@require_GET
def where_is_what(request: Request) -> HttpResponse:
    """Say where everything is, for those parts that this person has."""
    with_children = bool(request.access.by_team or request.access.by_case)
    return render(request, "accounts/where_is_what.html", {"with_children": with_children})

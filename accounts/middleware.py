"""What a request may do: the rights of its user, and the session that it comes with."""

import logging
from collections.abc import Callable
from typing import Any

from cryptography.fernet import InvalidToken
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.deprecation import MiddlewareMixin
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from accounts.access import noted_access
from accounts.decorators import turn_away
from accounts.models import User
from accounts.queries.own import has_second_factor
from accounts.rules.permissions import FIRST_STEP, PUBLIC
from accounts.security import held_forms, sessions
from accounts.security.limits import tell, writes
from accounts.security.sessions import may_open
from audit.actions import record
from audit.rules.events import EventType

View = Callable[..., HttpResponseBase]
logger = logging.getLogger(__name__)
SAFE = ("GET", "HEAD", "OPTIONS", "TRACE")


def attach_access(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Set `request.access`, worked out at first use and never kept between requests."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.access = SimpleLazyObject(lambda: noted_access(request.user))  # type: ignore[attr-defined]
        return get_response(request)

    return middleware


class KeepSession(MiddlewareMixin):
    """Ends a session at its absolute end and locks it when nobody touched anything for a while.

    `LoginRequiredMiddleware`, which comes next, asks to sign in again.
    """

    def process_view(self, request: HttpRequest, view: View, *arguments: Any) -> HttpResponse | None:
        """Look at the clocks before any view does."""
        is_public = getattr(view, "permission", "") == PUBLIC
        if not request.user.is_authenticated:
            return None if is_public or hasattr(view, "opens_lock") else hold_for_return(request)
        if sessions.is_over(request.session):
            record(EventType.SESSION_ENDED, target=request.user, by=request.user)
            end_session(request)
            return None if is_public else hold_for_return(request)
        if sessions.is_locked(request.session):
            lock(request)
            is_out = not request.user.is_authenticated
            return None if is_out or is_public or hasattr(view, "opens_lock") else refuse_locked(request)
        if not is_public:  # what open pages ask by themselves does not count as being there
            note_activity(request)
        return None

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Let the browser carry who works in it; only after both steps of signing in."""
        if request.user.is_authenticated and sessions.has_second_factor(request.session):
            held_forms.remember_writer(request, response)
        return response


def hold_for_return(request: HttpRequest) -> HttpResponse | None:
    """Keep what was sent after a session had ended, for who worked here last, and ask to sign in again."""
    writer = held_forms.last_writer(request) if request.method == "POST" else ""
    if not writer or not held_forms.hold(request, writer):
        return None
    messages.info(
        request,
        _("You were signed out, so nothing was saved yet. Sign in: what you typed is kept for an hour."),
    )
    return redirect("sign-in")


def lock(request: HttpRequest) -> None:
    """Lock the session; only the first time is worth an event. Who has nothing to open it with is out."""
    if sessions.LOCKED not in request.session:
        request.session[sessions.LOCKED] = True
        record(EventType.SESSION_LOCKED, target=request.user, by=request.user)
    user = request.user
    if isinstance(user, User) and not user.has_usable_password() and not has_second_factor(user):
        end_session(request)


def refuse_locked(request: HttpRequest) -> HttpResponse:
    """Redirect a request of a locked session to the page that unlocks it; a POST is kept in the session until then."""
    if request.method == "POST":
        held_forms.hold(request, sessions.mark_of(request.user))
        return redirect("session-unlock")
    return redirect(f"{reverse('session-unlock')}?{urlencode({'next': request.get_full_path()})}")


def note_activity(request: HttpRequest) -> None:
    """Note when the user last touched something; a page that sends by itself says how long ago that was."""
    idle_for = request.headers.get("X-Idle-Seconds", "")
    sessions.touch(request.session, int(idle_for) if idle_for.isdecimal() and len(idle_for) < 7 else 0)
    held = held_forms.held_form(request.session, request.user) if request.method == "POST" else None
    if held and held.path == request.get_full_path():
        held_forms.let_go(request.session)


class RequireSecondFactor(MiddlewareMixin):
    """Closes every view to a session that began with a password only, but for those that set up a second factor.

    Closed is the rule: a view has to say of itself that it is public or a first step.
    """

    def process_view(self, request: HttpRequest, view: View, *arguments: Any) -> HttpResponse | None:
        """Redirect to `account` when the user has no second factor, except from a first step.

        When a factor exists that this session never used, end the session and redirect to `sign-in`.
        """
        permission, user = getattr(view, "permission", ""), request.user
        if permission == PUBLIC or not isinstance(user, User) or sessions.has_second_factor(request.session):
            return None
        if has_second_factor(user):  # set up elsewhere since: this session never showed it
            end_session(request)
            return redirect("sign-in")
        return None if permission == FIRST_STEP else redirect("account")


class CountWrites(MiddlewareMixin):
    """Turns away who writes so fast that it is no person: each write takes a place in the log and its chain."""

    def process_view(self, request: HttpRequest, view: View, *arguments: Any) -> HttpResponse | None:
        """Count what may change something, of who is signed in; nothing was done when the answer is 429."""
        user = request.user
        if request.method in SAFE or not isinstance(user, User) or writes.may_go_on(user.pk):
            return None
        tell(request, "writes", user)
        return turn_away(request)


class CountChildren(MiddlewareMixin):
    """Turns away who opens the pages of so many different children that it looks like a machine."""

    def process_view(
        self, request: HttpRequest, view: View, given: Any, named: dict[str, Any]
    ) -> HttpResponse | None:
        """Count each child once an hour, also one that is not there: guessing is no way around."""
        user, child_id = request.user, named.get("child_id")
        if child_id is None or not isinstance(user, User) or may_open(request.session, child_id):
            return None
        tell(request, "children", user)
        return turn_away(request)


class TellLostKey(MiddlewareMixin):
    """Says it in words when what was locked up cannot be opened: `SECOND_FACTOR_KEY` was changed or lost.

    Nobody can help themselves then; without this it would be a bare mistake of ours.
    """

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Tell the user whom to ask, and the operator what is the matter; the log of the site names nobody."""
        if not isinstance(exception, InvalidToken):
            return None
        logger.error(
            "SECOND_FACTOR_KEY does not open what was locked up with another one: put that one behind a comma"
        )
        message = _(
            "This site can no longer read your second step: its key was changed. Ask your administrator to tell who"
            " looks after the site. If the key is gone for good, the administrator resets your second step. A passkey"
            " still works."
        )
        content = {"title": _("Your second step cannot be checked"), "message": message}
        return render(request, "error.html", content, status=503)


def end_session(request: HttpRequest) -> None:
    """Throw the session away, on the server; the rest of the request is nobody's."""
    request.session.flush()
    request.user = AnonymousUser()

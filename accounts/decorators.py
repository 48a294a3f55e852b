"""How a view says who may use it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db import OperationalError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from accounts.http import Request
from accounts.models import Organisation
from accounts.rules.permissions import FIRST_STEP, PUBLIC, SIGNED_IN, Permission
from accounts.security import limits, sessions
from audit.actions import record
from audit.occasion import note
from audit.rules.events import EventType

View = Callable[..., HttpResponse]
BUSY = 503


def public(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Open a view to everyone."""
    view = login_not_required(view)
    view.permission = PUBLIC  # type: ignore[attr-defined]
    return view


def signed_in(view: View) -> View:
    """Open a view to everyone who signed in; it must narrow its own data to the user's teams."""
    view.permission = SIGNED_IN  # type: ignore[attr-defined]
    return view


def team_view(permission: Permission) -> Callable[[View], View]:
    """Open a view to who holds the permission in some team; it must narrow its own data to those teams."""

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapped(request: HttpRequest, **kwargs: Any) -> HttpResponse:
            teams = request.access.teams_where(permission)  # type: ignore[attr-defined]
            if not teams:
                raise PermissionDenied
            note(role=request.access.roles_in(teams[0]), basis="team")  # type: ignore[attr-defined]
            return view(request, **kwargs)

        wrapped.permission = permission  # type: ignore[attr-defined]
        return wrapped

    return decorate


def first_step(view: View) -> View:
    """Open a view to everyone who signed in, also to who has no second factor yet and must set one up."""
    view.permission = FIRST_STEP  # type: ignore[attr-defined]
    return view


def opens_lock(view: View) -> View:
    """Let a view be reached while the session is locked: it must show nothing."""
    view.opens_lock = True  # type: ignore[attr-defined]
    return view


def confirmed(view: View) -> View:
    """Ask for the password (or a code) again, unless that was minutes ago: this changes how someone signs in."""

    @wraps(view)
    def wrapped(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if sessions.is_confirmed(request.session):
            return view(request, **kwargs)
        back = request.path if request.method == "GET" else reverse("account")  # a button is pressed again
        response = redirect(f"{reverse('account-confirm')}?{urlencode({'next': back})}")
        response.is_done = False  # type: ignore[attr-defined]  # nothing was carried out yet
        return response

    return wrapped


def turn_away(request: HttpRequest) -> HttpResponse:
    """Say that this was too often, and when to come back."""
    message = _(
        "You did this very often in a short time. Wait a while and try again. What was saved stays as it is."
    )
    content = {"title": _("One moment please"), "message": message}
    return limits.slow_down(render(request, "error.html", content))


def at_most(what: str, *, is_posted: bool = False) -> Callable[[View], View]:
    """Turn away who does something heavy so often that it looks like a machine; `limits.HEAVY` says how often.

    With `is_posted` only what is posted counts, and not looking at the page. What was asked for and not given, as
    the site was too busy (503) or waited too long for its database, does not count.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapped(request: Request, **kwargs: Any) -> HttpResponse:
            if is_posted and request.method != "POST":
                return view(request, **kwargs)
            try:
                spent = limits.spend(request, what)
            except limits.TooManyAttempts:
                return turn_away(request)
            try:
                response = view(request, **kwargs)
            except OperationalError:  # waited too long for others, which is answered with 503 too
                spent.take_back()
                raise
            if response.status_code == BUSY:
                spent.take_back()
            return response

        wrapped.at_most = what  # type: ignore[attr-defined]
        return wrapped

    return decorate


def organisation_view(permission: Permission, *, reads: EventType) -> Callable[[View], View]:
    """Give the view the organisation in which the user holds the permission, or answer 403."""

    def decorate(view: View) -> View:
        @wraps(view)
        @transaction.atomic
        def wrapped(request: HttpRequest, **kwargs: Any) -> HttpResponse:
            held = request.access.organisations_where(permission)  # type: ignore[attr-defined]
            organisation = Organisation.objects.filter(pk__in=held).first()
            if organisation is None:
                raise PermissionDenied
            roles = request.access.roles_in(organisation.pk)  # type: ignore[attr-defined]
            note(role=roles, organisation_id=str(organisation.pk), basis="organisation")
            response = view(request, organisation, **kwargs)
            if response.content:  # a redirect or a refused method shows nothing
                record(reads, target=organisation, by=request.user)
            return response

        wrapped.permission = permission  # type: ignore[attr-defined]
        return wrapped

    return decorate

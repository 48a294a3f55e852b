"""Where a browser meets the one invitation that it opened: it holds no other right, and no other page knows it.

The address of a link gives a browser a signed cookie of its own, which only the pages below it get. So a colleague
who is signed in in the same browser stays who they are, and who was asked is nobody elsewhere.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.exceptions import NotAllowed
from accounts.http import Request
from audit.occasion import note
from children.models import Child
from invitations.exceptions import NotOpen
from invitations.models import Invitation
from invitations.queries.invited import ended, is_open, still_open
from invitations.queries.overview import invitations_of, may_check
from invitations.rules.texts import TO_GROWN_UP, spoken
from invitations.rules.tokens import mark_of

View = Callable[..., HttpResponse]
NAME, SALT = "invited", "invitations.decorators"
PLACE = "/uitnodiging/"  # the only addresses that get the cookie
ABOUT, TOKEN = "invitation", "csrfmiddlewaretoken"  # fields of each form: what it belongs to, against forgery
SHORT = 2 * 3600  # seconds without a page, after which the link has to be opened again


@dataclass(frozen=True)
class Held:
    """What a browser holds: which invitation, bound to which link, in which language; `end` once it is over."""

    pk: str
    mark: str
    language: str = ""
    end: str = ""


def cookie_name() -> str:
    """Return the name of the cookie; in production one that only this site can set, over https."""
    return f"__Secure-{NAME}" if settings.SESSION_COOKIE_SECURE else NAME


def held_by(request: HttpRequest) -> Held | None:
    """Return what this browser holds; None when there is nothing, or it is too old or not of our making."""
    try:
        value = signing.loads(request.COOKIES.get(cookie_name(), ""), salt=SALT, max_age=SHORT)
        held = Held(*value)
        UUID(held.pk)
    except (signing.BadSignature, TypeError, ValueError):
        return None
    return held


def give(response: HttpResponse, held: Held) -> None:
    """Let the browser hold this, until it is closed or nothing was opened for a while."""
    value = signing.dumps([held.pk, held.mark, held.language, held.end], salt=SALT)
    is_secure = bool(settings.SESSION_COOKIE_SECURE)
    response.set_cookie(cookie_name(), value, path=PLACE, secure=is_secure, httponly=True, samesite="Lax")


def take(response: HttpResponse) -> None:
    """Take away what the browser holds."""
    response.delete_cookie(cookie_name(), path=PLACE, samesite="Lax")


def held_for(invitation: Invitation, language: str = "") -> Held:
    """Return what a browser gets that opened this link."""
    return Held(str(invitation.pk), mark_of(invitation.token_digest or ""), language)


def language_of(request: HttpRequest, held: Held | None) -> str:
    """Return the language that the reader chose just now or before, else that of the browser."""
    known = dict(settings.LANGUAGES)
    asked = (request.GET.get("taal", ""), held.language if held else "", translation.get_language() or "")
    return next((language for language in asked if language in known), settings.LANGUAGE_CODE)


def as_invited(request: HttpRequest) -> None:
    """Let the log know that nobody is signed in here, whoever else uses this browser."""
    note(session="", role="", organisation_id="", basis="invitation")


def gone(request: HttpRequest, held: Held | None) -> HttpResponse:
    """Answer alike to every link that does not work, without a name of any team or child; status 410.

    What was posted stands on the page once more, and can be sent again after the link was opened anew, unless nothing
    can be sent any more to what this browser `held`.
    """
    is_over = held is not None and not is_open(UUID(held.pk))
    language = translation.get_language() or settings.LANGUAGE_CODE
    typed = [request.POST.get(name, "") for name in ("example", "own_words")]
    fields = [(name, str(text)) for name, text in request.POST.items() if name != TOKEN]
    content = {
        "say": spoken(TO_GROWN_UP, language, {}),
        "language": language,
        "languages": settings.LANGUAGES,
        "is_over": is_over,
        "typed": [text for text in typed if text.strip()],
        "again": [] if is_over else fields,
    }
    return render(request, "invitations/gone.html", content, status=410)


def is_about(request: HttpRequest, invitation: Invitation) -> bool:
    """Return whether a form belongs to what this browser holds now, and not to a link that was opened before it."""
    return request.POST.get(ABOUT, str(invitation.pk)) == str(invitation.pk)


def invited(view: View) -> View:
    """Give the view the invitation that this browser opened, while its link works; else answer 410."""

    @wraps(view)
    def wrapped(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        as_invited(request)
        held = held_by(request)
        invitation = still_open(UUID(held.pk), held.mark) if held and not held.end else None
        language = language_of(request, held)
        with translation.override(language):
            if held is None or invitation is None:
                return in_language(gone(request, held), language)
            if not is_about(request, invitation):
                return in_language(gone(request, held), language)
            try:
                response = view(request, invitation, **kwargs)
            except NotOpen:  # it ended between two looks
                return in_language(gone(request, held), language)
        if cookie_name() not in response.cookies:
            give(response, replace(held, language=language))
        return in_language(response, language)

    return wrapped


def invited_before(view: View) -> View:
    """Give the view the invitation that this browser just ended or put away, and what it did; else answer 410.

    It is shown once: what the browser held is taken away.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        as_invited(request)
        held = held_by(request)
        invitation = ended(UUID(held.pk)) if held and held.end else None
        language = language_of(request, held)
        with translation.override(language):
            if held is None or invitation is None:
                response = gone(request, held)
            else:
                response = view(request, invitation, held.end, **kwargs)
        take(response)
        return in_language(response, language)

    return wrapped


def in_language(response: HttpResponse, language: str) -> HttpResponse:
    """Say in which language an answer is."""
    response.headers["Content-Language"] = language
    return response


def own_invitation_view(view: View) -> View:
    """Give the view an invitation of the child, to who asked or takes over: a new link is for nobody else."""

    @wraps(view)
    def wrapped(request: Request, child: Child, invitation: Invitation, **kwargs: Any) -> HttpResponse:
        if not may_check(invitation, access=request.access, user=request.user):
            raise NotAllowed(_("This invitation is of a colleague, who keeps an eye on it."))
        return view(request, child, invitation, **kwargs)

    return invitation_view(wrapped)


def invitation_view(view: View) -> View:
    """Give the view an invitation of the child."""

    @wraps(view)
    def wrapped(request: Request, child: Child, invitation_id: UUID, **kwargs: Any) -> HttpResponse:
        found = get_object_or_404(invitations_of(child), pk=invitation_id)
        found.child = child
        return view(request, child, found, **kwargs)

    return wrapped


LINK, LETTER = "invited-link", "invited-letter"  # cookies in which a new link reaches the page that shows it
WHILE = 900  # seconds in which the letter can be made


def link_place(invitation: Invitation, name: str) -> str:
    """Return the one page that gets the cookie."""
    page = "invitation-detail" if name == LINK else "invitation-letter"
    return reverse(page, kwargs={"child_id": invitation.child_id, "invitation_id": invitation.pk})


def hand_link(response: HttpResponse, invitation: Invitation, token: str, name: str = LINK) -> None:
    """Let the browser of who asked carry a new link to one page; the site keeps none."""
    is_secure = bool(settings.SESSION_COOKIE_SECURE)
    prefix = "__Secure-" if is_secure else ""
    place = link_place(invitation, name)
    response.set_cookie(
        f"{prefix}{name}",
        token,
        max_age=WHILE,
        path=place,
        secure=is_secure,
        httponly=True,
        samesite="Strict",
    )


def take_link(response: HttpResponse, invitation: Invitation) -> None:
    """Take the link away: it is shown once."""
    prefix = "__Secure-" if settings.SESSION_COOKIE_SECURE else ""
    response.delete_cookie(f"{prefix}{LINK}", path=link_place(invitation, LINK), samesite="Strict")


def handed(request: HttpRequest, name: str = LINK) -> str:
    """Return the secret that this browser carries; empty when there is none."""
    prefix = "__Secure-" if settings.SESSION_COOKIE_SECURE else ""
    return request.COOKIES.get(f"{prefix}{name}", "")

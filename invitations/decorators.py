"""Where a browser meets the one invitation that it opened: it holds no other right, and no other page knows it.

The address of a link gives a browser a signed cookie of its own, which only the pages below it get. So a colleague
who is signed in in the same browser stays who they are, and who was asked is nobody elsewhere.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial, wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation.trans_real import parse_accept_lang_header

from accounts.exceptions import NotAllowed
from accounts.http import Request
from audit.occasion import note
from children.models import Child
from invitations.exceptions import NotOpen
from invitations.models import Invitation
from invitations.queries.invited import ended, is_open, still_open
from invitations.queries.languages import DUTCH, OWN, Spoken, languages_for
from invitations.queries.overview import invitations_of, may_check
from invitations.rules.texts import TO_GROWN_UP, spoken
from invitations.rules.tokens import mark_of
from portfolio.queries.languages import in_words

View = Callable[..., HttpResponse]
NAME, SALT = "invited", "invitations.decorators"
GONE = 410
MOST_ACCEPTED = 200  # characters of a header with languages
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


def language_of(request: HttpRequest, held: Held | None, known: Sequence[Spoken]) -> Spoken:
    """Return the language that the reader chose just now or before, else the first of the browser that there is."""
    wished = (code.split("-")[0] for code, _weight in parse_accept_lang_header(accepted(request)))
    asked = (request.GET.get("taal", ""), held.language if held else "", *wished)
    by_code = {one.code: one for one in known}
    return next((by_code[code] for code in asked if code in by_code), DUTCH)


def accepted(request: HttpRequest) -> str:
    """Return which languages the browser asks for; nothing where that is longer than a browser makes it."""
    header = request.headers.get("Accept-Language", "")
    return header if len(header) <= MOST_ACCEPTED else ""


def as_invited(request: HttpRequest) -> None:
    """Let the log know that nobody is signed in here, whoever else uses this browser."""
    note(session="", role="", organisation_id="", basis="invitation")


def gone(request: HttpRequest, held: Held | None, language: Spoken) -> HttpResponse:
    """Answer alike to every link that does not work, without a name of any team or child; status 410.

    What was posted stands on the page once more, and can be sent again after the link was opened anew, unless nothing
    can be sent any more to what this browser `held`. Its language is Dutch or English: which others there are would
    tell something of an organisation.
    """
    is_over = held is not None and not is_open(UUID(held.pk))
    shown = language if language in OWN else DUTCH
    typed = [request.POST.get(name, "") for name in ("example", "own_words")]
    fields = [(name, str(text)) for name, text in request.POST.items() if name != TOKEN]
    content = {
        "say": spoken(TO_GROWN_UP, {}, partial(in_words, language=shown.code)),
        "language": shown,
        "languages": OWN,
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
        language = spoken_to(request, held, invitation)
        with translation.override(language.code):
            if held is None or invitation is None:
                return in_language(gone(request, held, language), language)
            if not is_about(request, invitation):
                return in_language(gone(request, held, language), language)
            try:
                response = view(request, invitation, **kwargs)
            except NotOpen:  # it ended between two looks
                return in_language(gone(request, held, language), language)
        if cookie_name() not in response.cookies:
            give(response, replace(held, language=language.code))
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
        language = spoken_to(request, held, invitation)
        with translation.override(language.code):
            if held is None or invitation is None:
                response = gone(request, held, language)
            else:
                response = view(request, invitation, held.end, **kwargs)
        take(response)
        return in_language(response, language)

    return wrapped


def spoken_to(request: HttpRequest, held: Held | None, invitation: Invitation | None) -> Spoken:
    """Return the language of a page: one in which this invitation can be answered."""
    return language_of(request, held, languages_for(invitation) if invitation else OWN)


def in_language(response: HttpResponse, language: Spoken) -> HttpResponse:
    """Say in which language an answer is."""
    shown = DUTCH if response.status_code == GONE and language not in OWN else language
    response.headers["Content-Language"] = shown.code
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

"""What was sent to a session that was locked or had ended waits, locked up, until its own writer sends it again.

Nothing is carried out by itself: the form passed the check against forgery when it came, and passes it once more
when its writer presses the button. It lies in the session of the browser that sent it; who else signs in there does
not get to see it.
"""

import json
import time
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.base import SessionBase
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponseBase

from accounts.security import cipher
from accounts.security.sessions import mark_of

HELD = "held_form"
HELD_FOR = 3600  # seconds in which a form is kept whose session had ended
SECRETS = {"password", "new_password1", "new_password2", "code", "credential"}  # never kept


@dataclass(frozen=True)
class HeldForm:
    """A form that waits until its writer sends it again."""

    path: str
    fields: list[tuple[str, str]]


def fields_of(request: HttpRequest) -> list[tuple[str, str]]:
    """Return what was typed in a form that was posted, and what the form carried; not its token against forgery."""
    return [
        (name, str(text))
        for name, texts in request.POST.lists()
        if name != "csrfmiddlewaretoken"
        for text in texts
    ]


def hold(request: HttpRequest, writer: str) -> bool:
    """Keep what was sent for the person with this mark, so that nothing typed is lost; files cannot be kept.

    The key of the form comes along, so that it is carried out once, however often it is sent after that.
    """
    fields = fields_of(request)
    if not fields or request.FILES or SECRETS & {*request.POST}:
        return False
    sealed = [writer, int(time.time()) + HELD_FOR, request.get_full_path(), fields]
    request.session[HELD] = cipher.lock(json.dumps(sealed))
    return True


def held_form(session: SessionBase, user: AbstractBaseUser | AnonymousUser) -> HeldForm | None:
    """Return the form of this person that waits, if there is one; that of someone else, or an old one, is thrown away."""
    if HELD not in session:
        return None
    writer, until, path, fields = json.loads(cipher.unlock(session[HELD]))
    if writer != mark_of(user) or until < time.time():
        del session[HELD]
        return None
    return HeldForm(path, [(name, text) for name, text in fields])


def let_go(session: SessionBase) -> None:
    """Throw a form away that was sent again."""
    session.pop(HELD, None)


def remember_writer(request: HttpRequest, response: HttpResponseBase) -> None:
    """Let the browser carry who works in it, as a signed mark, so that a form outlives the session that it was begun in."""
    kept = Signer(salt=HELD).sign(mark_of(request.user))
    if request.COOKIES.get(settings.WRITER_COOKIE_NAME) != kept:
        is_secure = settings.SESSION_COOKIE_SECURE
        response.set_cookie(
            settings.WRITER_COOKIE_NAME, kept, secure=is_secure, httponly=True, samesite="Lax"
        )


def last_writer(request: HttpRequest) -> str:
    """Return the mark of who worked in this browser last; the empty text when nobody did."""
    try:
        return Signer(salt=HELD).unsign(request.COOKIES.get(settings.WRITER_COOKIE_NAME, ""))
    except BadSignature:
        return ""

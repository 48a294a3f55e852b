"""Browsers in which someone completed a sign-in before: they keep a count of failed attempts of their own.

So an attacker who fails on purpose slows down unknown browsers only, and never the colleague at the usual desk
(OWASP, "Slow down online guessing attacks with device cookies"). The cookie opens nothing by itself: it
holds a random number and, for each person, the start of a keyed digest of the e-mail address.
"""

import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

SALT = "accounts.security.devices"
YEAR = 365 * 24 * 3600
MOST = 20  # people at one tablet


def name_of(request: HttpRequest, email: str) -> str:
    """Return the random name of this browser, or nothing when this person never signed in with it."""
    name, people = _read(request)
    return name if _mark(email) in people else ""


def remember(request: HttpRequest, response: HttpResponse, email: str) -> None:
    """Note on the answer that this person signed in with this browser."""
    name, people = _read(request)
    people = [_mark(email), *(mark for mark in people if mark != _mark(email))][:MOST]
    response.set_cookie(
        settings.DEVICE_COOKIE_NAME,
        signing.dumps([name or secrets.token_hex(8), *people], salt=SALT),
        max_age=YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _mark(email: str) -> str:
    return salted_hmac(SALT, email, algorithm="sha256").hexdigest()[:16]


def _read(request: HttpRequest) -> tuple[str, list[str]]:
    try:
        found = signing.loads(request.COOKIES.get(settings.DEVICE_COOKIE_NAME, ""), salt=SALT, max_age=YEAR)
    except signing.BadSignature:
        return "", []
    return found[0], found[1:]

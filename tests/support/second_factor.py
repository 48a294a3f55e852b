"""Second factors in tests: an app whose codes are known, and sessions that began with one."""

import time

from django.conf import settings
from django.contrib.auth import login
from django.core.cache import cache
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse

from accounts.actions.people import set_password
from accounts.actions.second_factors import add_app
from accounts.models import User
from accounts.security import sessions
from accounts.security.allauth_internals import format_hotp_value, hotp_value
from accounts.security.session_store import SessionStore
from tests.support.pages import Reply

PASSWORD = "een lang en rustig wachtwoord"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
force_login = Client.force_login  # as Django has it: the session began with no more than a password


def code_now(secret: str = SECRET, steps: int = 0) -> str:
    """Return the code that an app shows, now or some half minutes from now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def force_login_with_second_factor(client: Client, user: User, backend: str | None = None) -> None:
    """Sign in as if both steps were taken; `tests/conftest.py` puts this in the place of `force_login`.

    It does what that does, but for an empty session before and one more round to the database after.
    """
    user.backend = backend or settings.AUTHENTICATION_BACKENDS[0]
    request = HttpRequest()
    has_session = settings.SESSION_COOKIE_NAME in client.cookies
    request.session = (client.session if has_session else None) or SessionStore()
    login(request, user, user.backend)
    request.session[sessions.SECOND_FACTOR] = True
    request.session.save()
    client._set_login_cookies(request)  # type: ignore[attr-defined]


def equip(user: User, password: str = PASSWORD) -> User:
    """Give someone a password and an app."""
    set_password(user=user, password=password)
    add_app(user=user, secret=SECRET, by=None)
    return user


def type_password(client: Client, user: User, password: str = PASSWORD, **more: str) -> Reply:
    """Take the first step."""
    return client.post(reverse("sign-in"), {"username": user.email, "password": password, **more})


def type_code(client: Client, code: str = "") -> Reply:
    """Take the second step, with the code of now unless another is given."""
    return client.post(reverse("second-step"), {"code": code or code_now()})


def fresh_code() -> str:
    """Return a code that works, also where the test used it a moment ago; codes really work once."""
    cache.clear()
    return code_now()


def sign_in(client: Client, user: User, password: str = PASSWORD) -> Reply:
    """Take both steps."""
    type_password(client, user, password)
    return type_code(client, fresh_code())


def guess(address: str, email: str = "anna@voorbeeld.example", password: str = "mis", **more: str) -> int:
    """Try a password from an address in a browser that nobody knows; return the status."""
    client = Client(REMOTE_ADDR=address, **more)  # type: ignore[arg-type]
    return int(client.post(reverse("sign-in"), {"username": email, "password": password}).status_code)

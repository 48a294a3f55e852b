"""A limit on PDFs made at the same time, over all processes, so that the site keeps answering other requests.

The locks are PostgreSQL's own and belong to the transaction: whatever goes wrong, the slot comes free with it.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

SLOTS = 2  # fewer than the processes of the web server
KEY = 1_347_376_710  # tells these locks from others
RETRY = 20  # seconds


class NoFreeSlot(Exception):
    """All slots are taken: `SLOTS` PDFs are being made."""


def take_slot() -> None:
    """Take a slot until the end of the transaction; `NoFreeSlot` when there is none."""
    with connection.cursor() as cursor:
        for slot in range(SLOTS):
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [KEY, slot])
            if cursor.fetchone() == (True,):
                return
    raise NoFreeSlot


def with_slot(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Take a slot before the view runs, in its transaction; answer 503 with Retry-After when there is none."""

    @wraps(view)
    def wrapped(request: HttpRequest, *given: Any, **named: Any) -> HttpResponse:
        try:
            take_slot()
        except NoFreeSlot:
            return come_back_soon(request)
        return view(request, *given, **named)

    wrapped.needs_slot = True  # type: ignore[attr-defined]
    return wrapped


def come_back_soon(request: HttpRequest) -> HttpResponse:
    """Return the 503 page that asks to try again, with Retry-After in seconds."""
    message = _(
        "Other papers are being made right now. Wait half a minute, go back and ask again. Nothing that you wrote is lost."
    )
    return busy(request, message, RETRY)


def busy(request: HttpRequest, message: str, seconds: int) -> HttpResponse:
    """Return the page of a site that is too busy, with when to come back."""
    response = render(
        request, "error.html", {"title": _("One moment please"), "message": message}, status=503
    )
    response.headers["Retry-After"] = str(seconds)
    return response

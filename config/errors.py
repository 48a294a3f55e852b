"""Pages for when something goes wrong: plain words, no personal data, no database."""

import sys

from django.db import Error, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from psycopg.errors import DeadlockDetected, LockNotAvailable, QueryCanceled, SerializationFailure

from accounts.security.database import sqlstate_of

GAVE_UP_WAITING = {
    kind.sqlstate for kind in (DeadlockDetected, LockNotAvailable, QueryCanceled, SerializationFailure)
}


def page(request: HttpRequest, status: int, title: str, message: str) -> HttpResponse:
    """Render the one error page, which asks nothing of session or database."""
    return render(request, "error.html", {"title": title, "message": message}, status=status)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 503 when the database is away or too busy, 500 for everything else that was not foreseen."""
    error = sys.exc_info()[1]
    if isinstance(error, OperationalError | InterfaceError):
        response = page(request, 503, _("One moment please"), reason_to_wait(error))
        response.headers["Retry-After"] = "10"
        return response
    message = _("This is our mistake, not yours. What was saved is safe. Go back and try again.")
    return page(request, 500, _("Something went wrong"), message)


def reason_to_wait(error: Error) -> str:
    """Return the sentence for a database that gave up waiting on others, or for one that cannot be reached."""
    if sqlstate_of(error) in GAVE_UP_WAITING:
        return _("The site is very busy right now. What was saved is safe. Try again in a minute.")
    return _("The site cannot reach its records right now. What was saved is safe. Try again in a minute.")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer alike for what does not exist and for what lies outside someone's teams."""
    message = _("This page does not exist, or it belongs to a child outside your teams.")
    return page(request, 404, _("Page not found"), message)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that the role does not allow this."""
    message = _("Your role does not allow this. Ask your coordinator if you need it.")
    return page(request, 403, _("Not allowed"), message)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that what was sent could not be read."""
    message = _("What was sent could not be read. Nothing was changed. Go back and try again.")
    return page(request, 400, _("This was not saved"), message)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that the page was too old to be trusted; what was typed is one step back."""
    message = _("This page was open too long. Go back, reload the page and send it again.")
    return page(request, 403, _("This was not saved"), message)

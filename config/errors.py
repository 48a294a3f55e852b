"""Pages for when something goes wrong: plain words, no personal data, no database."""

import sys

from django.db import Error, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from psycopg.errors import DeadlockDetected, LockNotAvailable, QueryCanceled, SerializationFailure

from accounts.security.database import sqlstate_of
from revisions.templatetags.post_form import FORM_KEY

GAVE_UP_WAITING = {
    kind.sqlstate for kind in (DeadlockDetected, LockNotAvailable, QueryCanceled, SerializationFailure)
}


def page(request: HttpRequest, status: int, title: str, message: str, **more: object) -> HttpResponse:
    """Render the one error page, which asks nothing of session or database."""
    return render(request, "error.html", {"title": title, "message": message, **more}, status=status)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 503 when the database is away or too busy, 500 for everything else that was not foreseen.

    What was posted may have been saved before it went wrong, or not: nobody knows. So it can be sent once more
    from here, as it was: its key sees to it that it is carried out once.
    """
    error = sys.exc_info()[1]
    is_wait = isinstance(error, OperationalError | InterfaceError)
    message = reason_to_wait(error) if is_wait else _("This is our mistake, not yours.")
    again = fields_to_send_again(request)
    message = f"{message} {what_is_saved(request, bool(again))}"
    if not is_wait:
        return page(request, 500, _("Something went wrong"), message, again=again)
    response = page(request, 503, _("One moment please"), message, again=again)
    response.headers["Retry-After"] = "10"
    return response


def reason_to_wait(error: BaseException | None) -> str:
    """Return the sentence for a database that gave up waiting on others, or for one that cannot be reached."""
    if isinstance(error, Error) and sqlstate_of(error) in GAVE_UP_WAITING:
        return _("The site is very busy right now.")
    return _("The site cannot reach its records right now.")


def fields_to_send_again(request: HttpRequest) -> list[tuple[str, str]]:
    """Return what was posted, with its key and its token; nothing when it has no key or cannot be kept on a page."""
    fields = [(name, str(text)) for name, texts in request.POST.lists() for text in texts]
    is_secret = any("password" in name for name, _text in fields)
    return [] if FORM_KEY not in request.POST or request.FILES or is_secret else fields


def what_is_saved(request: HttpRequest, can_be_sent_again: bool) -> str:
    """Say what is known of what was saved."""
    if request.method in ("GET", "HEAD"):
        return _("What was saved is safe. Try again in a minute.")
    if can_be_sent_again:
        return _("We do not know whether this was saved. Send it again in a minute: nothing is stored twice.")
    return _("We do not know whether this was saved. Look whether it is there before you do it again.")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer alike for what does not exist and for what lies outside someone's teams."""
    message = _("This page does not exist, or it belongs to a child outside your teams.")
    return page(request, 404, _("Page not found"), message)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that the role does not allow this, or what the view says of it."""
    message = str(exception) or _(
        "This is not part of your role. Do you need it for your work? The administrators of your organisation"
        " give the roles."
    )
    return page(request, 403, _("Not allowed"), message)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that what was sent could not be read."""
    message = _("Go back, look at what you sent and try again.")
    return page(request, 400, _("This could not be read"), message)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that the page was too old to be trusted; what was typed is one step back."""
    message = _(
        "This page was open too long. Go back and copy what you wrote. Then reload the page, paste it and send it."
    )
    return page(request, 403, _("This was not saved"), message)

"""Pages for when something goes wrong: plain words, no personal data, no database."""

import sys

from django.db import Error, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from psycopg.errors import DeadlockDetected, LockNotAvailable, QueryCanceled, SerializationFailure

from accounts.access import Access
from accounts.exceptions import NotAllowed
from accounts.rules.permissions import Permission
from accounts.security.database import sqlstate_of
from revisions.templatetags.post_form import FORM_KEY

NO_ACCESS = Access({}, {})
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
    """Say why this is not allowed: as the view says, or else who can help."""
    message = str(exception) if isinstance(exception, NotAllowed) else whom_to_ask(request)
    return page(request, 403, _("Not allowed"), message)


def whom_to_ask(request: HttpRequest) -> str:
    """Say that this takes another role, and who has it or gives it, for the roles of this person."""
    access: Access = getattr(request, "access", NO_ACCESS)
    if access.organisations_where(Permission.PEOPLE_MANAGE):
        return _("This belongs to another role than yours. The page with colleagues says who has which role.")
    if access.by_organisation or access.teams_where(Permission.RIGHTS_MANAGE):
        return _("This belongs to another role than yours. An administrator knows who has it.")
    if access.organisations:
        return _(
            "Your role does not allow this. Ask your coordinator, or else an administrator, if you need it."
        )
    return _("You have no role here now. Ask an administrator if you need one.")


def wrong_method(request: HttpRequest, refused: HttpResponse) -> HttpResponse:
    """Say that an address belongs to a button, or is only to be looked at; status 405, with the methods it takes."""
    if request.method in ("GET", "HEAD"):
        message = _(
            "This address belongs to a button. Go back to the page with that button, or begin at the start."
        )
    else:
        message = _("This page is there to be looked at. It takes nothing in.")
    response = page(request, 405, _("It does not work this way"), message)
    response.headers["Allow"] = refused.headers["Allow"]
    return response


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

"""Gives every event of a request its occasion, and logs what was refused."""

import uuid
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, ResolverMatch, resolve

from audit.actions import record
from audit.occasion import Occasion, occasion, session_mark
from audit.rules.events import EventType

GetResponse = Callable[[HttpRequest], HttpResponse]
REFUSALS = (403, 404)


def note_occasion(get_response: GetResponse) -> GetResponse:
    """Keep page, session and address for the log; someone who is refused a page that exists leaves an event.

    The refusal is written here, after the transaction of the view was rolled back.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        match = match_of(request)
        with occasion(occasion_of(request, match)):
            response = get_response(request)
            if match and response.status_code in REFUSALS and request.user.is_authenticated:
                asked_for = match.kwargs.get("child_id", "")
                record(EventType.ACCESS_REFUSED, child_id=asked_for, by=request.user, is_refused=True)
        return response

    return middleware


def match_of(request: HttpRequest) -> ResolverMatch | None:
    """Return which page an address leads to; None for an address that leads nowhere."""
    try:
        return resolve(request.path_info)
    except Resolver404:
        return None


def occasion_of(request: HttpRequest, match: ResolverMatch | None) -> Occasion:
    """Return what is known of a request before its view runs."""
    return Occasion(
        page=(match.view_name or "") if match else "",
        request_id=str(uuid.uuid4()),
        session=session_mark(request.session.session_key),
        address=address_of(request),
    )


def address_of(request: HttpRequest) -> str:
    """Return the address the request came from; behind proxies of our own, what the outermost of them saw.

    Only as many entries of X-Forwarded-For are believed as there are proxies: the rest anyone can write.
    """
    seen = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    proxies = settings.TRUSTED_PROXIES
    direct = request.META.get("REMOTE_ADDR", "")
    return (seen[-proxies] if 0 < proxies <= len(seen) else direct)[:45]

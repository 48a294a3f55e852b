"""What holds for every request: language, privacy of pages, text that can be stored."""

import logging
from collections.abc import Callable, Iterator

from django.conf import settings
from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.exceptions import BadRequest
from django.db import InterfaceError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation.trans_real import parse_accept_lang_header

from config.errors import wrong_method
from typed.rules.direction import isolated
from typed.rules.tidying import tidied

logger = logging.getLogger(__name__)
GetResponse = Callable[[HttpRequest], HttpResponse]


def choose_language(get_response: GetResponse) -> GetResponse:
    """Dutch, unless this browser chose otherwise; before signing in, what the browser itself prefers.

    Inside, that is not asked: a Dutch team with an English telephone would read half its papers in English.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) or preferred_outside(request)
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    return middleware


def preferred_outside(request: HttpRequest) -> str:
    """Return the first language that the browser asks for, without its country; empty once there is a session."""
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        return ""
    asked = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    return asked[0][0].partition("-")[0] if asked else ""


def keep_to_own_pages(get_response: GetResponse) -> GetResponse:
    """Let no page of another site draw anything of this one in: no picture, no script, no file."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        return response

    return middleware


def keep_pages_private(get_response: GetResponse) -> GetResponse:
    """Forbid every cache to keep a page: each may hold a child's data."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers["Cache-Control"] = "no-store, private"
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        return response

    return middleware


def explain_wrong_method(get_response: GetResponse) -> GetResponse:
    """Give the answer to a method that an address does not take a page; Django leaves it empty."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        return wrong_method(request, response) if isinstance(response, HttpResponseNotAllowed) else response

    return middleware


def refuse_unstorable_text(get_response: GetResponse) -> GetResponse:
    """Answer 400 to text that PostgreSQL cannot keep: NUL bytes and lone surrogates.

    Done once here, before the session, any form or any query sees the value. A request that names
    another encoding than UTF-8 is refused as well: no browser sends one, and Python knows codecs that
    are no text at all.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        charset = (request.content_params or {}).get("charset", "utf-8")
        if charset.lower() not in ("utf-8", "utf8"):
            raise BadRequest("The request names another encoding than UTF-8.")
        if all(is_storable(text) for text in texts_of(request)):
            return get_response(request)
        message = _("The text holds a character that cannot be stored. Nothing was changed.")
        return render(
            request, "error.html", {"title": _("This was not saved"), "message": message}, status=400
        )

    return middleware


def tidy_posted_text(get_response: GetResponse) -> GetResponse:
    """Give every form its texts as they are kept: one kind of line end, nothing that nobody can see.

    A browser counts a line end as one character and sends two; so the longest text that it lets someone
    type is never refused. What has no visible character counts as not filled in, in every field.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.POST:
            posted = request.POST.copy()
            for name, texts in request.POST.lists():
                posted.setlist(name, [tidied(text) for text in texts])
            posted._mutable = False
            request.POST = posted  # type: ignore[assignment]  # as it was: nobody adds to it
        return get_response(request)

    return middleware


def isolate_directions(get_response: GetResponse) -> GetResponse:
    """Keep what is written from right to left to itself, in whatever page or sentence it stands."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not response.streaming and response.headers.get("Content-Type", "").startswith("text/html"):
            page = response.content.decode()
            if (told := isolated(page)) != page:
                response.content = told.encode()
        return response

    return middleware


class KeepAnswer(SessionMiddleware):
    """Gives a request its session; that one cannot be kept any more takes no answer back, and no other session.

    It ended elsewhere while the view ran, or the database went away just after the view committed. Django would
    answer 400 then, as if nothing was done. It would also throw away the cookie of a session that is over: when an
    open page asks how it stands while its user signs in in another tab, that cookie is the new one by then.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Keep the session if it can be kept, and answer what the view did."""
        try:
            answer = super().process_response(request, response)
        except (SessionInterrupted, InterfaceError):
            logger.warning("A session ended, or could not be kept, while a page was asked for.")
            return response
        if not request.session.modified:  # who signs out ends it here, and then the cookie goes too
            answer.cookies.pop(settings.SESSION_COOKIE_NAME, None)
        return answer


def texts_of(request: HttpRequest) -> Iterator[str]:
    """Yield every piece of text in the address, the cookies and a posted form."""
    yield request.path_info
    yield from request.COOKIES.values()
    for values in (request.GET, request.POST):
        for key, entries in values.lists():
            yield key
            yield from map(str, entries)


def is_storable(text: str) -> bool:
    """Say whether PostgreSQL can keep this text."""
    return "\x00" not in text and not any("\ud800" <= character <= "\udfff" for character in text)

"""Pages are sent compressed, but only when nobody else can have chosen what stands in them."""

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware

OWN = (
    "same-origin",
    "none",
)  # asked for by a page of ours, or by the person at the browser (W3C Fetch Metadata)


class CompressOwnPages(GZipMiddleware):
    """Compress a page that was asked for from a page of ours.

    Someone who can see how long answers are, and can choose a text that stands in them beside a secret, finds the
    secret letter by letter (BREACH, 2013). So three things must hold: the browser says that no other site made the
    request, the address holds no query, and nothing was posted. A browser that does not say so gets the page as it
    is. Above that the library adds up to 100 random bytes, and tokens and keys of forms differ in every answer.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Return the response, compressed where that is safe and the browser takes it."""
        if not is_page(response) or not is_chosen_by_nobody_else(request):
            return response
        return super().process_response(request, response)


def is_page(response: HttpResponseBase) -> bool:
    """Say whether a response is HTML."""
    return response.headers.get("Content-Type", "").startswith("text/html")


def is_chosen_by_nobody_else(request: HttpRequest) -> bool:
    """Say whether no other site, and no text that was sent along, had a hand in a request."""
    is_own = request.headers.get("Sec-Fetch-Site") in OWN
    return is_own and request.method == "GET" and not request.META.get("QUERY_STRING")

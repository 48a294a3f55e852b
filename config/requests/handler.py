"""How a request is read before any middleware sees it."""

from typing import Any

from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase, StreamingHttpResponse
from django.utils.http import parse_header_parameters


class Request(WSGIRequest):
    """A request of which the sender does not choose the encoding.

    Django would read the address with whatever codec is named, while it makes the request, before any
    middleware can refuse: `base64` is a codec and no text, and ends there as an error of the server.
    """

    def _set_content_type_params(self, meta: dict[str, Any]) -> None:
        """Note what was named; `refuse_unstorable_text` refuses all but UTF-8."""
        try:
            self.content_type, self.content_params = parse_header_parameters(meta.get("CONTENT_TYPE", ""))
        except (ValueError, LookupError):
            self.content_type, self.content_params = "", {"charset": "unreadable"}


class Handler(WSGIHandler):
    """Django's handler, with our kind of request, and no body in the answer to HEAD."""

    request_class = Request

    def get_response(self, request: HttpRequest) -> HttpResponseBase:
        """Answer HEAD with the headers of GET; the web server would log a warning about each body."""
        response = super().get_response(request)
        if request.method == "HEAD" and isinstance(response, StreamingHttpResponse):
            response.streaming_content = ()
        elif request.method == "HEAD" and isinstance(response, HttpResponse):
            response.headers.setdefault("Content-Length", str(len(response.content)))
            response.content = b""
        return response

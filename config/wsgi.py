"""The application for the web server; refuses to start when a system check fails."""

import os
from typing import Any

import django
from django.core.checks import Tags, run_checks
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.core.management.base import SystemCheckError
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
    """Django's handler, with our kind of request."""

    request_class = Request


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup(set_prefix=False)
application = Handler()
found = [*run_checks(), *run_checks(tags=[Tags.database], databases=["default"])]
if failures := [message for message in found if message.is_serious()]:
    raise SystemCheckError("\n".join(map(str, failures)))

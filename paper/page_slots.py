"""A limit on heavy pages drawn at the same moment in one process, so that a thread is left that answers light ones.

A page is heavy when it draws all that is known of a child, or puts everything together.
"""

import threading
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from paper.pdf_slots import busy

RETRY = 5  # seconds
AT_ONCE = 3  # fewer than `threads` in gunicorn.conf.py
free_slots = threading.BoundedSemaphore(AT_ONCE)


def one_of_few(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Draw the page when fewer than `AT_ONCE` are being drawn in this process, or answer 503 with Retry-After.

    Waiting for a place would hold the very thread that is to be kept free.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, *given: Any, **named: Any) -> HttpResponse:
        if not free_slots.acquire(blocking=False):
            message = _(
                "Many large pages are being drawn right now. Wait a few seconds and ask for this one again."
            )
            return busy(request, message, RETRY)
        try:
            return view(request, *given, **named)
        finally:
            free_slots.release()

    wrapped.is_heavy = True  # type: ignore[attr-defined]
    return wrapped

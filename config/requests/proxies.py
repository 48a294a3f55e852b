"""Tells the operator once when `BEHIND_PROXY` does not fit what arrives: all people would share one address."""

import logging
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from config.requests.probes import probe_of

logger = logging.getLogger(__name__)
TOO_FEW = (
    "A request came with X-Forwarded-For while BEHIND_PROXY is 0. When a proxy is in front, everyone has its address"
    " in the log and shares its limits: set BEHIND_PROXY to the number of proxies."
)
TOO_MANY = (
    "A request came through fewer proxies than BEHIND_PROXY says. Set BEHIND_PROXY to the number of proxies, let each"
    " of them add to X-Forwarded-For, and let nobody pass them by."
)


def tell_misfit(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Write one line in the log of the site, once per process; it names no address.

    A probe is passed over: a monitor on this machine asks past the proxy.
    """
    is_told = False

    def middleware(request: HttpRequest) -> HttpResponse:
        nonlocal is_told
        if not is_told and not probe_of(request) and (sentence := misfit(request)):
            is_told = True
            logger.warning(sentence)
        return get_response(request)

    return middleware


def misfit(request: HttpRequest) -> str:
    """Return how the proxies that a request came through differ from the settings; an empty text when they fit."""
    passed = [part for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    if settings.TRUSTED_PROXIES == 0:
        return TOO_FEW if passed else ""
    return TOO_MANY if len(passed) < settings.TRUSTED_PROXIES else ""

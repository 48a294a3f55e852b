"""Give each request what its user may do."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from accounts.access import noted_access


def attach_access(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Set `request.access`, worked out at first use and never kept between requests."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.access = SimpleLazyObject(lambda: noted_access(request.user))  # type: ignore[attr-defined]
        return get_response(request)

    return middleware

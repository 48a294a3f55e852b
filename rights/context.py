"""What the list of children says of requests to destroy that are due."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from rights.queries.erasures import n_pressing


def pressing_requests(request: HttpRequest) -> dict[str, object]:
    """Return how many requests are to be answered soon as `n_pressing`; asked of the database only when shown."""
    access = getattr(request, "access", None)
    return {"n_pressing": SimpleLazyObject(lambda: access and n_pressing(access, timezone.localdate()))}

"""The request as our views receive it."""

from django.conf import settings
from django.http import HttpRequest

from accounts.access import Access
from accounts.models import User


class Request(HttpRequest):
    """A request of someone who signed in, with what that person may do."""

    user: User
    access: Access


def site_address(request: HttpRequest) -> str:
    """Return scheme, host and port of the site: as configured, never as a request says, but for a demo and tests."""
    return settings.SITE_ADDRESS or f"{request.scheme}://{request.get_host()}"

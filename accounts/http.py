"""The request as our views receive it."""

from django.http import HttpRequest

from accounts.access import Access
from accounts.models import User


class Request(HttpRequest):
    """A request of someone who signed in, with what that person may do."""

    user: User
    access: Access

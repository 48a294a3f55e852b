"""Why someone may not do something, in words for that person."""

from django.core.exceptions import PermissionDenied


class NotAllowed(PermissionDenied):
    """Nobody's role is in the way but who this person is to the record; holds the sentence that the page says."""

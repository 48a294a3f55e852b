"""Reasons why a request about the data of a child is refused."""


class OnHold(Exception):
    """The file may not be destroyed yet; a reason stands with it."""


class AlreadyAsked(Exception):
    """Destruction of this file is being considered already."""

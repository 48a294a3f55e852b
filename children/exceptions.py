"""Reasons why a change to a child, or to who may see it, is refused."""


class NumberTaken(Exception):
    """Another child of the team has this number."""


class AlreadyGranted(Exception):
    """The colleague has this child as an own case already."""


class TooOften(Exception):
    """Someone tried emergency access more often than an emergency explains."""


class AlreadyNoted(Exception):
    """The same note is there already, or the note was corrected by another one."""


class StillNeeded(Exception):
    """Something else that was written down rests on this; it cannot be removed."""

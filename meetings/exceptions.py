"""Why a change of a meeting, or of what is written in it, is refused."""


class NotPlanned(Exception):
    """The meeting was held or cancelled: its children and their order stay as they were."""


class NotOpen(Exception):
    """The minutes of this child were closed, or the meeting was cancelled: nothing is written any more."""


class NotYours(Exception):
    """Somebody else wrote this line: only its owner changes it or takes it back."""


class NothingSaid(Exception):
    """Nobody wrote a line about this child, so there is nothing to close."""


class NotYet(Exception):
    """The day of the meeting is still to come."""


class NotClosed(Exception):
    """There are no closed minutes to correct."""

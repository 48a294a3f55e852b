"""What can stand in the way of a change to a form."""

from collections.abc import Mapping

from assessments.models import Answer, Assessment, Circumstance


class AlreadySigned(Exception):
    """The form was signed in the meantime; nothing in it can change."""


class ChangedElsewhere(Exception):
    """The same answer was changed in another window; holds what stands there now (None: nothing)."""

    def __init__(self, current: Answer | None) -> None:
        super().__init__()
        self.current = current


class SeenOtherwise(Exception):
    """The form changed after the page that is being signed was shown."""


class Incomplete(Exception):
    """The form cannot be signed yet; holds the keys of the items that stand in the way."""

    def __init__(self, item_keys: list[str]) -> None:
        super().__init__()
        self.item_keys = item_keys


class AlreadyCorrected(Exception):
    """The form has a correction already, or it is a draft."""


class NotOffered(Exception):
    """No new form can be started on this version: it was retired, or it belongs to others."""


class DraftExists(Exception):
    """This person has a draft of the form already; holds it."""

    def __init__(self, draft: Assessment) -> None:
        super().__init__()
        self.draft = draft


class NumberTaken(Exception):
    """Another child of the organisation has this number."""


class AlreadyGranted(Exception):
    """The colleague has this child as an own case already."""


class NotYourOwn(Exception):
    """Nobody reviews their own emergency access."""


class TooOften(Exception):
    """Someone tried emergency access more often than an emergency explains."""


class AlreadyNoted(Exception):
    """The same note is there already, or the note was corrected by another one."""


class StillNeeded(Exception):
    """Something else that was written down rests on this; it cannot be removed."""


class RowsSeenOtherwise(Exception):
    """Rows of a list changed after they were shown; holds what stands there now, by row (None: nothing)."""

    def __init__(self, current: Mapping[str, Circumstance | None]) -> None:
        super().__init__()
        self.current = current

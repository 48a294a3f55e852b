"""What can stand in the way of a change to a form."""

from assessments.models import Answer


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


class NumberTaken(Exception):
    """Another child of the organisation has this number."""


class StillNeeded(Exception):
    """Something else rests on it and would lose its ground: a judgement on the adversity it answers to."""

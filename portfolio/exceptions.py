"""What can stand in the way of a change to an instrument."""

from portfolio.models import InstrumentVersion


class NotADraft(Exception):
    """The version is published or retired: nothing in it changes any more."""


class NotPublished(Exception):
    """Only a published version can be retired."""


class ChangedElsewhere(Exception):
    """Someone changed the draft after it was shown; holds it as it stands now."""

    def __init__(self, current: InstrumentVersion) -> None:
        super().__init__()
        self.current = current

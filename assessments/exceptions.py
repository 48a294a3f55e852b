"""What can stand in the way of a change to a form."""

from assessments.models import Assessment


class AlreadySigned(Exception):
    """The form was signed in the meantime; nothing in it can change."""


class Incomplete(Exception):
    """The form cannot be signed yet; holds the keys of the items that stand in the way."""

    def __init__(self, item_keys: list[str]) -> None:
        super().__init__()
        self.item_keys = item_keys


class SentByLink(Exception):
    """Somebody else sent this form by a link: nobody can say it for them in other words."""


class AlreadyCorrected(Exception):
    """The form has a correction already, or it is a draft."""


class AlreadyWithdrawn(Exception):
    """The form was signed on the wrong child and taken back; it is not corrected, and not taken back again."""


class StillHeld(Exception):
    """The form waits for that of a colleague who looks apart; until then it is read and changed by nobody else."""


class AlreadyAsked(Exception):
    """This colleague was asked this already and did not answer yet."""


class NoLongerAsked(Exception):
    """What was asked was answered, declined or stopped meanwhile."""


class AlreadyCopied(Exception):
    """The answers of this withdrawn form were taken over already."""


class NotOffered(Exception):
    """No new form can be started on this version: it was retired, or it belongs to others."""


class StillReached(Exception):
    """The one who fills in this draft reaches it still: it is theirs."""


class HasDraft(Exception):
    """The colleague has a draft of this form already."""


class DraftExists(Exception):
    """This person has a draft of the form already; holds it."""

    def __init__(self, draft: Assessment) -> None:
        super().__init__()
        self.draft = draft

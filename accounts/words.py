"""Why two people do not count as two, and what colleagues did with an account, in the words of the pages."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.rules.two_people import Obstacle
from audit.rules.events import EventType

_NOT_TWO: dict[Obstacle, str | Promise] = {
    Obstacle.SAME: _("You did the other half of this yourself. Let a colleague do this one."),
    Obstacle.OWN: _("This is about yourself. Let another colleague look at it."),
    Obstacle.MADE: _(
        "One of you two made the account of the other or saw the link that opens it, or one colleague did that for both"
        " not long ago. Then you do not count as two people. Let another colleague do this one."
    ),
    Obstacle.NEW: _(
        "The account or the role of one of you two is younger than a week. Wait until it is a week old, or let"
        " another colleague do this one."
    ),
}


_DONE: dict[str, str | Promise] = {  # what a colleague did, to who it was done to
    EventType.PASSWORD_LINK_MADE: _("%(name)s gave out a link to choose another password for you."),
    EventType.SECOND_FACTOR_RESET: _("%(name)s took your second step away, so that you set it up anew."),
    EventType.LINK_SHOWN: _("%(name)s saw the link with which you choose a password."),
    EventType.ROLE_PROPOSED: _("%(name)s proposed a role for you. Another administrator approves it or not."),
    EventType.ROLE_APPROVED: _("%(name)s approved a role for you."),
    EventType.ROLE_DECLINED: _("%(name)s did not give you a role that was proposed."),
    EventType.PERSON_SIGNED_OUT: _("%(name)s signed you out everywhere."),
}


def done_to_you(event: str, name: str) -> str:
    """Say to someone what a colleague did with the account."""
    return str(_DONE[event]) % {"name": name}


def why_not_two(obstacle: Obstacle) -> str:
    """Say why two people do not count as two, and what then."""
    return str(_NOT_TWO[obstacle])

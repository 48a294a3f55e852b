"""Why two people do not count as two, in the words of the pages."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.rules.two_people import Obstacle

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


def why_not_two(obstacle: Obstacle) -> str:
    """Say why two people do not count as two, and what then."""
    return str(_NOT_TWO[obstacle])

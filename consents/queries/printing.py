"""What consent says of the paper for a case meeting, and of the words that are shown beside each other on screen."""

import datetime
from dataclasses import dataclass

from children.models import Child
from children.models.observer import ObserverRole
from consents.queries.standing import Standing, standing_for
from consents.rules.deciding import Purpose, State, Verdict

QUOTED = {ObserverRole.CHILD: Purpose.QUOTE_CHILD, ObserverRole.PARENT: Purpose.QUOTE_OWN}


@dataclass(frozen=True)
class Printing:
    """The verdicts on what a paper holds. Which parent spoke on a form is not kept: a no of one counts for all."""

    standing: Standing
    child_words: Verdict
    parent_words: Verdict
    adversities: Verdict

    @property
    def silent_roles(self) -> frozenset[str]:
        """The roles whose words are left out, since someone said no."""
        found = {ObserverRole.CHILD: self.child_words, ObserverRole.PARENT: self.parent_words}
        return frozenset(str(role) for role, one in found.items() if one.state is State.REFUSED)

    @property
    def hides_adversities(self) -> bool:
        """Whether adversity is left out, since someone said no."""
        return self.adversities.state is State.REFUSED


def printing_of(child: Child, on: datetime.date) -> Printing:
    """Return what consent says of a paper that is made on a day; two queries."""
    standing = standing_for(child)
    return Printing(
        standing,
        child_words=standing.verdict(Purpose.QUOTE_CHILD, on),
        parent_words=standing.verdict(Purpose.QUOTE_OWN, on),
        adversities=standing.verdict(Purpose.ADVERSITIES, on),
    )

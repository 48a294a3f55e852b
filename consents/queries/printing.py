"""What consent says of the paper for a case meeting, and of the words that are shown beside each other on screen."""

import datetime
from dataclasses import dataclass

from children.models import Child
from children.models.observer import ObserverRole
from children.rules.voices import OWN_VOICES
from consents.models import Authority
from consents.queries.asking import of_one
from consents.queries.standing import Standing, standing_for
from consents.rules.deciding import Purpose, State, Verdict
from typed.rules.folding import folded

ARTICLES = ("de ", "the ")  # before a word such as *moeder*, which stands without it among who has authority


@dataclass(frozen=True)
class Printing:
    """The verdicts on what a paper holds; what is not asked yet is left out as what someone said no to."""

    standing: Standing
    child_words: Verdict
    parent_words: Verdict
    adversities: Verdict

    @property
    def silent_roles(self) -> frozenset[str]:
        """The roles whose words are left out where nobody noted which parent spoke, such as in a plan."""
        return frozenset(str(role) for role in OWN_VOICES if self.is_silent(role))

    @property
    def hides_adversities(self) -> bool:
        """Whether adversity is left out, since not everyone said yes."""
        return self.adversities.state is not State.ALLOWED

    def words(self, role: str, who: str = "") -> Verdict | None:
        """Return the verdict on words of a form; None for who asks nobody, such as a teacher.

        `who` names the parent that spoke, as it stands on the form. Where that is one of whom it is known what it has
        to say, only its own answer counts; else that of every parent.
        """
        if role == ObserverRole.PARENT:
            key = self.parent_called(who)
            return of_one(self.standing, key) if key else self.parent_words
        return self.child_words if role == ObserverRole.CHILD else None

    def is_silent(self, role: str, who: str = "") -> bool:
        """Say whether words of a form are left out."""
        found = self.words(role, who)
        return found is not None and found.state is not State.ALLOWED

    def is_kept_from_paper(self, role: str, who: str = "") -> bool:
        """Say whether words are left out whose writer ticked, by a link, that they may be printed.

        That tick is the yes of a parent to own words, until it says otherwise; a child is asked as always.
        """
        found = self.words(role, who)
        if found is None or role == ObserverRole.PARENT:
            return found is not None and found.state is State.REFUSED
        return found.state is not State.ALLOWED

    def parent_called(self, who: str) -> str:
        """Return the key of the one parent that is called so; empty when there is none, or more than one."""
        name = plain(who)
        found = [
            key
            for key, row in self.standing.parties.items()
            if row.relation == Authority.Relation.PARENT and name and plain(row.called) == name
        ]
        return found[0] if len(found) == 1 else ""


def plain(name: str) -> str:
    """Return a name as it is compared: without *de* or *the*, in whatever case it was typed."""
    known = name.strip()
    for article in ARTICLES:
        if known.lower().startswith(article):
            known = known[len(article) :]
    return folded(known)


def printing_of(child: Child, on: datetime.date) -> Printing:
    """Return what consent says of a paper that is made on a day; two queries."""
    standing = standing_for(child)
    return Printing(
        standing,
        child_words=standing.verdict(Purpose.QUOTE_CHILD, on),
        parent_words=standing.verdict(Purpose.QUOTE_OWN, on),
        adversities=standing.verdict(Purpose.ADVERSITIES, on),
    )

"""Who has something to say over children and what holds of their answers; two queries, however many children."""

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from children.models import Child
from consents.models import Authority, Consent
from consents.rules.ages import Born
from consents.rules.deciding import CHILD, Holder, Purpose, Said, Verdict, deciders, verdict


@dataclass(frozen=True)
class Standing:
    """One child: the row that holds of each party in the order of noting, and of each person the answers that hold."""

    child: Child
    parties: Mapping[str, Authority]
    answers: Mapping[tuple[Purpose, str], Consent]

    @property
    def born(self) -> Born:
        """When the child was born, as far as it is kept."""
        return Born(self.child.birth_year, self.child.birth_month, self.child.birth_day)

    @property
    def holders(self) -> list[Holder]:
        """What the rules need to know of the parties."""
        return [row.holder for row in self.parties.values()]

    @property
    def parents(self) -> list[str]:
        """The keys of the parents, with or without authority."""
        return [key for key, row in self.parties.items() if row.relation == Authority.Relation.PARENT]

    def said(self, purpose: Purpose) -> dict[str, Said]:
        """Return the answers to one purpose by person."""
        return {key: row.said for (about, key), row in self.answers.items() if about is purpose}

    def verdict(self, purpose: Purpose, on: datetime.date) -> Verdict:
        """Say whether something may on a day."""
        return verdict(purpose, self.born, on, self.holders, self.parents, self.said(purpose))

    def deciders(self, on: datetime.date) -> frozenset[str]:
        """Return who has to agree on a day."""
        return deciders(self.born, on, self.holders)

    def name(self, key: str) -> str:
        """Name a person by key."""
        if key == CHILD:
            return self.child.first_name
        return self.parties[key].called if key in self.parties else "–"

    def names(self, keys: Sequence[str]) -> str:
        """Name some people, the child first."""
        return ", ".join(
            self.name(key) for key in sorted(keys, key=lambda key: (key != CHILD, self.place(key)))
        )

    def place(self, key: str) -> int:
        """Return where a party stands in the order of noting."""
        return [*self.parties].index(key) if key in self.parties else -1


def standing_of(children: Sequence[Child]) -> dict[UUID, Standing]:
    """Return where consent stands for each child, by id; two queries."""
    parties: dict[UUID, dict[str, Authority]] = defaultdict(dict)
    for row in Authority.objects.filter(child__in=children).order_by("pk"):
        parties[row.child_id][str(row.party)] = row
    answers: dict[UUID, dict[tuple[Purpose, str], Consent]] = defaultdict(dict)
    for said in Consent.objects.filter(child__in=children).order_by("pk"):
        answers[said.child_id][Purpose(said.purpose), said.key] = said
    return {child.pk: Standing(child, parties[child.pk], answers[child.pk]) for child in children}


def standing_for(child: Child) -> Standing:
    """Return where consent stands for one child; two queries."""
    return standing_of([child])[child.pk]

"""What the team made of the course of a child, and what to talk about, for the pages that show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from children.models import Child
from lifecourse.models import LifeEvent
from reviews.models import Judgement, TalkingPoints
from reviews.queries.plan import STATED


@dataclass(frozen=True)
class Judged:
    """One adversity with all judgements on it, the one that stands first."""

    adversity: LifeEvent
    judgements: list[Judgement]

    @property
    def standing(self) -> Judgement | None:
        """The judgement that stands, if any."""
        return self.judgements[0] if self.judgements else None

    @property
    def otherwise(self) -> list[Judgement]:
        """The earlier judgements that said something else than the one that stands."""
        return [one for one in self.judgements if one.verdict != self.judgements[0].verdict]


def judged_adversities(child: Child) -> list[Judged]:
    """Return the adversities of a child, newest first, each with its judgements and what was said of them; four queries."""
    found: dict[UUID, list[Judgement]] = {}
    judged = Judgement.objects.filter(adversity__child=child).select_related("judged_by")
    for judgement in judged.prefetch_related(*STATED).order_by():
        found.setdefault(judgement.adversity_id, []).append(judgement)
    events = child.life_events.order_by("-started_on", "title")
    return [Judged(event, newest_first(found.get(event.pk, []))) for event in events]


def judgements_on(adversity: LifeEvent) -> list[Judgement]:
    """Return all judgements on one adversity, the standing one first; three queries."""
    return newest_first(list(adversity.judgements.select_related("judged_by").prefetch_related(*STATED)))


def newest_first(found: Sequence[Judgement]) -> list[Judgement]:
    """Return the judgements on one adversity in the order in which each replaced another, the standing one first."""
    before = {judgement.replaces_id: judgement for judgement in found}
    chain: list[Judgement] = []
    while next_one := before.get(chain[0].pk if chain else None):
        chain.insert(0, next_one)
    return chain


def standing_judgement(adversity: LifeEvent) -> Judgement | None:
    """Return the judgement that no other replaces; None when nobody judged yet."""
    return adversity.judgements.filter(replaced_by=None).first()


def points_on(assessment_id: str) -> TalkingPoints | None:
    """Return the questions that someone wrote beside an observation, also when they are removed; one query."""
    return TalkingPoints.objects.filter(assessment_id=assessment_id).select_related("written_by").first()

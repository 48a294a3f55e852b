"""What the team made of a child's course, for the pages that show it."""

from dataclasses import dataclass

from children.models import Child
from lifecourse.models import LifeEvent
from reviews.models import Judgement, TalkingPoints


@dataclass(frozen=True)
class Judged:
    """One adversity with the judgement that stands, if any."""

    adversity: LifeEvent
    standing: Judgement | None


def judged_adversities(child: Child) -> list[Judged]:
    """Return the adversities of a child, newest first, each with its standing judgement; two queries."""
    standing = {
        judgement.adversity_id: judgement
        for judgement in Judgement.objects.filter(adversity__child=child, replaced_by=None)
        .select_related("judged_by")
        .order_by()
    }
    events = child.life_events.order_by("-started_on", "title")
    return [Judged(event, standing.get(event.pk)) for event in events]


def judgements_on(adversity: LifeEvent) -> list[Judgement]:
    """Return all judgements on one adversity, the standing one first; one query."""
    found = list(adversity.judgements.select_related("judged_by"))
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

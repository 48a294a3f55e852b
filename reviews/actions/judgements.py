"""Keeping what the team thinks of how it went since an adversity."""

from django.db import transaction

from accounts.models import User
from audit.actions import record
from audit.rules.events import EventType
from lifecourse.models import LifeEvent
from reviews.models import Judgement
from reviews.queries.judgements import standing_judgement
from revisions.exceptions import SeenOtherwise


@transaction.atomic
def add_judgement(*, judgement: Judgement, seen: str, by: User) -> Judgement:
    """Add a new, validated judgement in place of the one that stands; that one stays readable.

    `seen` is the id of the judgement that this person saw standing, or nothing. Raises `SeenOtherwise` when
    another one stands by now, and `LifeEvent.DoesNotExist` when the adversity was taken off the timeline.
    """
    adversity = LifeEvent.objects.select_for_update().get(pk=judgement.adversity_id)
    standing = standing_judgement(adversity)
    if seen != (str(standing.pk) if standing else ""):
        raise SeenOtherwise(standing)
    judgement.replaces = standing
    judgement.judged_by = by
    judgement.save(force_insert=True)
    record(EventType.JUDGEMENT_ADDED, target=judgement, child_id=adversity.child_id, by=by)
    return judgement

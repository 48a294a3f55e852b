"""Giving advice on a question, and answering it for the team: each a new row, beside what stands."""

from django.db import transaction

from accounts.models import User
from advice.exceptions import NotAsked
from advice.models import Advice, AdviceAnswer
from audit.actions import record
from audit.rules.events import EventType
from children.models import Grant
from revisions.exceptions import SeenOtherwise


@transaction.atomic
def give_advice(*, advice: Advice, by: User) -> Advice:
    """Sign an advice; `advice` is a new, validated instance. `NotAsked` by another person, or after the time for it."""
    grant = Grant.objects.select_for_update(no_key=True).get(pk=advice.request.grant_id)
    if advice.request.adviser_id != by.pk or not grant.holds:
        raise NotAsked
    advice.signed_by = by
    advice.save(force_insert=True)
    record(EventType.ADVICE_ADDED, target=advice, child_id=advice.child_id, by=by)
    return advice


@transaction.atomic
def answer_advice(*, answer: AdviceAnswer, seen: str, by: User) -> AdviceAnswer:
    """Say what the team does with an advice; `answer` is a new, validated instance.

    `seen` is the id of the last answer that this person saw, or nothing; `SeenOtherwise` when there is another by now.
    """
    Grant.objects.select_for_update(no_key=True).get(
        pk=answer.advice.request.grant_id
    )  # one answers at a time
    last = answer.advice.answers.last()
    if seen != (str(last.pk) if last else ""):
        raise SeenOtherwise(last)
    answer.answered_by = by
    answer.save(force_insert=True)
    record(EventType.ADVICE_ANSWERED, target=answer, child_id=answer.child_id, by=by)
    return answer

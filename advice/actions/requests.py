"""Asking a behavioural scientist for advice on one child, which opens its file to that person until a day."""

import datetime

from django.db import transaction

from accounts.models import User
from advice.models import AdviceRequest
from audit.actions import record
from audit.rules.events import EventType
from children.actions.grants import add_grant
from children.models import Grant


@transaction.atomic
def ask_advice(
    *, request: AdviceRequest, began_at: datetime.datetime, ends_at: datetime.datetime, by: User
) -> AdviceRequest:
    """Ask a question; `request` is a new, validated instance with child and adviser, without a grant."""
    grant = Grant(
        child=request.child,
        user=request.adviser,
        kind=Grant.Kind.ADVICE,
        began_at=began_at,
        ends_at=ends_at,
    )
    request.grant, request.asked_by = add_grant(grant=grant, by=by), by
    request.save(force_insert=True)
    record(EventType.ADVICE_ASKED, target=request, child_id=request.child_id, by=by)
    return request

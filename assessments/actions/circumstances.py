"""Keeping what presses on the child and its family."""

from django.db import transaction

from accounts.models import User
from assessments.exceptions import SeenOtherwise
from assessments.models import Circumstance
from audit.actions import record
from audit.events import EventType


@transaction.atomic
def add_circumstance(*, circumstance: Circumstance, by: User) -> Circumstance:
    """Add a circumstance; `circumstance` is a new, validated instance."""
    circumstance.recorded_by = by
    circumstance.save(force_insert=True)
    record(EventType.CIRCUMSTANCE_ADDED, target=circumstance, child_id=circumstance.child_id, by=by)
    return circumstance


@transaction.atomic
def change_circumstance(*, circumstance: Circumstance, seen_revision: int, by: User) -> Circumstance:
    """Change a circumstance, unless someone changed it after this person opened it."""
    current = Circumstance.objects.select_for_update().get(pk=circumstance.pk)
    if current.revision != seen_revision:
        raise SeenOtherwise
    circumstance.revision = seen_revision + 1
    fields = ["title", "state", "started_on", "ended_on", "note", "revision"]
    circumstance.save(update_fields=fields)
    record(EventType.CIRCUMSTANCE_CHANGED, target=circumstance, child_id=circumstance.child_id, by=by)
    return circumstance

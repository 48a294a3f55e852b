"""Keeping the child's timeline."""

from django.db import transaction
from django.db.models import ProtectedError

from accounts.models import User
from audit.actions import record
from audit.rules.events import EventType
from children.exceptions import StillNeeded
from lifecourse.models import LifeEvent
from revisions.actions import locked_as_seen, save_as_seen

CHANGING = (
    "kind",
    "title",
    "started_on",
    "is_start_estimated",
    "ended_on",
    "is_ongoing",
    "is_chronic",
    "impact_child",
    "impact_parent",
    "impact_professional",
    "note",
)


@transaction.atomic
def add_life_event(*, event: LifeEvent, by: User) -> LifeEvent:
    """Add an event to the timeline; `event` is a new, validated instance."""
    event.recorded_by = by
    event.save(force_insert=True)
    record(EventType.LIFE_EVENT_ADDED, target=event, child_id=event.child_id, by=by)
    return event


@transaction.atomic
def change_life_event(*, event: LifeEvent, seen_revision: int | None, by: User) -> LifeEvent:
    """Change an event, unless someone changed it after this person opened it."""
    save_as_seen(event, *CHANGING, seen_revision=seen_revision)
    record(EventType.LIFE_EVENT_CHANGED, target=event, child_id=event.child_id, by=by)
    return event


@transaction.atomic
def remove_life_event(*, event: LifeEvent, seen_revision: int | None, by: User) -> None:
    """Take an event off the timeline, as it was seen; the log keeps that it was there.

    `StillNeeded` when the team wrote down how things went since: that would lose its ground.
    """
    locked_as_seen(event, seen_revision)
    record(EventType.LIFE_EVENT_REMOVED, target=event, child_id=event.child_id, by=by)
    try:
        event.delete()
    except ProtectedError as error:
        raise StillNeeded from error

"""Keeping what named adults do, with the child or around it."""

from django.db import transaction
from django.db.models import ProtectedError

from accounts.models import User
from audit.actions import record
from audit.rules.events import EventType
from children.exceptions import StillNeeded
from reviews.models import Action
from revisions.actions import locked_as_seen, save_as_seen

CHANGING = (
    *("title", "done_by", "belongs", "directed_at", "ways", "element", "goal", "started_on", "due_on"),
    *("is_ongoing", "ended_on", "ending", "went", "note"),
)


@transaction.atomic
def add_action(*, action: Action, by: User) -> Action:
    """Note an action; `action` is a new, validated instance."""
    action.recorded_by = by
    action.save(force_insert=True)
    record(EventType.ACTION_ADDED, target=action, child_id=action.child_id, by=by)
    return action


@transaction.atomic
def change_action(*, action: Action, seen_revision: int | None, by: User) -> Action:
    """Change an action; `SeenOtherwise` when someone changed it after this person opened it."""
    save_as_seen(action, *CHANGING, seen_revision=seen_revision)
    record(EventType.ACTION_CHANGED, target=action, child_id=action.child_id, by=by)
    return action


@transaction.atomic
def remove_action(*, action: Action, seen_revision: int | None, by: User) -> None:
    """Take an action away, as it was seen; the log keeps that it was there.

    `StillNeeded` when child or parents had something put beside it: that would lose its ground.
    """
    locked_as_seen(action, seen_revision)
    record(EventType.ACTION_REMOVED, target=action, child_id=action.child_id, by=by)
    try:
        action.delete()
    except ProtectedError as error:
        raise StillNeeded from error

"""Keeping the moments in which a strength was seen."""

from django.db import transaction

from accounts.models import User
from audit.actions import record
from audit.rules.events import EventType
from lifecourse.models import QuickNote
from revisions.actions import locked_as_seen, save_as_seen

CHANGING = ("what", "element", "setting", "happened_on", "quote")


@transaction.atomic
def add_quick_note(*, note: QuickNote, by: User) -> QuickNote:
    """Add a note; `note` is a new, validated instance."""
    note.recorded_by = by
    note.save(force_insert=True)
    record(EventType.QUICK_NOTE_ADDED, target=note, child_id=note.child_id, by=by)
    return note


@transaction.atomic
def change_quick_note(*, note: QuickNote, seen_revision: int | None, by: User) -> QuickNote:
    """Change a note, unless it was changed after this page was opened; `SeenOtherwise` then."""
    save_as_seen(note, *CHANGING, seen_revision=seen_revision)
    record(EventType.QUICK_NOTE_CHANGED, target=note, child_id=note.child_id, by=by)
    return note


@transaction.atomic
def remove_quick_note(*, note: QuickNote, seen_revision: int | None, by: User) -> None:
    """Take a note away, as it was seen; the log keeps that it was there."""
    locked_as_seen(note, seen_revision)
    record(EventType.QUICK_NOTE_REMOVED, target=note, child_id=note.child_id, by=by)
    note.delete()

"""Putting everything about a child together, and handing it over."""

from django.db import transaction

from accounts.models import User
from audit.actions import record
from audit.rules.events import EventType
from rights.models import Archive


@transaction.atomic
def make_archive(*, archive: Archive, by: User) -> Archive:
    """Keep what was decided about each passage; `archive` is a new, validated instance."""
    archive.made_by = by
    archive.save(force_insert=True)
    record(EventType.ARCHIVE_ADDED, target=archive, child_id=archive.child_id, by=by)
    return archive


@transaction.atomic
def hand_over_archive(*, archive: Archive, by: User) -> None:
    """Log that the archive leaves the site; what was left out and why stands on the archive itself."""
    record(EventType.ARCHIVE_EXPORTED, target=archive, child_id=archive.child_id, by=by)

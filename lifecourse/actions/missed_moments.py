"""Keeping which observations did not take place."""

from django.db import transaction

from accounts.models import User
from audit.actions import record
from audit.rules.events import EventType
from lifecourse.models import MissedMoment
from revisions.actions import locked_as_seen, save_as_seen

CHANGING = ("expected_on", "observer_role", "setting", "reason", "note")


@transaction.atomic
def add_missed_moment(*, moment: MissedMoment, by: User) -> MissedMoment:
    """Note that an observation did not take place; `moment` is a new, validated instance."""
    moment.recorded_by = by
    moment.save(force_insert=True)
    record(EventType.MISSED_MOMENT_ADDED, target=moment, child_id=moment.child_id, by=by)
    return moment


@transaction.atomic
def change_missed_moment(*, moment: MissedMoment, seen_revision: int | None, by: User) -> MissedMoment:
    """Change what is noted; `SeenOtherwise` when someone changed it after this person opened it."""
    save_as_seen(moment, *CHANGING, seen_revision=seen_revision)
    record(EventType.MISSED_MOMENT_CHANGED, target=moment, child_id=moment.child_id, by=by)
    return moment


@transaction.atomic
def remove_missed_moment(*, moment: MissedMoment, seen_revision: int | None, by: User) -> None:
    """Take it away, as it was seen; the log keeps that it was there."""
    locked_as_seen(moment, seen_revision)
    record(EventType.MISSED_MOMENT_REMOVED, target=moment, child_id=moment.child_id, by=by)
    moment.delete()

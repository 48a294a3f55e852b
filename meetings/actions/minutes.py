"""Closing the minutes of one child in a meeting, and opening them again for a correction."""

import datetime
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from audit.rules.events import EventType
from meetings.actions.discussion import locked, opened
from meetings.exceptions import NotClosed, NothingSaid, NotYet
from meetings.models import AgendaItem, Minutes
from meetings.queries.minutes import written_now
from meetings.rules.minutes import Present, packed
from portfolio.actions import digest_of
from revisions.actions import check_seen, save_next


@transaction.atomic
def close_minutes(
    *,
    item: AgendaItem,
    present: Sequence[Present],
    evaluates_on: datetime.date | None,
    reason: str,
    seen_revision: int | None,
    by: User,
) -> Minutes:
    """Freeze what was written about a child, as the next version; from here on nothing of it changes.

    Raises `NotOpen` when it was closed already, `SeenOtherwise` when something was written after this person looked,
    `NotYet` before the day of the meeting and `NothingSaid` without a line. A correction needs a `reason`.
    """
    current = opened(item)
    check_seen(current, seen_revision)
    if current.meeting.meets_on > timezone.localdate():
        raise NotYet
    if not current.lines.exists():
        raise NothingSaid
    before = current.minutes.filter(corrected_by=None).first()
    current.evaluates_on, current.is_closed = evaluates_on, True
    made = Minutes(
        item=current,
        child_id=current.child_id,
        version=before.version + 1 if before else 1,
        corrects=before,
        reason=reason if before else "",
        closed_at=timezone.now(),
        closed_by=by,
    )
    made.document = document_of(made, present)
    made.digest = digest_of(made.document)
    made.save(force_insert=True)
    save_next(current, "evaluates_on", "is_closed")
    record(EventType.MINUTES_CLOSED, target=made, child_id=current.child_id, by=by)
    return made


def document_of(made: Minutes, present: Sequence[Present]) -> dict[str, Any]:
    """Return what is frozen: the meeting as it was written down, and which version it is, by whom and when."""
    return {
        **packed(written_now(made.item, present)),
        "minutes": str(made.pk),
        "meeting": str(made.item.meeting_id),
        "child": str(made.child_id),
        "version": made.version,
        "corrects": str(made.corrects_id or ""),
        "reason": made.reason,
        "closed_at": made.closed_at.isoformat(),
        "closed_by": {"id": str(made.closed_by_id), "name": made.closed_by.full_name},
    }


@transaction.atomic
def reopen_minutes(*, item: AgendaItem, seen_revision: int | None, by: User) -> None:
    """Open the lines again, so that their owners can correct them; the closed version stays and is read until then."""
    current = locked(item)
    check_seen(current, seen_revision)
    if not current.is_closed:
        raise NotClosed
    current.is_closed = False
    save_next(current, "is_closed")
    record(EventType.MINUTES_REOPENED, target=current, child_id=current.child_id, by=by)

"""Keeping what presses on the child and its family."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from accounts.models import User
from audit.actions import record
from audit.rules.events import EventType
from children.models import Child
from lifecourse.models import Circumstance
from revisions.actions import check_seen, save_next
from revisions.exceptions import SeenOtherwise

CHANGING = ("title", "state", "started_on", "ended_on", "is_estimated", "note")


@dataclass(frozen=True)
class ChangedRow:
    """One row of the list as someone changed it: `seen_revision` is None where nothing stood yet."""

    key: str
    circumstance: Circumstance
    seen_revision: int | None
    is_gone: bool = False


@transaction.atomic
def add_circumstance(*, circumstance: Circumstance, by: User) -> Circumstance:
    """Add a circumstance; `circumstance` is a new, validated instance."""
    circumstance.recorded_by = by
    circumstance.save(force_insert=True)
    record(EventType.CIRCUMSTANCE_ADDED, target=circumstance, child_id=circumstance.child_id, by=by)
    return circumstance


@transaction.atomic
def save_circumstances(*, child: Child, rows: Sequence[ChangedRow], by: User) -> None:
    """Keep the changed rows of the list; all of them, or none when a colleague changed one of them meanwhile.

    `SeenOtherwise` says which, and what stands there now. The child is locked, for a row that is not
    there yet cannot be.
    """
    Child.with_practice.select_for_update().get(pk=child.pk)
    noted = list(child.circumstances.all())
    current = {row.key: standing(row.circumstance, noted) for row in rows}
    changed = [row for row in rows if not is_same(row, current[row.key])]
    otherwise = [row.key for row in changed if not is_as_seen(row, current[row.key])]
    if otherwise:
        raise SeenOtherwise({key: current[key] for key in otherwise})
    for row in changed:
        keep(row, current[row.key], by)


def standing(circumstance: Circumstance, noted: Sequence[Circumstance]) -> Circumstance | None:
    """Return the stored circumstance with the row's id, or of its listed kind; else None."""
    is_own = circumstance.kind == Circumstance.Kind.OTHER
    same = (
        found
        for found in noted
        if found.pk == circumstance.pk or (found.kind == circumstance.kind and not is_own)
    )
    return next(same, None)


def is_as_seen(row: ChangedRow, current: Circumstance | None) -> bool:
    """Return True when what stands there now is what this person saw."""
    try:
        check_seen(current, row.seen_revision)
    except SeenOtherwise:
        return False
    return True


def is_same(row: ChangedRow, current: Circumstance | None) -> bool:
    """Return True when saving the row would change nothing in the database."""
    if row.is_gone or current is None:
        return row.is_gone and current is None
    return all(getattr(row.circumstance, name) == getattr(current, name) for name in CHANGING)


def keep(row: ChangedRow, current: Circumstance | None, by: User) -> None:
    """Add, change or take away one row; each with its own line in the log."""
    if current is None:
        add_circumstance(circumstance=row.circumstance, by=by)
        return
    if row.is_gone:
        record(EventType.CIRCUMSTANCE_REMOVED, target=current, child_id=current.child_id, by=by)
        current.delete()
        return
    for name in CHANGING:
        setattr(current, name, getattr(row.circumstance, name))
    save_next(current, *CHANGING)
    record(EventType.CIRCUMSTANCE_CHANGED, target=current, child_id=current.child_id, by=by)

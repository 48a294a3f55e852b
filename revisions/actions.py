"""The one way to change a row that counts its changes; the action that calls it opens the transaction and logs."""

from hashlib import sha256
from typing import Any, Protocol, TypeVar
from uuid import UUID

from revisions.exceptions import SeenOtherwise
from revisions.models import PostedForm


class Revised(Protocol):
    """A row of a model that counts its changes: `revision` is 0 at first, one more with each change."""

    pk: Any
    revision: int

    def save(self, *, update_fields: list[str]) -> None: ...


Row = TypeVar("Row", bound=Revised)


def check_seen(current: Revised | None, seen_revision: int | None) -> None:
    """Raise `SeenOtherwise` unless a locked row is at the revision that this person saw (None: no row)."""
    if (current.revision if current else None) != seen_revision:
        raise SeenOtherwise(current)


def mark_of(*values: object) -> int:
    """Return a number of nine digits for these values, in place of a revision where no row counts only them."""
    return int.from_bytes(sha256("\n".join(map(str, values)).encode()).digest()[:4]) & 0x1FFFFFFF


def check_mark(current: Any, seen: int | None, *values: object) -> None:
    """Raise `SeenOtherwise` unless these values of a locked row have the mark that this person saw."""
    if mark_of(*values) != seen:
        raise SeenOtherwise(current)


def locked_as_seen(row: Row, seen_revision: int | None) -> Row:
    """Lock a row until the transaction ends and return it as it stands; `SeenOtherwise` when it was changed."""
    rows = type(row)._default_manager  # type: ignore[attr-defined]
    current: Row = rows.select_for_update().get(pk=row.pk)
    check_seen(current, seen_revision)
    return current


def save_next(row: Revised, *fields: str) -> None:
    """Save these fields of a locked row, and count the change."""
    row.revision += 1
    row.save(update_fields=[*fields, "revision"])


def save_as_seen(row: Revised, *fields: str, seen_revision: int | None) -> None:
    """Save these fields of a row, unless someone changed it after this person saw it: `SeenOtherwise` then."""
    row.revision = locked_as_seen(row, seen_revision).revision
    save_next(row, *fields)


def keep_posted(*, key: UUID, person_id: Any, place: str, content: str, answer: str) -> None:
    """Keep that a form was carried out, in the transaction of what it changed; `PostedForm` says what each means."""
    PostedForm.objects.create(key=key, person_id=person_id, place=place, content=content, answer=answer)

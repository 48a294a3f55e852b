"""The one writer of the audit log."""

from typing import Any

from audit.events import EventType
from audit.models import AuditEvent


def record(event: EventType, *, target: Any = None, child_id: object = "", by: Any) -> None:
    """Write one event, in the transaction of what it records.

    `target` is any model instance, or None. When this insert fails the caller's transaction fails
    with it: no log, no view.
    """
    AuditEvent.objects.create(
        event=event.value,
        actor_id=str(by.pk) if by is not None and by.pk else "",
        actor_name=by.full_name if by is not None and by.pk else "",
        child_id=str(child_id or ""),
        object_type=target._meta.model_name if target is not None else "",
        object_id=str(target.pk) if target is not None else "",
    )

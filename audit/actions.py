"""The one writer of the audit log."""

import json
from dataclasses import asdict
from typing import Any

from django.db import connection, transaction

from audit.models import AuditEvent
from audit.occasion import current
from audit.rules.events import EventType, action_of

VERSION = "0.1.0"  # of the product, as in pyproject.toml: a fault can be traced to the code that wrote it


def record(
    event: EventType,
    *,
    target: Any = None,
    child_id: object = "",
    by: Any,
    is_refused: bool = False,
    using: str | None = None,
) -> None:
    """Write one event, in the transaction of what it records; the database seals it at commit.

    `target` is any model instance, or None; `by` the person, or None. Where, in which role and on what
    grounds comes from the occasion. When this insert fails the caller's transaction fails with it: no
    log, no view. `using` names the connection of a command that works as the owner.
    """
    at = current()
    events = AuditEvent.objects.using(using) if using else AuditEvent.objects
    events.create(
        event=event.value,
        action=action_of(event).value,
        outcome=AuditEvent.Outcome.REFUSED if is_refused else AuditEvent.Outcome.SUCCESS,
        actor_id=str(by.pk) if by is not None and by.pk else "",
        actor_name=by.full_name if by is not None and by.pk else "",
        actor_role=at.role,
        organisation_id=at.organisation_id,
        on_behalf_of_id=at.on_behalf_of_id,
        basis=at.basis,
        child_id=str(child_id or ""),
        object_type=target._meta.model_name if target is not None else "",
        object_id=str(target.pk) if target is not None else "",
        page=at.page,
        request_id=at.request_id,
        session=at.session,
        address=at.address,
        version=VERSION,
    )


def occasion_in_json() -> str:
    """Return the occasion at hand, for a function of the database that writes its event by itself."""
    return json.dumps({**asdict(current()), "version": VERSION})


def rehearse() -> None:
    """Write an event with its seal and take both back; raises what would keep the log from taking the next one."""
    with transaction.atomic():
        AuditEvent.objects.create(event="rehearsal", version=VERSION)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # the seal is written now instead of at commit
        transaction.set_rollback(True)

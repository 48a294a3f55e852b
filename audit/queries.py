"""Reading the log and its chain."""

import datetime
from collections.abc import Collection, Iterator

from django.db import connections, transaction

from audit.canonical import AT, FIELDS
from audit.events import EventType
from audit.models import AuditEvent, ChainLink
from audit.verification import Head, Row

COLUMNS = ", ".join(AT if field == "at" else f"event.{field}" for field in FIELDS)
CHAIN = f"""
    SELECT link.position, coalesce(link.event_id, event.id), link.previous, link.seal, {COLUMNS}
    FROM audit_chainlink link FULL JOIN audit_auditevent event ON event.id = link.event_id
    ORDER BY link.position NULLS LAST, event.id
"""
BATCH = 5_000


def chain_rows(using: str = "default") -> Iterator[Row]:
    """Yield the whole log with its seals, by position; events without a seal come last. Streams."""
    connection = connections[using]
    with transaction.atomic(using=using), connection.chunked_cursor() as cursor:
        cursor.cursor.itersize = BATCH
        cursor.execute(CHAIN)
        for position, event_id, previous, seal, *values in cursor:
            event = None if values[0] is None else values
            yield Row(position, event_id, previous or "", seal or "", event)


def chain_head() -> Head | None:
    """Return the last seal, or None when nothing was ever logged."""
    link = ChainLink.objects.order_by("-position").first()
    return Head(link.position, link.seal) if link else None


def count_of(events: Collection[EventType], *, actor_id: object, since: datetime.datetime) -> int:
    """Return how often someone did one of these things since then."""
    found = AuditEvent.objects.filter(event__in=[event.value for event in events], at__gte=since)
    return found.filter(actor_id=str(actor_id)).count()


def events_of(
    actor_id: object, child_id: object, first: datetime.datetime, last: datetime.datetime
) -> list[AuditEvent]:
    """Return what one person did about one child between two moments, in order."""
    found = AuditEvent.objects.filter(child_id=str(child_id), actor_id=str(actor_id))
    return list(found.filter(at__gte=first, at__lte=last).order_by("id"))

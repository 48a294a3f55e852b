"""Reading the log and its chain."""

from collections.abc import Iterator

from django.db import connections, transaction

from audit.canonical import AT, FIELDS
from audit.models import ChainLink
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

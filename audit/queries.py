"""Reading the log and its chain."""

import datetime
import time
from collections.abc import Collection, Iterable, Iterator

from django.db import connections, transaction
from django.db.models import Exists, Max, Min, Model, OuterRef

from audit.models import AuditEvent, ChainLink
from audit.rules.canonical import AT, FIELDS
from audit.rules.events import Action, EventType
from audit.rules.verification import BEGINNING, Head, Row, Whole, wholeness

COLUMNS = ", ".join(AT if field == "at" else f"event.{field}" for field in FIELDS)
CHAIN = f"""
    SELECT link.position, coalesce(link.event_id, event.id), link.previous, link.seal, {COLUMNS}
    FROM audit_chainlink link FULL JOIN audit_auditevent event ON event.id = link.event_id
    ORDER BY link.position NULLS LAST, event.id
"""
PART = f"""
    SELECT link.position, link.event_id, link.previous, link.seal, {COLUMNS}
    FROM audit_chainlink link LEFT JOIN audit_auditevent event ON event.id = link.event_id
    WHERE link.position BETWEEN %s AND %s ORDER BY link.position
"""
BATCH = 5_000


def chain_rows(using: str = "default") -> Iterator[Row]:
    """Yield the whole log with its seals, by position; events without a seal come last. Streams."""
    return rows_of(CHAIN, (), using)


def rows_of(statement: str, places: tuple[int, ...], using: str = "default") -> Iterator[Row]:
    """Yield the rows of a statement on the chain. Streams."""
    with transaction.atomic(using=using), connections[using].chunked_cursor() as cursor:
        cursor.cursor.itersize = BATCH
        cursor.execute(statement, places or None)
        for position, event_id, previous, seal, *values in cursor:
            event = None if values[0] is None else values
            yield Row(position, event_id, previous or "", seal or "", event)


def is_whole(first: datetime.datetime, before: datetime.datetime, seconds: float) -> Whole:
    """Verify the seals of events in [first, before), for at most `seconds`; `Whole.UNKNOWN` when time ran out.

    The links on either side take part, so that a link that was cut off at an edge is missed. Four queries.
    """
    deadline = time.perf_counter() + seconds
    events = AuditEvent.objects.filter(at__gte=first, at__lt=before)
    if events.filter(~Exists(ChainLink.objects.filter(event_id=OuterRef("pk")))).exists():
        return Whole.NO
    places = ChainLink.objects.filter(event_id__in=events.values("pk")).aggregate(
        first=Min("position"), last=Max("position")
    )
    if places["first"] is None:
        return Whole.YES
    earlier = ChainLink.objects.filter(position__lt=places["first"]).order_by("position").last()
    later = ChainLink.objects.filter(position__gt=places["last"]).order_by("position").first()
    after = Head(earlier.position, earlier.seal) if earlier else BEGINNING
    part = rows_of(PART, (places["first"], later.position if later else places["last"]))
    return wholeness(part, after, lambda: time.perf_counter() > deadline)


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


def last_change(row: Model | None, child_id: object) -> tuple[str, datetime.datetime | None]:
    """Return who added or changed a row about a child last, and when; nothing for no row, or without an event."""
    if row is None:
        return "", None
    events = AuditEvent.objects.filter(child_id=str(child_id), object_id=str(row.pk))
    events = events.filter(object_type=row._meta.model_name)
    last = events.filter(action__in=[Action.CREATE.value, Action.UPDATE.value]).order_by("id").last()
    return (last.actor_name, last.at) if last else ("", None)


def last_of(event: EventType, children: Iterable[object]) -> dict[str, datetime.datetime]:
    """Return when something was done last about each of these children, by id as text; one query."""
    found = AuditEvent.objects.filter(event=event.value, child_id__in=[str(child) for child in children])
    done = found.filter(outcome=AuditEvent.Outcome.SUCCESS)
    return dict(done.order_by().values_list("child_id").annotate(Max("at")))


def was_removed(keys: Iterable[object], *, child_id: object = "") -> bool:
    """Say whether one of these records, of a child or of none, was there and was taken away."""
    removed = AuditEvent.objects.filter(child_id=str(child_id), action=Action.DELETE.value)
    return removed.filter(object_id__in=[str(key) for key in keys]).exists()

"""Reading what takes two people and was begun by one, declined or refused: each half stands in the month."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from accounts.models import Organisation
from accounts.rules.two_people import RECENTLY
from audit.models import AuditEvent
from audit.rules.events import EventType
from audit.rules.kinds import PRACTICE
from children.models import Grant
from logbook.words import event_words

Span = tuple[datetime.datetime, datetime.datetime]
RESETS = (EventType.PASSWORD_LINK_MADE, EventType.SECOND_FACTOR_RESET)
ROLES = (EventType.ROLE_PROPOSED, EventType.ROLE_APPROVED, EventType.ROLE_DECLINED)
DECIDED = (EventType.ERASURE_ADDED, EventType.ERASURE_DECIDED)
DESTRUCTION = (*DECIDED, EventType.ERASURE_APPROVED)
SECOND = (*RESETS, EventType.ROLE_APPROVED, EventType.ERASURE_APPROVED, EventType.EMERGENCY_REVIEWED)


@dataclass(frozen=True)
class Half:
    """Something that takes two people and that one began, in words, and how it stands."""

    at: datetime.datetime
    what: str
    who: str
    state: str


def halves_in(organisation: Organisation, span: Span) -> list[Half]:
    """Return what one person began in a span of time and nobody finished, and what was declined or refused.

    Four queries, however long the log.
    """
    return sorted(
        [
            *refused(organisation, span),
            *proposals(organisation, span),
            *single_resets(organisation, span),
            *decisions(organisation, span),
            *emergencies(organisation, span),
        ],
        key=lambda half: half.at,
    )


def half(event: AuditEvent, what: str, state: str, who: str = "") -> Half:
    """Return one half in words."""
    words, states = event_words.TWO, event_words.HALVES
    return Half(event.at, str(words[what]), who or event.actor_name, str(states[state]))


def events_in(
    organisation: Organisation, events: Iterable[EventType], first: datetime.datetime, **more: object
) -> list[AuditEvent]:
    """Return these events of an organisation from a moment on, in order, but for those on practice children."""
    found = AuditEvent.objects.filter(organisation_id=str(organisation.pk), at__gte=first, **more)
    return list(
        found.exclude(basis=PRACTICE).filter(event__in=[event.value for event in events]).order_by("id")
    )


def is_in(span: Span, event: AuditEvent) -> bool:
    """Say whether something happened in a span of time."""
    return span[0] <= event.at < span[1]


def refused(organisation: Organisation, span: Span) -> Iterator[Half]:
    """Yield who wanted to be the second of two people and may not."""
    found = events_in(organisation, SECOND, span[0], at__lt=span[1], outcome=AuditEvent.Outcome.REFUSED)
    yield from (half(event, KINDS[EventType(event.event)], "refused") for event in found)


KINDS = {
    **dict.fromkeys(RESETS, "resets"),
    EventType.ROLE_APPROVED: "role",
    EventType.ERASURE_APPROVED: "destruction",
    EventType.EMERGENCY_REVIEWED: "emergency",
}


def succeeded(
    organisation: Organisation, events: Iterable[EventType], first: datetime.datetime
) -> list[AuditEvent]:
    """Return these events in order, but for what was refused."""
    return events_in(organisation, events, first, outcome=AuditEvent.Outcome.SUCCESS)


def proposals(organisation: Organisation, span: Span) -> Iterator[Half]:
    """Yield the roles that were proposed and wait, and those that were declined."""
    open_ones: dict[str, AuditEvent] = {}
    for event in succeeded(organisation, ROLES, span[0] - RECENTLY):
        proposed = open_ones.pop(event.object_id, None)
        if event.event == EventType.ROLE_PROPOSED:
            open_ones[event.object_id] = event
        elif event.event == EventType.ROLE_DECLINED and is_in(span, event):
            yield half(event, "role", "declined")
            if proposed and is_in(span, proposed):
                yield half(proposed, "role", "was declined")
    yield from (half(event, "role", "waits") for event in open_ones.values() if is_in(span, event))


def single_resets(organisation: Organisation, span: Span) -> Iterator[Half]:
    """Yield a new password or a new second step for a colleague, of which the other half was not done since."""
    alone: dict[str, AuditEvent] = {}
    for event in succeeded(organisation, RESETS, span[0] - RECENTLY):
        other = alone.get(event.object_id)
        if other and other.event != event.event and event.at - other.at < RECENTLY:
            del alone[event.object_id]
        else:
            alone[event.object_id] = event
    yield from (half(event, event.event, "alone") for event in alone.values() if is_in(span, event))


def decisions(organisation: Organisation, span: Span) -> Iterator[Half]:
    """Yield what was asked or decided last about destruction and nobody approved."""
    last: dict[str, AuditEvent] = {}
    for event in succeeded(organisation, DESTRUCTION, span[0]):
        if event.event == EventType.ERASURE_APPROVED:
            last.pop(event.object_id, None)
        else:
            last[event.object_id] = event
    yield from (half(event, "destruction", event.event) for event in last.values() if is_in(span, event))


def emergencies(organisation: Organisation, span: Span) -> Iterator[Half]:
    """Yield the emergency accesses that nobody looked at yet."""
    found = Grant.objects.filter(
        kind=Grant.Kind.EMERGENCY, child__organisation=organisation, reviewed_at=None
    )
    for grant in found.filter(began_at__gte=span[0], began_at__lt=span[1]).select_related("user"):
        what, state = event_words.TWO["emergency"], event_words.HALVES["waits"]
        yield Half(grant.began_at, str(what), grant.user.full_name, str(state))

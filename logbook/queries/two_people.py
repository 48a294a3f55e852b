"""Reading what takes two people in a month: which roles were given by whom, and who did the two halves of what."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from accounts.models import Membership, Organisation
from accounts.rules.two_people import RECENTLY, TAKES_TWO
from audit.models import AuditEvent
from audit.rules.events import EventType
from children.models import Grant
from logbook.queries.child import midnight
from logbook.queries.halves import DECIDED, RESETS, Half, Span, halves_in
from logbook.rules.months import month_after
from logbook.words import event_words


@dataclass(frozen=True)
class GivenRole:
    """A role that began in the month, and through whom; `marks` say why it deserves a look."""

    membership: Membership
    marks: list[str]


@dataclass(frozen=True)
class TwoActed:
    """Something that takes two people and was finished in the month, in words, with the name of each."""

    at: datetime.datetime
    what: str
    first: str
    second: str


@dataclass(frozen=True)
class TwoPeople:
    """What a month shows of what takes two people, and how often someone saw a link of a colleague."""

    roles: list[GivenRole]
    acts: list[TwoActed]
    halves: list[Half]
    n_links: int


def two_people_in(organisation: Organisation, month: datetime.date) -> TwoPeople:
    """Return who got which role through whom, and who acted together; eleven queries, however long the log."""
    span = midnight(month), midnight(month_after(month))
    shown = AuditEvent.objects.filter(event=EventType.LINK_SHOWN, at__gte=span[0], at__lt=span[1])
    acts = [
        *emergencies(organisation, span),
        *destructions(organisation, span),
        *resets(organisation, span),
    ]
    return TwoPeople(
        roles=[GivenRole(role, marks_of(role, span[0])) for role in roles_given(organisation, span)],
        acts=sorted(acts, key=lambda act: act.at),
        halves=halves_in(organisation, span),
        n_links=shown.filter(organisation_id=str(organisation.pk)).count(),
    )


def roles_given(organisation: Organisation, span: Span) -> Iterable[Membership]:
    """Return the roles that began in a span of time, in order."""
    found = organisation.memberships.filter(started_at__gte=span[0], started_at__lt=span[1])
    return found.select_related("user", "team", "given_by", "approved_by").order_by("started_at", "pk")


def marks_of(role: Membership, first: datetime.datetime) -> list[str]:
    """Say what deserves a look about a role: it gives roles or looks over the log, is one's own, or came with an account."""
    is_new = role.user.added_by_id is not None and role.user.added_at >= first
    marks = {
        "watched": role.role in TAKES_TWO,
        "own": role.given_by_id == role.user_id,
        "new": is_new,
    }
    return [str(event_words.MARKS[name]) for name, holds in marks.items() if holds]


def emergencies(organisation: Organisation, span: Span) -> Iterator[TwoActed]:
    """Yield the emergency accesses that were looked at: who opened and who looked."""
    found = Grant.objects.filter(kind=Grant.Kind.EMERGENCY, child__organisation=organisation)
    found = found.filter(reviewed_at__gte=span[0], reviewed_at__lt=span[1])
    for grant in found.select_related("user", "reviewed_by"):
        if grant.reviewed_at and grant.reviewed_by:
            names = grant.user.full_name, grant.reviewed_by.full_name
            yield TwoActed(grant.reviewed_at, str(event_words.TWO["emergency"]), *names)


def destructions(organisation: Organisation, span: Span) -> Iterator[TwoActed]:
    """Yield what was destroyed: who decided last and who approved."""
    approved = AuditEvent.objects.filter(
        event=EventType.ERASURE_APPROVED,
        outcome=AuditEvent.Outcome.SUCCESS,
        at__gte=span[0],
        at__lt=span[1],
        organisation_id=str(organisation.pk),
    )
    found = list(approved)
    decided = AuditEvent.objects.filter(
        child_id__in={one.child_id for one in found},
        event__in=DECIDED,
        object_id__in={one.object_id for one in found},
    )
    names = {one.object_id: one.actor_name for one in decided}  # in order: the last one decided
    for one in found:
        what = str(event_words.TWO["destruction"])
        yield TwoActed(one.at, what, names.get(one.object_id, ""), one.actor_name)


def resets(organisation: Organisation, span: Span) -> Iterator[TwoActed]:
    """Yield the colleagues whose password and second step were both reset: who did the one and who the other."""
    since = span[0] - RECENTLY
    halves = AuditEvent.objects.filter(organisation_id=str(organisation.pk), event__in=RESETS)
    halves = halves.filter(outcome=AuditEvent.Outcome.SUCCESS)
    done: dict[tuple[str, str], AuditEvent] = {}
    for half in halves.filter(at__gte=since, at__lt=span[1]):
        other = next(event for event in RESETS if event != half.event)
        first = done.get((half.object_id, other))
        if first and half.at >= span[0] and half.at - first.at < RECENTLY:
            yield TwoActed(half.at, str(event_words.TWO["resets"]), first.actor_name, half.actor_name)
        done[half.object_id, half.event] = half

"""Reading the log of one organisation; what happened in another one never shows."""

import datetime
from uuid import UUID

from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone

from accounts.models import Membership
from audit.models import AuditEvent
from audit.rules.events import EventType
from children.models import Child
from logbook.rules.lines import Deed, Line, merged

RESTRICTED = (EventType.SAFETY_NOTES_READ, EventType.SAFETY_NOTE_ADDED)
SLACK = datetime.timedelta(minutes=1)  # an account and its first role are made in one go, not in one instant


def log_of(organisation_id: UUID) -> QuerySet[AuditEvent]:
    """Return the events of an organisation.

    Those that do not name one are given a place by who acted, if that person worked here then; what nobody
    did, a command or a sign-in that failed, by the child, the account or the role that it is about.
    """
    children = Child.objects.filter(organisation=organisation_id)
    memberships = Membership.objects.filter(organisation=organisation_id)
    about = (
        Q(child_id__in=children.values(key=as_text("pk")))
        | Q(object_type="membership", object_id__in=memberships.values(key=as_text("pk")))
        | Q(object_type="user") & Q(Exists(worked_here(memberships, "object_id")))
    )
    nameless = Q(Exists(worked_here(memberships, "actor_id"))) | Q(actor_id="") & about
    here = str(organisation_id)
    return AuditEvent.objects.filter(Q(organisation_id=here) | nameless, organisation_id__in=[here, ""])


def as_text(field: str) -> Cast:
    """Return a key as the log keeps it."""
    return Cast(field, CharField())


def worked_here(memberships: QuerySet[Membership], field: str) -> QuerySet[Membership]:
    """Narrow memberships to those that the user in `field` of the outer event held at its time (for `Exists`)."""
    return memberships.annotate(key=as_text("user_id"), at=OuterRef("at")).filter(
        Q(ended_at=None) | Q(ended_at__gte=F("at")), key=OuterRef(field), started_at__lte=F("at") + SLACK
    )


def between(events: QuerySet[AuditEvent], first: datetime.date, after: datetime.date) -> QuerySet[AuditEvent]:
    """Narrow to what happened from the first day on and before the day `after`, where the team works."""
    return events.filter(at__gte=midnight(first), at__lt=midnight(after))


def midnight(day: datetime.date) -> datetime.datetime:
    """Return when a day begins."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))


DEED = ("at", "actor_id", "actor_name", "actor_role", "event", "basis", "outcome")


def deed_of(at: datetime.datetime, *rest: str | int) -> Deed:
    """Return an event, given the values of DEED, as something done on a day."""
    return Deed(timezone.localtime(at).date(), *rest)  # type: ignore[arg-type]


def lines_about(child: Child, first: datetime.date, last: datetime.date) -> list[Line]:
    """Return who did what about a child from the first day up to and including the last; one query.

    Without the restricted notes on safety: whom they are about need not know that there are any.
    """
    about = log_of(child.organisation_id).filter(child_id=str(child.pk)).exclude(event__in=RESTRICTED)
    events = between(about, first, last + datetime.timedelta(days=1)).order_by("id")
    return merged(deed_of(*values) for values in events.values_list(*DEED))

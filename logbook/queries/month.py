"""Reading a month of the log of an organisation: its figures, its sample, and whether it was signed off."""

import datetime
import hashlib
from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Min, Q, QuerySet
from django.utils import timezone

from accounts.access import Access
from accounts.models import Membership, Organisation, User
from accounts.rules.permissions import Permission
from audit.models import AuditEvent
from audit.queries import is_whole
from audit.rules.kinds import PRACTICE, EventKind, kind_of
from audit.rules.verification import Whole
from children.models import Grant
from children.queries.child_access import within_reach
from logbook.models import LogReview, LogReviewItem
from logbook.queries.child import DEED, as_text, between, deed_of, log_of, midnight
from logbook.rules.months import due_month, month_after, month_of, months_from
from logbook.rules.sampling import drawn
from logbook.words import event_words

SECONDS = 3.0  # of computing seals while someone waits; a longer month is for `verify_audit`


@dataclass(frozen=True)
class MonthRow:
    """One month in the list; `review` is None when nobody began."""

    month: datetime.date
    is_over: bool
    is_late: bool
    review: LogReview | None
    n_judged: int
    n_items: int


@dataclass(frozen=True)
class Emergencies:
    """How many emergency accesses began in a month, and how many of them nobody checked."""

    n: int
    n_open: int


@dataclass(frozen=True)
class MonthFigures:
    """What a month of the log holds, by kind, in words; `whole` tells of the chain."""

    counts: list[tuple[str, int]]
    total: int
    emergencies: Emergencies
    whole: Whole


@dataclass(frozen=True)
class SampleLine:
    """One event of the sample in words. `mark` stands for the child; `child_id` is given to who may see it."""

    item: LogReviewItem
    who: str
    roles: str
    what: str
    grounds: str
    outcome: str
    mark: str
    child_id: str


@dataclass(frozen=True)
class Nag:
    """Months that should have been signed off: how many and the oldest; what this person can do about it."""

    n: int
    oldest: datetime.date
    can_review: bool
    has_officer: bool


def first_month(organisation: Organisation) -> datetime.date:
    """Return the month in which the organisation began: the one of its first role."""
    began = Membership.objects.filter(organisation=organisation).aggregate(at=Min("started_at"))["at"]
    return month_of(timezone.localtime(began).date() if began else timezone.localdate())


def reviews_of(organisation: Organisation) -> QuerySet[LogReview]:
    """Return the months that were begun, with who signed them off and how many lines were judged."""
    return organisation.log_reviews.select_related("signed_by").annotate(
        n_items=Count("items"), n_judged=Count("items", filter=~Q(items__verdict=""))
    )


def month_rows(organisation: Organisation, today: datetime.date) -> list[MonthRow]:
    """Return every month of the organisation up to the one that goes on, the newest first; two queries."""
    by_month = {review.month: review for review in reviews_of(organisation)}
    months = months_from(first_month(organisation), today)
    return [month_row(month, by_month.get(month), today) for month in months]


def month_row(month: datetime.date, review: "LogReview | None", today: datetime.date) -> MonthRow:
    """Return what the list says of a month; `review` carries its counts."""
    is_signed = review is not None and review.is_signed
    return MonthRow(
        month=month,
        is_over=month < month_of(today),
        is_late=month <= due_month(today) and not is_signed,
        review=review,
        n_judged=getattr(review, "n_judged", 0),
        n_items=getattr(review, "n_items", 0),
    )


def events_in(organisation: Organisation, month: datetime.date) -> QuerySet[AuditEvent]:
    """Return the events of an organisation in a month, but for those on practice children: these are never counted."""
    return between(log_of(organisation.pk), month, month_after(month)).exclude(basis=PRACTICE)


def figures_of(organisation: Organisation, month: datetime.date) -> MonthFigures:
    """Return the figures of a month; six queries, however long the log."""
    kinds: Counter[EventKind] = Counter()
    grouped = events_in(organisation, month).order_by().values_list("event", "outcome", "basis")
    for event, outcome, basis, n in grouped.annotate(n=Count("pk")):
        kinds[kind_of(event, outcome, basis)] += n
    return MonthFigures(
        counts=[(str(name), kinds[kind]) for kind, name in event_words.KINDS.items()],
        total=kinds.total(),
        emergencies=emergencies_in(organisation, month),
        whole=chain_in(month),
    )


def chain_in(month: datetime.date) -> Whole:
    """Say whether the chain of the log is whole in a month; four queries, and a few seconds at most."""
    return is_whole(midnight(month), midnight(month_after(month)), SECONDS)


def emergencies_in(organisation: Organisation, month: datetime.date) -> Emergencies:
    """Count the emergency accesses that began in a month."""
    began = Grant.objects.filter(
        kind=Grant.Kind.EMERGENCY,
        child__organisation=organisation,
        began_at__gte=midnight(month),
        began_at__lt=midnight(month_after(month)),
    )
    return Emergencies(**began.aggregate(n=Count("pk"), n_open=Count("pk", filter=Q(reviewed_at=None))))


def sample_of(organisation: Organisation, month: datetime.date) -> list[int]:
    """Draw the keys of the events to look at; the same for everybody who draws."""
    events = events_in(organisation, month).order_by().values_list("pk", "event", "outcome", "basis")
    found = events.iterator(chunk_size=5_000)
    kinds = ((key, kind_of(event, outcome, basis)) for key, event, outcome, basis in found)
    return drawn(kinds, f"{organisation.pk} {month:%Y-%m}")


def sample_lines(items: QuerySet[LogReviewItem], access: Access, user: User) -> list[SampleLine]:
    """Return lines of a sample in words; two queries. No name of a child, and a link for who may see it."""
    found = list(items.select_related("event", "judged_by"))
    children = {item.event.child_id for item in found} - {""}
    seen = within_reach(access, user).annotate(key=as_text("pk")).filter(key__in=children)
    reachable = set(seen.values_list("key", flat=True)) if children else set()
    return [line_of(item, item.event.child_id if item.event.child_id in reachable else "") for item in found]


def line_of(item: LogReviewItem, child_id: str) -> SampleLine:
    """Return one line of a sample in words."""
    deed = deed_of(*(getattr(item.event, field) for field in DEED))
    return SampleLine(
        item=item,
        who=event_words.who(deed),
        roles=event_words.roles(deed),
        what=event_words.phrase(deed.event),
        grounds=event_words.grounds(deed),
        outcome=event_words.outcome(deed),
        mark=mark_of(item.event.child_id),
        child_id=child_id,
    )


def mark_of(child_id: str) -> str:
    """Return what tells children apart and names none: the start of a SHA-256; empty for no child."""
    return hashlib.sha256(child_id.encode()).hexdigest()[:6] if child_id else ""


def nag_for(access: Access, today: datetime.date) -> Nag | None:
    """Return what should have been signed off, for a privacy officer and for an administrator; else None.

    No query for others; three for them.
    """
    reviewing = access.organisations_where(Permission.LOG_REVIEW)
    held = reviewing or access.organisations_where(Permission.PEOPLE_MANAGE)
    organisation = Organisation.objects.filter(pk__in=held).first() if held else None
    if organisation is None:
        return None
    signed = organisation.log_reviews.exclude(signed_at=None).values_list("month", flat=True)
    late = sorted(set(months_from(first_month(organisation), due_month(today))) - set(signed))
    if not late:
        return None
    officers = organisation.memberships.filter(role=Membership.Role.PRIVACY_OFFICER, ended_at=None)
    return Nag(len(late), late[0], bool(reviewing), bool(reviewing) or officers.exists())


def next_open(review: LogReview) -> int:
    """Return the number of the first line that was not judged yet; 0 when all were."""
    return review.items.filter(verdict="").aggregate(n=Min("number"))["n"] or 0

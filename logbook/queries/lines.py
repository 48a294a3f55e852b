"""Reading the log of an organisation line by line, for when something has to be looked into now."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from accounts.models import Organisation, User
from audit.models import AuditEvent
from children.models import Child
from logbook.queries.child import DEED, between, deed_of, log_of
from logbook.queries.month import mark_of
from logbook.rules.months import month_of
from logbook.words import event_words

PER_PAGE = 50


@dataclass(frozen=True)
class LogLine:
    """One event in words; `mark` stands for the child, whose name is not told here."""

    id: int
    at: datetime.datetime
    who: str
    roles: str
    what: str
    grounds: str
    outcome: str
    mark: str


@dataclass(frozen=True)
class LogLines:
    """Some lines, the newest first; `before` is where the next ones go on, None when these are the last."""

    lines: list[LogLine]
    before: int | None


def lines_in(
    organisation: Organisation,
    *,
    first: datetime.date,
    last: datetime.date,
    children: Sequence[Child] = (),
    colleague: User | None = None,
    before: int | None = None,
) -> LogLines:
    """Return what happened from the first day up to and including the last, `PER_PAGE` at a time; one query.

    Of these children and this colleague, when given. `before` is the id of the line above.
    """
    found = between(log_of(organisation.pk), first, last + datetime.timedelta(days=1))
    if children:
        found = found.filter(child_id__in=[str(child.pk) for child in children])
    if colleague:
        found = found.filter(actor_id=str(colleague.pk))
    if before:
        found = found.filter(pk__lt=before)
    events = list(found.order_by("-pk")[: PER_PAGE + 1])
    lines = [line_of(event) for event in events[:PER_PAGE]]
    return LogLines(lines, lines[-1].id if len(events) > PER_PAGE else None)


def line_of(event: AuditEvent) -> LogLine:
    """Return one event in words."""
    deed = deed_of(*(getattr(event, field) for field in DEED))
    return LogLine(
        id=event.pk,
        at=event.at,
        who=event_words.who(deed),
        roles=event_words.roles(deed),
        what=event_words.phrase(deed.event),
        grounds=event_words.grounds(deed),
        outcome=event_words.outcome(deed),
        mark=mark_of(event.child_id),
    )


def span_of(day: datetime.date | None, today: datetime.date) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day to show: that day, or else the month that goes on."""
    return (day, day) if day else (month_of(today), today)

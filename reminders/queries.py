"""Who is to be reminded of what, from the same lists that these people see themselves."""

import datetime
from collections import defaultdict
from uuid import UUID

from django.db.models import Max
from django.utils import timezone

from accounts.access import access_from
from accounts.models import Membership, User
from assessments.queries.caseload import CaseloadRow, caseload
from meetings.models import Meeting
from reminders.models import Reminder, ReminderChoice
from reminders.rules.due import is_reminded


def to_remind(today: datetime.date) -> list[User]:
    """Return who gets a mail today, in a fixed order; about eight queries for each colleague."""
    roles: dict[User, list[Membership]] = defaultdict(list)
    working = Membership.objects.filter(ended_at=None, user__is_active=True).select_related("user")
    for membership in working.order_by("user_id", "pk"):
        roles[membership.user].append(membership)
    off = set(ReminderChoice.objects.filter(is_off=True).values_list("user_id", flat=True))
    last = last_days()
    return [
        user
        for user, held in roles.items()
        if user.pk not in off and reminded(user, held, today, last_on=last.get(user.pk))
    ]


def reminded(
    user: User, held: list[Membership], today: datetime.date, *, last_on: datetime.date | None
) -> bool:
    """Say whether this person gets a mail today; `held` are the roles, `last_on` the day of the last mail."""
    rows = [row for row in caseload(access=access_from(held), user=user, today=today) if row.can_fill]
    asked = [request for row in rows for request in row.asked]
    return is_reminded(
        today,
        last_on=last_on,
        due=due_days(rows),
        asked=[(timezone.localdate(request.asked_at), request.due_on) for request in asked],
        meetings=[meeting.meets_on for meeting in Meeting.objects.coming(today).filter(invited=user)],
    )


def last_days() -> dict[UUID, datetime.date]:
    """Return the day of the last mail of everybody who had one; one query."""
    return dict(Reminder.objects.order_by().values_list("user").annotate(Max("day")))


def due_days(rows: list[CaseloadRow]) -> list[datetime.date]:
    """Return since when each observation is due that waits on someone's own list; no query.

    A child who was never observed is due since it was registered.
    """
    return [row.due_on or timezone.localdate(row.child.registered_at) for row in rows if row.is_due]


def is_wanted(user: User) -> bool:
    """Say whether this person works here now and did not switch the mails off; two queries at most."""
    works = user.is_active and user.memberships.filter(ended_at=None).exists()
    return works and not is_off(user)


def is_off(user: User) -> bool:
    """Say whether this person switched the mails off; one query."""
    return ReminderChoice.objects.filter(user=user, is_off=True).exists()

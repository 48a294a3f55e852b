"""Events in the log at any time, as if they had been written then; and a privacy officer to look at them."""

import csv
import datetime
import io
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.actions import add_person
from accounts.models import Membership, User
from audit.models import AuditEvent
from children.models import Child
from logbook.actions import start_review
from logbook.queries.month import sample_of
from logbook.rules.months import month_before, month_of
from tests.support.build import People
from tests.support.clock import clock_at
from tests.support.days import today
from tests.support.pages import Page

DAY = datetime.timedelta(days=1)


def at_noon(day: datetime.date) -> datetime.datetime:
    """Return twelve o'clock of a day, where the team works."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(12)))


def logged(
    day: datetime.date, event: str, *, by: User | None = None, child: Child | None = None, **given: Any
) -> AuditEvent:
    """Put an event in the log at noon of a day, or at the moment `at`: the database dates it by its own clock."""
    moment = given.pop("at", at_noon(day))
    values = {
        "actor_id": str(by.pk) if by else "",
        "actor_name": by.full_name if by else "",
        "child_id": str(child.pk) if child else "",
        "organisation_id": str(child.organisation_id) if child else "",
        "basis": "team" if child else "",
    }
    with clock_at(moment):
        return AuditEvent.objects.create(event=event, **{**values, **given})


def a_privacy_officer(people: People, name: str = "Petra") -> User:
    """Add a privacy officer to the organisation."""
    return add_person(
        organisation=people.north.organisation,
        email=f"{name.lower()}@voorbeeld.example",
        full_name=f"{name} Vos",
        role="privacy_officer",
        team=None,
        by=None,
    )


def working_since(people: People, day: datetime.date) -> None:
    """Let the organisation work since a day: everybody's role began then."""
    Membership.objects.filter(organisation=people.north.organisation).update(started_at=at_noon(day))


def last_month(back: int = 1) -> datetime.date:
    """Return the first day of the last month that is over, or of one so many months before this one."""
    month = month_of(today())
    for _month in range(back):
        month = month_before(month)
    return month


def month_page(name: str = "log-month", *rest: int, back: int = 1) -> str:
    """Return the address of a page about the last month that is over, or an earlier one."""
    month = last_month(back)
    return reverse(name, args=[month.year, month.month, *rest])


def a_month_to_look_over(people: People, child: Child) -> User:
    """Let the organisation work since three months ago, with some of everything in last month's log; return its officer."""
    officer, month = a_privacy_officer(people), last_month()
    working_since(people, last_month(3) + 2 * DAY)
    day = month + 6 * DAY
    for number in range(30):
        logged(month + (number % 28) * DAY, "profile_read", by=people.anna, child=child)
    for event in ("report_exported", "answer_saved", "grant_added", "emergency_started"):
        logged(day, event, by=people.cora, child=child, actor_role="coordinator")
    logged(day, "access_refused", by=people.chris, child=child, outcome=4)
    logged(day, "sign_in_failed", object_type="user", object_id=str(people.anna.pk))
    logged(day, "signed_in", by=people.ada)
    keys = sample_of(people.north.organisation, month)
    start_review(organisation=people.north.organisation, month=month, keys=keys, by=officer)
    return officer


def address(child: Child, query: str = "") -> str:
    return reverse("child-log", args=[child.pk]) + query


def rows(browser: Client, child: Child, query: str = "") -> list[list[str]]:
    """Return the cells of the page's table, without its head."""
    return Page(browser.get(address(child, query))).rows[1:]


def as_csv(browser: Client, child: Child, query: str = "") -> list[dict[str, str]]:
    response = browser.get(reverse("child-log-file", args=[child.pk]) + query)
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))

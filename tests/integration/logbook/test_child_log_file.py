"""Over which days the log of a child is shown, and the same lines as a file for a spreadsheet."""

import datetime
import re

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from audit.models import AuditEvent
from children.models import Child
from logbook.words.event_words import phrase
from tests.support.audit_log import DAY, address, as_csv, logged, rows
from tests.support.build import People
from tests.support.days import days_ago, spelled, today
from tests.support.pages import Page


def dated(query: str) -> str:
    """Return an address with each `{n}` as the day n days ago."""
    return re.sub(r"\{(-?\d+)\}", lambda found: str(days_ago(int(found[1]))), query)


@pytest.mark.parametrize(
    ("query", "events"),
    [
        ("", ["profile_read", "report_read", "trajectory_read"]),
        ("?period=month", ["profile_read", "report_read"]),
        ("?period=quarter", ["profile_read", "report_read", "trajectory_read"]),
        ("?period=year", ["profile_read", "report_read", "trajectory_read", "coping_read"]),
        ("?period=own&from_on={29}&to_on={1}", ["report_read"]),
        ("?period=own&from_on={30}&to_on=", ["profile_read", "report_read"]),
        ("?something=else", ["profile_read", "report_read", "trajectory_read"]),
    ],
)
def test_period_holds_its_first_and_its_last_day(
    people: People, anna: Client, child: Child, query: str, events: list[str]
) -> None:
    for days, event in (
        (0, "profile_read"),
        (29, "report_read"),
        (91, "trajectory_read"),
        (365, "coping_read"),
    ):
        logged(today() - days * DAY, event, by=people.anna, child=child)
    assert [row[2] for row in rows(anna, child, dated(query))] == [phrase(event) for event in events]


def test_day_is_that_of_the_team_and_not_of_greenwich(people: People, anna: Client, child: Child) -> None:
    late = datetime.datetime(2026, 11, 10, 23, 30, tzinfo=datetime.UTC)  # half past midnight in Amsterdam
    late = late.replace(year=today().year - 1)
    day = late.date() + DAY
    logged(today(), "profile_read", by=people.anna, child=child, at=late)
    assert [row[0] for row in rows(anna, child, f"?period=own&from_on={day}&to_on={day}")] == [spelled(day)]
    assert rows(anna, child, f"?period=own&from_on={day - DAY}&to_on={day - DAY}") == []


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("period=own", "from_on"),
        ("period=own&from_on=x", "from_on"),
        ("period=own&from_on={-1}", "from_on"),
        ("period=own&from_on=0001-01-01", "from_on"),
        ("period=own&from_on={12}&to_on={13}", "to_on"),
        ("period=own&from_on={12}&to_on=9999-12-31", "to_on"),
        ("period=century", "period"),
    ],
)
def test_period_that_cannot_be_is_told_at_the_field(
    anna: Client, child: Child, query: str, field: str
) -> None:
    query = dated(query)
    response = anna.get(address(child, f"?{query}"))
    assert list(response.context["form"].errors) == [field]
    assert Page(response).rows == []
    back = anna.get(reverse("child-log-file", args=[child.pk]) + f"?{query}")
    assert back.headers["Location"].startswith(address(child, "?period="))
    assert not AuditEvent.objects.filter(event="log_exported").exists()


@pytest.mark.parametrize("name", ["=1+1", "+31612345678", "-2", "@SUM(A1)", "\t=1", "\r=1"])
def test_file_holds_no_cell_that_a_spreadsheet_would_run(
    people: People, anna: Client, child: Child, name: str
) -> None:
    User.objects.filter(pk=people.anna.pk).update(full_name=name)
    logged(today(), "profile_read", by=people.anna, child=child)
    (row,) = as_csv(anna, child, "?period=month")
    assert row["Wie"] == f"'{name.strip()}"
    assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_file_counts_in_numbers_and_has_a_name_without_the_child(
    people: People, anna: Client, child: Child
) -> None:
    logged(today(), "profile_read", by=people.anna, child=child)
    logged(today(), "profile_read", by=people.anna, child=child)
    logged(today() - DAY, "access_refused", by=people.bram, child=child, outcome=4)
    found = as_csv(anna, child)
    assert [(row["Dag"], row["Hoe vaak"], row["Hoe het afliep"]) for row in found] == [
        (str(today()), "2", "gelukt"),
        (str(today() - DAY), "1", "kreeg geen toegang"),
    ]
    sent = anna.get(reverse("child-log-file", args=[child.pk]))
    assert sent.headers["Content-Disposition"] == f'attachment; filename="inzage-dw-001-{today()}.csv"'

"""How long the pages of the log take with a long log behind them, and how many queries.

Fills a database of its own with 200,000 events over a year (or as many as asked: `python -m
benchmarks.log_pages 20000`) of which one child has one in forty, and prints for each page its time as a
ratio to a page about people, and its queries; the same again with a tenth, for the queries must not grow.
"""

import datetime
import statistics
import sys
import time
from collections.abc import Callable
from unittest import mock

import psycopg
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from benchmarks.audit import Parts, throwaway_database
from children.models import Child
from logbook.actions import start_review
from logbook.queries.month import sample_of
from tests.support.audit_log import a_privacy_officer, at_noon, last_month, working_since
from tests.support.build import make_people
from tests.support.days import today
from tests.support.second_factor import force_login_with_second_factor

ROUNDS = 5
BATCH = 10_000
EVENTS = (
    "profile_read",
    "trajectory_read",
    "assessment_read",
    "answer_saved",
    "report_exported",
    "access_refused",
)
# Every event has its place in the year; one in forty is about the child, the rest about two thousand others.
FILL = b"""
    INSERT INTO audit_auditevent (at, event, action, outcome, actor_id, actor_name, actor_role, organisation_id,
        on_behalf_of_id, basis, child_id, object_type, object_id, page, request_id, session, address, version)
    SELECT %(first)s + (n * 365.0 / %(wanted)s) * interval '1 day', (%(events)s::text[])[1 + n %% 6], 'R',
        CASE WHEN n %% 6 = 5 THEN 4 ELSE 0 END, %(actor)s, 'Anna de Wit', 'practitioner',
        CASE WHEN n %% 50 = 0 THEN '' ELSE %(organisation)s END, '', 'team',
        CASE WHEN n %% 40 = 0 THEN %(child)s ELSE md5((n %% 2000)::text) END,
        'child', '', 'profile', md5(n::text), '0123456789abcdef', '10.0.0.1', '0.1.0'
    FROM generate_series(%(from)s::int, %(to)s::int - 1) n
"""


def fill(owner: Parts, child: Child, by: User, wanted: int) -> float:
    """Add events of a year until there are this many; return how long that took.

    The owner does it, since the database dates what the web role adds.
    """
    began = time.perf_counter()
    values = {
        "first": at_noon(today() - datetime.timedelta(days=365)),
        "events": list(EVENTS),
        "actor": str(by.pk),
        "organisation": str(child.organisation_id),
        "child": str(child.pk),
        "wanted": wanted,
    }
    with psycopg.connect(**owner, autocommit=True) as open_connection:
        open_connection.execute(b"ALTER TABLE audit_auditevent DISABLE TRIGGER audit_event_dated")
        for place in range(0, wanted, BATCH):
            open_connection.execute(FILL, {**values, "from": place, "to": min(wanted, place + BATCH)})
        open_connection.execute(b"ALTER TABLE audit_auditevent ENABLE TRIGGER audit_event_dated")
        open_connection.execute(b"ANALYZE")
    return time.perf_counter() - began


def measured(work: Callable[[], object]) -> tuple[float, int]:
    """Return the median time of some runs, and the queries of one."""
    with CaptureQueriesContext(connection) as queries:
        work()
        n_queries = len(queries)
    times = []
    for _round in range(ROUNDS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times), n_queries


def browser_of(user: User) -> Client:
    """Return a browser in which someone is signed in."""
    client = Client()
    force_login_with_second_factor(client, user)
    return client


def show(child: Child, anna: User, officer: User, ada: User) -> None:
    """Print times, ratios and queries of the pages as the log is now."""
    log, month = f"/kinderen/{child.pk}/inzage", f"/logboek/{last_month():%Y/%-m}/"
    people = browser_of(ada)
    base, _queries = measured(lambda: people.get("/mensen/"))
    pages = [(anna, f"{log}/"), (anna, f"{log}/?period=year"), (anna, f"{log}.csv?period=year")]
    for user, address in [
        *pages,
        (officer, "/logboek/"),
        (officer, "/logboek/regels/"),
        (officer, month),
        (officer, f"{month}1/"),
    ]:
        client = browser_of(user)
        assert client.get(address).status_code == 200
        taken, n_queries = measured(lambda client=client, address=address: client.get(address))  # type: ignore[misc]
        name = address.replace(str(child.pk), "…")
        print(
            f"{name}: {taken * 1000:.0f} ms, {taken / base:.1f} times a page of people, {n_queries} queries"
        )


def measure(wanted: int) -> None:
    """Print the figures for a log of so many events; the long month is verified to its end."""
    with throwaway_database() as (owner, _web), mock.patch("logbook.queries.month.SECONDS", 60.0):
        people = make_people()
        officer = a_privacy_officer(people)
        working_since(people, today() - datetime.timedelta(days=365))
        child = Child.objects.create(
            team=people.north,
            organisation=people.north.organisation,
            first_name="Sam",
            birth_year=2017,
            birth_month=3,
            reference="DW-001",
            reference_key="dw-001",
            registered_by=people.anna,
        )
        print(f"{wanted} events, {fill(owner, child, people.anna, wanted):.0f} s to log and seal")
        began = time.perf_counter()
        keys = sample_of(people.north.organisation, last_month())
        print(f"drawing the sample of a month: {time.perf_counter() - began:.2f} s")
        start_review(organisation=people.north.organisation, month=last_month(), keys=keys, by=officer)
        show(child, people.anna, officer, people.ada)


def main(wanted: int) -> None:
    """Print the figures for a tenth of the log and for all of it."""
    for number in (wanted // 10, wanted):
        measure(number)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000)

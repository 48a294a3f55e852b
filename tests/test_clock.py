"""The clock of a test is one: Python, its libraries, what a model and the database date, and other threads."""

import datetime
import threading
import time
import uuid
from collections.abc import Callable

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone

from accounts.models import Membership
from audit.models import AuditEvent
from children.models import Child, Grant
from rights.models import Erasure
from tests.support.build import People, a_child
from tests.support.clock import (
    HARD_MOMENTS,
    STORY,
    clock_at,
    moment_asked,
    moment_of,
    moment_to_begin,
    real_now,
)
from tests.support.database_clock import DEFAULTS, FUNCTIONS, OWN_CLOCK, follow
from tests.support.owner import as_owner
from tests.support.rights import destroyed

FAR = {**HARD_MOMENTS, "long ago": STORY, "far ahead": "2041-06-15T09:00"}
CLOSE = datetime.timedelta(seconds=120)  # of work on a busy machine


def in_thread() -> datetime.datetime:
    """Return what a thread of its own reads."""
    read: list[datetime.datetime] = []
    thread = threading.Thread(target=lambda: read.append(timezone.now()))
    thread.start()
    thread.join()
    return read[0]


def of_a_signature() -> datetime.datetime:
    """Return the moment that Django signs a value with."""
    stamp = signing.TimestampSigner().sign("x").split(":")[1]
    return datetime.datetime.fromtimestamp(signing.b62_decode(stamp), datetime.UTC)


CLOCKS: dict[str, Callable[[], datetime.datetime]] = {
    "django": timezone.now,
    "time.time": lambda: datetime.datetime.fromtimestamp(time.time(), datetime.UTC),
    "time.time_ns": lambda: datetime.datetime.fromtimestamp(time.time_ns() / 1e9, datetime.UTC),
    "gmtime": lambda: datetime.datetime(*time.gmtime()[:6], tzinfo=datetime.UTC),
    "local day": lambda: datetime.datetime.strptime(
        time.strftime("%Y-%m-%d %H:%M:%S%z"), "%Y-%m-%d %H:%M:%S%z"
    ),
    "default of a field": lambda: Grant().began_at,
    "uuid1": lambda: datetime.datetime.fromtimestamp(
        (uuid.uuid1().time - 0x01B21DD213814000) / 1e7, datetime.UTC
    ),
    "thread": in_thread,
    "signature": of_a_signature,
}


@pytest.mark.parametrize("moment", FAR.values(), ids=FAR)
@pytest.mark.parametrize("name", CLOCKS)
def test_clock_of_python_stands_where_it_was_set(name: str, moment: str) -> None:
    with clock_at(moment, is_running=True):
        assert abs(CLOCKS[name]() - moment_of(moment)) < CLOSE


@pytest.mark.parametrize("moment", FAR.values(), ids=FAR)
def test_what_is_written_bears_that_moment(people: People, moment: str) -> None:
    with clock_at(moment, is_running=True):
        child = a_child(people.north, people.anna)
        destroyed(a_child(people.north, people.anna, reference="DW-9"), people.cora, people.anna)
        Client().get("/inloggen/")
    written = {
        "event": AuditEvent.objects.latest("id").at,
        "erasure": Erasure.objects.get().destroyed_at,  # a function of the database
        "grant": child.grants.get().began_at,
        "child": Child.objects.get(pk=child.pk).registered_at,
    }
    assert {name for name, at in written.items() if abs(at - moment_of(moment)) > CLOSE} == set()
    assert abs(Membership.objects.latest("started_at").started_at - timezone.now()) < CLOSE


def test_clock_runs_on_and_goes_back_where_it_was() -> None:
    before = timezone.now()
    with clock_at(STORY) as clock:
        assert timezone.now() == timezone.now() == moment_of(STORY)
        clock.move(datetime.timedelta(hours=1))
        assert timezone.now() == moment_of(STORY) + datetime.timedelta(hours=1)
        with clock_at("2041-06-15T09:00", is_running=True):
            first = timezone.now()
            assert timezone.now() > first
        assert timezone.now() == moment_of(STORY) + datetime.timedelta(hours=1)
    assert before <= timezone.now() < before + CLOSE


def test_moment_of_the_suite_leaves_time_for_a_file_before_midnight() -> None:
    assert moment_to_begin(moment_of("2026-11-22T12:00")) == moment_of("2026-11-22T12:00")
    assert moment_to_begin(moment_of("2026-12-31T23:59")) == moment_of("2026-12-31T23:50")
    assert moment_to_begin(moment_of("2026-10-25T23:59")) == moment_of(
        "2026-10-25T23:50"
    )  # a day of 25 hours


@pytest.mark.parametrize(
    ("asked", "begin"),
    [
        ("2028-02-29T23:30", "2028-02-29T23:30"),
        ("2027-12-31T23:59", "2027-12-31T23:50"),
        ("2027-10-31T02:30+01:00", "2027-10-31T02:30+01:00"),
        ("1980-01-01T12:00", "1980-01-01T12:00"),
    ],
)
def test_moment_that_is_asked_for_leaves_the_same_time(asked: str, begin: str) -> None:
    assert moment_asked(asked) == moment_of(begin)
    assert moment_asked(moment_asked(asked).isoformat()) == moment_of(begin)  # as a worker gets it


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("nonsense", "write a moment"),
        ("", "write a moment"),
        ("2028-02-30T10:00", "write a moment"),
        ("0001-01-01T00:00", "choose a year"),
        ("9999-12-31T23:59", "choose a year"),
        ("2027-03-28T02:30", "this hour does not exist"),
    ],
)
def test_moment_at_which_nothing_can_live_is_refused_in_one_sentence(asked: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        moment_asked(asked)


def test_moment_is_that_of_amsterdam_and_an_offset_tells_the_hours_that_come_twice_apart() -> None:
    first, second = (moment_of(HARD_MOMENTS[f"clocks go back, {word} 02:30"]) for word in ("first", "second"))
    assert second - first == datetime.timedelta(hours=1)
    assert {timezone.localtime(moment).strftime("%H:%M") for moment in (first, second)} == {"02:30"}
    assert moment_of("2026-07-01T12:00").utcoffset() == datetime.timedelta(hours=2)


def test_time_of_the_machine_stays_known() -> None:
    with clock_at("2041-06-15T09:00"):
        assert real_now().year < 2041


def test_database_dates_nothing_by_a_clock_of_its_own(db: None) -> None:
    with as_owner() as owner:
        found = [row for query in (DEFAULTS, FUNCTIONS) for row in owner.execute(query).fetchall()]
    assert len(found) > 10
    assert [row for row in found if OWN_CLOCK.search(row[-1])] == []
    assert {row[:2] for row in found if "suite_clock.now()" in row[-1] and len(row) == 3} == {
        *(("audit_auditevent", "at"), ("procrastinate_events", "at")),
        ("procrastinate_workers", "last_heartbeat"),
    }


@pytest.mark.parametrize("own", ["now()", "statement_timestamp()", "CURRENT_TIMESTAMP", "clock_timestamp()"])
def test_every_way_to_ask_the_database_for_the_time_is_followed(own: str) -> None:
    assert follow(f"SELECT {own}, known()") == "SELECT suite_clock.now(), known()"

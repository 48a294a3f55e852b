"""What a monitor asks: answered on any host and scheme, without data, session or event, and cheap for us."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

import pytest
from django.db import InterfaceError, OperationalError, connection
from django.test import Client, override_settings
from django.urls import reverse
from psycopg.errors import LockNotAvailable, QueryCanceled
from pytest_django import DjangoAssertNumQueries

from accounts.security.database import sqlstate_of
from audit.actions import rehearse
from audit.models import AuditEvent, ChainLink
from config.requests import probes
from config.requests.probes import Readiness
from tests.integration.config.conftest import FINGERPRINTED
from tests.integration.config.test_errors import away
from tests.integration.config.test_production import _production  # noqa: F401  over https, as a real site
from tests.support.build import People, make_people
from tests.support.owner import as_owner

ADDRESSES = ["/healthz", "/healthz/", "/readyz", "/readyz/"]


@pytest.fixture(autouse=True)
def _forgets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each test look anew."""
    monkeypatch.setattr(probes, "readiness", Readiness())


@pytest.fixture
def monitor() -> Client:
    """Return a browser that shows what a monitor would see of an exception."""
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(
    "host", ["10.0.0.7", "evil.example", "portfolio.example:8000", "[::1]", "no host at all", ""]
)
@pytest.mark.parametrize("is_secure", [True, False])
def test_probe_answers_on_any_host_and_scheme(
    db: None, monitor: Client, caplog: pytest.LogCaptureFixture, address: str, host: str, is_secure: bool
) -> None:
    for ask in (monitor.get, monitor.head):
        answer = ask(address, headers={"host": host}, secure=is_secure)
        assert answer.status_code == 200
    assert caplog.records == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_probe_leaves_no_session_and_no_event(people: People, monitor: Client, address: str) -> None:
    monitor.force_login(people.anna)
    events, links = AuditEvent.objects.count(), ChainLink.objects.count()
    before = dict(monitor.session.items())
    answer = monitor.get(address)
    assert answer.cookies == {}
    assert dict(monitor.session.items()) == before
    assert (AuditEvent.objects.count(), ChainLink.objects.count()) == (events, links)
    assert answer.json() in ({"status": "ok"}, {"status": "ready"})


@pytest.mark.parametrize("address", ["/healthz/x", "/healthz//", "/Readyz", "/readyz.json", "/x/readyz"])
def test_nothing_beside_the_two_addresses_is_a_probe(db: None, monitor: Client, address: str) -> None:
    assert monitor.get(address, headers={"host": "evil.example"}).status_code in (301, 400)
    assert monitor.get(address, secure=True).status_code == 404


def test_alive_asks_the_database_nothing(
    db: None, monitor: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0), connection.execute_wrapper(away(OperationalError)):
        assert monitor.get("/healthz").json() == {"status": "ok"}


@pytest.mark.parametrize("kind", [OperationalError, InterfaceError])
def test_database_that_is_away_is_not_ready(
    db: None, monitor: Client, caplog: pytest.LogCaptureFixture, kind: type[Exception]
) -> None:
    with connection.execute_wrapper(away(kind)):
        answer = monitor.get("/readyz")
    assert (answer.status_code, answer.json()) == (503, {"status": "not ready", "missing": ["database"]})
    assert "Not ready: server closed the connection" in caplog.messages
    assert not [record for record in caplog.records if record.exc_info]


def test_migration_that_was_not_applied_is_not_ready(db: None, monitor: Client) -> None:
    later = probes.migrations_on_disk() | {("accounts", "9999_of_tomorrow")}
    with mock.patch.object(probes, "migrations_on_disk", return_value=later):
        answer = monitor.get("/readyz")
    assert (answer.status_code, answer.json()["missing"]) == (503, ["migrations"])


def test_table_on_which_the_role_lacks_a_right_is_not_ready(
    db: None, monitor: Client, forgotten: str
) -> None:
    answer = monitor.get("/readyz")
    assert (answer.status_code, answer.json()["missing"]) == (503, ["rights"])


def test_static_files_that_are_not_collected_are_not_ready(
    db: None, monitor: Client, tmp_path: Path, collected: Path
) -> None:
    for folder, status, missing in ((tmp_path, 503, ["static files"]), (collected, 200, None)):
        probes.readiness.found = None
        with override_settings(STATIC_ROOT=folder, STORAGES=FINGERPRINTED):
            answer = monitor.get("/readyz")
        assert (answer.status_code, answer.json().get("missing")) == (status, missing)


@contextmanager
def chain_held() -> Iterator[None]:
    """Hold the lock that every event needs, as a transaction that hangs would."""
    with as_owner() as owner:
        owner.execute("SELECT pg_advisory_xact_lock(hashtext('audit_chainlink'))")
        yield
        owner.rollback()


def test_log_that_takes_no_event_is_not_ready_after_a_wait_that_ends(
    db: None, monitor: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with chain_held():
        answer = monitor.get("/readyz")
    assert (answer.status_code, answer.json()["missing"]) == (503, ["database"])
    (told,) = [record for record in caplog.records if record.name == probes.__name__]
    assert isinstance(told.args, tuple)
    error = told.args[0]
    assert isinstance(error, OperationalError)
    assert sqlstate_of(error) in (
        LockNotAvailable.sqlstate,
        QueryCanceled.sqlstate,
    )  # whichever limit came first
    assert monitor.get("/healthz").status_code == 200


def test_probe_waits_a_second_for_a_lock_and_two_for_an_answer(db: None) -> None:
    with probes.briefly(), connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('lock_timeout'), current_setting('statement_timeout')")
        assert cursor.fetchone() == ("1s", "2s")


def test_rehearsal_of_an_event_leaves_nothing(db: None) -> None:
    before = (AuditEvent.objects.count(), ChainLink.objects.count())
    rehearse()
    assert (AuditEvent.objects.count(), ChainLink.objects.count()) == before


def test_strangers_together_cost_one_look_a_second(db: None, monitor: Client) -> None:
    with mock.patch.object(probes, "parts_missing", return_value=[]) as looked:
        for _again in range(50):
            assert monitor.get("/readyz").status_code == 200
        assert looked.call_count == 1
        probes.readiness.found_at -= probes.KEPT_SECONDS
        monitor.get("/readyz")
        assert looked.call_count == 2


def test_nobody_waits_for_a_look_that_takes_long() -> None:
    readiness, begun, go_on = Readiness(), threading.Event(), threading.Event()
    readiness.found = []

    def slow() -> list[str]:
        begun.set()
        go_on.wait(60)
        return ["database"]

    with mock.patch.object(probes, "parts_missing", slow):
        looking = threading.Thread(target=readiness.missing)
        looking.start()
        assert begun.wait(60)
        assert readiness.missing() == []  # what was found before, at once
        go_on.set()
        looking.join(60)
    assert readiness.found == ["database"]


@pytest.mark.django_db(transaction=True)
def test_page_that_waits_for_the_log_says_so_and_keeps_nobody(monitor: Client) -> None:
    monitor.force_login(make_people().anna)
    with connection.cursor() as cursor:  # as `bound_waiting` sets it for the site, only shorter
        cursor.execute("SET lock_timeout = '200ms'")
    with chain_held():
        answer = monitor.get(reverse("child-list"), secure=True)
    connection.close()
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")
    assert "erg druk" in answer.content.decode()

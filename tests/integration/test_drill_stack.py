"""The drill of `assurance.drill_stack` in short, on the test database: what was acknowledged outlives the web server."""

import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connections
from psycopg.conninfo import make_conninfo

from assurance.drill_stack import at_work
from assurance.stack.clients import Notes
from assurance.stack.faults import kill_worker
from assurance.stack.making import Seat, seats
from assurance.stack.oracle import faults_of
from assurance.stack.processes import Web
from benchmarks.audit import parts_of
from tests.support.clock import clock_at, real_now

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 300  # seconds; reached only when nothing is saved any more
END_SESSIONS = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = current_user AND pid <> pg_backend_pid() AND datname = current_database() AND application_name = 'drill'"


@pytest.fixture
def made(transactional_db: None) -> Iterator[list[Seat]]:
    """Make who works; the web server has the clock of the machine, so everything has."""
    with clock_at(real_now(), is_running=True):
        yield seats(4)


def a_server(folder: Path, application: str) -> Web:
    """Return the site with our configuration on the test database, with as few processes as can be."""
    parts = {name: value for name, value in parts_of(connections["default"].settings_dict).items() if value}
    environment = {
        "PATH": os.environ["PATH"],
        "VEERKRACHT_MODE": "test",
        "SECRET_KEY": settings.SECRET_KEY,
        "DATABASE_URL": make_conninfo(**parts, application_name="drill"),
        "WEB_CONCURRENCY": "2",
    }
    return Web(environment, folder / "log", application)


def kill_all(server: Web) -> None:
    """Kill every process that answers at once, so that no reply that is out can still be worked off."""
    for worker in server.workers():
        with suppress(ProcessLookupError):
            os.kill(worker, signal.SIGKILL)


def mistreated(
    made: list[Seat], server: Web, kills: int, kill: Callable[[Web], None]
) -> tuple[Notes, list[str]]:
    """Let clients work while processes and sessions are killed; return their notes and what was lost."""
    notes = Notes()
    server.start()
    try:
        with (
            psycopg.connect(server.environment["DATABASE_URL"], autocommit=True) as database,
            at_work(server.address, made, notes, "suite") as (writers, signers),
        ):
            for number in range(kills):
                until(notes, notes.acknowledged + 10)
                if number % 3 == 2:
                    database.execute(END_SESSIONS)
                else:
                    kill(server)
            server.fall()
            server.start()
            until(notes, notes.acknowledged + 10)
        with psycopg.connect(server.environment["DATABASE_URL"], autocommit=True) as database:
            return notes, list(faults_of(database, writers, signers))
    finally:
        server.stop()


def until(notes: Notes, acknowledged: int) -> None:
    """Wait until so many answers are acknowledged."""
    deadline = time.monotonic() + PATIENCE
    while notes.acknowledged < acknowledged and not notes.faults and time.monotonic() < deadline:
        time.sleep(0.02)


def test_what_was_acknowledged_is_there_once_whatever_falls(made: list[Seat], tmp_path: Path) -> None:
    kill_by_chance = partial(kill_worker, chance=random.Random("suite"))
    notes, lost = mistreated(made, a_server(tmp_path, "config.wsgi"), 6, kill_by_chance)
    assert notes.faults == []
    assert lost == []
    assert notes.acknowledged > 60
    assert notes.signed > 0


def test_answer_that_is_acknowledged_before_it_is_saved_is_noticed(made: list[Seat], tmp_path: Path) -> None:
    _notes, lost = mistreated(made, a_server(tmp_path, "assurance.stack.too_early"), 2, kill_all)
    assert any("acknowledged" in fault for fault in lost)

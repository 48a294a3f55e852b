"""The drill of `assurance.drill_jobs` in short, on the test database: a worker that is killed loses and doubles nothing."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections
from psycopg.conninfo import make_conninfo

from assurance.drill_jobs import Site, drill
from benchmarks.audit import parts_of
from tests.support.clock import clock_at, real_now
from tests.support.owner import as_owner

pytestmark = pytest.mark.django_db(transaction=True)
TABLE = "CREATE TABLE drill_written (n integer NOT NULL)"


@pytest.fixture
def site(transactional_db: None, tmp_path: Path) -> Iterator[Site]:
    """Have workers on the test database; they have the clock of the machine, so everything has."""
    parts = {name: value for name, value in parts_of(connections["default"].settings_dict).items() if value}
    environment = {
        "PATH": os.environ["PATH"],
        "VEERKRACHT_MODE": "test",
        "SECRET_KEY": settings.SECRET_KEY,
        "DATABASE_URL": make_conninfo(**parts),
    }
    with as_owner() as owner:
        owner.execute(TABLE)
        owner.execute(f"GRANT SELECT, INSERT ON drill_written TO {parts['user']}".encode())
    with clock_at(real_now(), is_running=True):
        made = Site(environment, tmp_path / "log")
        yield made
        made.close()
    with as_owner() as owner:
        owner.execute("DROP TABLE drill_written")


def test_work_of_a_killed_worker_is_done_once(site: Site) -> None:
    report = drill(site, 3, "suite")
    assert report.is_good, report
    assert len(report.asked) == 6
    assert sum(report.happened.values()) == 3


def test_work_that_is_done_as_often_as_it_comes_along_is_noticed(site: Site) -> None:
    reports = (drill(site, 3, f"{n}", 100 * n, "forgets") for n in range(4))
    assert any(report.doubled for report in reports)

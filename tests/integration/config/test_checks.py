"""The site in production does not start on a database that could lose or rewrite what was saved."""

from pathlib import Path
from types import SimpleNamespace
from unittest import mock
from urllib.parse import quote

import pytest
from django.db import connections
from pytest_django import Settings

from config.checks import ASKED, Facts, connection_is_encrypted, database_is_safe, facts_of, faults_in
from tests.integration.config.test_settings import WHOLE, run
from tests.support.owner import as_owner

START = ("-c", "import config.wsgi")


def ids(facts: Facts) -> list[str]:
    return [str(fault.id) for fault in faults_in(facts)]


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        (Facts(), []),
        (Facts(synchronous_commit="remote_apply"), []),
        (Facts(fsync="off"), ["config.E001"]),
        (Facts(full_page_writes="off"), ["config.E001"]),
        (Facts(synchronous_commit="off"), ["config.E001"]),
        (Facts(fsync="off", full_page_writes="off"), ["config.E001"] * 2),
        (Facts(is_superuser=True, may_rewrite_log=True), ["config.E002"]),
        (Facts(bypasses_rls=True), ["config.E002"]),
        (Facts(may_rewrite_log=True), ["config.E003"]),
        (Facts(may_make_temporary_tables=True), ["config.E010"]),
        (Facts(is_superuser=True, may_make_temporary_tables=True), ["config.E002"]),
    ],
)
def test_each_danger_is_refused(facts: Facts, found: list[str]) -> None:
    assert ids(facts) == found


def test_web_role_of_the_set_up_is_safe(db: None) -> None:
    assert facts_of(connections["default"]) == Facts()


def test_server_is_asked_and_not_believed(db: None) -> None:
    with connections["default"].cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit = off")
    assert facts_of(connections["default"]).synchronous_commit == "off"


def test_role_that_may_rewrite_the_log_is_refused(db: None) -> None:
    with as_owner() as owner:
        row = owner.execute(ASKED).fetchone()
    assert row is not None
    assert ids(Facts(*row)) == ["config.E003", "config.E010"]


def address() -> str:
    """Return the address of the test database, as an installation writes it."""
    parts = connections["default"].settings_dict
    password, host = quote(parts["PASSWORD"], safe=""), quote(parts["HOST"], safe="")
    port = f"&port={parts['PORT']}" if parts["PORT"] else ""
    return f"postgresql://{parts['USER']}:{password}@/{parts['NAME']}?host={host}{port}"


def test_site_starts_on_a_safe_database_and_on_no_other(db: None, collected: Path) -> None:
    environment = {**WHOLE, "DATABASE_URL": address(), "STATIC_ROOT": str(collected)}
    assert run(environment, *START).returncode == 0
    refused = run({**environment, "PGOPTIONS": "-c synchronous_commit=off"}, *START)
    assert refused.returncode != 0
    assert "(config.E001) PostgreSQL runs with synchronous_commit off" in refused.stderr
    demo = {**environment, "PGOPTIONS": "-c synchronous_commit=off", "VEERKRACHT_MODE": "demo"}
    assert run(demo, *START).returncode == 0


def test_pages_wait_for_the_database_no_longer_than_is_bearable(db: None, collected: Path) -> None:
    shown = "; ".join(
        f"cursor.execute('SHOW {name}'); print(*cursor.fetchone())"
        for name in ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")
    )
    program = f"from django.db import connection; cursor = connection.cursor(); {shown}"
    environment = {**WHOLE, "DATABASE_URL": address(), "STATIC_ROOT": str(collected)}
    assert run(environment, "-c", f"import config.wsgi; {program}").stdout.split() == ["20s", "5s", "2min"]
    command = f"import django; django.setup(); {program}"
    assert (
        run({**environment, "DJANGO_SETTINGS_MODULE": "config.settings"}, "-c", command).stdout.split()
        == ["0"] * 3
    )
    own = {**environment, "DATABASE_URL": f"{address()}&options=-c%20lock_timeout%3D9s"}
    assert run(own, "-c", f"import config.wsgi; {program}").stdout.split() == ["20s", "9s", "2min"]


def test_database_that_is_away_does_not_keep_the_site_away(collected: Path) -> None:
    started = run({**WHOLE, "STATIC_ROOT": str(collected)}, *START)
    assert started.returncode == 0
    (told,) = started.stderr.splitlines()
    assert "(config.W001) The database did not answer, so it could not be looked at: connection " in told
    assert "geheim" not in told
    asked = run(WHOLE, "manage.py", "check", "--database", "default", "--fail-level", "WARNING")
    assert asked.returncode != 0
    assert "config.W001" in asked.stderr


@pytest.mark.parametrize(
    ("host", "mode", "found"),
    [
        ("db.example", "", ["config.E004"]),
        ("db.example", "require", ["config.E004"]),
        ("db.example", "verify-full", []),
        ("10.0.0.5", "prefer", ["config.E004"]),
        ("localhost", "", []),
        ("/run/postgresql", "", []),
    ],
)
def test_database_elsewhere_is_spoken_to_in_secret(host: str, mode: str, found: list[str]) -> None:
    parts = {"HOST": host, "OPTIONS": {"sslmode": mode} if mode else {}}
    for kind, expected in (("production", found), ("demo", [])):
        with mock.patch("config.checks.settings", SimpleNamespace(MODE=kind, DATABASES={"default": parts})):
            assert [error.id for error in connection_is_encrypted(None)] == expected


def test_rest_of_the_address_reaches_the_database() -> None:
    environment = {
        **WHOLE,
        "DATABASE_URL": "postgresql://web@db.example/x?sslmode=verify-full&sslrootcert=/ca.pem",
    }
    program = "from config import settings; print(settings.DATABASES['default']['OPTIONS'])"
    printed = run(environment, "-c", program).stdout
    assert "'sslmode': 'verify-full'" in printed
    assert "'sslrootcert': '/ca.pem'" in printed


def test_only_the_database_of_the_site_in_production_is_asked(settings: Settings) -> None:
    assert list(database_is_safe(None, databases=["default"])) == []
    settings.MODE = "production"
    assert list(database_is_safe(None, databases=["owner"])) == []
    assert list(database_is_safe(None)) == []

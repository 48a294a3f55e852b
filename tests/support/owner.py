"""The test database as its owner sees it: what the web role may not do, only this can."""

import datetime
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.core.management import call_command
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg.sql import SQL, Identifier, Literal

from tests.support.database_clock import install_clock

ZERO = datetime.timedelta()
KEPT = {
    *("django_migrations", "django_content_type"),
    *("portfolio_instrument", "portfolio_instrumentversion", "accounts_organisation"),
}
FIRST = "procrastinate_periodic_defers"  # its foreign key is looked at at once; the others at the end
WITHOUT_ORGANISATIONS = (  # the shared instruments stay; what points at an organisation goes before it
    """DELETE FROM portfolio_instrumentversion WHERE instrument_id IN
       (SELECT id FROM portfolio_instrument WHERE organisation_id IS NOT NULL)""",
    "DELETE FROM portfolio_instrument WHERE organisation_id IS NOT NULL",
    "DELETE FROM accounts_organisation",
    "SET CONSTRAINTS ALL IMMEDIATE",
)
FIRST_OF_A_RUN = "_of_all"  # the database of which each process of a run takes a copy
MADE_BY = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s"
GUARDED = "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal"
NUMBERS_FROM_ONE = "SELECT setval(sequencename::regclass, 1, false) FROM pg_sequences WHERE schemaname = 'public' AND sequencename !~ '^django_'"


def make_test_database(suffix: str, ahead: datetime.timedelta = ZERO) -> str:
    """Make the test database as the owner, point the web role at it, and return its name.

    Its clock stands `ahead` of the machine's (`tests.database_clock`).
    """
    owner, web = connections["owner"], connections["default"]
    owner.settings_dict["TEST"]["NAME"] = name_of(suffix)
    name = str(owner.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False))
    web.close()
    web.settings_dict["NAME"] = name
    call_command("grant_web_role", verbosity=0)
    with as_owner() as connection:
        install_clock(connection, ahead)
    call_command("load_instruments", verbosity=0)
    web.close()
    owner.close()
    return name


def name_of(suffix: str) -> str:
    """Return the name of the test database with a suffix, before any connection was pointed at it."""
    return f"test_{connections['owner'].settings_dict['NAME']}{suffix}"


def copy_test_database(suffix: str, run: str, ahead: datetime.timedelta = ZERO) -> None:
    """Point the owner and the web role at a copy of one test database, which the first process of a run makes.

    PostgreSQL copies a database in a tenth of a second; migrating one takes ten seconds of the processor.
    """
    owner, web = connections["owner"], connections["default"]
    first, copy = name_of(FIRST_OF_A_RUN), name_of(suffix)
    original = owner.settings_dict["NAME"]
    with one_at_a_time(owner) as cursor:
        cursor.execute(MADE_BY, [first])
        if cursor.fetchone() != (run,):
            make_test_database(FIRST_OF_A_RUN, ahead)
            owner.settings_dict["NAME"] = original
            cursor.execute(SQL("COMMENT ON DATABASE {} IS {}").format(Identifier(first), Literal(run)))
        cursor.execute(SQL("DROP DATABASE IF EXISTS {}").format(Identifier(copy)))
        cursor.execute(SQL("CREATE DATABASE {} TEMPLATE {}").format(Identifier(copy), Identifier(first)))
    owner.settings_dict["NAME"] = web.settings_dict["NAME"] = copy
    call_command("grant_web_role", verbosity=0)  # what it says of the database as a whole is not copied
    owner.close()


def drop_first_of_a_run() -> None:
    """Drop the database of which the others are copies; a process that still needs it makes it anew."""
    with one_at_a_time(connections["owner"]) as cursor:
        cursor.execute(SQL("DROP DATABASE IF EXISTS {}").format(Identifier(name_of(FIRST_OF_A_RUN))))


@contextmanager
def one_at_a_time(owner: BaseDatabaseWrapper) -> Iterator[Any]:
    """Give a cursor of the owner outside the test databases, to one process of a run after the other."""
    with owner._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(1)")
        yield cursor


def end_other_sessions(web: BaseDatabaseWrapper) -> None:
    """End what threads of the live server still hold open; then the database can be dropped."""
    web.close()
    with web.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()"
        )
    web.close()


def connect_as_owner() -> psycopg.Connection[Any]:
    """Return a connection of the owner to the test database, apart from that of the web role."""
    owner = connections["owner"].settings_dict
    parts = {
        "user": owner["USER"],
        "password": owner["PASSWORD"],
        "host": owner["HOST"],
        "port": owner["PORT"],
    }
    return psycopg.connect(dbname=connections["default"].settings_dict["NAME"], **parts)


@contextmanager
def as_owner() -> Iterator[psycopg.Connection[Any]]:
    """Give a connection of the owner to the test database; it commits at the end."""
    with connect_as_owner() as connection:
        yield connection


STANDING: list[psycopg.Connection[Any]] = []


@contextmanager
def owner_stays() -> Iterator[None]:
    """Keep one connection of the owner for `as_standing_owner`, until the test database goes."""
    with connect_as_owner() as connection:
        STANDING.append(connection)
        yield
        STANDING.remove(connection)


@contextmanager
def as_standing_owner() -> Iterator[psycopg.Connection[Any]]:
    """Give the owner's connection that stands, or a new one where none does; it commits at the end."""
    if not STANDING:
        with as_owner() as connection:
            yield connection
        return
    with STANDING[0].transaction():
        yield STANDING[0]


@contextmanager
def without_triggers(connection: psycopg.Connection[Any], tables: Iterable[str]) -> Iterator[None]:
    """Let the product's own triggers on these tables rest; foreign keys are still checked."""
    guarded = {table for (table,) in connection.execute(GUARDED)}
    resting = [table for table in tables if table in guarded]
    at_once(connection, [f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in resting])
    yield
    at_once(connection, [f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in resting])


def at_once(connection: psycopg.Connection[Any], statements: Iterable[str]) -> None:
    """Send statements in one message: hundreds of them run before and after every test in a browser."""
    connection.execute("; ".join(statements), prepare=False)


def empty_tables() -> None:
    """Empty the tables after a test that committed, as the owner: the web role may not."""
    connections["default"].close()
    with as_standing_owner() as connection:
        found = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        tables = [table for (table,) in found]
        with without_triggers(connection, tables):
            tables.sort(key=lambda table: table != FIRST)
            # Next to nothing stands in them: ten times faster than TRUNCATE.
            emptied = [f"DELETE FROM {table}" for table in tables if table not in KEPT]
            at_once(connection, [*emptied, *WITHOUT_ORGANISATIONS])
        connection.execute(NUMBERS_FROM_ONE)

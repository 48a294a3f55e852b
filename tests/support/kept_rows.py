"""Rows of the test database kept beside it, so that each browser test gets them without making them again."""

import datetime
import pickle
from dataclasses import dataclass
from typing import Any

import psycopg
from django.utils import timezone

from tests.support.owner import as_owner, as_standing_owner, at_once, without_triggers
from tests.support.world import World

LASTS = datetime.timedelta(minutes=5)  # older rows would make sessions and codes end in the middle of a test
FIRST = ("procrastinate_workers", "procrastinate_jobs")  # what points at them is looked at at once
COLUMNS = """
    SELECT table_name, string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position)
    FROM information_schema.columns JOIN pg_tables ON schemaname = table_schema AND tablename = table_name
    WHERE table_schema = 'public' AND is_generated = 'NEVER' GROUP BY table_name
"""
NUMBERS = """
    SELECT 'setval(' || quote_literal(sequencename) || ', ' || last_value || ')'
    FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL
"""


@dataclass(frozen=True)
class KeptRows:
    """All rows of the database at one moment, in the schema `kept_rows`, and the objects that stand for them."""

    made_at: datetime.datetime
    world: bytes
    columns: dict[str, str]
    numbers: list[str]

    def is_fresh(self) -> bool:
        """Say whether these rows were made in the last minutes of the clock of the tests."""
        return datetime.timedelta() <= timezone.now() - self.made_at < LASTS

    def put_back(self) -> World:
        """Write the rows into the emptied tables, and return new objects that stand for them."""
        with as_standing_owner() as connection, without_triggers(connection, self.columns):
            tables = sorted(self.columns.items(), key=lambda item: item[0] not in FIRST)
            copied = [
                f"INSERT INTO {table} ({columns}) OVERRIDING SYSTEM VALUE"
                f" SELECT {columns} FROM kept_rows.{table} ON CONFLICT DO NOTHING"
                for table, columns in tables
            ]
            at_once(connection, [*copied, "SET CONSTRAINTS ALL IMMEDIATE"])
            connection.execute(f"SELECT {', '.join(self.numbers)}")
        world: World = pickle.loads(self.world)
        return world


def keep_rows(world: World) -> KeptRows:
    """Copy every table that has rows, as the owner; `world` holds the objects that stand for them."""
    with as_owner() as connection:
        connection.execute("DROP SCHEMA IF EXISTS kept_rows CASCADE; CREATE SCHEMA kept_rows")
        columns = {
            table: names for table, names in rows_of(connection, COLUMNS) if has_rows(connection, table)
        }
        for table in columns:
            connection.execute(f"CREATE TABLE kept_rows.{table} AS TABLE {table}")
        numbers = [call for (call,) in rows_of(connection, NUMBERS)]
    return KeptRows(timezone.now(), pickle.dumps(world), columns, numbers)


def rows_of(connection: psycopg.Connection[Any], query: str) -> list[tuple[Any, ...]]:
    """Return all rows of a query."""
    return connection.execute(query).fetchall()


def has_rows(connection: psycopg.Connection[Any], table: str) -> bool:
    """Say whether there is any row in a table."""
    return connection.execute(f"SELECT FROM {table} LIMIT 1").fetchone() is not None

"""The clock of the test database, which stands ahead of the machine's as far as that of the tests does.

What the product lets the database date (defaults of columns, functions) reads `suite_clock.now()` there
instead of the database's own clock. Rights, triggers and all else stay as they are in use.
"""

import datetime
import re
from typing import Any

import psycopg

OWN_CLOCK = re.compile(
    r"(?<![\w.])(?:(?:now|statement_timestamp|transaction_timestamp|clock_timestamp)\(\)|CURRENT_TIMESTAMP\b)",
    re.I,
)
INSTALLED = """
    CREATE SCHEMA suite_clock;
    CREATE TABLE suite_clock.shift (ahead interval NOT NULL);
    INSERT INTO suite_clock.shift VALUES ('0');
    CREATE FUNCTION suite_clock.now() RETURNS timestamptz LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
        AS 'SELECT statement_timestamp() + ahead FROM suite_clock.shift';
    GRANT USAGE ON SCHEMA suite_clock TO PUBLIC;
    GRANT EXECUTE ON FUNCTION suite_clock.now() TO PUBLIC;
"""
SET = "UPDATE suite_clock.shift SET ahead = %s"
DEFAULTS = """
    SELECT adrelid::regclass::text, quote_ident(attname), pg_get_expr(adbin, adrelid)
    FROM pg_attrdef JOIN pg_attribute ON attrelid = adrelid AND attnum = adnum
    WHERE adrelid::regclass::text !~ '^pg_'
"""
FUNCTIONS = """
    SELECT pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prokind = 'f'
        AND proowner = current_user::regrole
"""


def install_clock(owner: psycopg.Connection[Any], ahead: datetime.timedelta) -> None:
    """Let every default and function of the product in the test database read a clock that stands so far ahead."""
    owner.execute(INSTALLED)
    owner.execute(SET, [ahead])
    for table, column, default in own_clocks(owner, DEFAULTS):
        owner.execute(f"ALTER TABLE {table} ALTER COLUMN {column} SET DEFAULT {follow(default)}")
    for (definition,) in own_clocks(owner, FUNCTIONS):
        owner.execute(follow(definition))


def own_clocks(connection: psycopg.Connection[Any], query: str) -> list[tuple[Any, ...]]:
    """Return the rows of a query whose last column reads the database's own clock."""
    return [row for row in connection.execute(query).fetchall() if OWN_CLOCK.search(row[-1])]


def follow(source: str) -> str:
    """Return SQL that reads the clock of the tests where it read the database's own."""
    return OWN_CLOCK.sub("suite_clock.now()", source)


class DatabaseClock:
    """Sets the clock of the test database, as its owner; over one connection, so that moving it often costs little."""

    def __init__(self, owner: psycopg.Connection[Any]) -> None:
        self.owner = owner
        self.owner.autocommit = True

    def set_ahead(self, ahead: datetime.timedelta) -> None:
        """Set how far it stands ahead of the machine's clock; at once, for all connections."""
        self.owner.execute(SET, [ahead])

    def close(self) -> None:
        """Let the database go."""
        self.owner.close()

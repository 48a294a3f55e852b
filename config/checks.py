"""The site refuses to start on a database that could lose or rewrite what was saved, or that is another's."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import OperationalError, ProgrammingError, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from accounts.security.database import NO_TABLE, sqlstate_of, why_not_here
from audit.sql_files import rights_granted

ASKED = """
    SELECT current_setting('fsync'), current_setting('full_page_writes'), current_setting('synchronous_commit'),
        rolsuper, rolbypassrls,
        coalesce(has_table_privilege(to_regclass('audit_auditevent'), 'UPDATE, DELETE, TRUNCATE'), false)
        OR coalesce(has_table_privilege(to_regclass('audit_chainlink'), 'INSERT, UPDATE, DELETE, TRUNCATE'), false),
        has_database_privilege(current_database(), 'TEMP')
    FROM pg_roles WHERE rolname = current_user
"""
OUT_OF_REACH = """
    WITH needed AS (
        SELECT pg_class.oid, name, need, relnamespace FROM unnest(%s::text[], %s::text[]) AS asked(name, need)
        JOIN pg_class ON relname = name AND relnamespace = 'public'::regnamespace
    )
    SELECT name FROM needed
    WHERE NOT has_schema_privilege(relnamespace, 'USAGE') OR NOT has_table_privilege(oid, need)
    UNION
    SELECT name FROM needed JOIN pg_depend ON refobjid = needed.oid JOIN pg_sequence ON seqrelid = objid
    WHERE need = 'INSERT' AND NOT has_sequence_privilege(seqrelid, 'USAGE')
    ORDER BY name
"""
MISSING = (NO_TABLE, "42703")  # a table or a column
GRANT = "Run `manage.py grant_web_role`."
HERE = ("", "localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class Facts:
    """What the server says of itself and of the role that asks."""

    fsync: str = "on"
    full_page_writes: str = "on"
    synchronous_commit: str = "on"
    is_superuser: bool = False
    bypasses_rls: bool = False
    may_rewrite_log: bool = False
    may_make_temporary_tables: bool = False


def facts_of(connection: BaseDatabaseWrapper) -> Facts:
    """Ask the database what it is set to and what our role may do; one query."""
    with connection.cursor() as cursor:
        cursor.execute(ASKED)
        return Facts(*cursor.fetchone())


def faults_in(facts: Facts) -> Iterator[CheckMessage]:
    """Yield an error for each thing with which the site cannot keep its promises."""
    for name in ("fsync", "full_page_writes", "synchronous_commit"):
        if getattr(facts, name) == "off":
            sentence = f"PostgreSQL runs with {name} off: what the site called saved can be lost."
            yield Error(sentence, hint=f"Set {name} to on and restart PostgreSQL.", id="config.E001")
    if facts.is_superuser or facts.bypasses_rls:
        sentence = "The role of DATABASE_URL is a superuser or passes by row security: no rule binds it."
        yield Error(sentence, hint="Make it NOSUPERUSER NOBYPASSRLS.", id="config.E002")
    elif facts.may_rewrite_log:
        sentence = "The role of DATABASE_URL may change or empty the log."
        yield Error(sentence, hint="Use the web role, and run `manage.py grant_web_role`.", id="config.E003")
    if facts.may_make_temporary_tables and not facts.is_superuser:
        sentence = "The role of DATABASE_URL may make temporary tables, which can hide real ones."
        hint = "Run `manage.py grant_web_role` as the owner of the database."
        yield Error(sentence, hint=hint, id="config.E010")


def tables_out_of_reach() -> list[str]:
    """Return the tables of the site that are there and on which our role lacks a right; one query.

    The rights are those that `grant_web_role` gives: to read, to add, to change and to remove, as far as a table
    allows it, and to number new rows. It did not run since a migration, or someone took a right away.
    """
    tables, rights = zip(*rights_granted(), strict=True)
    with connections["default"].cursor() as cursor:
        cursor.execute(OUT_OF_REACH, [list(tables), list(rights)])
        return [name for (name,) in cursor.fetchall()]


@register(Tags.database)
def database_is_safe(
    app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any
) -> Iterable[CheckMessage]:
    """Look at the database of the site; one that is away is no reason to stay away too."""
    if settings.MODE != "production" or "default" not in (databases or ()):
        return []
    try:
        return list(faults_in(facts_of(connections["default"])))
    except OperationalError as error:
        sentence = f"The database did not answer, so it could not be looked at: {error}"
        return [checks.Warning(sentence, id="config.W001")]


@register(Tags.database)
def database_fits_the_mode(
    app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any
) -> Iterable[CheckMessage]:
    """Return an error for a demo on the database of a site or the other way round, or for rights that it lacks."""
    if settings.MODE == "test" or "default" not in (databases or ()):
        return []
    try:
        if tables := tables_out_of_reach():
            sentence = f"The role of DATABASE_URL lacks rights on {len(tables)} tables, such as {tables[0]}."
            return [Error(sentence, hint=GRANT, id="config.E011")]
        sentence = why_not_here()
    except ProgrammingError as error:
        if sqlstate_of(error) not in MISSING:
            raise
        sentence = "The tables of the site are not in the database, or those of an earlier version are."
        return [Error(sentence, hint="Run `manage.py migrate --database owner`.", id="config.E005")]
    except OperationalError:
        if settings.MODE != "demo":  # `database_is_safe` tells
            return []
        sentence = "The database did not answer, so nobody knows whether it is that of the demo."
    return [Error(sentence, id="config.E006")] if sentence else []


@register(Tags.security)
def connection_is_encrypted(app_configs: Any, **kwargs: Any) -> Iterable[CheckMessage]:
    """Return an error for a database on another machine of which the certificate is not looked at."""
    if settings.MODE != "production":
        return []
    return [
        Error(
            f"The database {name!r} is on another machine, and its certificate is not looked at.",
            hint="Add ?sslmode=verify-full (and sslrootcert) to its address.",
            id="config.E004",
        )
        for name, parts in settings.DATABASES.items()
        if not is_here(parts["HOST"]) and parts["OPTIONS"].get("sslmode") != "verify-full"
    ]


def is_here(host: str) -> bool:
    """Say whether a host is this machine: by name, or by the folder of a socket."""
    return host in HERE or host.startswith("/")

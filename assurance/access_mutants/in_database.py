"""What the database itself refuses: triggers, constraints on who and when, and the rights of the web role."""

import re
from collections.abc import Iterator
from typing import Any

from assurance.access_mutants.mutant import ROOT, Mutant
from audit.sql_files import definitions, sql_files, web_role_files

WHO_AND_WHEN = "^(grant|membership|erasure|log_review|invitation|consent|authority|minutes)_"  # constraints by their name
# Those of procrastinate keep its own notes; tests hold them by name.
TRIGGERS = """SELECT tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
              WHERE NOT tgisinternal AND relnamespace = 'public'::regnamespace
              AND relname !~ '^procrastinate_' ORDER BY 1"""
CONSTRAINTS = """SELECT conname, relname FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
                 WHERE contype = 'c' AND conname ~ %s ORDER BY 1"""
FUNCTIONS = """SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace
               AND proacl IS NOT NULL AND NOT has_function_privilege(%s, oid, 'EXECUTE') ORDER BY 1"""
MISSING_RIGHTS = """SELECT relname, asked FROM pg_class, unnest(ARRAY['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) asked
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND NOT has_table_privilege(%(web)s, oid, asked)
    AND NOT has_table_privilege(%(web)s, oid, 'UPDATE') ORDER BY 1, 2"""
GROUNDS = (  # on which `rights_erase` refuses
    ("not granted", "asked.decision <> 'granted'"),
    ("not approved", "asked.approved_at IS NULL"),
    ("approved by who decided", "asked.approved_by_id = asked.decided_by_id"),
    ("in the name of a stranger", "colleagues < 2"),
    ("destroyed already", "asked.erasure_key IS NOT NULL"),
    ("on hold", "hold_reason <> ''"),
)
WITHOUT_GROUND = """DO $do$ DECLARE body text := pg_get_functiondef('rights_erase'::regproc); BEGIN
    IF position($words$%(words)s$words$ in body) = 0 THEN RAISE EXCEPTION 'not found'; END IF;
    EXECUTE replace(body, $words$%(words)s$words$, 'false'); END $do$"""


def database_mutants(cursor: Any, web: str) -> Iterator[Mutant]:
    """Yield every trigger, constraint and limit of the web role, gone; asked of a database that stands."""
    cursor.execute(TRIGGERS)
    for trigger, table in cursor.fetchall():
        sql = f'DROP TRIGGER "{trigger}" ON "{table}"'
        yield Mutant("database", f"trigger {trigger}", file_defining(trigger), 0, trigger, sql=sql)
    cursor.execute(CONSTRAINTS, [WHO_AND_WHEN])
    for constraint, table in cursor.fetchall():
        sql = f'ALTER TABLE "{table}" DROP CONSTRAINT "{constraint}"'
        path = f"{table.split('_')[0]}/migrations"
        yield Mutant("database", f"constraint {constraint}", path, 0, constraint, sql=sql)
    cursor.execute(FUNCTIONS, [web])
    for (function,) in cursor.fetchall():
        sql = f'GRANT EXECUTE ON FUNCTION {function} TO "{web}"'
        path = file_defining(function.split("(")[0])
        yield Mutant("database", f"web role + EXECUTE {function}", path, 0, function, sql=sql)
    for what, words in GROUNDS:
        sql = WITHOUT_GROUND % {"words": words}
        path = file_defining("rights_erase")
        yield Mutant("database", f"rights_erase · {what}", path, 0, words, sql=sql)
    yield from rights(cursor, web)


def rights(cursor: Any, web: str) -> Iterator[Mutant]:
    """Yield the rights that the web role lacks on the tables that it may not update, given."""
    cursor.execute(MISSING_RIGHTS, {"web": web})
    for table, right in cursor.fetchall():
        sql = f'GRANT {right} ON "{table}" TO "{web}"'
        yield Mutant("database", f"web role + {right} {table}", file_granting(table), 0, table, sql=sql)


def file_defining(name: str) -> str:
    """Return the path of the SQL file that defines a function or trigger."""
    for file in sql_files().values():
        if name in {defined for _, defined in definitions(file.read_text(encoding="utf-8"))}:
            return file.relative_to(ROOT).as_posix()
    raise LookupError(f"{name} is defined in no SQL file")


def file_granting(table: str) -> str:
    """Return the path of the SQL file that says what the web role may do with a table."""
    for file in web_role_files().values():
        if table in re.findall(r"\w+", file.read_text(encoding="utf-8")):
            return file.relative_to(ROOT).as_posix()
    raise LookupError(f"{table} is in no SQL file")

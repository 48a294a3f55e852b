"""What the database itself refuses: triggers, constraints on who and when, and the rights of the web role."""

from collections.abc import Iterator

from django.apps import apps

from benchmarks.access_mutants.mutant import Mutant
from config.management.commands.grant_web_role import INSERT_ONLY, READ_ONLY

TRIGGERS = """SELECT tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
              WHERE NOT tgisinternal AND relnamespace = 'public'::regnamespace ORDER BY 1"""
CONSTRAINTS = """SELECT conname, relname FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
                 WHERE contype = 'c' AND conname ~ '^(grant|membership|erasure|log_review)' ORDER BY 1"""
FUNCTIONS = """SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace
               AND proacl IS NOT NULL AND NOT has_function_privilege(%s, oid, 'EXECUTE') ORDER BY 1"""
GROUNDS = (  # on which `assessments_erase` refuses
    ("not granted", "asked.decision <> 'granted'"),
    ("not approved", "asked.approved_at IS NULL"),
    ("approved by who decided", "asked.approved_by_id = asked.decided_by_id"),
    ("destroyed already", "asked.erasure_key IS NOT NULL"),
    ("on hold", "hold_reason <> ''"),
)
WITHOUT_GROUND = """DO $do$ DECLARE body text := pg_get_functiondef('assessments_erase'::regproc); BEGIN
    IF position($words$%(words)s$words$ in body) = 0 THEN RAISE EXCEPTION 'not found'; END IF;
    EXECUTE replace(body, $words$%(words)s$words$, 'false'); END $do$"""
WHERE = "config/management/commands/grant_web_role.py"


def database_mutants(cursor, web: str) -> Iterator[Mutant]:  # type: ignore[no-untyped-def]
    """Yield every trigger, constraint and limit of the web role, gone; asked of a database that stands."""
    cursor.execute(TRIGGERS)
    for trigger, table in cursor.fetchall():
        sql = f'DROP TRIGGER "{trigger}" ON "{table}"'
        yield Mutant("database", f"trigger {trigger}", app_of(table), 0, trigger, sql=sql)
    cursor.execute(CONSTRAINTS)
    for constraint, table in cursor.fetchall():
        sql = f'ALTER TABLE "{table}" DROP CONSTRAINT "{constraint}"'
        yield Mutant("database", f"constraint {constraint}", app_of(table), 0, constraint, sql=sql)
    cursor.execute(FUNCTIONS, [web])
    for (function,) in cursor.fetchall():
        sql = f'GRANT EXECUTE ON FUNCTION {function} TO "{web}"'
        yield Mutant("database", f"web role + EXECUTE {function}", WHERE, 0, function, sql=sql)
    for what, words in GROUNDS:
        sql = WITHOUT_GROUND % {"words": words}
        yield Mutant("database", f"assessments_erase · {what}", "assessments/migrations", 0, words, sql=sql)
    yield from rights(web)


def rights(web: str) -> Iterator[Mutant]:
    """Yield the rights that the web role does not have on a table, given."""
    for table in sorted(INSERT_ONLY | READ_ONLY):
        for right in ("INSERT", "UPDATE", "DELETE", "TRUNCATE"):
            if right != "INSERT" or table in READ_ONLY:
                sql = f'GRANT {right} ON "{table}" TO "{web}"'
                yield Mutant("database", f"web role + {right} {table}", WHERE, 0, table, sql=sql)


def app_of(table: str) -> str:
    """Return in which folder a table is made."""
    label = table.split("_")[0]
    return f"{label}/migrations" if label in {config.label for config in apps.get_app_configs()} else "config"

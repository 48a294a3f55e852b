"""The SQL files of the apps define all functions, triggers and views of the database and all rights of the web role.

All but what the package behind the queue (`background`) brings with migrations of its own. The comparison runs in a
transaction of the owner that is undone: it drops what the files define, runs the files again, and looks whether the
database is then as it was.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.apps import apps
from django.db import connection

from audit.sql_files import definitions, drops, sql_files, web_role_files
from config.management.commands.grant_web_role import grant_rights
from tests.support.database_clock import follow
from tests.support.owner import as_owner

HELD = """
SELECT 'FUNCTION', proname::text, concat_ws(' ', pg_get_functiondef(oid), proowner::regrole, proacl::text)
FROM pg_proc WHERE pronamespace = 'public'::regnamespace
UNION ALL
SELECT 'TRIGGER', tgname, concat_ws(' ', pg_get_triggerdef(pg_trigger.oid), tgenabled)
FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
WHERE NOT tgisinternal AND relnamespace = 'public'::regnamespace
UNION ALL
SELECT 'VIEW', relname, pg_get_viewdef(oid) FROM pg_class
WHERE relkind IN ('v', 'm') AND relnamespace = 'public'::regnamespace
UNION ALL
SELECT 'TABLE', relname, concat_ws(' ', relpersistence, relowner::regrole,
    (SELECT string_agg(concat_ws(' ', attname, format_type(atttypid, atttypmod), attnotnull), ', ' ORDER BY attnum)
     FROM pg_attribute WHERE attrelid = pg_class.oid AND attnum > 0),
    (SELECT string_agg(indexdef, ', ' ORDER BY indexname) FROM pg_indexes WHERE tablename = relname))
FROM pg_class
WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace AND relname <> ALL (%s)
"""
RIGHTS = """
SELECT relname::text, '', grantee::regrole::text, privilege_type FROM pg_class, aclexplode(relacl)
WHERE relnamespace = 'public'::regnamespace
UNION ALL
SELECT relname, attname, grantee::regrole::text, privilege_type
FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid, aclexplode(attacl)
WHERE relnamespace = 'public'::regnamespace
UNION ALL
SELECT 'schema public', '', grantee::regrole::text, privilege_type FROM pg_namespace, aclexplode(nspacl)
WHERE nspname = 'public'
UNION ALL
SELECT 'database', '', grantee::regrole::text, privilege_type FROM pg_database, aclexplode(datacl)
WHERE datname = current_database()
"""
# The queue has tables, functions and triggers of its own, from the migrations of the package behind it.
OF_THE_QUEUE = re.compile(r"procrastinate_\w+|idx_procrastinate_\w+")
NO_RULE = "CREATE FUNCTION no_rule() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$"

Owner = psycopg.Connection[Any]


@pytest.fixture
def owner(db: None) -> Iterator[Owner]:
    """Give a connection of the owner of which nothing stays."""
    with as_owner() as connected:
        yield connected
        connected.rollback()


@pytest.fixture
def texts() -> dict[str, str]:
    """Return the text of each file that a migration runs."""
    return {name: file.read_text(encoding="utf-8") for name, file in sql_files().items()}


def held(owner: Owner) -> Counter[tuple[str, str, str]]:
    """Return kind, name and definition of all that the database holds, but for the tables of models.

    The clock of the tests (`tests.support.database_clock`) is read as the one of the database.
    """
    models = [model._meta.db_table for model in apps.get_models(include_auto_created=True)]
    found = owner.execute(HELD, [[*models, "django_migrations"]]).fetchall()
    return Counter(
        (kind, name, follow(text)) for kind, name, text in found if not OF_THE_QUEUE.fullmatch(name)
    )


def differences(owner: Owner, texts: dict[str, str]) -> set[str]:
    """Return what differs between database and files: defined in one of both only, or otherwise."""
    before = held(owner)
    for text in reversed(texts.values()):
        owner.execute(drops(text).encode())
    in_no_file = held(owner)
    for text in texts.values():
        owner.execute(text.encode())
    after = held(owner)
    return {f"{kind} {name}" for kind, name, _ in (before - after) + (after - before) + in_no_file}


def not_once(owner: Owner, texts: dict[str, str]) -> set[str]:
    """Return what is not defined exactly once in the files for each time that the database holds it."""
    written = Counter(one for text in texts.values() for one in definitions(text))
    in_database = Counter((kind, name) for kind, name, _ in held(owner).elements())
    return {f"{kind} {name}" for kind, name in (written - in_database) + (in_database - written)}


def test_files_and_database_define_the_same(owner: Owner, texts: dict[str, str]) -> None:
    assert len(held(owner)) > 40
    assert not_once(owner, texts) == set()
    assert differences(owner, texts) == set()


@pytest.mark.parametrize(
    ("change", "noticed"),
    [
        (NO_RULE, {"FUNCTION no_rule"}),
        ("DROP TRIGGER statement_immutable ON rights_statement", {"TRIGGER statement_immutable"}),
        (
            "ALTER TABLE assessments_answer DISABLE TRIGGER answer_only_in_draft",
            {"TRIGGER answer_only_in_draft"},
        ),
        ("ALTER FUNCTION rights_erase(uuid, text, jsonb) SECURITY INVOKER", {"FUNCTION rights_erase"}),
        ("GRANT EXECUTE ON FUNCTION audit_seal(bigint) TO PUBLIC", {"FUNCTION audit_seal"}),
        (NO_RULE.replace("no_rule", "portfolio_refuse_change").replace("CREATE", "CREATE OR REPLACE"), None),
        ("CREATE VIEW children AS SELECT id FROM children_child", {"VIEW children"}),
        ("CREATE TABLE copied AS SELECT * FROM children_child", {"TABLE copied"}),
        ("DROP INDEX accounts_cache_expires", {"TABLE accounts_cache"}),
    ],
)
def test_change_of_the_database_is_noticed(
    owner: Owner, texts: dict[str, str], change: str, noticed: set[str] | None
) -> None:
    owner.execute(change.encode())
    assert differences(owner, texts) == (noticed or {"FUNCTION portfolio_refuse_change"})


@pytest.mark.parametrize(
    ("old", "new", "noticed"),
    [
        ("a signed form takes no answers", "too late", "FUNCTION assessments_refuse_late_answer"),
        ("BEFORE INSERT OR UPDATE ON", "BEFORE UPDATE ON", "TRIGGER answer_only_in_draft"),
        ("WHEN (OLD.signed_at IS NOT NULL)", "", "TRIGGER assessment_signed_immutable"),
        ("\n-- A signed", f"\n{NO_RULE};\n-- A signed", "FUNCTION no_rule"),
    ],
)
def test_change_of_a_file_is_noticed(
    owner: Owner, texts: dict[str, str], old: str, new: str, noticed: str
) -> None:
    changed = ("\n" + texts["assessments/signed_forms"]).replace(old, new)
    assert changed.strip() != texts["assessments/signed_forms"].strip()
    assert differences(owner, {**texts, "assessments/signed_forms": changed}) == {noticed}


def test_rule_that_stands_in_two_files_is_noticed(owner: Owner, texts: dict[str, str]) -> None:
    twice = {**texts, "logbook/more": texts["rights/statements"]}
    assert not_once(owner, twice) == {
        "FUNCTION rights_refuse_statement_change",
        "TRIGGER statement_immutable",
    }


def test_each_file_says_in_its_first_lines_what_it_enforces(texts: dict[str, str]) -> None:
    files = {**texts, **{app: file.read_text(encoding="utf-8") for app, file in web_role_files().items()}}
    assert {name for name, text in files.items() if not text.startswith("-- ")} == set()


def rights_that_differ(owner: Owner, texts: list[str]) -> set[tuple[str, ...]]:
    """Return the rights on tables, columns and the schema that are not those of the files."""
    before = set(owner.execute(RIGHTS).fetchall())
    grant_rights(owner.cursor(), connection.settings_dict["USER"], texts)
    return before ^ set(owner.execute(RIGHTS).fetchall())


def rights_texts() -> list[str]:
    return [file.read_text(encoding="utf-8") for file in web_role_files().values()]


def test_files_and_database_give_the_same_rights(owner: Owner) -> None:
    assert rights_that_differ(owner, rights_texts()) == set()


@pytest.mark.parametrize(
    ("change", "noticed"),
    [
        ("GRANT UPDATE ON audit_auditevent TO {web}", ("audit_auditevent", "", "{web}", "UPDATE")),
        (
            "GRANT UPDATE (event) ON audit_auditevent TO {web}",
            ("audit_auditevent", "event", "{web}", "UPDATE"),
        ),
        ("GRANT TRUNCATE ON accounts_user TO PUBLIC", ("accounts_user", "", "-", "TRUNCATE")),
        ("GRANT TEMP ON DATABASE {database} TO {web}", ("database", "", "{web}", "TEMPORARY")),
        ("GRANT TEMP ON DATABASE {database} TO PUBLIC", ("database", "", "-", "TEMPORARY")),
        ("REVOKE INSERT ON reviews_action FROM {web}", ("reviews_action", "", "{web}", "INSERT")),
    ],
)
def test_change_of_rights_is_noticed(owner: Owner, change: str, noticed: tuple[str, ...]) -> None:
    web = connection.settings_dict["USER"]
    owner.execute(change.format(web=web, database=connection.settings_dict["NAME"]).encode())
    expected = tuple(part.format(web=web) for part in noticed)
    assert rights_that_differ(owner, rights_texts()) == {expected}


def test_change_of_rights_in_a_file_is_noticed(owner: Owner) -> None:
    more = 'GRANT DELETE ON reviews_judgement TO :"web"'
    web = connection.settings_dict["USER"]
    assert rights_that_differ(owner, [*rights_texts(), more]) == {("reviews_judgement", "", web, "DELETE")}

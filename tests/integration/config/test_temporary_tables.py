"""A temporary table with the name of a real one does not open a guard of the database.

PostgreSQL looks among temporary tables first, unless a function fixes its `search_path`. The web role may not make
any (`manage.py grant_web_role`); here it may, so that the functions stand alone.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from audit.actions import record
from audit.rules.events import EventType
from children.models import Child
from config.management.commands.grant_web_role import grant_rights
from logbook.models import LogReview, LogReviewItem
from portfolio.models import Instrument
from tests.support.audit_log import a_month_to_look_over
from tests.support.build import People, a_child, a_signed_form, an_event
from tests.support.owner import as_owner
from tests.support.rights import a_statement

WITHOUT_SEARCH_PATH = """SELECT proname::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    AND NOT coalesce(proconfig, '{}') @> ARRAY['search_path=pg_catalog, public, pg_temp']"""


def execute(statement: str, *values: Any) -> list[tuple[Any, ...]]:
    """Run one statement as the web role and return its rows."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def hide(table: str) -> None:
    """Make an empty temporary table with the name and the columns of a real one."""
    execute(f"CREATE TEMPORARY TABLE {table} (LIKE public.{table} INCLUDING DEFAULTS)")


def refused(statement: str, *values: Any) -> str:
    """Return why the database refuses a statement of the web role."""
    with pytest.raises(DatabaseError) as caught, transaction.atomic():
        execute(statement, *values)
    return str(caught.value)


@pytest.fixture
def child(people: People) -> Iterator[Child]:
    """Give a child, with the right to make temporary tables for the web role."""
    parts = connection.settings_dict
    with as_owner() as owner:
        owner.execute(f'GRANT TEMP ON DATABASE "{parts["NAME"]}" TO "{parts["USER"]}"'.encode())
    yield a_child(people.north, people.anna)
    with as_owner() as owner:
        owner.execute(f'REVOKE TEMP ON DATABASE "{parts["NAME"]}" FROM "{parts["USER"]}"'.encode())


def test_signed_form_takes_no_answers(people: People, child: Child) -> None:
    form = a_signed_form(child, people.anna)
    hide("assessments_assessment")
    statement = """INSERT INTO public.assessments_answer
        (assessment_id, item_key, choice, reason, example, revision, saved_at)
        VALUES (%s, 'late', '1', '', '', 1, now())"""
    assert "takes no answers" in refused(statement, form.pk)


def test_instrument_with_a_published_version_keeps_its_key(people: People, child: Child) -> None:
    instrument = Instrument.objects.get(key="professional-quick")
    hide("portfolio_instrumentversion")
    statement = "UPDATE public.portfolio_instrument SET key = 'other' WHERE id = %s"
    assert "keeps its key" in refused(statement, instrument.pk)


def test_month_is_not_signed_with_lines_left(people: People, child: Child) -> None:
    officer = a_month_to_look_over(people, child)
    hide("logbook_logreviewitem")
    statement = """UPDATE public.logbook_logreview
        SET chain = 'yes', conclusion = 'Goed.', signed_at = now(), signed_by_id = %s"""
    assert "every line judged" in refused(statement, officer.pk)


def test_verdict_in_a_signed_month_stays(people: People, child: Child) -> None:
    officer, now = a_month_to_look_over(people, child), timezone.now()
    LogReviewItem.objects.update(verdict="fine", judged_at=now, judged_by=officer, revision=1)
    hide("logbook_logreview")
    execute("INSERT INTO pg_temp.logbook_logreview SELECT * FROM public.logbook_logreview")
    with transaction.atomic():  # signs the real one; what is hidden is still unsigned
        execute("SET LOCAL search_path = public, pg_temp")
        LogReview.objects.update(chain="yes", conclusion="Goed.", signed_at=now, signed_by=officer)
        execute("SET LOCAL search_path TO DEFAULT")
    assert execute("SELECT count(*) FROM logbook_logreview WHERE signed_at IS NULL") == [(1,)]
    assert "signed off" in refused("UPDATE public.logbook_logreviewitem SET note = 'other'")


def test_statement_is_not_deleted(people: People, child: Child) -> None:
    a_statement(child, people.anna, life_event=an_event(child, people.anna))
    execute("CREATE TEMPORARY TABLE rights_erasure (child_key uuid, is_running boolean)")
    execute("INSERT INTO rights_erasure VALUES (%s, true)", child.pk)
    assert "never changed" in refused("DELETE FROM public.rights_statement")


def test_seal_goes_to_the_real_chain(people: People, child: Child) -> None:
    hide("audit_chainlink")
    record(EventType.SIGNED_IN, by=people.anna)
    before = execute("SELECT count(*) FROM public.audit_chainlink")[0][0]
    execute("SET CONSTRAINTS ALL IMMEDIATE")
    assert execute("SELECT count(*) FROM audit_chainlink") == [(0,)]
    assert execute("SELECT count(*) FROM public.audit_chainlink")[0][0] > before


def test_every_function_fixes_where_it_looks(db: None) -> None:
    assert execute(WITHOUT_SEARCH_PATH) == []


def test_function_that_looks_elsewhere_is_noticed(db: None) -> None:
    with as_owner() as owner:
        owner.execute("ALTER FUNCTION rights_erase(uuid, text, jsonb) SET search_path = public, pg_temp")
        owner.execute("ALTER FUNCTION children_add_only() RESET search_path")
        found = {name for (name,) in owner.execute(WITHOUT_SEARCH_PATH.encode()).fetchall()}
        owner.rollback()
    assert found == {"rights_erase", "children_add_only"}


def test_granting_takes_temporary_tables_away(db: None) -> None:
    web, database = connection.settings_dict["USER"], connection.settings_dict["NAME"]
    asked = "SELECT has_database_privilege(%s, current_database(), 'TEMP')"
    with as_owner() as owner:
        assert owner.execute(asked, [web]).fetchone() == (False,)
        for grantee in ("PUBLIC", f'"{web}"'):
            owner.execute(f'GRANT TEMP ON DATABASE "{database}" TO {grantee}'.encode())
        assert owner.execute(asked, [web]).fetchone() == (True,)
        grant_rights(owner.cursor(), web, [])
        assert owner.execute(asked, [web]).fetchone() == (False,)
        owner.rollback()

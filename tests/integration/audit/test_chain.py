"""The chain in the database: sealed at commit, read-only for the web process, verified from outside."""

from contextlib import suppress
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import User
from audit.actions import record
from audit.models import AuditEvent, ChainLink
from audit.occasion import Occasion, occasion
from audit.queries import chain_head, chain_rows
from audit.rules.events import EventType
from audit.rules.verification import faults_in
from tests.support.build import make_people
from tests.support.concurrency import together
from tests.support.owner import as_owner, empty_tables

pytestmark = pytest.mark.django_db(transaction=True)
GUARDED = ("audit_auditevent", "audit_chainlink")


@pytest.fixture(autouse=True)
def _empty_log() -> None:
    """Begin without what setting up has logged."""
    empty_tables()


def write(number: int, by: User | None = None) -> None:
    """Write some events, each in a transaction of its own."""
    for place in range(number):
        with occasion(Occasion(page="profile", address=f"10.0.0.{place}", role="observer")):
            record(EventType.PROFILE_READ, by=by)


def tamper(statement: str, **values: object) -> None:
    """Do to the log what only the owner of the tables could: switch the guards off and change it."""
    with as_owner() as owner:
        for table in GUARDED:
            owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        owner.execute(statement.encode(), values)
        for table in GUARDED:
            owner.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def verified(*arguments: str) -> str:
    """Run the command; return what it says, faults included."""
    out, err = StringIO(), StringIO()
    with suppress(CommandError):
        call_command("verify_audit", *arguments, stdout=out, stderr=err)
    return out.getvalue() + err.getvalue()


def test_every_event_is_sealed_at_commit_on_the_one_before() -> None:
    with transaction.atomic():
        write(2)
        assert not ChainLink.objects.exists()
    write(1)
    first, second, third = ChainLink.objects.all()
    assert [link.position for link in (first, second, third)] == [1, 2, 3]
    assert (first.previous, second.previous, third.previous) == ("0" * 64, first.seal, second.seal)
    assert "The log is whole" in verified()


def test_event_that_is_rolled_back_leaves_no_link() -> None:
    write(1)
    with transaction.atomic():
        write(1)
        transaction.set_rollback(True)
    write(1)
    assert ChainLink.objects.count() == AuditEvent.objects.count() == 2
    assert list(faults_in(chain_rows())) == []


def test_many_at_once_make_one_chain() -> None:
    people = make_people()
    before = AuditEvent.objects.count()
    together(lambda by: write(8, by), [people.anna, people.bram, people.cora, people.chris])
    assert list(faults_in(chain_rows())) == []
    assert ChainLink.objects.count() == AuditEvent.objects.count() == before + 32


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=60))
def test_database_and_verification_write_an_event_down_alike(text: str) -> None:
    with occasion(Occasion(page=text)):
        record(EventType.PROFILE_READ, by=None)
    assert list(faults_in(chain_rows())) == []


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE audit_auditevent SET actor_name = 'Iemand' WHERE id = %(second)s", "not what was sealed"),
        ("UPDATE audit_auditevent SET at = at - interval '1 h' WHERE id = %(second)s", "not what was sealed"),
        ("DELETE FROM audit_auditevent WHERE id = %(second)s", "is gone"),
        ("DELETE FROM audit_chainlink WHERE event_id = %(second)s", "are missing"),
        (
            """UPDATE audit_auditevent one SET address = other.address FROM audit_auditevent other
               WHERE one.id + other.id = 2 * %(second)s + 1 AND abs(one.id - other.id) = 1""",
            "not what was sealed",
        ),
    ],
    ids=["changed", "back-dated", "removed", "unlinked", "swapped"],
)
def test_change_by_the_owner_is_found(statement: str, found: str) -> None:
    write(4)
    tamper(statement, second=AuditEvent.objects.order_by("id")[1].pk)
    assert found in verified()


def test_event_put_in_behind_the_guards_is_found() -> None:
    write(2)
    copied = """SELECT (jsonb_populate_record(e, '{"id": 999999}')).* FROM audit_auditevent e LIMIT 1"""
    tamper(f"INSERT INTO audit_auditevent {copied}")
    assert "event 999999 stands in the log without a seal" in verified()


def test_log_that_was_cut_off_is_found_by_the_exported_head(tmp_path: Path) -> None:
    write(3)
    out, heads = StringIO(), tmp_path / "heads"
    call_command("export_chain_head", stdout=out)
    heads.write_text(out.getvalue())
    assert "1 exported heads stand in it" in verified("--heads", str(heads))
    last = AuditEvent.objects.latest("id").pk
    tamper("DELETE FROM audit_chainlink WHERE event_id = %(last)s", last=last)
    tamper("DELETE FROM audit_auditevent WHERE id = %(last)s", last=last)
    assert "The log is whole" in verified()
    assert "the log ends before a seal that was exported" in verified("--heads", str(heads))
    write(1)
    assert "another than the one that was exported" in verified("--heads", str(heads))


def test_fault_ends_the_command_with_status_1() -> None:
    write(1)
    tamper("UPDATE audit_auditevent SET outcome = 4")
    with pytest.raises(CommandError, match="1 faults") as found:
        call_command("verify_audit", stderr=StringIO())
    assert found.value.returncode == 1


@pytest.mark.parametrize("content", ["x", "1 abc", "-1 " + "a" * 64])
def test_file_that_holds_no_heads_is_named_with_its_line(tmp_path: Path, content: str) -> None:
    heads = tmp_path / "heads"
    heads.write_text(content)
    with pytest.raises(CommandError, match="line 1") as refused:
        call_command("verify_audit", "--heads", str(heads))
    assert refused.value.returncode == 2
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("verify_audit", "--heads", str(tmp_path / "none"))


def test_log_without_events_has_no_head() -> None:
    assert chain_head() is None
    with pytest.raises(CommandError):
        call_command("export_chain_head")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_chainlink SET seal = ''",
        "DELETE FROM audit_chainlink",
        "TRUNCATE audit_chainlink",
        "INSERT INTO audit_chainlink VALUES (9, 9, '', '')",
        "SELECT audit_seal(1)",
        "ALTER TABLE audit_auditevent DISABLE TRIGGER USER",
        "UPDATE audit_auditevent SET event = ''",
    ],
)
def test_web_process_cannot_touch_the_chain(statement: str) -> None:
    write(1)
    with pytest.raises(ProgrammingError), connection.cursor() as cursor:
        cursor.execute(statement)

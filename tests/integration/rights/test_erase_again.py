"""Erased stays erased: a child that comes back with a backup is destroyed again from the register."""

import json
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connections

from assessments.models import Assessment
from audit.models import AuditEvent
from audit.queries import chain_rows
from audit.rules.verification import faults_in
from children.models import Child
from rights.models import Erasure
from rights.queries.erasures import rows_going
from tests.support.build import a_child, a_signed_form, an_event, make_people
from tests.support.owner import as_owner
from tests.support.rights import destroyed

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])
Backup = dict[str, list[str]]


def back_up(child: Child) -> Backup:
    """Copy every row about a child, as a backup holds it."""
    found: Backup = {}
    with as_owner() as connection:
        for table, keys in rows_going({"children_child": [str(child.pk)]}).items():
            key = "child_id" if table == "children_retention" else "id"
            rows = connection.execute(
                f"SELECT row_to_json(t)::text FROM {table} t WHERE {key}::text = ANY(%s)", [keys]
            )
            found[table] = [text for (text,) in rows]
    return found


def put_back(backup: Backup) -> None:
    """Put the rows back and forget what was destroyed since, as restoring an older backup does."""
    with as_owner() as connection:
        for table, rows in backup.items():
            connection.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            for row in rows:
                connection.execute(
                    f"INSERT INTO {table} SELECT * FROM json_populate_record(NULL::{table}, %s)", [row]
                )
            connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
            connection.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        connection.execute("DELETE FROM rights_erasure")


@pytest.fixture
def register(tmp_path: Path) -> Iterator[tuple[Path, Backup]]:
    """Let one child be destroyed whole, and an event of another; give the exported register and the backups."""
    people = make_people()
    whole = a_child(people.north, people.anna)
    a_signed_form(whole, people.anna)
    other = a_child(people.north, people.anna, first_name="Noor", reference="DW-002")
    a_signed_form(other, people.anna)
    event = an_event(other, people.anna)
    backup = back_up(whole)
    events = {"lifecourse_lifeevent": back_up(other)["lifecourse_lifeevent"]}
    destroyed(whole, people.cora, people.anna)
    destroyed(other, people.cora, people.anna, event)
    file, out = tmp_path / "register.jsonl", StringIO()
    call_command("export_erasures", stdout=out)
    file.write_text(out.getvalue(), encoding="utf-8")
    yield file, backup | events
    for connection in connections.all():
        connection.close()


def again(file: Path) -> str:
    out = StringIO()
    call_command("erase_again", str(file), stdout=out)
    return out.getvalue().strip()


def test_what_came_back_with_a_backup_is_destroyed_again(register: tuple[Path, Backup]) -> None:
    file, backup = register
    text = file.read_text(encoding="utf-8")
    assert "Sam" not in text
    assert "DW-001" not in text
    put_back(backup)
    assert Assessment.objects.filter(child__reference="DW-001", signed_at__isnull=False).count() == 1
    assert not Erasure.objects.exists()
    assert "2 erasures in the file; 2 were back" in again(file)
    assert list(Child.objects.values_list("reference", flat=True)) == ["DW-002"]
    assert Assessment.objects.filter(child__reference="DW-002").count() == 1
    assert not Child.objects.get().life_events.exists()
    assert {(erasure.is_whole, erasure.is_running) for erasure in Erasure.objects.all()} == {
        (True, False),
        (False, False),
    }
    logged = AuditEvent.objects.filter(event="child_again_destroyed")
    assert {event.actor_id for event in logged} == {""}
    assert logged.count() == 2
    assert list(faults_in(chain_rows())) == []
    assert "2 erasures in the file; 0 were back" in again(file)  # once more does no harm
    out = StringIO()
    call_command("export_erasures", stdout=out)
    assert out.getvalue() == text  # the register is what it was


@pytest.mark.parametrize("harm", ["child", "seal", "no json", "list", "empty line"])
def test_file_that_somebody_touched_destroys_nothing(register: tuple[Path, Backup], harm: str) -> None:
    file, backup = register
    put_back(backup)
    first, second = file.read_text(encoding="utf-8").splitlines()
    entry = json.loads(second)
    other = str(Child.objects.get(reference="DW-002").pk)
    spoiled = {
        "child": json.dumps({**entry, "child_key": other, "is_whole": True}),
        "seal": json.dumps({key: value for key, value in entry.items() if key != "seal"}),
        "no json": "{",
        "list": "[]",
        "empty line": "",
    }[harm]
    file.write_text(f"{first}\n{spoiled}\n", encoding="utf-8")
    with pytest.raises(CommandError, match="line 2") as caught:
        again(file)
    assert caught.value.returncode == 2
    assert Child.objects.count() == 2


def test_file_that_cannot_be_read_is_named(register: tuple[Path, Backup], tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="nowhere"):
        again(tmp_path / "nowhere")
    (tmp_path / "bytes").write_bytes(b"\xff\xfe")
    with pytest.raises(CommandError, match="bytes"):
        again(tmp_path / "bytes")


def test_site_without_its_owner_says_what_to_set(
    register: tuple[Path, Backup], monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = {name: value for name, value in connections.settings.items() if name != "owner"}
    monkeypatch.setattr(connections, "settings", settings)
    with pytest.raises(CommandError, match="DATABASE_OWNER_URL"):
        again(register[0])

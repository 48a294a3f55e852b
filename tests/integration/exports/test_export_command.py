"""`manage.py export_data`: files in a folder, under codes unless asked otherwise."""

import re
import stat
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from audit.models import AuditEvent
from children.models import Child
from exports.rules.contents import LEAST_CHILDREN
from tests.support.build import People, a_child, a_signed_form
from tests.support.days import today
from tests.support.exports import csv_tables, unpacked, xlsx_tables


@pytest.fixture
def observed(people: People, child: Child) -> Child:
    """Enough children with a form for codes."""
    for number in range(2, LEAST_CHILDREN + 1):
        a_signed_form(a_child(people.north, people.anna, reference=f"DW-{number}"), people.anna)
    a_signed_form(child, people.anna)
    return child


def written(folder: Path, **options: str) -> Path:
    """Run the command and return the one file that it wrote."""
    call_command("export_data", out=folder / "uit", **options)
    [file] = (folder / "uit").iterdir()
    return file


@pytest.mark.parametrize(("notation", "suffix"), [("csv", "zip"), ("xlsx", "xlsx"), ("fhir", "zip")])
def test_every_organisation_is_a_file_under_codes(
    tmp_path: Path, observed: Child, notation: str, suffix: str
) -> None:
    file = written(tmp_path, format=notation)
    assert file.name == f"de-wilg-{today()}.{suffix}"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    told = str(xlsx_tables(file.read_bytes())) if notation == "xlsx" else unpacked(file.read_bytes())
    assert not [
        word for word in ("DW-", observed.first_name, "Noord", "Anna") if re.search(rf"\b{word}\b", told)
    ]
    event = AuditEvent.objects.get(event="data_exported")
    assert (event.actor_id, event.object_type) == ("", "organisation")


def test_team_with_names(tmp_path: Path, people: People, observed: Child) -> None:
    file = written(tmp_path, format="csv", team=str(people.north.pk), contents="named")
    rows = csv_tables(file.read_bytes())["antwoorden"]
    assert observed.reference in {row["nummer"] for row in rows}


def test_one_child_as_a_bundle(tmp_path: Path, observed: Child) -> None:
    file = written(tmp_path, format="fhir", child=str(observed.pk))
    assert file.name == f"{observed.pk}.json"
    assert AuditEvent.objects.get(event="data_exported").child_id == str(observed.pk)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"organisation": "De Eik"}, "There is no organisation De Eik."),
        ({"team": "noord"}, "There is no team noord."),
        ({"child": "c0ffee"}, "There is no child c0ffee."),
    ],
)
def test_what_is_not_there_is_said(
    tmp_path: Path, people: People, options: dict[str, str], sentence: str
) -> None:
    with pytest.raises(CommandError, match=sentence):
        call_command("export_data", format="csv", out=tmp_path, **options)


def test_too_few_children_for_codes_leave_no_file_and_no_event(
    tmp_path: Path, people: People, child: Child
) -> None:
    a_signed_form(child, people.anna)
    with pytest.raises(CommandError, match="De Wilg has fewer than 5 children"):
        call_command("export_data", format="csv", out=tmp_path)
    assert not list(tmp_path.iterdir())
    assert not AuditEvent.objects.filter(event="data_exported").exists()

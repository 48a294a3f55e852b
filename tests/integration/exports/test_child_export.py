"""The data of one child: who gets them, in which formats, what is in them and what the log keeps."""

import json
from typing import Any
from unittest import mock

import pytest
from django.test import Client
from django.urls import reverse
from fhir.resources.R4B.bundle import Bundle

from accounts.security import limits
from audit.models import AuditEvent
from children.models import Child
from tests.support.build import People, a_signed_form, a_withdrawn_form
from tests.support.days import days_ago, today
from tests.support.exports import csv_tables, xlsx_tables
from tests.support.pages import Page, Reply
from tests.support.scenes import corrected

EXAMPLE = "Zag ik zelf."


def fetch(client: Client, child: Child, notation: str = "csv", contents: str = "pseudonym") -> Reply:
    return client.get(
        reverse("child-export-file", args=[child.pk]), {"format": notation, "contents": contents}
    )


def exports() -> list[AuditEvent]:
    return list(AuditEvent.objects.filter(event="data_exported"))


@pytest.fixture
def seen(people: People, child: Child) -> Child:
    """A child that was seen twice, the second time ten days later by someone else."""
    a_signed_form(
        child, people.anna, on=days_ago(20), choices={"help_ask": "not_applicable"}, example=EXAMPLE
    )
    a_signed_form(child, people.bram, on=days_ago(10), choices={"help_ask": "0"}, setting="group")
    return child


def test_page_leads_to_the_file(anna: Client, seen: Child) -> None:
    page = reverse("child-export", args=[seen.pk])
    assert page in anna.get(reverse("report", args=[seen.pk])).content.decode()
    assert "Onder codes" in Page(anna.get(page)).words
    to = anna.get(page, {"format": "xlsx", "contents": "named"})
    assert (
        to.headers["Location"] == reverse("child-export-file", args=[seen.pk]) + "?format=xlsx&contents=named"
    )
    assert anna.get(page, {"format": "doc", "contents": "named"}).context["form"].errors
    assert fetch(anna, seen, "doc").status_code == 302
    assert exports() == []


def test_csv_under_codes_tells_observers_apart_and_names_nobody(anna: Client, seen: Child) -> None:
    response = fetch(anna, seen)
    assert response.headers["Content-Disposition"] == f'attachment; filename="waarnemingen-{today()}.zip"'
    assert response.headers["Cache-Control"] == "no-store, private"
    tables = csv_tables(response.content)
    answers = [row for row in tables["antwoorden"] if row["vraag"] == "help_ask"]
    assert [(row["waarde"], row["geen_waarde"], row["dag"]) for row in answers] == [
        ("", "not_applicable", "0"),
        ("0", "", "10"),
    ]
    assert len({row["waarnemer"] for row in answers}) == 2
    assert len({row["jeugdige"] for row in answers}) == 1
    cells = {cell for name in ("antwoorden", "krachten") for row in tables[name] for cell in row.values()}
    told = " ".join(cells)
    assert str(seen.birth_year) not in cells
    assert str(seen.pk) not in told
    assert str(days_ago(20)) not in told
    for word in (seen.first_name, seen.reference, "Anna", "Bram", EXAMPLE, "past hier niet"):
        assert word not in told


def test_xlsx_with_names_has_days_as_days_and_scores_as_numbers(anna: Client, seen: Child) -> None:
    tables = xlsx_tables(fetch(anna, seen, "xlsx", "words").content)
    assert list(tables) == ["antwoorden", "krachten", "codeboek"]
    first = tables["antwoorden"][0]
    assert (first["voornaam"], first["nummer"]) == (seen.first_name, seen.reference)
    assert first["periode_tot"].date() == days_ago(20)
    assert {row["voorbeeld"] for row in tables["antwoorden"]} >= {EXAMPLE}
    assert {row["reden"] for row in tables["antwoorden"]} == {None, "past hier niet"}
    assert {type(row["score"]) for row in tables["krachten"]} <= {int, float, type(None)}
    assert {row["scoring_versie"] for row in tables["krachten"]} == {"2.0"}
    assert "Anna" not in json.dumps(tables, default=str)


def bundle(client: Client, child: Child, contents: str) -> Any:
    response = fetch(client, child, "fhir", contents)
    assert response.headers["Content-Type"] == "application/fhir+json; charset=utf-8"
    found = json.loads(response.content)
    Bundle.model_validate(found)
    return found


def resources(bundle: Any, kind: str) -> list[Any]:
    return [e["resource"] for e in bundle["entry"] if e["resource"]["resourceType"] == kind]


def test_independent_reader_takes_the_bundle_whatever_goes_along(
    people: People, anna: Client, seen: Child
) -> None:
    a_signed_form(seen, people.anna, key="outcome", choice="2")
    for contents in ("pseudonym", "named", "words"):
        found = bundle(anna, seen, contents)
        [patient] = resources(found, "Patient")
        responses = resources(found, "QuestionnaireResponse")
        assert len(responses) == 3
        ids = {entry["fullUrl"] for entry in found["entry"]}
        assert len(ids) == len(found["entry"])
        assert {one["subject"]["reference"] for one in responses} == {f"urn:uuid:{patient['id']}"} <= ids
        asked = {f"{one['url']}|{one['version']}" for one in resources(found, "Questionnaire")}
        assert {one["questionnaire"] for one in responses} == asked


def test_bundle_under_codes_names_nobody_and_no_day(anna: Client, seen: Child) -> None:
    found = bundle(anna, seen, "pseudonym")
    told = json.dumps([resources(found, "Patient"), resources(found, "QuestionnaireResponse")])
    for word in (
        seen.first_name,
        seen.reference,
        str(seen.pk),
        "Anna",
        "authored",
        "birthDate",
        EXAMPLE,
        "period",
    ):
        assert word not in told
    named = json.dumps(bundle(anna, seen, "words"))
    for word in (seen.first_name, "authored", "birthDate", EXAMPLE, str(days_ago(20))):
        assert word in named
    assert "Anna" not in named


def test_withdrawn_replaced_and_unsigned_forms_stay_behind(
    people: People, anna: Client, child: Child
) -> None:
    a_withdrawn_form(child, people.anna, example="Kanarie")
    form = a_signed_form(child, people.anna, example="Parkiet")
    corrected(form, people.anna, help_ask="0")
    rows = csv_tables(fetch(anna, child, "csv", "words").content)["antwoorden"]
    assert "Kanarie" not in json.dumps(rows)
    assert {row["verbeterd"] for row in rows} == {"ja"}
    assert len({row["formulier"] for row in rows}) == 1


def test_child_that_nobody_observed_gives_a_codebook_and_no_rows(anna: Client, child: Child) -> None:
    for notation in ("csv", "xlsx"):
        read = csv_tables if notation == "csv" else xlsx_tables
        tables: Any = read(fetch(anna, child, notation).content)
        assert (tables["antwoorden"], tables["krachten"]) == ([], [])
        assert tables["codeboek"]
    assert [entry["resource"]["resourceType"] for entry in bundle(anna, child, "named")["entry"]] == [
        "Patient"
    ]


def test_each_export_is_one_event_with_its_scope(people: People, anna: Client, seen: Child) -> None:
    fetch(anna, seen, "xlsx", "words")
    [event] = exports()
    assert (event.actor_id, event.child_id) == (str(people.anna.pk), str(seen.pk))
    assert (event.object_type, event.object_id, event.basis) == ("child", str(seen.pk), "team")
    assert EXAMPLE not in str(vars(event))


def test_who_may_not_read_the_forms_of_others_gets_no_file(
    people: People, client: Client, seen: Child
) -> None:
    for user, status in ((people.bram, 403), (people.chris, 404), (people.ada, 404)):
        client.force_login(user)
        assert fetch(client, seen).status_code == status
    assert exports() == []


def test_exports_are_limited_per_person(anna: Client, seen: Child) -> None:
    with mock.patch.dict(limits.HEAVY, export="2/h/user"):
        assert [fetch(anna, seen).status_code for _ in range(3)] == [200, 200, 429]
    assert len(exports()) == 2

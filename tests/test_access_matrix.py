"""Who may open what: every address, every method, every persona and state, against a table written by hand.

The table is `docs/access-matrix.csv`; `docs/explanation/access.md` says who the personas are and how to read it.
What is not in the table is not there: every other method has to answer 405.
"""

import uuid

import pytest
from django.test import Client

from audit.models import AuditEvent
from tests.support.build import a_child
from tests.support.matrix import AWAY, PERSONAS, ROWS, TABLE, Row, ask, good_for, outcome, row_id, shown
from tests.support.world import CHILD_PAGES, PATTERNS, TRACES, World, undone

METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
DECLARED = {(row["page"], row["method"]) for row in ROWS}
# These answer GET without being a reading: one only redirects, the others are logged by their actions.
NO_READING = {"child-detail", "report-pdf", "assessment-export", "archive-file", "child-export-file"}
SIGNED_OUT = {"anonymous", "daan", "lotte"}
NOT_THERE = {
    name for name in PERSONAS if {row[name] for row in ROWS if row["page"] == "child-detail"} == {"404"}
}


@pytest.mark.parametrize("row", ROWS, ids=row_id)
def test_access_is_as_the_table_says(world: World, row: Row) -> None:
    with undone():
        good = good_for(world, row)
    for persona in PERSONAS:
        with undone():
            response = ask(world, persona, row, good)
            event = AuditEvent.objects.order_by("pk").last() if response.status_code in (403, 404) else None
        assert (persona, outcome(response)) == (persona, row[persona])
        if outcome(response) in AWAY or response.status_code >= 400:
            assert not [trace for trace in TRACES if trace in shown(response)], persona
        if response.status_code in (403, 404) and persona not in SIGNED_OUT:
            assert event is not None
            assert (event.event, event.page) == ("access_refused", row["page"]), persona
        if (
            row["page"] in CHILD_PAGES and persona in NOT_THERE
        ):  # who cannot tell it from a child that is not there
            with undone():
                absent = ask(world, persona, row, good, child_id=uuid.uuid4())
            assert response.status_code == 404, persona
            assert shown(response) == shown(absent), persona
            assert response.content == absent.content, persona


@pytest.mark.parametrize("row", [row for row in ROWS if row["page"] in CHILD_PAGES], ids=row_id)
def test_child_that_was_destroyed_looks_like_no_child(world: World, row: Row) -> None:
    with undone():
        destroyed = ask(world, "cora", row, child_id=world.rights["destroyed"])
    with undone():
        absent = ask(world, "cora", row, child_id=uuid.uuid4())
    assert destroyed.status_code == 404
    assert shown(destroyed) == shown(absent)


FORMS = [row for row in ROWS if row["about"] and row["page"] in CHILD_PAGES]


@pytest.mark.parametrize("row", FORMS, ids=row_id)
def test_form_of_another_child_is_not_found_under_this_one(world: World, row: Row) -> None:
    with undone():
        other = make_sibling(world)
        assert ask(world, row["about"].split("'")[0], row, child_id=other).status_code == 404


def make_sibling(world: World) -> object:
    """Register another child in the same team."""
    return a_child(world.people.north, world.people.anna, first_name="Noor", reference="DW-77").pk


@pytest.mark.parametrize("page", PATTERNS)
def test_method_that_is_not_in_the_table_is_refused(world: World, page: str) -> None:
    declared = [row for row in ROWS if row["page"] == page]
    assert declared, f"{page} is not in docs/access-matrix.csv"
    people = ("ada", "sanne", "petra", "anna", "cora")
    opened = ((row, who) for row in declared for who in people if row[who] in ("200", "302"))
    tried, allowed = next(opened, (declared[0], "anna"))
    for method in METHODS:
        if (page, method) not in DECLARED:
            with undone():
                response = ask(world, allowed, {**tried, "method": method})
            assert (method, response.status_code) == (method, 405)
            assert not [trace for trace in TRACES if trace in shown(response)]


def test_table_names_each_page_once_per_method_and_state() -> None:
    keys = [(row["page"], row["method"], row["about"]) for row in ROWS]
    assert len(keys) == len(set(keys))
    assert {row["page"] for row in ROWS} == set(PATTERNS)
    assert all(row[persona] for row in ROWS for persona in PERSONAS)


def test_every_column_is_explained() -> None:
    lines = TABLE.with_name("explanation").joinpath("access.md").read_text(encoding="utf-8").splitlines()
    explained = [name for name in PERSONAS if any(line.startswith(f"| `{name}` |") for line in lines)]
    assert explained == PERSONAS


def test_every_page_about_a_child_is_a_reading() -> None:
    answering = {row["page"] for row in ROWS if row["method"] == "GET" and row["page"] in CHILD_PAGES}
    assert {page for page in answering if PATTERNS[page].callback.reads is None} == NO_READING  # type: ignore[attr-defined]


NEARLY = [
    *("/kinderen/1/", "/kinderen/%00/", "/kinderen/../mensen/", "/admin/", "/static/../config/settings.py"),
    *("/kinderen/00000000-0000-4000-8000-000000000000/x/", "/mensen/99999999999999999999/beeindigen/"),
]


@pytest.mark.parametrize("address", NEARLY)
def test_address_that_is_nearly_right_is_not_found(world: World, address: str) -> None:
    with undone():
        client = Client()
        client.force_login(world.people.ada)
        assert client.get(address).status_code in (400, 404, 405)
        assert client.post(address).status_code in (400, 404)

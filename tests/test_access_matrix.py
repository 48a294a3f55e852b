"""Who may open what: every address, every method, every persona, against a table written by hand.

`access_matrix.csv` says for each page and method what each persona gets: a status, or `sign-in` for the
way to the sign-in page. Anna is practitioner of team North, Bram observer and Cora coordinator there;
Chris works in team South, Ada is administrator and Sanne behavioural scientist of the organisation; Olga
works in another organisation. Petra is privacy officer: where her column is empty she is refused, with 404
on the pages of a child and 403 elsewhere.
Of instruments there are a shared version, the outcome strip, and a published version and a draft of the
organisation itself.
What is not in the table is not there: every other method has to answer 405.
"""

import csv
import json
import re
import uuid
from pathlib import Path

import pytest
from django.test import Client

from tests.build import a_child
from tests.pages import Reply
from tests.posted import posted_to
from tests.world import CHILD_PAGES, PATTERNS, TRACES, World, undone

Row = dict[str, str]
with Path(__file__).with_name("access_matrix.csv").open(encoding="utf-8") as table:
    ROWS: list[Row] = list(csv.DictReader(table))
PERSONAS = ["anonymous", "anna", "bram", "cora", "chris", "ada", "sanne", "petra"]
METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
DECLARED = {(row["page"], row["method"]) for row in ROWS}
# These answer GET without being a reading: one only redirects, the others are logged by their actions.
NO_READING = {"child-detail", "report-pdf", "assessment-export"}


def ask(world: World, persona: str, row: Row, **given: object) -> Reply:
    """Send what a row says as one persona."""
    client = Client()
    if user := world.user(persona):
        client.force_login(user)
    url = world.url(row["page"], row["about"] or "anna's draft", **given)
    data = posted_to(world, row["page"])
    if row["method"] in ("GET", "POST"):
        return client.get(url, data) if row["method"] == "GET" else client.post(url, data)
    return client.generic(row["method"], url, json.dumps(data, default=str), content_type="application/json")


def outcome(response: Reply) -> str:
    """Write a response as the table does."""
    to_sign_in = response.status_code == 302 and response.headers["Location"].startswith("/inloggen/?next=")
    return "sign-in" if to_sign_in else str(response.status_code)


def shown(response: Reply) -> str:
    """Return all that a response tells, without the values against forgery."""
    body = response.content.decode("utf-8", "replace")
    body = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", body)
    return f"{dict(response.headers)}\n{response.cookies.output()}\n{body}"


def row_id(row: Row) -> str:
    return " ".join(filter(None, [row["page"], row["method"], row["about"]]))


@pytest.mark.parametrize("row", ROWS, ids=row_id)
def test_access_is_as_the_table_says(world: World, row: Row) -> None:
    for persona in PERSONAS:
        with undone():
            response = ask(world, persona, row)
        assert (persona, outcome(response)) == (persona, row[persona])
        if outcome(response) == "sign-in" or response.status_code >= 400:
            assert not [trace for trace in TRACES if trace in shown(response)], persona


@pytest.mark.parametrize("row", [row for row in ROWS if row["page"] in CHILD_PAGES], ids=row_id)
def test_child_of_another_team_looks_like_no_child(world: World, row: Row) -> None:
    for persona in ("chris", "ada", "petra", "olga"):
        with undone():
            existing = ask(world, persona, row)
        with undone():
            absent = ask(world, persona, row, child_id=uuid.uuid4())
        assert existing.status_code == 404
        assert shown(existing) == shown(absent)
        assert existing.content == absent.content


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
    assert declared, f"{page} is not in access_matrix.csv"
    allowed = next(
        (p for p in ("ada", "sanne", "petra", "anna", "cora") if declared[0][p] in ("200", "302")), "anna"
    )
    for method in METHODS:
        if (page, method) not in DECLARED:
            with undone():
                response = ask(world, allowed, {**declared[0], "method": method})
            assert (method, response.status_code) == (method, 405)
            assert not [trace for trace in TRACES if trace in shown(response)]


def test_table_names_each_page_once_per_method_and_state() -> None:
    keys = [(row["page"], row["method"], row["about"]) for row in ROWS]
    assert len(keys) == len(set(keys))
    assert {row["page"] for row in ROWS} == set(PATTERNS)
    assert all(row[persona] for row in ROWS for persona in PERSONAS)


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

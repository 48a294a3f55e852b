"""A form that was signed on the wrong child and withdrawn stands on no page and in no file of that child any more."""

import io
import re
import zipfile
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from assessments.actions.withdrawals import withdraw_assessment
from children.models import Child
from tests.support.build import People, a_signed_form, an_event
from tests.support.days import days_ago
from tests.support.matrix import ROWS, ask
from tests.support.pages import Reply
from tests.support.papers import read_pdf
from tests.support.read_pages import Reading
from tests.support.world import WITHDRAWN, World, undone

CANARY = "papegaai"
ACCOUNTS_FOR_IT = {"withdrawn-read"}  # opened with a reason, for an hour


def told(response: Reply) -> str:
    """Return what a page or a file tells, in small letters; a ZIP and a PDF opened."""
    content, kind = response.content, response.headers.get("Content-Type", "")
    if kind == "application/zip":
        archive = zipfile.ZipFile(io.BytesIO(content))
        files = [archive.read(name) for name in archive.namelist()]
        return " ".join(words_of(file) for file in files)
    return words_of(content)


def words_of(file: bytes) -> str:
    return (read_pdf(file).words if file.startswith(b"%PDF") else file.decode("utf-8", "replace")).lower()


def faults_in(reading: Reading) -> Iterator[str]:
    """Yield the word of a withdrawn form where a page or a file tells it."""
    if reading.page not in ACCOUNTS_FOR_IT and CANARY in told(reading.reply):
        yield CANARY


def test_canary_is_in_the_form_and_only_with_a_reason_to_be_read(world: World) -> None:
    assert CANARY in WITHDRAWN
    row = next(row for row in ROWS if row["page"] == "withdrawn-read")
    with undone():
        assert CANARY in told(ask(world, "cora", row))


@pytest.mark.parametrize("page", ["assessment-read", "assessment-export", "archive-make"])
def test_walk_finds_what_stands_in_a_form_that_was_not_withdrawn(world: World, page: str) -> None:
    with undone():
        form = a_signed_form(world.child, world.people.cora, on=days_ago(90), example=f"Een {CANARY}.")
        client = Client()
        client.force_login(world.people.cora)
        query = {"woorden": "ja"} if page == "assessment-export" else {}
        assert CANARY in told(client.get(world.url(page, assessment_id=form.pk), query))


PICTURES = (
    *(
        "profile",
        "strengthening",
        "trajectory",
        "trajectory-figure",
        "comparison",
        "difference-list",
        "judgement-list",
    ),
    *("report", "resource-list", "coping-list", "action-list", "life-event-list"),
)


def picture(client: Client, child: Child, page: str) -> str:
    """Return a page without what differs each time, such as tokens."""
    html = told(client.get(reverse(page, args=[child.pk])))
    return re.sub(r'name="(csrfmiddlewaretoken|form_key)" value="[\w-]+"|nonce="[^"]*"', "", html)


@pytest.mark.parametrize("page", PICTURES)
def test_picture_of_a_child_is_as_if_the_withdrawn_form_had_never_been(
    people: People, child: Child, anna: Client, page: str
) -> None:
    an_event(child, people.anna)
    a_signed_form(child, people.anna, on=days_ago(60))
    a_signed_form(child, people.cora, on=days_ago(55), setting="school")
    before = picture(anna, child, page)
    wrong = a_signed_form(child, people.anna, on=days_ago(20), choice="0")
    withdraw_assessment(assessment=wrong, reason="Hoort bij een ander kind.", by=people.anna)
    assert picture(anna, child, page) == before


def test_list_of_children_says_when_a_child_was_seen_last_without_the_withdrawn_form(
    people: People, child: Child, anna: Client
) -> None:
    a_signed_form(child, people.anna, on=days_ago(60))
    before = [row.last_on for row in anna.get(reverse("child-list")).context["page"]]
    wrong = a_signed_form(child, people.anna, on=days_ago(20))
    withdraw_assessment(assessment=wrong, reason="Hoort bij een ander kind.", by=people.anna)
    assert [row.last_on for row in anna.get(reverse("child-list")).context["page"]] == before

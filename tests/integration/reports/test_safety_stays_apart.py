"""Notes on the reporting code are on their own pages and leave no trace elsewhere: not a word, not a count, not a mark.

Every page and file about a child is made twice, without and with notes; but for the pages of the notes
themselves the two are the same, letter for letter.
"""

import io
import re
from collections.abc import Iterator
from unittest import mock

import pikepdf
import pytest
from django.db import transaction
from django.test import Client
from django.utils.translation import gettext, override
from pytest_django import DjangoDbBlocker

from accounts.models import User
from audit.models import AuditEvent
from children.models import SafetyNote
from tests.support.around import a_safety_note, specialist_help
from tests.support.days import days_ago, spelled
from tests.support.matrix import ROWS, Row, ask, row_id, shown
from tests.support.pages import Reply
from tests.support.papers import make_pdf, read_pdf
from tests.support.world import CHILD_PAGES, World, make_world, undone

CANARY = "Zeldzame nachtzwaluw"
OWN_PAGES = {"safety-note-list", "safety-note-correct"}
COULD_TELL = {*CHILD_PAGES, "child-list", "safety-steps"} - OWN_PAGES - {"report-pdf"}
ELSEWHERE = [
    row
    for row in ROWS
    if row["page"] in COULD_TELL and row["method"] == "GET" and row["anna"] in ("200", "302")
]


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Make a world in which nobody noted anything on the reporting code yet."""
    with django_db_blocker.unblock(), transaction.atomic():
        with mock.patch("tests.support.world.a_safety_note"):
            yield make_world()
        transaction.set_rollback(True)


def add_notes(world: World) -> None:
    """Let the team note all five steps, and correct one of them."""
    for step in range(1, 6):
        note = a_safety_note(world.child, world.people.anna, step=step, note=f"{CANARY} {step}")
    a_safety_note(world.child, world.people.cora, note=f"{CANARY} anders", corrects=note)


def steady(response: Reply) -> str:
    """Return what a page tells, without what differs at every visit."""
    body = response.content.decode()
    return re.sub(r'name="(?:csrfmiddlewaretoken|form_key)" value="[\w-]+"|"authored": "[^"]*"', "", body)


@pytest.mark.parametrize("row", ELSEWHERE, ids=row_id)
def test_page_is_the_same_with_and_without_notes(world: World, row: Row) -> None:
    with undone():
        without = ask(world, "anna", row)
        assert not SafetyNote.objects.exists()
    with undone():
        add_notes(world)
        with_notes = ask(world, "anna", row)
    assert CANARY not in shown(with_notes)
    assert steady(with_notes) == steady(without)


def test_notes_are_where_they_belong(world: World) -> None:
    with undone():
        add_notes(world)
        anna = Client()
        anna.force_login(User.objects.get(pk=world.people.anna.pk))
        html = anna.get(world.url("safety-note-list")).content.decode()
        assert html.count(CANARY) == 6
        assert CANARY not in str(list(AuditEvent.objects.values()))


def texts_of(file: bytes) -> bytes:
    """Return every stream and every string of a PDF, unpacked."""
    with pikepdf.open(io.BytesIO(file)) as pdf:
        streams = [found.read_bytes() for found in pdf.objects if isinstance(found, pikepdf.Stream)]
        others = [str(found).encode() for found in pdf.objects if not isinstance(found, pikepdf.Stream)]
    return b"".join(streams + others)


def test_paper_prints_where_help_stands_and_no_note(world: World) -> None:
    with undone():
        specialist_help(world.child, world.people.cora, "needed")
        without = read_pdf(make_pdf(world.child, world.people.anna))
        add_notes(world)
        file = make_pdf(world.child, world.people.anna)
        english = read_pdf(make_pdf(world.child, world.people.anna, language="en"))
    paper = read_pdf(file)
    assert paper.pages == without.pages
    assert CANARY not in paper.words
    assert CANARY.encode() not in texts_of(file)
    assert CANARY.encode("utf-16-be") not in texts_of(file)
    fixed = gettext(
        "Strengths do not replace safety, nor specialist help. Concerns about safety always come first."
    )
    line = f"Gespecialiseerde hulp: nodig, sinds {spelled(days_ago(266))}. Genoteerd op {spelled(days_ago(0))} door Cora de Wit."
    assert f"{fixed} {line}" in paper.pages[0]
    with override("en"):
        noted = f"Specialist help: needed, since {spelled(days_ago(266))}. Noted on {spelled(days_ago(0))}"
    assert noted in english.pages[0]
    assert len(paper.pages) == len(english.pages)


def test_paper_says_when_nobody_noted_where_help_stands(world: World) -> None:
    with undone():
        paper = read_pdf(make_pdf(world.child, world.people.anna))
    assert "Gespecialiseerde hulp: niet bekend. Niemand heeft dit nog genoteerd." in paper.pages[0]

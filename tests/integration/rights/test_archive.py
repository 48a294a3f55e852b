"""Everything about a child as a file: looked through first, left out what is left out, logged when it leaves."""

import io
import json
import zipfile

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext

from assessments.words import wording_of
from audit.models import AuditEvent
from children.models import Child
from rights.models import Archive
from rights.rules.rights import Obstacle, access_obstacle
from tests.support.around import a_quick_note
from tests.support.build import People, a_child, a_draft, a_resource, a_signed_form, an_event, answer
from tests.support.days import days_ago
from tests.support.large_dataset import browser_of
from tests.support.pages import Page, Reply
from tests.support.papers import read_pdf
from tests.support.rights import an_archive, archive_fields, passages_of


@pytest.fixture
def told(people: People) -> Child:
    """Let things be written about a child in which others are named."""
    child = a_child(people.north, people.anna)
    a_signed_form(child, people.anna, example="Rust bij buurvrouw Truus.")
    an_event(child, people.anna, title="Vader Harm ging weg")
    a_resource(child, people.anna, name="Oom Kees")
    return child


def files_in(response: Reply) -> dict[str, bytes]:
    packed = zipfile.ZipFile(io.BytesIO(response.content))
    assert packed.testzip() is None
    return {name: packed.read(name) for name in packed.namelist()}


def fetch(people: People, child: Child, archive: Archive) -> Reply:
    return browser_of(people.cora).get(reverse("archive-file", args=[child.pk, archive.pk]))


def test_whole_archive_has_a_paper_and_a_file_for_each_kind(people: People, told: Child) -> None:
    response = fetch(people, told, an_archive(told, people.cora))
    assert (response.status_code, response["Content-Type"]) == (200, "application/zip")
    assert told.first_name not in response["Content-Disposition"]
    files = files_in(response)
    forms = json.loads(files["gegevens/observaties.json"])
    assert forms["gegevens"][0]["observer"] == "Anna de Wit"
    assert forms["gegevens"][0]["document"]["answers"]["help_ask"]["example"] == "Rust bij buurvrouw Truus."
    words = read_pdf(files["lees-dit-eerst.pdf"]).words
    for text in (
        "Alles wat hier is opgeschreven",
        "Sam",
        "Truus",
        "Vader Harm",
        "Oom Kees",
        "Anna de Wit",
        "Andere belangrijke volwassene",
    ):
        assert text in words
    assert "Er is niets weggelaten." in words


def test_archive_tells_who_spoke_and_who_sat_beside(people: People) -> None:
    """A child’s own form read ‘filled in by’ the professional (T22)."""
    child = a_child(people.north, people.anna)
    a_signed_form(child, people.anna, key="child-8-11", role="child")
    files = files_in(fetch(people, child, an_archive(child, people.cora)))
    words = read_pdf(files["lees-dit-eerst.pdf"]).words
    assert f"{gettext('Who spoke')}: Sam" in words
    assert f"{gettext('Sat beside')}: Anna de Wit" in words
    assert f"{gettext('Filled in by')}: Anna de Wit" not in words


def test_archive_stands_in_order_of_days_with_the_words_of_the_child_first(people: People) -> None:
    """Forms stood by their key, in no order, and what the child said came last."""
    child = a_child(people.north, people.anna)
    for weeks, example in ((1, "Derde."), (30, "Eerste."), (9, "Tweede.")):
        a_signed_form(child, people.anna, on=days_ago(7 * weeks), example=example)
    a_signed_form(child, people.anna, key="child-8-11", role="child", example="Bij oma ben ik rustig.")
    files = files_in(fetch(people, child, an_archive(child, people.cora)))
    words = read_pdf(files["lees-dit-eerst.pdf"]).words
    places = [
        words.index(text) for text in ("In de woorden van Sam", "Bij oma", "Eerste.", "Tweede.", "Derde.")
    ]
    assert places == sorted(places)
    assert "Formulier 2 van 4" in words
    assert "in ontwikkeling, niet gevalideerd" in words
    assert "opengelaten" in words
    assert gettext("no answer") not in words


def test_archive_names_the_voice_of_a_teacher(people: People) -> None:
    child = a_child(people.north, people.anna)
    a_signed_form(child, people.anna, key="teacher", role="teacher")
    files = files_in(fetch(people, child, an_archive(child, people.cora)))
    assert f"{gettext('Who spoke')}: Leerkracht" in read_pdf(files["lees-dit-eerst.pdf"]).words


def test_archive_tells_of_a_quick_note_in_words(people: People) -> None:
    child = a_child(people.north, people.anna)
    a_quick_note(child, people.anna, element="hope", what="Telde de dagen.", quote="Nog drie nachtjes.")
    assert {row.text for row in passages_of(child)} == {"Telde de dagen.", "Nog drie nachtjes."}
    words = read_pdf(
        files_in(fetch(people, child, an_archive(child, people.cora)))["lees-dit-eerst.pdf"]
    ).words
    for text in (
        "Snelle notities",
        "Wat er te zien of te horen was: Telde de dagen.",
        "In eigen woorden: Nog drie nachtjes.",
        "Bij welke kracht: Hoop",
        "Noted by: Anna de Wit",
    ):
        assert text.replace("Noted by", gettext("Noted by")) in words


def test_what_is_left_out_is_in_no_file(people: People, told: Child) -> None:
    archive = an_archive(told, people.cora, Truus="privacy", Harm="harm", Kees="privacy")
    files = files_in(fetch(people, told, archive))
    everything = b"".join(files.values()).decode("latin-1") + read_pdf(files["lees-dit-eerst.pdf"]).words
    for name in ("Truus", "Harm", "Kees"):
        assert name not in everything
    words = read_pdf(files["lees-dit-eerst.pdf"]).words
    assert "[weggelaten: om de privacy van iemand anders te beschermen]" in words
    assert "[weggelaten: het nu lezen zou het kind schaden]" in words
    assert archive.n_left_out == 14
    assert {row.text for row in passages_of(told)} >= {
        "Vader Harm ging weg",
        "Oom Kees",
    }  # nothing was changed


def test_page_shows_every_passage_and_keeps_what_was_chosen(people: People, told: Child) -> None:
    cora, url = browser_of(people.cora), reverse("archive-make", args=[told.pk])
    page = Page(cora.get(url))
    for passage in passages_of(told):
        assert passage.text in page.words
    buried = next(passage for passage in passages_of(told) if "Kees" in passage.text)
    posted = {**archive_fields(told), buried.name: "other-privacy"}
    assert cora.post(url, posted).status_code == 302
    archive = told.archives.get()
    assert archive.marks[buried.key] == {"subject": "other", "left_out": "privacy"}
    assert (archive.made_by, archive.n_left_out, archive.for_whom) == (people.cora, 1, "parent")
    assert Page(cora.get(url)).form.fields[buried.name] == "other-privacy"  # the next time it stands there


@pytest.mark.parametrize(
    ("spoiled", "field"),
    [
        ({"is_read": ""}, "is_read"),
        ({"for_whom": ""}, "for_whom"),
        ({"for_whom": "child"}, "for_whom"),
        ({"for_whom": "x"}, "for_whom"),
    ],
)
def test_nothing_is_made_of_a_form_that_is_not_right(
    people: People, told: Child, spoiled: dict[str, str], field: str
) -> None:
    posted = {**archive_fields(told), **spoiled}
    response = browser_of(people.cora).post(reverse("archive-make", args=[told.pk]), posted)
    assert list(response.context["form"].errors) == [field]
    assert not told.archives.exists()


def test_passage_that_came_in_between_is_looked_at_first(people: People, told: Child) -> None:
    posted = archive_fields(told)
    kees = next(passage for passage in passages_of(told) if "Kees" in passage.text)
    an_event(told, people.anna, title="Nieuwe buurman Bart")
    url = reverse("archive-make", args=[told.pk])
    response = browser_of(people.cora).post(url, {**posted, kees.name: "other-privacy"})
    assert response.status_code == 200
    page = Page(response)
    assert (
        gettext("Something was written or changed in the meantime. Look through the passages once more.")
        in page.words
    )
    assert "Nieuwe buurman Bart" in page.words
    assert page.form.fields[kees.name] == "other-privacy"
    assert page.form.fields["seen"] == archive_fields(told)["seen"]
    assert not told.archives.exists()


def test_archive_is_not_fetched_when_something_was_written_since(people: People, told: Child) -> None:
    archive = an_archive(told, people.cora)
    an_event(told, people.anna, title="Nieuwe buurman Bart")
    response = fetch(people, told, archive)
    assert response.headers["Location"] == reverse("archive-make", args=[told.pk])
    assert not AuditEvent.objects.filter(event="archive_exported").exists()


def test_making_and_fetching_are_logged(people: People, told: Child) -> None:
    archive = an_archive(told, people.cora)
    fetch(people, told, archive)
    for event in ("archive_added", "archive_exported"):
        logged = AuditEvent.objects.get(event=event)
        assert (logged.child_id, logged.object_id) == (str(told.pk), str(archive.pk))
    assert Client().get(reverse("archive-file", args=[told.pk, archive.pk])).status_code == 302


@pytest.mark.parametrize(
    ("asker", "age", "has_consent", "expected"),
    [
        ("child", 11, True, Obstacle.TOO_YOUNG),
        ("child", 12, False, None),
        ("parent", 0, False, None),
        ("parent", 15, False, None),
        ("parent", 16, False, Obstacle.NEEDS_CONSENT),
        ("parent", 17, True, None),
        ("parent", 18, True, Obstacle.GROWN_UP),
        ("representative", 4, False, None),
        ("representative", 19, False, None),
    ],
)
def test_who_may_ask_for_everything(
    asker: str, age: int, has_consent: bool, expected: Obstacle | None
) -> None:
    assert access_obstacle(asker, age, has_consent) == expected


def test_files_hold_sentences_and_not_only_codes(people: People, told: Child) -> None:
    draft = a_draft(told, people.anna, on=days_ago(3))
    answer(draft, "help_ask", "not_seen", people.anna, example="Was er niet bij.")
    files = files_in(fetch(people, told, an_archive(told, people.cora)))
    found = json.loads(files["gegevens/observaties.json"])["gegevens"]
    waits, form = sorted(found, key=lambda one: one["signed_at"] or "")
    asked = wording_of(draft.form, draft, "nl").statement(draft.form.items["help_ask"])[0]
    assert "Sam" in asked
    [said] = [one for one in form["zinnen"] if one["vraag"] == asked]
    assert said["voorbeeld"] == "Rust bij buurvrouw Truus."
    assert not said["antwoord"].isdecimal()
    assert "zinnen" not in waits
    assert form["in_woorden"]["Waar"] == "thuis"
    [kept] = json.loads(files["gegevens/concepten.json"])["gegevens"]
    assert kept["zinnen"] == [
        {"vraag": asked, "antwoord": "kon ik niet zien", "voorbeeld": "Was er niet bij."}
    ]
    assert f"{asked}: kon ik niet zien" in read_pdf(files["lees-dit-eerst.pdf"]).words


def test_passage_that_was_left_out_is_in_no_sentence(people: People, told: Child) -> None:
    files = files_in(fetch(people, told, an_archive(told, people.cora, Truus="privacy", Harm="privacy")))
    data = b"".join(content for name, content in files.items() if name.endswith(".json")).decode()
    assert "Truus" not in data
    assert "Harm" not in data
    assert (
        "weggelaten"
        in json.loads(files["gegevens/observaties.json"])["gegevens"][0]["zinnen"][0]["voorbeeld"]
    )

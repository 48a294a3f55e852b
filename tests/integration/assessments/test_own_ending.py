"""A child, a young person and a parent: no reason for a no, a way to stop, and an ending of their own."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from assessments.actions.assessments import sign_assessment
from assessments.exceptions import Incomplete
from assessments.models import Assessment
from audit.models import AuditEvent
from children.models import Child
from lifecourse.models import MissedMoment
from tests.support.build import People, a_draft, answer
from tests.support.pages import Page

VOICES = [
    ("child-8-11", "child", "c_calm_down"),
    ("youth-12-17", "child", "y_tension_notice"),
    ("parent", "parent", "p_calm_again"),
    ("outcome", "child", "wellbeing"),
    ("outcome", "parent", "wellbeing"),
]
OWN = pytest.mark.parametrize(("key", "role", "item"), VOICES)
OF_THE_FILE = ("Zorg over veiligheid?", "Gezien door", "Fijn dat je keek", "child-head", "Ondertekenen")


def at(name: str, form: Assessment, **more: object) -> str:
    return reverse(name, kwargs={"child_id": form.child_id, "assessment_id": form.pk, **more})


def main_of(html: str) -> str:
    """Return a page without the bar of the site, which is for the professional."""
    return html[html.index("<main") :]


@pytest.fixture
def child(child: Child, key: str) -> Child:
    """Give the child an age that suits the form."""
    Child.objects.filter(pk=child.pk).update(birth_year=2012 if key == "youth-12-17" else 2017)
    child.refresh_from_db()
    return child


@OWN
def test_page_says_shortly_that_answers_are_kept(
    people: People, anna: Client, child: Child, key: str, role: str, item: str
) -> None:
    draft = a_draft(child, people.anna, key=key, role=role)
    html = main_of(anna.get(at("assessment-fill", draft, number=1)).content.decode())
    kept = (
        "Wat je kiest, wordt vanzelf bewaard." if role == "child" else "Uw antwoorden worden vanzelf bewaard."
    )
    assert f'data-sealed="{kept}"' in html
    assert "op slot" not in html


@OWN
def test_no_reason_is_asked_for_a_no(
    people: People, anna: Client, child: Child, key: str, role: str, item: str
) -> None:
    draft = a_draft(child, people.anna, key=key, role=role)
    answer(draft, item, "not_applicable", people.anna)
    filling = anna.get(at("assessment-fill", draft, number=1)).content.decode()
    assert "Zeggen waarom hoeft niet." in filling
    assert 'aria-required="true"' not in filling
    assert "Zeg waarom" not in filling
    draft.refresh_from_db()
    signed = sign_assessment(assessment=draft, seen_revision=draft.revision, by=people.anna)
    assert signed.is_signed


@pytest.mark.parametrize("key", ["professional-quick"])
def test_a_professional_still_says_why(people: People, child: Child, key: str) -> None:
    draft = a_draft(child, people.anna, key=key)
    answer(draft, "help_ask", "not_applicable", people.anna)
    draft.refresh_from_db()
    with pytest.raises(Incomplete):
        sign_assessment(assessment=draft, seen_revision=draft.revision, by=people.anna)


@OWN
def test_who_answers_for_themselves_sees_no_figure_and_nothing_of_the_file(
    people: People, anna: Client, child: Child, key: str, role: str, item: str
) -> None:
    draft = a_draft(child, people.anna, key=key, role=role)
    answer(draft, item, "2", people.anna)
    filling = anna.get(at("assessment-fill", draft, number=1)).content.decode()
    check = anna.get(at("assessment-check", draft)).content.decode()
    for html in (filling, check):
        assert "weet ik niet" in html or html is check
        assert "kon ik niet zien" not in html
        assert 'class="option-value"' not in html
        assert "<kbd>" not in html
        assert 'data-module="read-aloud"' in html
        assert "Zorg over veiligheid?" not in html
    assert not re.search(r"\b112\b", filling)
    assert "Klopt dit?" in check
    assert not re.search(r"<b[^>]*>\s*\d", main_of(check))
    draft.refresh_from_db()
    anna.post(at("assessment-check", draft), {"seen_revision": draft.revision, "talk": "yes"})
    thanks = main_of(anna.get(at("assessment-done", draft)).content.decode())
    assert "Klaar. Dank" in thanks
    assert "Anna de Wit leest dit met" in thanks
    assert not [words for words in OF_THE_FILE if words in thanks]


@OWN
def test_a_parent_is_always_addressed_formally_and_a_child_never(
    people: People, anna: Client, child: Child, key: str, role: str, item: str
) -> None:
    draft = a_draft(child, people.anna, key=key, role=role)
    answer(draft, item, "2", people.anna)
    pages = [at("assessment-fill", draft, number=1), at("assessment-check", draft)]
    words = " ".join(Page(anna.get(page)).words for page in pages)
    assert bool(re.search(r"\b[Uu]w?\b", words)) == (role == "parent")
    assert role == "child" or not re.findall(r".{0,60}\b(?:je|jij|jouw?)\b.{0,40}", words, re.IGNORECASE)


@OWN
def test_a_wish_to_talk_is_seen_by_the_professional(
    people: People, anna: Client, child: Child, key: str, role: str, item: str
) -> None:
    draft = a_draft(child, people.anna, key=key, role=role)
    answer(draft, item, "2", people.anna)
    draft.refresh_from_db()
    anna.post(at("assessment-check", draft), {"seen_revision": draft.revision, "talk": "yes"})
    said = (
        "Sam wil ergens over praten." if role == "child" else "De ouder of verzorger wil ergens over praten."
    )
    for page in (at("assessment-done", draft) + "?verder", at("assessment-read", draft)):
        assert said in Page(anna.get(page)).words
    listed = reverse("assessment-list", kwargs={"child_id": child.pk})
    assert "wil praten" in Page(anna.get(listed)).words


@OWN
def test_without_the_tick_nothing_is_said_of_talking(
    people: People, anna: Client, child: Child, key: str, role: str, item: str
) -> None:
    draft = a_draft(child, people.anna, key=key, role=role)
    answer(draft, item, "2", people.anna)
    draft.refresh_from_db()
    signed = sign_assessment(assessment=draft, seen_revision=draft.revision, by=people.anna)
    assert "wants_to_talk" not in (signed.document or {})
    assert "ergens over praten" not in Page(anna.get(at("assessment-read", draft))).words


@OWN
def test_stopping_keeps_only_the_no(
    people: People, anna: Client, child: Child, key: str, role: str, item: str
) -> None:
    draft = a_draft(child, people.anna, key=key, role=role)
    answer(draft, item, "2", people.anna, example="Bij oma.")
    page = at("assessment-fill", draft, number=1)
    assert "Ik wil stoppen" in anna.get(page).content.decode()
    ended = anna.post(page, {"goto": "stop", f"{item}-choice": "1", f"{item}-example": "Nee"}, follow=True)
    assert not Assessment.objects.filter(pk=draft.pk).exists()
    moment = MissedMoment.objects.get(child=child)
    assert (moment.reason, moment.note) == (f"{'child' if role == 'child' else 'family'}_declined", "")
    words = Page(ended).words
    assert "Helemaal goed. Bedankt." in words
    assert "Er staat alleen dat" in words
    assert "oma" not in words
    assert AuditEvent.objects.filter(event="assessment_discarded", child_id=child.pk).count() == 1


@pytest.mark.parametrize("key", ["professional-quick"])
def test_a_professional_has_no_button_to_stop(people: People, anna: Client, child: Child, key: str) -> None:
    draft = a_draft(child, people.anna, key=key)
    page = at("assessment-fill", draft, number=1)
    assert "Ik wil stoppen" not in anna.get(page).content.decode()
    anna.post(page, {"goto": "stop"})
    assert Assessment.objects.filter(pk=draft.pk).exists()

"""Where we differ: questions with both sides, in one order for everyone; and what nobody saw."""

import datetime
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from accounts.rules.permissions import Permission
from accounts.rules.roles import PRACTITIONER, ROLES
from children.models import Child
from reports.comparison.differences import DifferPage, Side
from tests.support.build import People, a_signed_form
from tests.support.days import days_ago, spelled, today
from tests.support.large_dataset import browser_of
from tests.support.pages import Page
from tests.support.scenes import add_forms

NOBODY = {"places_find": "not_seen"}


def ago(weeks: int) -> datetime.date:
    return today() - datetime.timedelta(weeks=weeks)


def page_of(client: Client, child: Child, language: str = "nl") -> DifferPage:
    client.cookies["django_language"] = language
    page = client.get(reverse("difference-list", args=[child.pk])).context["page"]
    assert isinstance(page, DifferPage)
    return page


@pytest.fixture
def seen(people: People, child: Child) -> None:
    """Anna at home, Bram at school and Cora in the group; one form is too long ago."""
    a_signed_form(
        child, people.anna, choices={"help_ask": "3", **NOBODY}, example="Vroeg om hulp & kreeg die."
    )
    a_signed_form(
        child, people.bram, on=ago(2), role="teacher", setting="school", choices={"help_ask": "1", **NOBODY}
    )
    choices = {"goal_keep_going": "0", "help_ask": "0", **NOBODY}
    a_signed_form(child, people.cora, on=ago(4), role="group_worker", setting="group", choices=choices)
    a_signed_form(child, people.cora, on=ago(40), role="therapist", setting="other", choice="0")


@pytest.mark.usefixtures("seen")
def test_home_and_school_come_first_with_both_sides(anna: Client, child: Child) -> None:
    page = page_of(anna, child)
    assert [(q.strength, q.is_home_and_school) for q in page.questions] == [
        ("Hulp en troost zoeken", True),
        ("Volhouden", False),
    ]
    high, low = page.questions[0].sides
    assert (high.who, high.day, high.seen, high.basis) == (
        "jeugd- en gezinsprofessional, thuis (ingevuld door Anna de Wit)",
        spelled(days_ago(0), "j b Y"),
        "bijna altijd, 3,0",
        "1 van 1 zin beantwoord",
    )
    assert high.examples == [("Vroeg om hulp & kreeg die.", "bijna altijd")]
    assert (low.who, low.examples) == (
        "leerkracht of schoolbegeleider, op school (ingevuld door Bram de Wit)",
        [],
    )
    text = page.questions[0].text
    assert text == (
        "‘Hulp en troost zoeken’ is thuis meer te zien dan op school, volgens Anna de Wit en de"
        " leerkracht of schoolbegeleider (via Bram de Wit). Wat is daar anders?"
    )


@pytest.mark.usefixtures("seen")
def test_who_looked_longer_ago_is_named_apart(anna: Client, child: Child) -> None:
    page = page_of(anna, child)
    assert [name.split("ingevuld door ")[1].split(" ")[0] for name in page.observers] == [
        "Anna",
        "Bram",
        "Cora",
    ]
    assert page.older == [
        f"therapeut, ergens anders (ingevuld door Cora de Wit) · {spelled(days_ago(280), 'j b Y')} · 6 uur gezien van {spelled(days_ago(293), 'j b Y')} tot en met {spelled(days_ago(280), 'j b Y')}."
    ]


@pytest.mark.usefixtures("seen")
def test_what_nobody_saw_is_an_invitation(anna: Client, child: Child) -> None:
    page = Page(anna.get(reverse("difference-list", args=[child.pk])))
    assert "Een fijne plek weten jeugd- en gezinsprofessional, thuis · Anna" in page.words
    assert "te weinig gezien Wie zou kunnen kijken?" in page.words
    assert "Vroeg om hulp & kreeg die." in page.words


@pytest.mark.usefixtures("seen")
def test_examples_are_for_who_may_read_every_form(
    anna: Client, child: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(ROLES, PRACTITIONER, ROLES[PRACTITIONER] - {Permission.ASSESSMENT_VIEW_ALL})
    page = page_of(anna, child)
    assert len(page.questions) == 2
    assert all(side.examples == [] for question in page.questions for side in question.sides)


def test_two_observers_in_one_seat_are_told_apart_by_name(people: People, anna: Client, child: Child) -> None:
    a_signed_form(child, people.anna, choice="3")
    a_signed_form(child, people.bram, choice="0")
    text = page_of(anna, child).questions[0].text
    assert text.startswith("Anna de Wit en Bram de Wit keken allebei thuis; Anna de Wit zag meer van ‘")


def test_other_forms_differ_in_words_without_figures(people: People, anna: Client, child: Child) -> None:
    a_signed_form(child, people.anna, choice="3")
    a_signed_form(child, people.bram, choice="0", key="professional-full", role="teacher", setting="school")
    response = anna.get(reverse("difference-list", args=[child.pk]))
    page = response.context["page"]
    assert len(page.questions) == 12
    assert not any(question.is_comparable for question in page.questions)
    assert not re.search(r"\d,\d", Page(response).words)
    assert "de woorden staan naast elkaar, de cijfers niet" in Page(response).words


def written_in(side: Side) -> list[str]:
    """Return the examples of one side, without the answers that stand beside them."""
    return [example.text for example in side.examples]


def test_two_readers_get_the_same_list_in_both_languages(people: People, anna: Client, child: Child) -> None:
    add_forms(child, people, 12, days=150)
    cora = browser_of(people.cora)
    mine, theirs = page_of(anna, child), page_of(cora, child)
    assert mine == theirs
    assert len(mine.questions) > 5
    english = page_of(anna, child, "en")
    translation.activate("nl")
    assert [(q.domain, [written_in(s) for s in q.sides]) for q in english.questions] == [
        (q.domain, [written_in(s) for s in q.sides]) for q in mine.questions
    ]
    assert english.questions[0].text.endswith("?")
    assert not {q.text for q in english.questions} & {q.text for q in mine.questions}


def test_one_observer_gives_no_question(people: People, anna: Client, child: Child) -> None:
    assert "Nog geen krachten gezien" in Page(anna.get(reverse("difference-list", args=[child.pk]))).words
    a_signed_form(child, people.anna)
    page = Page(anna.get(reverse("difference-list", args=[child.pk])))
    assert gettext("Nowhere do two voices lie a whole point apart.") not in page.words  # with one voice
    assert page_of(anna, child).questions == []

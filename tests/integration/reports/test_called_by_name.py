"""A young adult is called by name or by nothing, never a child: on each page that is read, and on the paper."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from children.models import Child
from portfolio.words import by_name, half_name
from tests.support.build import People, a_child, a_circumstance, a_resource, a_signed_form, an_event
from tests.support.days import birth_month_of
from tests.support.pages import Page
from tests.support.papers import make_pdf, read_pdf

READ = (
    *("profile", "trajectory", "comparison", "difference-list", "judgement-list", "coping-list"),
    *("resource-list", "life-event-list", "action-list", "assessment-list", "report", "quick-note-list"),
    *("life-event-add", "resource-add", "coping-add", "quick-note-add", "action-add"),
)
NOT_OF_DANI = (  # the menu above every page
    *("Voornaam of nummer van een kind", "Kind zoeken", "Noodtoegang tot een kind buiten de eigen teams"),
    *("First name or number of a child", "Search a child", "Emergency access to a child outside your teams"),
)
SAFETY_AND_RIGHTS = (
    *("child-safety", "safety-note-list", "safety-note-add", "right-list", "archive-make", "erasure-ask"),
    "child-log",
)
A_CHILD = {"nl": re.compile(r"\bkind\b", re.IGNORECASE), "en": re.compile(r"\bchild\b", re.IGNORECASE)}


@pytest.fixture
def dani(people: People) -> Child:
    """A young adult of nineteen with forms of two voices, an event, a circumstance and a resource."""
    dani = a_child(people.north, people.anna, first_name="Dani", birth_year=birth_month_of(19)[0])
    a_signed_form(dani, people.anna, key="professional-full", choice="2")
    a_signed_form(dani, people.anna, key="young-adult-18-23", role="child", choice="1")
    an_event(dani, people.anna)
    a_circumstance(dani, people.anna)
    a_resource(dani, people.anna)
    return dani


def told_of_a_child(words: str, language: str) -> list[str]:
    """Return each place where words tell of a child, with what stands around it."""
    for name in NOT_OF_DANI:
        words = words.replace(name, "")
    return [
        words[max(0, found.start() - 40) : found.end() + 20] for found in A_CHILD[language].finditer(words)
    ]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_page_calls_a_young_adult_a_child(anna: Client, dani: Child, language: str) -> None:
    anna.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    found = {
        name: told_of_a_child(Page(anna.get(reverse(name, args=[dani.pk]))).words, language) for name in READ
    }
    assert {name: places for name, places in found.items() if places} == {}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_pages_on_safety_rights_and_log_call_a_young_adult_by_name(
    people: People, client: Client, dani: Child, language: str
) -> None:
    client.force_login(people.cora)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    words = {
        name: Page(client.get(reverse(name, args=[dani.pk]))).words
        for name in SAFETY_AND_RIGHTS  # the log comes last: it tells of the others
    }
    assert all("Dani" in page for page in words.values())
    found = {name: told_of_a_child(page, language) for name, page in words.items()}
    assert {name: places for name, places in found.items() if places} == {}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_paper_does_not_call_a_young_adult_a_child(people: People, dani: Child, language: str) -> None:
    paper = " ".join(read_pdf(make_pdf(dani, people.anna, language=language)).pages)
    assert told_of_a_child(paper, language) == []


def test_halves_and_hints_are_told_by_name() -> None:
    with override("nl"):
        assert [half_name(locus, "Dani") for locus in ("internal", "external")] == [
            "Bij Dani zelf",
            "Om Dani heen",
        ]
    assert by_name("Laat het kind kiezen; neem het serieus als een kind iets zegt.", "Dani") == (
        "Laat Dani kiezen; neem het serieus als een kind iets zegt."
    )
    assert by_name("Let the child choose.", "Dani") == "Let Dani choose."

"""How much HTML the pages weigh that a team looks at most, of a child with six observers and forty forms."""

import pytest
from django.test import Client
from django.urls import reverse

from children.models import Child
from portfolio.queries.instruments import definition_of
from tests.support.build import People, a_circumstance, a_draft, a_signed_form, an_event, version_of
from tests.support.days import days_ago

MOST = 60_000  # bytes, not compressed
FULL, SHORT = "professional-full", "professional-quick"
SETTINGS = ("home", "school", "group", "leisure", "foster_family", "other")  # each is a voice of its own
COURSE = ("", "?deel=kiezen", "?deel=tabellen", "?deel=zinnen", "?deel=uitleg", "?domein=regulatory")
STRENGTHS = "?deel=krachten&domein="
ASKED = {
    "profile": ("", "?deel=cijfers", "?deel=matrix", "?deel=kiezen"),
    "trajectory": (*COURSE, f"{STRENGTHS}regulatory", f"{STRENGTHS}interpersonal&vanaf=8"),
    "difference-list": ("", "?pagina=2"),
    "assessment-list": ("",),
}


def looked_at(people: People, child: Child, *, n_full: int) -> None:
    """Note forty forms of six voices, the first so many of whom fill in all statements, and each sees it differently."""
    for number in range(40):
        key = FULL if number % 6 < n_full else SHORT
        items = definition_of(version_of(key).pk).items
        choices = {item: str((number + place) % 4) for place, item in enumerate(items)}
        setting, day = SETTINGS[number % 6], days_ago(8 + 20 * number)
        a_signed_form(child, people.anna, key=key, setting=setting, on=day, choices=choices)
    for number in range(6):
        day = days_ago(90 + 30 * number)
        an_event(child, people.anna, title=f"Naar een ander huis {number}", started_on=day, ended_on=None)
    a_circumstance(child, people.anna, title="Weinig geld")


@pytest.mark.parametrize("n_full", [2, 6])
def test_pages_stay_small(people: People, anna: Client, child: Child, n_full: int) -> None:
    looked_at(people, child, n_full=n_full)
    weights = {
        f"{name} {asked}": len(anna.get(reverse(name, args=[child.pk]) + asked).content)
        for name, every in ASKED.items()
        for asked in every
    }
    assert {page: weight for page, weight in weights.items() if weight > MOST} == {}


def test_short_form_and_its_preview_stay_small(people: People, anna: Client, child: Child) -> None:
    draft = a_draft(child, people.anna, key=SHORT)
    pages = {
        "assessment-fill": {"child_id": child.pk, "assessment_id": draft.pk, "number": 1},
        "instrument-preview": {"version_id": version_of(SHORT).pk, "number": 1},
    }
    weights = {name: len(anna.get(reverse(name, kwargs=asked)).content) for name, asked in pages.items()}
    assert {page: weight for page, weight in weights.items() if not 40_000 < weight <= MOST} == {}


def test_matrix_that_is_cut_leads_to_the_whole(people: People, anna: Client, child: Child) -> None:
    looked_at(people, child, n_full=6)
    url = reverse("profile", args=[child.pk])
    assert "?deel=matrix" in (cut := anna.get(url).content.decode())
    whole = anna.get(url, {"deel": "matrix"}).content.decode()
    assert whole.count("<tr") > cut.count("<tr")

"""How much HTML the pages weigh that a team looks at most, of a child with six observers and forty forms."""

import pytest
from django.test import Client
from django.urls import reverse

from children.models import Child
from portfolio.queries.instruments import definition_of
from tests.support.build import People, a_circumstance, a_signed_form, an_event, version_of
from tests.support.days import days_ago

MOST = 60_000  # bytes, not compressed
FULL, SHORT = "professional-full", "professional-quick"
SETTINGS = ("home", "school", "group", "leisure", "foster_family", "other")  # each is a voice of its own


@pytest.fixture
def looked_at_often(people: People, child: Child) -> Child:
    """A child with forty forms of six voices, two of whom fill in all statements, and each sees it differently."""
    for number in range(40):
        key = FULL if number % 6 < 2 else SHORT
        items = definition_of(version_of(key).pk).items
        choices = {item: str((number + place) % 4) for place, item in enumerate(items)}
        setting, day = SETTINGS[number % 6], days_ago(8 + 20 * number)
        a_signed_form(child, people.anna, key=key, setting=setting, on=day, choices=choices)
    for number in range(6):
        day = days_ago(90 + 30 * number)
        an_event(child, people.anna, title=f"Naar een ander huis {number}", started_on=day, ended_on=None)
    a_circumstance(child, people.anna, title="Weinig geld")
    return child


@pytest.mark.parametrize("page", ["profile", "trajectory"])
def test_page_stays_small(anna: Client, looked_at_often: Child, page: str) -> None:
    html = anna.get(reverse(page, args=[looked_at_often.pk])).content
    assert len(html) <= MOST

"""The list of colleagues: one row each, searched without a name in the address."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.actions import add_person
from audit.models import AuditEvent
from tests.support.build import People
from tests.support.pages import Page

PEOPLE = reverse("people")


@pytest.fixture
def ada(people: People, client: Client) -> Client:
    """Sign the administrator in."""
    client.force_login(people.ada)
    return client


def names(client: Client, search: str | None = None) -> list[str]:
    reply = client.get(PEOPLE) if search is None else client.post(PEOPLE, {"search": search})
    assert reply.status_code == 200
    return [one.user.full_name for one in reply.context["page"]]


def test_who_has_two_roles_stands_there_once(people: People, ada: Client) -> None:
    add_person(
        organisation=people.north.organisation,
        email=people.anna.email,
        full_name="Anna",
        role="coordinator",
        team=people.south,
        by=None,
    )
    assert names(ada).count(people.anna.full_name) == 1
    assert "professional, Noord · coördinator, Zuid" in Page(ada.get(PEOPLE)).words


@pytest.mark.parametrize("search", ["ANNA", "ánna", "anna@voorbeeld", "anna professional noord", "  anna  "])
def test_search_finds_name_address_role_and_team(people: People, ada: Client, search: str) -> None:
    assert names(ada, search) == [people.anna.full_name]


def test_search_that_finds_nobody_says_so_and_leaves_no_trace(people: People, ada: Client) -> None:
    page = Page(ada.post(PEOPLE, {"search": "bestaat niet"}))
    assert "Niemand gevonden" in page.words
    assert len(names(ada)) == people.north.organisation.memberships.count()  # the next look is at everybody
    assert "bestaat" not in " ".join(
        str(value) for event in AuditEvent.objects.values() for value in event.values()
    )


def test_long_list_comes_in_pages_and_search_looks_in_all_of_them(people: People, ada: Client) -> None:
    for number in range(60):
        add_person(
            organisation=people.north.organisation,
            email=f"nieuw{number}@voorbeeld.example",
            full_name=f"Nieuw {number:02}",
            role="observer",
            team=people.north,
            by=None,
        )
    first, second = Page(ada.get(PEOPLE)), Page(ada.get(PEOPLE, {"pagina": "2"}))
    assert "Pagina 1 van 2" in first.words
    assert "Nieuw 59" not in first.words
    assert "Nieuw 59" in second.words
    assert names(ada, "nieuw 59") == ["Nieuw 59"]
    assert len(names(ada, "nieuw")) == 60


def test_order_is_that_of_a_dutch_reader(people: People, ada: Client) -> None:
    for name in ("Élise Vos", "Zoë Vos", "eline Vos"):
        add_person(
            organisation=people.north.organisation,
            email=f"{len(name)}{name[-5]}{ord(name[0])}@voorbeeld.example",
            full_name=name,
            role="observer",
            team=people.north,
            by=None,
        )
    found = [name for name in names(ada) if name.endswith("Vos")]
    assert found == ["eline Vos", "Élise Vos", "Zoë Vos"]

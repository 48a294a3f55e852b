"""Where someone begins after signing in: where the own work is."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.support.world import World, undone

STARTS = {
    **dict.fromkeys(("anonymous", "anna", "bram", "dirk", "kim", "olga"), "child-list"),
    "ada": "people",
    "sanne": "advice-asked",
    "petra": "log-list",
}


@pytest.mark.parametrize(("name", "page"), STARTS.items())
def test_work_starts_where_it_is(world: World, name: str, page: str) -> None:
    client = Client()
    with undone():
        if user := world.user(name):
            client.force_login(user)
        assert client.get(reverse("start")).headers["Location"] == reverse(page)


def test_who_also_works_in_a_team_starts_with_the_children(world: World) -> None:
    client = Client()
    with undone():
        officer, north = world.officer, world.people.north
        officer.memberships.create(organisation=north.organisation, team=north, role="practitioner")
        client.force_login(officer)
        assert client.get(reverse("start")).headers["Location"] == reverse("child-list")

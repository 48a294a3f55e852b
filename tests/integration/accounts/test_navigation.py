"""The way to a part of the site stands only in the pages of who may go there."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.support.world import World

LEADS_TO = {"people": {"ada"}, "log-list": {"petra"}, "reliability-list": {"sanne"}}


@pytest.mark.parametrize("page", LEADS_TO)
def test_only_who_may_go_there_is_shown_the_way(world: World, page: str) -> None:
    shown = set()
    for name in ("anna", "bram", "cora", "ada", "sanne", "petra"):
        client = Client()
        client.force_login(world.user(name) or world.outsider)
        if f'href="{reverse(page)}"' in client.get(reverse("child-list")).content.decode():
            shown.add(name)
    assert shown == LEADS_TO[page]

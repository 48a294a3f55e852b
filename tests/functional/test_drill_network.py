"""The drill of `assurance.drill_network` in short: the server ends with what the screen says, and it notices what would not."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from assurance.network.running import BREAKAGES, break_page, noticed, runs
from tests.functional.conftest import Witness
from tests.functional.form import PATIENCE, SAID
from tests.support.world import World

NewContext = Callable[..., BrowserContext]


def test_server_ends_with_what_the_screen_says(
    new_context: NewContext, live_server: LiveServer, people_world: World, witness: Witness
) -> None:
    witness.expect(*SAID)
    anna = User.objects.get(pk=people_world.people.anna.pk)
    seeds = [f"suite-{n}" for n in range(4)]
    tally = runs(new_context, live_server.url, people_world.child, anna, seeds, synced=PATIENCE / 1000)
    assert tally.faults == []
    assert len(tally.troubles) > 3


@pytest.mark.parametrize("breakage", BREAKAGES)
def test_broken_page_is_noticed(
    new_context: NewContext, live_server: LiveServer, people_world: World, witness: Witness, breakage: str
) -> None:
    witness.expect(*SAID)
    anna = User.objects.get(pk=people_world.people.anna.pk)

    def broken() -> BrowserContext:
        context = new_context()
        break_page(context, breakage)
        return context

    assert noticed(breakage, broken, live_server.url, people_world.child, anna)

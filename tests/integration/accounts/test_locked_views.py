"""What a locked session reaches: the page that opens it, and nothing that shows or keeps anything."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from accounts.actions import set_password
from accounts.rules.permissions import PUBLIC
from tests.integration.accounts.test_sessions import idle
from tests.support.second_factor import PASSWORD
from tests.support.world import PATTERNS, World, undone

OPEN = {name for name, pattern in PATTERNS.items() if getattr(pattern.callback, "permission", "") == PUBLIC}
UNLOCK = reverse("session-unlock")


def signed_in(world: World) -> Client:
    """Return a browser in which Anna is signed in, who has a password."""
    client, anna = Client(), world.people.anna
    set_password(user=anna, password=PASSWORD)
    client.force_login(anna)
    return client


def test_answer_sent_in_the_background_keeps_no_session_open(world: World) -> None:
    with undone():
        client = signed_in(world)
        for wait in (900, 901):
            idle(client, wait)
            content = json.dumps(
                {"choice": "1", "revision": 1, "key": "0b0f4c1e-4a4e-4f5c-9d1e-111111111111"}
            )
            url, kind = world.url("answer-save"), "application/json"
            answer = client.put(url, content, content_type=kind, headers={"X-Idle-Seconds": str(wait)})
        assert answer.headers["Location"].startswith(UNLOCK)


def test_only_these_views_are_reached_while_locked() -> None:
    open_ones = {name for name, pattern in PATTERNS.items() if hasattr(pattern.callback, "opens_lock")}
    assert open_ones == {"session-unlock"}


@pytest.mark.parametrize("name", sorted({*PATTERNS} - {*OPEN, "session-unlock"}))
def test_locked_session_shows_nothing(world: World, name: str) -> None:
    with undone():
        client = signed_in(world)
        idle(client)
        response = client.get(world.url(name))
        assert (response.status_code, response.content) == (302, b"")
        assert response.headers["Location"].startswith(UNLOCK)

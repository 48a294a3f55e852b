"""Every address that writes asks for the token against forgery, signed in or not."""

import pytest
from django.test import Client

from tests.support.matrix import ROWS, Row, row_id
from tests.support.posted import posted_to
from tests.support.world import World, undone

WRITES = [row for row in ROWS if row["method"] not in ("GET", "HEAD")]


@pytest.mark.parametrize("row", WRITES, ids=row_id)
def test_write_without_the_token_is_refused(world: World, row: Row) -> None:
    for persona in ("anonymous", "anna", "ada", "sanne"):
        with undone():
            client = Client(enforce_csrf_checks=True)
            if user := world.user(persona):
                client.force_login(user)
            url, data = world.url(row["page"], row["about"]), posted_to(world, row["page"])
            method = getattr(client, row["method"].lower())
            if row["method"] == "POST":
                answer = method(url, data)
            else:
                answer = method(url, "{}", content_type="application/json")
            assert answer.status_code == 403, persona

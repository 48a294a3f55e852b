"""What changes how someone signs in asks again who it is, unless that was minutes ago: every such page."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.support.matrix import ROWS, Row, row_id
from tests.support.second_factor import equip, sign_in
from tests.support.world import World, undone

ASKS_AGAIN = {
    *("app-set-up", "recovery-codes", "recovery-codes-renew", "passkey-add", "passkey-remove"),
    *("own-session-end", "other-sessions-end"),
}


@pytest.mark.parametrize("row", [row for row in ROWS if row["page"] in ASKS_AGAIN], ids=row_id)
def test_page_asks_again_who_it_is(world: World, row: Row) -> None:
    with undone():
        client = Client()
        sign_in(client, equip(world.people.anna))
        session = client.session
        session["confirmed_at"] -= 601
        session.save()
        address = world.url(row["page"])
        response = client.get(address) if row["method"] == "GET" else client.post(address)
        assert response.status_code == 302
        assert response.headers["Location"].startswith(reverse("account-confirm"))


def test_pages_that_ask_again_are_in_the_table() -> None:
    assert {row["page"] for row in ROWS} >= ASKS_AGAIN

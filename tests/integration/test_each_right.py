"""A page that asks for several rights asks for each of them, also where all roles of today hold them together."""

import pytest

from accounts.rules.permissions import Permission as P
from accounts.rules.roles import COORDINATOR, PRACTITIONER, ROLES
from tests.support.matrix import browser
from tests.support.world import World, undone

DISCUSSED = ("discussion", "discussion-lines", "line-add", "line-change", "line-remove", "line-action")
CLOSED = ("evaluation-change", "minutes-close", "minutes-reopen")
OWN, ONLY_POSTED = ("line-change", "line-remove"), ("line-remove", "minutes-reopen")
TOGETHER = [
    *((page, P.PROFILE_VIEW) for page in (*DISCUSSED, *CLOSED)),
    ("line-action", P.DISCUSSION_WRITE),
    ("line-action", P.ACTION_WRITE),
    ("advice-answer", P.ADVICE_VIEW),
]


@pytest.mark.parametrize(("page", "permission"), TOGETHER)
def test_page_that_asks_for_several_rights_asks_for_each(
    world: World, monkeypatch: pytest.MonkeyPatch, page: str, permission: P
) -> None:
    role, who = (PRACTITIONER, "anna") if page in OWN else (COORDINATOR, "cora")
    with undone():
        client, address = browser(world, who), world.url(page)
        ask = client.post if page in ONLY_POSTED else client.get
        assert ask(address).status_code in (200, 302)
        monkeypatch.setitem(ROLES, role, ROLES[role] - {permission})
        assert ask(address).status_code == 403

"""The same form, posted eight times at once: carried out once, and answered alike; for every address that changes a record."""

import re
import uuid
from contextlib import suppress

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client

from portfolio.models import InstrumentVersion
from tests.support.concurrency import together
from tests.support.form_keys import INSIDE, KEYED, changed_since, rows_of_tables, who_may
from tests.support.matrix import Row, ask, row_id
from tests.support.pages import Reply
from tests.support.posted import posted_to
from tests.support.world import World, make_world, undone


def likeness(response: Reply) -> tuple[object, ...]:
    """Return what two answers must have alike; each page has its own tokens."""
    body = re.sub(r'value="[\w-]{36,64}"', "", response.content.decode("utf-8", "replace"))
    return response.status_code, response.headers.get("Location"), body


EIGHT = 8
NOT_POSTED = {  # here no first post can be a good one, so there is no second
    "app-set-up": "needs the code of a secret that only its page knows",
    "passkey-add": "needs the answer of a passkey",
    "passkey-remove": "needs a passkey",
    "password-change": "needs the password",
    "other-sessions-end": "needs a password, with which one signs in again",
    "recovery-codes": "needs codes that were shown",
    "own-session-end": "needs another session",
    "log-sign": "needs a month of which every line is judged",
}
ENDS = ("end", "remove", "discard", "retire", "move", "propose", "off", "withdraw", "clear")
CHANGES = {"change", "frame", "fill", "check", "page", "text", "line", "review", "contact", "terms", "decide"}
CHANGES |= {"approve", "on", "reset", "out", "link", "publish", "over"}
# These leave less to do for the others: the later, the less.
LATE = [
    "resource-use-remove",
    "resource-remove",
    "erasure-approve",
    "instrument-publish",
    "instrument-retire",
]
LATE += ["child-move", "membership-change", "membership-end", "retention-change", "instrument-discard"]

FIRST = "talking-points-remove"  # they go with the form that is withdrawn


def kind_of(row: Row) -> str:
    """Say what a post does, by its verb: each kind is tried in a world of its own."""
    verb = row["page"].rpartition("-")[2]
    return "ends" if verb in ENDS else "changes" if verb in CHANGES else "makes"


def of_kind(kind: str) -> list[Row]:
    """Return what can be posted of a kind, in an order in which each can be."""
    can_be = [row for row in KEYED if row["page"] not in NOT_POSTED and kind_of(row) == kind]
    open_to_someone = [row for row in can_be if any(row[who] in ("200", "302") for who in INSIDE)]
    order = {FIRST: -2, **{page: place for place, page in enumerate(LATE)}}
    return sorted(open_to_someone, key=lambda row: order.get(row["page"], -1))


def enter(world: World, who: str) -> Client:
    """Sign in; an earlier post may have ended the session."""
    client = Client()
    client.force_login(world.user(who) or world.outsider)
    world.cookies[who] = client.cookies[settings.SESSION_COOKIE_NAME].value
    return client


def eight_at_once(world: World, row: Row, key: str) -> list[Reply]:
    """Post the same form from eight windows of one browser at the same moment."""
    cookie, url = world.cookies[who_may(row)], world.url(row["page"], row["about"] or "anna's draft")

    def send(data: dict[str, object]) -> Reply:
        client = Client()
        client.cookies[settings.SESSION_COOKIE_NAME] = cookie
        return client.post(url, {**data, "form_key": key})

    return together(send, [posted_to(world, row["page"], row["about"]) for _ in range(EIGHT)])


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("kind", "at_least"), [("makes", 32), ("changes", 34), ("ends", 15)])
def test_eight_posts_at_once_are_carried_out_once_and_answered_alike(kind: str, at_least: int) -> None:
    with transaction.atomic():  # one commit instead of a hundred
        world = make_world()
    walked = of_kind(kind)
    for row in walked:
        enter(world, who_may(row))
        with suppress(InstrumentVersion.DoesNotExist):  # it is thrown away at last
            world.versions["own draft"].refresh_from_db()
        before = rows_of_tables()
        with undone():
            once = ask(world, who_may(row), row)
            by_one = changed_since(before)
        assert by_one.get("revisions_postedform") == 1, (row_id(row), once.status_code)
        answers = eight_at_once(world, row, str(uuid.uuid4()))
        assert changed_since(before) == by_one, row_id(row)
        assert len({likeness(answer) for answer in answers}) == 1, row_id(row)
        assert answers[0].status_code == once.status_code, row_id(row)
    assert len(walked) >= at_least

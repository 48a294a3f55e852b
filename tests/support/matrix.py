"""The table of who may open what, and how to ask for one of its cells; `docs/explanation/access.md` explains it."""

import csv
import json
import re
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files import File
from django.test import Client
from django.test.client import ClientHandler

from tests.support.days import today
from tests.support.pages import Reply
from tests.support.personas import AFTER_SIGN_IN
from tests.support.posted import posted_to
from tests.support.rights import kept
from tests.support.world import World

Row = dict[str, str]
TABLE = Path(__file__).parents[2] / "docs" / "access-matrix.csv"
with TABLE.open(encoding="utf-8") as table:
    ROWS: list[Row] = list(csv.DictReader(table))
PERSONAS = [name for name in ROWS[0] if name not in ("page", "method", "about")]
HANDLER = ClientHandler(enforce_csrf_checks=False)  # one for thousands of cells: it loads the middleware once
AWAY = {
    "sign-in": r"/inloggen/\?next=.*",
    "unlock": r"/inloggen/ontgrendelen/.*",
    "account": r"/mijn-account/",
}


def row_id(row: Row) -> str:
    """Name a row, for the list of tests."""
    return " ".join(filter(None, [row["page"], row["method"], row["about"]]))


def sign_everyone_in(world: World) -> None:
    """Sign every persona in once, so that asking for thousands of cells does not do it again."""
    for name in {persona.partition(" ")[0] for persona in PERSONAS} - {"anonymous"}:
        client = Client()
        client.force_login(world.user(name) or world.outsider)
        world.cookies[name] = client.cookies[settings.SESSION_COOKIE_NAME].value
    world.signed_in_at = time.monotonic()


def browser(world: World, persona: str) -> Client:
    """Return the browser of a persona: signed in, and then what happened to them or to the file."""
    client, (name, _, state) = Client(), persona.partition(" ")
    client.handler = HANDLER
    if name in world.cookies:
        client.cookies[settings.SESSION_COOKIE_NAME] = world.cookies[name]
    elif (user := world.user(name)) is not None:
        client.force_login(user)
    if change := AFTER_SIGN_IN.get(persona):
        changed = world.user(name)
        assert changed is not None
        change(client, changed, world.people)
    if state == "closed":
        kept(world.child, world.people.cora, closed_on=today())
    return client


def who_may(row: Row, answers: tuple[str, ...] = ("200", "302")) -> str | None:
    """Return the first persona whom a row of the table gives one of these answers; None when there is nobody."""
    return next((name for name in PERSONAS if row[name] in answers), None)


def good_for(world: World, row: Row) -> dict[str, Any]:
    """Return a good form for what a row says."""
    return posted_to(world, row["page"], row["about"])


def ask(world: World, persona: str, row: Row, data: dict[str, Any] | None = None, **given: object) -> Reply:
    """Send what a row says as one persona, with the form that is given or else a good one (`good_for`)."""
    data = good_for(world, row) if data is None else data
    for file in (value for value in data.values() if isinstance(value, File)):
        file.seek(0)  # the persona before read it to its end
    client = browser(world, persona)
    url = world.url(row["page"], row["about"] or "anna's draft", **given)
    if row["method"] == "GET":  # an address of more characters than a browser sends would be refused as such
        return client.get(url, {name: value for name, value in data.items() if len(str(value)) < 1_000})
    if row["method"] == "POST":
        return client.post(url, data)
    return client.generic(row["method"], url, json.dumps(data, default=str), content_type="application/json")


def outcome(response: Reply) -> str:
    """Write a response as the table does."""
    to = response.headers.get("Location", "") if response.status_code == 302 else ""
    return next((word for word, way in AWAY.items() if re.fullmatch(way, to)), str(response.status_code))


def shown(response: Reply) -> str:
    """Return all that a response tells, without the values against forgery."""
    body = response.content.decode("utf-8", "replace")
    body = re.sub(r'name="(csrfmiddlewaretoken|form_key)" value="[\w-]+"', "", body)
    return f"{dict(response.headers)}\n{response.cookies.output()}\n{body}"

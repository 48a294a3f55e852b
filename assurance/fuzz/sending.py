"""Sending: a good post with something hostile in it, to one place; and looking at the answer at once."""

import json
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client

from assurance.fuzz.browsers import AS_CHRIS, browser
from assurance.fuzz.looking import body_faults, header_faults, skeleton
from assurance.fuzz.payloads import (
    ASKED,
    CONTENT_TYPES,
    DECK,
    TYPED,
    Text,
    file_contents,
    file_names,
    headers,
    json_bodies,
    shuffled,
)
from assurance.fuzz.places import Place
from assurance.fuzz.tally import Tally
from invitations.decorators import cookie_name
from tests.support.naughty import Pairs, body_of
from tests.support.pages import Reply
from tests.support.world import World

ALONE = ("anonymous", *AS_CHRIS)  # these have a new browser each time
FORM = "application/x-www-form-urlencoded"
BOUNDARY = "grens"
STALE = {404, 409, 410}
NOT_READ = {302, 403, 404, 405, 410, 429}  # these say little about whether a form was looked at


@contextmanager
def taken_back() -> Iterator[None]:
    """Run something, let the database check it as at the end of a request, and take it back."""
    with transaction.atomic():
        yield
        if not connection.needs_rollback:
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        transaction.set_rollback(True)


class Sender:
    """Sends hostile requests to a world and keeps the tally."""

    def __init__(self, world: World, tally: Tally, chance: random.Random) -> None:
        self.world, self.tally, self.chance = world, tally, chance
        self.browsers: dict[str, Client] = {}
        self.decks: dict[tuple[str, str], Iterator[Text]] = {}
        self.number = 0

    def mark(self, kind: str = TYPED) -> str:
        """Return a mark that was not used before."""
        self.number += 1
        return f"{kind}{self.number}z"

    def hostile(self, page: str, name: str, mark: str) -> str:
        """Return the next text for a field."""
        key = (page, skeleton(name))
        if key not in self.decks:
            self.decks[key] = shuffled(random.Random(f"{self.chance.random()}"))
        return next(self.decks[key])(mark)

    def browser_of(self, place: Place) -> Client:
        """Return the browser of a place: a fresh one where sessions begin or end, else the same as before."""
        if place.needs_a_visit or place.persona in ALONE:
            return browser(
                self.world,
                place.persona,
                REMOTE_ADDR=f"10.{self.number % 250}.{self.chance.randrange(250)}.1",
            )
        if place.persona not in self.browsers:
            self.browsers[place.persona] = browser(self.world, place.persona)
        return self.browsers[place.persona]

    def spoil(self, place: Place, name: str, mark: str) -> tuple[Pairs, dict[str, Any]]:
        """Return a good post with one field spoiled: another text, twice, missing; or all texts at once."""
        way = self.chance.choices(["text", "twice", "missing", "all"], [75, 9, 4, 12])[0]
        bad = self.hostile(place.page, name, mark)
        files = {key: self.a_file(place, key, mark, spoiled=key == name) for key in place.files}
        files |= (
            {name: self.a_file(place, name, mark, spoiled=True)} if place.kinds.get(name) == "file" else {}
        )
        good = {key: value for key, value in place.good.items() if key not in files}
        if way == "all":
            keys = [key for key, kind in place.kinds.items() if kind in ("text", "textarea", "email")]
            good |= {key: bad for key in keys if key not in files}
        pairs = [(key, value) for key, value in good.items() if key != name]
        if name not in files and way != "missing":
            pairs += [(name, good.get(name, "")), (name, bad)] if way == "twice" else [(name, bad)]
        if self.chance.random() < 0.05:
            pairs.append((bad[:200], bad[:200]))
        return pairs, files

    def a_file(self, place: Place, name: str, mark: str, *, spoiled: bool) -> SimpleUploadedFile:
        """Return a file: the good one, or one with another content and perhaps another name."""
        given = place.files.get(name)
        good = b"{}"
        if given is not None:
            given.seek(0)
            good = given.read()
        title = getattr(given, "name", "antwoorden.json")
        if spoiled:
            good = self.chance.choice(file_contents(good, mark, self.chance))
            title = self.chance.choice(file_names(mark, title))
        file = SimpleUploadedFile("x", good, "application/json")
        file._name = title  # type: ignore[attr-defined]  # as it was sent; Django makes it safe when it is read
        return file

    def post(self, place: Place, name: str) -> Reply:
        """Send one hostile post to a place and judge the answer."""
        if place.persona == "invited":  # a form names what this browser opened, which may be another by now
            self.renew(place, self.browser_of(place))
        mark = self.mark(ASKED if name == "next" else TYPED)  # `next` is an address: it may come back as one
        pairs, files = self.spoil(place, name, mark)
        self.tally.request = (
            f"{place.persona} {place.method} {place.url} {name}={dict(pairs).get(name, '')[:120]!r}"
        )
        if place.method == "PUT":
            body = self.json_of(pairs, mark)
            return self.send(place, name, {"data": body, "content_type": "application/json"})
        if files or self.chance.random() < 0.1:
            body = multipart(pairs, files)
            return self.send(
                place, name, {"data": body, "content_type": f"multipart/form-data; boundary={BOUNDARY}"}
            )
        return self.send(place, name, {"data": body_of(pairs), "content_type": FORM})

    def json_of(self, pairs: Pairs, mark: str) -> bytes:
        """Return a body of JSON: a hostile one, or the object with one hostile value."""
        if self.chance.random() < 0.4:
            return self.chance.choice(json_bodies(mark))
        whole = {key: int(value) if looks_whole(value) else value for key, value in pairs}
        return json.dumps(whole, ensure_ascii=self.chance.random() < 0.5).encode("utf-8", "surrogatepass")

    def odd(self, place: Place) -> Reply:
        """Send a good post under hostile headers or cookies, or as another kind than it is."""
        mark = self.mark(ASKED)
        extra: dict[str, Any] = self.chance.choice(headers(mark))
        kind = self.chance.choice([FORM, FORM, *CONTENT_TYPES])
        self.tally.request = (
            f"{place.persona} {place.method} {place.url} as {kind[:60]!r} with {str(extra)[:120]}"
        )
        cookie = extra.pop("HTTP_COOKIE", None)
        options = {"data": body_of(list(place.good.items())), "content_type": kind, **extra}
        if cookie is not None:
            options["HTTP_COOKIE"] = cookie
        return self.send(place, "", options)

    def send(self, place: Place, name: str, options: dict[str, Any]) -> Reply:
        """Send, judge, and count."""
        client = self.browser_of(place)
        if place.is_taken_back:
            session = session_of(client)
            with taken_back():
                response = self.visit_and_send(client, place, options)
            if session_of(client) != session:  # a session began or ended, and that was taken back
                self.browsers.pop(place.persona, None)
        else:
            response = self.visit_and_send(client, place, options)
        self.judge(place.page, response)
        self.tally.posts += 1
        self.tally.by_page[place.page] += 1
        self.tally.canaries_sent += 1
        to_sign_in = response.headers.get("Location", "").startswith("/inloggen/?next=")
        changed = response.status_code == 302 and not place.is_taken_back
        place.is_stale = changed or (response.status_code in STALE and not place.is_stale)
        is_over = place.persona == "invited" and response.status_code == 410
        if is_over or (to_sign_in and place.persona not in ALONE):
            self.browsers.pop(place.persona, None)
        elif name and (response.status_code not in NOT_READ or response.status_code == 302):
            self.tally.covered.add((place.page, skeleton(name)))
        return response

    def visit_and_send(self, client: Client, place: Place, options: dict[str, Any]) -> Reply:
        """Read the page of a form again when it may have changed, and send."""
        if place.needs_a_visit or place.is_stale:
            self.renew(place, client)
        return self.timed(client, place, options)

    def renew(self, place: Place, client: Client) -> None:
        """Read the page of a form again, as someone does before typing."""
        if place.host:
            response = client.get(place.host, follow=True)
            self.judge(f"{place.page} (read)", response)
            place.refresh(response)

    def timed(self, client: Client, place: Place, options: dict[str, Any]) -> Reply:
        """Send one request and note how long the answer took."""
        began = time.perf_counter()
        response = client.generic(place.method, place.url, **options)
        self.tally.seconds.append(time.perf_counter() - began)
        return response

    def ask(self, persona: str, url: str, known: dict[str, str]) -> Reply:
        """Read a page with something hostile in its address."""
        mark = self.mark(ASKED)
        names = [*known, "next", "pagina", "x"]
        spoiled = self.chance.choice(names)
        given = {**known, spoiled: self.chance.choice(DECK)(mark)}
        query = (
            body_of(list(given.items())).decode() if self.chance.random() < 0.9 else urlencode({mark: mark})
        )
        self.tally.request = f"{persona} GET {url}?{query[:160]}"
        place = Place("asked", persona, url, "", "GET", {})
        response = self.browser_of(place).get(url, QUERY_STRING=query)
        self.judge(f"{url.split('?')[0]} (asked)", response, asked=True)
        self.tally.asked += 1
        if response.headers.get("Location", "").startswith("/inloggen/") and persona != "anonymous":
            self.browsers.pop(persona, None)
        return response

    def judge(self, page: str, response: Reply, *, asked: bool = False) -> None:
        """Note the status and every fault of an answer."""
        self.tally.statuses[response.status_code] += 1
        if response.status_code >= 500:
            self.tally.fault(f"answer {response.status_code}", skeleton(page))
        self.tally.take(header_faults(response, asked=asked), skeleton(page))
        self.tally.take(body_faults(response), skeleton(page))
        self.tally.canaries_seen += response.content.lower().count(TYPED.encode())


def session_of(client: Client) -> str:
    """Return the key of the session in a browser, or the invitation that it opened; empty when there is none."""
    cookies = (client.cookies.get(name) for name in (settings.SESSION_COOKIE_NAME, cookie_name()))
    return " ".join(str(cookie.value) for cookie in cookies if cookie)


def looks_whole(value: str) -> bool:
    """Say whether a text would be sent as a number."""
    return value.isascii() and value.isdecimal() and len(value) < 400


def multipart(pairs: Pairs, files: dict[str, Any]) -> bytes:
    """Write a form with files as a browser does, or a hostile client: names go in as they are."""
    parts = []
    for name, value in pairs:
        head = f'Content-Disposition: form-data; name="{name}"'
        parts.append((head, value.encode("utf-8", "surrogatepass")))
    for name, file in files.items():
        head = f'Content-Disposition: form-data; name="{name}"; filename="{file._name}"\r\nContent-Type: application/json'
        file.seek(0)
        parts.append((head, file.read()))
    lines = [
        f"--{BOUNDARY}\r\n{head}\r\n\r\n".encode("utf-8", "surrogatepass") + content + b"\r\n"
        for head, content in parts
    ]
    return b"".join([*lines, f"--{BOUNDARY}--\r\n".encode()])

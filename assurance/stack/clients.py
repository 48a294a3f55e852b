"""Clients that save answers and sign forms, note what was acknowledged, and send the rest again with the same key."""

import collections
import http.client
import json
import random
import re
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from urllib.parse import urlencode

Seat = dict[str, Any]
PATIENCE = 12.0  # seconds until a client gives up on an answer; the page waits ten
LAST_TRIES = 100
PAUSE = 0.1  # seconds before something is sent again
UNSURE = (OSError, http.client.HTTPException)
DRAFT = re.compile(r"/observaties/([0-9a-f-]{36})/")
IS_SIGNED = re.compile(r"/observaties/[0-9a-f-]{36}/(klaar/)?$")
SEEN = re.compile(r'name="seen_revision" value="(\d+)"')
FORESEEN = (0, 200, 302, 409, 429, 503)  # 429: more at once than a person can send; the page tries again too
SAFE = ("Wat bewaard is, is veilig.", "We weten niet of dit bewaard is.")  # one is on each page of status 503


@dataclass
class Notes:
    """What all clients saw together."""

    acknowledged: int = 0
    resent: int = 0
    repeated: int = 0
    signed: int = 0
    statuses: collections.Counter[int] = field(default_factory=collections.Counter)
    pages: collections.Counter[int] = field(default_factory=collections.Counter)
    faults: list[str] = field(default_factory=list)
    last: float = 0.0  # when something was saved last, by time.monotonic()
    silence: float = 0.0  # the longest time between two saves, in seconds, since it was begun to be measured
    lock: threading.Lock = field(default_factory=threading.Lock)

    def save(self) -> None:
        """Note that something was saved."""
        with self.lock:
            self.acknowledged += 1
            self.silence = max(self.silence, time.monotonic() - self.last)
            self.last = time.monotonic()

    def listen(self) -> float:
        """Begin to measure how long nothing is saved; return the moment."""
        with self.lock:
            self.silence, self.last = 0.0, time.monotonic()
            return self.last

    def fault(self, what: str) -> None:
        with self.lock:
            self.faults.append(what)


class Caller:
    """One browser as seen from the server: a connection that is made anew when it broke, and its cookies."""

    def __init__(self, site: str, seat: Seat, notes: Notes) -> None:
        self.site, self.seat, self.notes = site, seat, notes
        self.connection = http.client.HTTPConnection(site, timeout=PATIENCE)
        self.heads = {
            "Host": seat["host"],
            "Cookie": seat["cookies"],
            "X-CSRFToken": seat["token"],
            "Referer": f"https://{seat['host']}/",
            "X-Forwarded-Proto": "https",
            "X-Forwarded-For": "192.0.2.1",
        }

    def ask(self, method: str, path: str, body: str = "", kind: str = "") -> tuple[int, str, str]:
        """Send one request; return status, place and text, or status 0 when no whole answer came."""
        heads = {**self.heads, **({"Content-Type": kind} if kind else {})}
        try:
            self.connection.request(method, path, body.encode() if body else None, heads)
            response = self.connection.getresponse()
            text = response.read().decode()
        except UNSURE:
            self.connection.close()
            status, place, text = 0, "", ""
        else:
            status, place = response.status, response.headers.get("Location", "")
            if response.headers.get("Connection") == "close":
                self.connection.close()
        with self.notes.lock:
            self.notes.statuses[status] += 1
        if status not in FORESEEN or (status == 503 and not any(sentence in text for sentence in SAFE)):
            self.notes.fault(f"{method} {path} answered {status} {place}: {text[:200]!r}")
        return status, place, text

    def address(self, rest: str, draft: str = "") -> str:
        """Return an address about the child of this seat."""
        return f"/kinderen/{self.seat['child']}/observaties/{draft + '/' if draft else ''}{rest}"


class Client(threading.Thread):
    """Does the same thing again and again until all is over."""

    def __init__(self, site: str, seat: Seat, notes: Notes, is_over: Callable[[], bool]) -> None:
        super().__init__(daemon=True)
        self.caller, self.notes, self.is_over = Caller(site, seat, notes), notes, is_over

    def run(self) -> None:
        """Work, and note what the client itself cannot understand."""
        try:
            while not self.is_over():
                self.turn()
        except Exception as error:
            self.notes.fault(f"{type(self).__name__}: {error!r}")
        self.caller.connection.close()

    def turn(self) -> None:
        """Do it once, to its end."""
        raise NotImplementedError


class Writer(Client):
    """Saves one answer after the other in a draft that nobody else touches."""

    def __init__(self, site: str, seat: Seat, notes: Notes, is_over: Callable[[], bool], seed: str) -> None:
        super().__init__(site, seat, notes, is_over)
        self.chance = random.Random(seed)
        self.draft: str = seat["draft"]
        self.items: list[str] = seat["items"]
        self.has: dict[str, tuple[str, str, int]] = {}  # by item: choice, example, revision as acknowledged

    def turn(self) -> None:
        """Give one answer."""
        self.save(
            self.chance.choice(self.items), str(self.chance.randrange(4)), self.chance.randbytes(8).hex()
        )

    def save(self, item: str, choice: str, example: str) -> None:
        """Send one answer until the server says that it has it; sometimes once more, as when that word was lost."""
        seen = self.has.get(item, ("", "", 0))[2]
        content = {"choice": choice, "reason": "", "example": example}
        body = json.dumps(
            {**content, "revision": seen, "key": str(uuid.UUID(bytes=self.chance.randbytes(16)))}
        )
        while (reply := self.put(item, body)) is None:
            time.sleep(PAUSE)
        if reply != (200, seen + 1, choice, example):
            self.notes.fault(f"{item} of {self.draft} on revision {seen}: answered {reply}")
        self.has[item] = choice, example, seen + 1
        self.notes.save()
        if self.chance.random() < 0.1:
            again = self.put(item, body)
            with self.notes.lock:
                self.notes.repeated += 1
            if again not in (None, reply):
                self.notes.fault(f"{item} of {self.draft} sent once more: answered {again}, was {reply}")

    def put(self, item: str, body: str) -> tuple[int, int, str, str] | None:
        """Return what the server said of an answer; None when it said nothing that can be trusted."""
        path = self.caller.address(f"antwoorden/{item}/", self.draft)
        status, _place, text = self.caller.ask("PUT", path, body, "application/json")
        if status in (200, 409):
            said = json.loads(text)
            return status, said["revision"], said["choice"], said["example"]
        with self.notes.lock:
            self.notes.resent += 1
        return None


class Signer(Client):
    """Starts a form, answers one statement, signs it, and begins again; goes on until each step is done."""

    def __init__(self, site: str, seat: Seat, notes: Notes, is_over: Callable[[], bool]) -> None:
        super().__init__(site, seat, notes, is_over)
        self.started: list[str] = []
        self.signed: list[str] = []

    def turn(self) -> None:
        """Sign one form."""
        draft = self.until_done(partial(self.start_form, str(uuid.uuid4())))
        self.started.append(draft)
        self.until_done(partial(self.answer, draft))
        seen = self.until_done(partial(self.look, draft))
        self.until_done(partial(self.sign, draft, seen, str(uuid.uuid4())))
        self.signed.append(draft)
        with self.notes.lock:
            self.notes.signed += 1
        time.sleep(PAUSE)

    def until_done(self, step: Callable[[], str]) -> str:
        """Try a step until something came of it; when all is over, a last few times."""
        tries = LAST_TRIES
        while not (made := step()):
            time.sleep(PAUSE)
            tries -= self.is_over()
            if not tries:
                raise TimeoutError(f"nothing comes of {step}")
        return made

    def post(self, path: str, fields: dict[str, str]) -> str:
        """Post a form and return where it leads; an empty text when that is not known."""
        kind = "application/x-www-form-urlencoded"
        return self.caller.ask("POST", path, urlencode(fields), kind)[1]

    def start_form(self, key: str) -> str:
        frame = {**self.caller.seat["frame"], "form_key": key}
        found = DRAFT.search(self.post(self.caller.address("nieuw/"), frame))
        return found[1] if found else ""

    def answer(self, draft: str) -> str:
        item = self.caller.seat["items"][0]
        content = {"choice": "2", "reason": "", "example": "", "revision": 0, "key": str(uuid.UUID(draft))}
        path = self.caller.address(f"antwoorden/{item}/", draft)
        status, _place, _text = self.caller.ask("PUT", path, json.dumps(content), "application/json")
        return "saved" if status == 200 else ""

    def look(self, draft: str) -> str:
        status, _place, text = self.caller.ask("GET", self.caller.address("nalezen/", draft))
        found = SEEN.search(text) if status == 200 else None
        return found[1] if found else ""

    def sign(self, draft: str, seen: str, key: str) -> str:
        fields = {"seen_revision": seen, "form_key": key}
        place = self.post(self.caller.address("nalezen/", draft), fields)
        if place and not IS_SIGNED.search(place):
            self.notes.fault(f"signing {draft} led to {place}")
        return place


class Reader(Client):
    """Opens pages as somebody who is signed in; each is a page, or says what is the matter."""

    def turn(self) -> None:
        """Open a few pages."""
        for path in (self.caller.address("pagina/1/", self.caller.seat["draft"]), "/kinderen/", "/inloggen/"):
            status, _place, _text = self.caller.ask("GET", path)
            self.notes.pages[status] += 1
            time.sleep(PAUSE)

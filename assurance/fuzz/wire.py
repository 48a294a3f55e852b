"""Bytes that are hardly a request, to the real web server: what the test client cannot send."""

import os
import random
import socket
import tempfile
import urllib.request
from urllib.parse import urlsplit

from django.conf import settings
from psycopg.conninfo import make_conninfo

from assurance.fuzz.browsers import browser
from assurance.fuzz.payloads import ASKED, CONTENT_TYPES, DECK, TYPED, json_bodies
from assurance.fuzz.tally import Tally
from benchmarks.audit import Parts
from benchmarks.demo_site import served
from tests.support.naughty import body_of
from tests.support.world import World

CLOSED = 0  # instead of a status: hung up without a word, which is a fair answer to what is no request
BLANK = b"\r\n"
LINES = [
    *(b"GET / HTTP/9.9", b"GET /", b"G\x00T / HTTP/1.1", b"\xff\xfe\x00", b"POST  /inloggen/  HTTP/1.1", b"GET http://[ HTTP/1.1"),
    *(b"GET /%00 HTTP/1.1", b"GET /%ff%fe/ HTTP/1.1", b"GET /%zz HTTP/1.1", b"GET /\xe2\x82\xac/ HTTP/1.1", b"GET //evil.example HTTP/1.1"),
    *(b"GET /static/../../config/settings.py HTTP/1.1", b"GET /static/%2e%2e/%2e%2e/manage.py HTTP/1.1", b"GET /?" + b"a=b&" * 5100 + b" HTTP/1.1"),
    *(b"GET /" + b"x" * 9000 + b" HTTP/1.1", b"TRACE / HTTP/1.1", b"CONNECT x:1 HTTP/1.1", b"OPTIONS * HTTP/1.1", b"PRI * HTTP/2.0", b"get / http/1.1"),
    *(b"POST /inloggen/ HTTP/1.1", b"PUT /kinderen/ HTTP/1.1", b"POST /kinderen/zoeken/?x=%ff HTTP/1.1", b"GET /kinderen/?toon=%ed%a0%80 HTTP/1.1"),
]  # fmt: skip
HEADS = [
    *(b"Host: 127.0.0.1", b"Host: evil.example", b"Host: ", b"Host: 127.0.0.1\r\nHost: x", b"Host : 127.0.0.1", b"Host: [::1"),
    *(b"X: " + b"y" * 9000, b"\x00: x", b" : x", b"X\r\n folded: y", b"Cookie: session=\xff\xfe; csrf=\x80", b"Cookie: " + b"a=b;" * 2000),
    *(b"Content-Length: -1", b"Content-Length: x", b"Content-Length: 5\r\nContent-Length: 6", b"Content-Length: 99999999999999999999"),
    *(b"Content-Length: 3\r\nTransfer-Encoding: chunked", b"Transfer-Encoding: chunked", b"Transfer-Encoding: x, chunked", b"Content-Length: 100"),
    *(b"Connection: \xff", b"Expect: 100-continue", b"Upgrade: websocket", b"X-Forwarded-Proto: x", b"Range: bytes=9-1", b"Accept-Encoding: \x00"),
    *(b"Content-Type: text/plain; charset=base64", b"Script_Name: /x", b"X-Forwarded-For: <x>", b"Accept-Language: " + b"x," * 3000),
]  # fmt: skip


def raw_request(cookie: str, chance: random.Random, number: int) -> bytes:
    """Return the bytes of one hostile request, signed in or not."""
    mark = f"{TYPED}{number}z"
    body = chance.choice(
        [*json_bodies(mark), body_of([("search", chance.choice(DECK)(mark))]), b"0\r\n\r\n", b"zz\r\n"]
    )[:300_000]
    kind = chance.choice(CONTENT_TYPES).encode("utf-8", "replace")
    heads = [chance.choice(HEADS), b"Content-Type: " + kind, f"X-Mark: {ASKED}".encode()]
    heads += [b"Host: 127.0.0.1"] * (chance.random() < 0.7)
    heads += [f"Cookie: {settings.SESSION_COOKIE_NAME}={cookie}".encode()] * (chance.random() < 0.5)
    heads += [f"Content-Length: {len(body)}".encode()] * (chance.random() < 0.6)
    return BLANK.join([chance.choice(LINES), *heads, b"", body])


def status_of(site: str, request: bytes) -> int:
    """Send bytes, say that no more will follow, and return the status that comes back."""
    parts = urlsplit(site)
    with socket.create_connection((parts.hostname, parts.port), timeout=15) as line:
        try:
            line.sendall(request)
            line.shutdown(socket.SHUT_WR)
            words = line.recv(4096).split(b" ", 2)
        except (ConnectionError, OSError):
            return CLOSED
    return int(words[1]) if len(words) > 1 and words[0].startswith(b"HTTP/") else CLOSED


def send_bytes(world: World, tally: Tally, web: Parts, *, requests: int, seed: str) -> None:
    """Send so many hostile requests to gunicorn; it has to answer or hang up, and stay well."""
    chance = random.Random(seed)
    cookie = browser(world, "anna").cookies[settings.SESSION_COOKIE_NAME].value
    address = make_conninfo("", **{name: value for name, value in web.items() if value})
    with tempfile.TemporaryFile() as log:
        with served({**os.environ, "DATABASE_URL": address}, log) as site:
            for number in range(requests):
                request = raw_request(cookie, chance, number)
                tally.request = f"bytes {request[:200]!r}"
                status = status_of(site, request)
                tally.raw[status] += 1
                if status >= 500 and status not in (501, 505):  # a method or a version that no server knows
                    tally.fault(f"answer {status} to bytes")
            with urllib.request.urlopen(f"{site}/healthz", timeout=30) as answer:
                if answer.status != 200:
                    tally.fault("the web server is not well any more")
        log.seek(0)
        lines = log.read().decode("utf-8", "replace")
    for word in (TYPED, "Internal Server Error", "Error handling request"):
        if word in lines:
            tally.fault(f"in what the web server wrote: {lines[max(0, lines.index(word) - 200) :][:400]!r}")

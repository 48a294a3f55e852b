"""What every answer carries: nothing from elsewhere, nothing kept, nothing framed."""

import re
from contextlib import closing

import pytest
from django.test import Client
from django.urls import reverse

from accounts.actions import set_password
from tests.support.build import People
from tests.support.matrix import ROWS, Row, ask, row_id
from tests.support.pages import Reply
from tests.support.world import World, undone

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
    "object-src": "'none'",
}
HEADERS = {
    "Cache-Control": "no-store, private",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Access-Control-Allow-Origin": None,
    "Content-Encoding": None,  # no browser said who asks: tests/integration/config/test_compression.py
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Content-Language": "nl",
}
STRICTER = {"invitation-open": {"Referrer-Policy": "no-referrer"}}  # its address holds a secret


def policy_of(response: Reply) -> dict[str, str]:
    parts = response.headers["Content-Security-Policy"].split(";")
    return {name: value for name, _, value in (part.strip().partition(" ") for part in parts)}


def says_what_it_is(response: Reply) -> bool:
    """Say whether an answer names its kind, and for text its encoding."""
    kind = response.headers.get("Content-Type", "")
    if not response.content:
        return True
    return bool(kind) and (not kind.startswith("text/") or kind.endswith("; charset=utf-8"))


@pytest.mark.parametrize("row", ROWS, ids=row_id)
def test_every_answer_carries_the_headers(world: World, row: Row) -> None:
    for persona in ("anonymous", "anna", "chris"):
        with undone():
            response = ask(world, persona, row)
        assert {name: response.headers.get(name) for name in HEADERS} == HEADERS | STRICTER.get(
            row["page"], {}
        )
        assert policy_of(response) == POLICY
        assert says_what_it_is(response)


@pytest.mark.parametrize(
    "row", [row for row in ROWS if "200" in row.values() and row["method"] != "HEAD"], ids=row_id
)
def test_page_holds_no_inline_code_and_nothing_from_elsewhere(world: World, row: Row) -> None:
    persona = next(name for name in row if row[name] == "200")
    with undone():
        response = ask(world, persona, row)
    if not response.headers["Content-Type"].startswith("text/html"):
        return
    page = response.content.decode()
    scripts = re.findall(r"<script\b([^>]*)>", page)
    assert not [given for given in scripts if "src=" not in given and 'type="application/json"' not in given]
    assert not re.findall(r"<[^>]+\s(?:style|on\w+)\s*=", page)
    assert "<style" not in page
    addresses = re.findall(r"\b(?:src|href|action|data-[\w-]*url|data-[\w-]*src)=\"([^\"]*)\"", page)
    assert addresses
    drawn = "data:image/svg+xml;base64,"  # the square code for an app
    # Phone numbers, e-mail addresses and the secret for an app with codes are handed to the device; no host is asked.
    elsewhere = re.compile(r"(?!tel:\+?\d+$|mailto:|otpauth://totp/)\w+:|//")
    assert not [address for address in addresses if elsewhere.match(address.removeprefix(drawn))]
    assert page.count('<html lang="nl">') == 1
    assert (f'action="{reverse("sign-out")}"' in page) == (persona != "anonymous")


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row["method"] == "GET" and "200" in row.values()], ids=row_id
)
def test_post_forms_carry_the_token_against_forgery_and_get_forms_do_not(world: World, row: Row) -> None:
    with undone():
        page = ask(world, next(name for name in row if row[name] == "200"), row).content.decode(
            "utf-8", "replace"
        )
    for attributes, content in re.findall(r"<form\b([^>]*)>(.*?)</form>", page, re.DOTALL):
        assert ("csrfmiddlewaretoken" in content) == ('method="post"' in attributes), attributes


def test_cookies_are_for_this_site_only(people: People, client: Client) -> None:
    set_password(user=people.anna, password="heldere morgen 27")
    posted = client.post(reverse("sign-in"), {"username": people.anna.email, "password": "heldere morgen 27"})
    session, token = posted.cookies["session"], posted.cookies["csrf"]
    assert (session["httponly"], session["samesite"], session["max-age"]) == (True, "Lax", "")
    assert token["samesite"] == "Lax"


@pytest.mark.parametrize("path", ["css/base.css", "js/main.js", "favicon.svg"])
def test_static_files_are_served_by_the_site_itself(db: None, client: Client, path: str) -> None:
    answer: Reply = client.get(f"/static/{path}")
    with closing(answer) as response:
        assert response.status_code == 200
        assert b"".join(response.streaming_content)
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "Access-Control-Allow-Origin" not in response.headers
        assert policy_of(response) == POLICY

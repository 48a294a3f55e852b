"""What a site in production answers over https: the headers that need it, and cookies that stay there."""

from contextlib import closing

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from tests.support.build import People
from tests.support.days import today
from tests.support.pages import Reply

STRICT = "max-age=31536000; includeSubDomains; preload"


@pytest.fixture(autouse=True)
def _production(settings: Settings) -> None:
    """Set what `VEERKRACHT_MODE=production` sets; `test_settings` holds these values against it."""
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 31_536_000
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = settings.SECURE_HSTS_PRELOAD = True
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = settings.LANGUAGE_COOKIE_SECURE = True
    settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
    settings.LANGUAGE_COOKIE_NAME, settings.WRITER_COOKIE_NAME = "__Host-language", "__Host-writer"


@pytest.mark.parametrize("path", ["/inloggen/", "/bestaat-niet/", "/kinderen/", "/static/css/base.css"])
def test_every_answer_asks_the_browser_to_stay_with_https(db: None, path: str) -> None:
    answer: Reply = Client().get(path, secure=True)
    with closing(answer) as response:
        assert response.headers["Strict-Transport-Security"] == STRICT


def test_plain_http_is_sent_on_and_shows_nothing(people: People) -> None:
    response = Client().get("/inloggen/")
    assert (response.status_code, response.headers["Location"]) == (301, "https://testserver/inloggen/")
    assert response.content == b""
    assert "Set-Cookie" not in response.headers
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


def test_https_is_believed_of_our_own_proxy_only(db: None, settings: Settings) -> None:
    forged = {"X-Forwarded-Proto": "https"}
    assert Client().get("/inloggen/", headers=forged).status_code == 301
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert Client().get("/inloggen/", headers=forged).status_code == 200


def posted_registration(client: Client, people: People) -> Reply:
    """Register a child, which leaves a message for the next page."""
    data = {
        "first_name": "Kanariena",
        "birth_month": "5",
        "birth_year": str(today().year - 10),
        "reference": "DW-9",
    }
    data |= {"team": str(people.north.pk), "weeks_between": "13"}
    return client.post(reverse("child-register"), data, secure=True)


def test_cookies_stay_with_this_host_on_https(people: People) -> None:
    client = Client()
    client.get(reverse("sign-in"), secure=True)
    client.post(reverse("language-set"), {"language": "en"}, secure=True)
    client.force_login(people.anna)
    registered = posted_registration(client, people)
    assert registered.status_code == 302
    assert set(client.cookies) == {f"__Host-{name}" for name in ("session", "csrf", "language", "writer")}
    assert "Kanariena" not in client.cookies.output()  # the message that names the child waits on the server
    for morsel in client.cookies.values():
        assert morsel["secure"]
        assert morsel["httponly"]
        assert morsel["samesite"] == "Lax"
        assert (morsel["path"], morsel["domain"]) == ("/", "")


def test_unknown_host_gets_no_address_back(db: None) -> None:
    refused = Client(raise_request_exception=False).get("/inloggen/", headers={"host": "evil.example"})
    assert refused.status_code == 400
    assert "evil.example" not in refused.content.decode()
    assert "Location" not in refused.headers

"""Dutch, unless this browser chose English; what it prefers itself is asked before signing in only."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext, override

from tests.support.build import People

SIGN_IN = reverse("sign-in")


def words_of(client: Client, **headers: str) -> tuple[str, str]:
    response = client.get(SIGN_IN, headers=headers)
    page = response.content.decode()
    return response.headers["Content-Language"], page[page.index("<html") : page.index("<head>")].strip()


ENGLISH = "en-GB,en;q=0.9,nl;q=0.5"


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        (ENGLISH, "en"),
        ("nl-NL,nl;q=0.9,en;q=0.8", "nl"),
        ("de-DE,de;q=0.9,en;q=0.8", "nl"),
        ("", "nl"),
        ("*", "nl"),
        ("x" * 600, "nl"),
    ],
)
def test_sign_in_page_speaks_the_language_of_the_browser(
    db: None, client: Client, asked: str, language: str
) -> None:
    assert words_of(client, accept_language=asked) == (language, f'<html lang="{language}">')


def test_choice_goes_before_the_browser(db: None, client: Client) -> None:
    client.cookies["django_language"] = "nl"
    assert words_of(client, accept_language=ENGLISH)[0] == "nl"


def test_inside_page_is_dutch_for_an_english_telephone(people: People, client: Client) -> None:
    client.force_login(people.anna)
    inside = client.get(reverse("child-list"), headers={"accept-language": ENGLISH})
    assert inside.headers["Content-Language"] == "nl"


def test_chosen_language_is_remembered_by_the_browser(db: None, client: Client) -> None:
    chosen = client.post(reverse("language-set"), {"language": "en", "next": SIGN_IN})
    assert chosen.headers["Location"] == SIGN_IN
    cookie = chosen.cookies["django_language"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert words_of(client) == ("en", '<html lang="en">')
    client.post(reverse("language-set"), {"language": "nl", "next": SIGN_IN})
    assert words_of(client) == ("nl", '<html lang="nl">')


@pytest.mark.parametrize("language", ["de", "", "en\r\nX: y", "../../etc"])
def test_unknown_language_is_dutch(db: None, client: Client, language: str) -> None:
    client.post(reverse("language-set"), {"language": language, "next": SIGN_IN})
    assert words_of(client)[0] == "nl"
    client.cookies["django_language"] = "xx"
    assert words_of(client)[0] == "nl"


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "/\\evil.example"])
def test_language_choice_cannot_leave_the_site(db: None, client: Client, target: str) -> None:
    response = client.post(reverse("language-set"), {"language": "en", "next": target})
    assert response.headers["Location"] == "/"


def test_error_page_speaks_the_chosen_language(people: People, client: Client) -> None:
    client.force_login(people.anna)
    client.cookies["django_language"] = "en"
    response = client.get("/bestaat-niet/")
    with override("en"):
        assert gettext("Page not found") in response.content.decode()
    with override("nl"):
        assert gettext("Page not found") not in response.content.decode()
    assert response.headers["Content-Language"] == "en"

"""In which language a page comes: what was chosen, or before signing in what the browser prefers."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

ENGLISH = "en-GB,en;q=0.9,nl;q=0.5"


def language_of(client: Client, page: str, asked: str) -> str:
    return client.get(reverse(page), headers={"Accept-Language": asked})["Content-Language"]


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
def test_sign_in_page_speaks_the_language_of_the_browser(db: None, asked: str, language: str) -> None:
    assert language_of(Client(), "sign-in", asked) == language


def test_choice_goes_before_the_browser(db: None) -> None:
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "nl"
    assert language_of(client, "sign-in", ENGLISH) == "nl"


def test_inside_the_browser_is_not_asked(anna: Client) -> None:
    assert language_of(anna, "child-list", ENGLISH) == "nl"

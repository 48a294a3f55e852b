"""Every page says in three plain sentences what it is for, and leads back to the introduction."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from config.texts.help_texts import HELP
from tests.integration.test_no_pages import NO_PAGES
from tests.support.pages import Page
from tests.support.read_pages import Reading
from tests.support.world import PATTERNS, World

LONGEST = 22  # words of a sentence
AFTER_A_STEP = {  # a good first look at these takes a step before; they stand on the same frame as all others
    *("account-confirm", "choose-password", "held-form", "passkey-sign-in", "password-change"),
    *("recovery-codes", "second-step"),
}
BY_A_LINK = {  # for who has no account: each says itself what it is for
    *("invitation-start", "invitation-question", "invitation-words", "invitation-read", "invitation-done"),
}


def test_every_page_has_its_sentences_and_no_other() -> None:
    assert set(HELP) == set(PATTERNS) - NO_PAGES - BY_A_LINK


@pytest.mark.parametrize("language", ["nl", "en"])
def test_sentences_are_three_short_ones_that_end(language: str) -> None:
    with override(language):
        for page, said in HELP.items():
            assert len(said) == 3, page
            for sentence in map(str, said):
                assert sentence[-1] in ".!?", sentence
                assert max(len(part.split()) for part in re.split(r"[.?!:;]", sentence)) <= LONGEST, sentence


def faults_in(reading: Reading) -> Iterator[str]:
    """Yield the sentences of its own that a page does not show, and where they stand twice or nowhere."""
    if reading.page in NO_PAGES | AFTER_A_STEP | BY_A_LINK:
        return
    if (n := reading.html.count('id="page-help"')) != 1:
        yield f"{n} places with sentences"
    words = Page(reading.reply).words
    yield from (str(sentence) for sentence in HELP[reading.page] if str(sentence) not in words)


def test_introduction_and_places_are_reached_from_there_once_inside(world: World) -> None:
    client = Client()
    outside = client.get(reverse("sign-in")).content.decode()
    client.force_login(world.people.anna)
    inside = client.get(reverse("child-list")).content.decode()
    for page in ("introduction", "where-is-what"):
        assert reverse(page) in inside
        assert reverse(page) not in outside


def test_page_that_is_refused_explains_nothing(world: World) -> None:
    client = Client()
    client.force_login(world.people.anna)
    refused = client.get(reverse("people"))
    assert refused.status_code == 403
    assert "page-help" not in refused.content.decode()


def test_places_are_those_that_this_person_has(world: World) -> None:
    def places(name: str) -> str:
        client = Client()
        user = world.user(name)
        assert user is not None
        client.force_login(user)
        return (
            client.get(reverse("where-is-what"))
            .content.decode()
            .partition("<main")[2]
            .partition("</main>")[0]
        )

    assert reverse("log-list") in places("petra")
    assert reverse("log-list") not in places("anna")
    assert "Bij een kind" in places("anna")
    assert "Bij een kind" not in places("petra")

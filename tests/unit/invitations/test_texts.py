"""What the pages of an invitation say: short sentences, je to a child and u to a grown-up, in both languages."""

import re
from collections.abc import Mapping
from functools import partial

import pytest

from invitations.rules.texts import ON_LETTER, TO_CHILD, TO_GROWN_UP
from invitations.rules.texts import TEXTS as ON_PAGES
from invitations.rules.texts import spoken as spoken_with
from portfolio.queries.languages import in_words

ABOUT = {
    "child": "Sam",
    "who": "Youssef",
    "called": "de moeder van Sam",
    "team": "Noord",
    "until": "14 december",
}
ABOUT |= {"since": "2 november", "minutes": "7", "n": "{n}", "of": "{of}", "phone": "050 123 45 67"}
TEXTS = {**ON_PAGES, **ON_LETTER}
MOST_WORDS, LONGEST = 12, 16  # on average, and of one sentence
READERS = [(to, language) for to in (TO_CHILD, TO_GROWN_UP) for language in ("nl", "en")]
NOT_TO_CHILD = {"hours", "hours_needed", "gone_kept", "gone_ask", "gone_pause"}  # a child is not asked hours


def spoken(to: str, language: str, about: Mapping[str, object]) -> dict[str, str]:
    """Return all texts of the pages and of the letter in one language."""
    return spoken_with(to, about, partial(in_words, language=language), TEXTS)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [part for part in re.split(r"(?<=[.?!:])\s+", text) if part.strip()]


def n_words(sentence: str) -> int:
    """Count the words of a sentence; a number is one."""
    return len(re.findall(r"[\w’'-]+", sentence))


@pytest.mark.parametrize(("to", "language"), READERS)
def test_sentences_are_short(to: str, language: str) -> None:
    counts = [n_words(one) for text in spoken(to, language, ABOUT).values() for one in sentences(text)]
    assert sum(counts) / len(counts) <= MOST_WORDS
    assert max(counts) <= LONGEST


def test_planted_long_sentence_is_counted() -> None:
    long = "Dit is een veel te lange zin met meer woorden dan iemand in een keer wil lezen of kan onthouden."
    assert n_words(long) > LONGEST
    assert sentences("Een. Twee? Drie!") == ["Een.", "Twee?", "Drie!"]


def test_child_is_je_and_grown_up_is_u() -> None:
    to_child = {
        name: text for name, text in spoken(TO_CHILD, "nl", ABOUT).items() if name not in NOT_TO_CHILD
    }
    to_grown_up = spoken(TO_GROWN_UP, "nl", ABOUT)
    assert [name for name, text in to_child.items() if re.search(r"\b(u|uw)\b", text, re.I)] == []
    assert [
        name for name, text in to_grown_up.items() if re.search(r"\b(je|jij|jou|jouw)\b", text, re.I)
    ] == []


def test_every_text_is_there_for_both_readers_in_both_languages() -> None:
    assert all(by.keys() == {TO_CHILD, TO_GROWN_UP} for by in TEXTS.values())
    assert all(text.nl and text.en for by in TEXTS.values() for text in by.values())
    assert len({len(spoken(to, language, ABOUT)) for to, language in READERS}) == 1


def test_page_of_a_link_that_does_not_work_names_nobody() -> None:
    known = spoken(TO_GROWN_UP, "nl", {})
    assert {"gone", "gone_text", "gone_kept", "gone_ask", "unsafe"} <= known.keys()
    assert not [text for text in known.values() if "{" in text]


def test_nothing_is_promised_about_parents_that_the_law_does_not_hold() -> None:
    for language, word in (("nl", "ouders"), ("en", "parents")):
        assert word in spoken(TO_CHILD, language, ABOUT)["who_reads_text"]
        assert word in spoken(TO_GROWN_UP, language, ABOUT)["who_reads_text"].lower()

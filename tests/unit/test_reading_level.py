"""How the forms read: counted, within bounds for child, youth and parent, and as docs/instrument says."""

import re
from pathlib import Path

import pytest

from benchmarks.reading_level import level_of, sentences_in, shipped_forms, syllables_in, words_of
from portfolio.rules.outcomes import Form

FORMS = shipped_forms()
EASY, LONGEST = 80, 15  # reading ease, and words of a sentence
OWN_WORDS = ("child", "youth", "parent", "anyone")
TABLE = Path(__file__).resolve().parents[2] / "docs" / "instrument" / "verantwoording.md"


def in_language(form: Form, language: str) -> list[str]:
    return [text.in_language(language) for text in words_of(form)]


@pytest.mark.parametrize(
    ("word", "language", "n"),
    [
        ("kind", "nl", 1),
        ("spanning", "nl", 2),
        ("leeuw", "nl", 1),
        ("beïnvloeden", "nl", 4),
        ("like", "en", 1),
        ("little", "en", 2),
        ("together", "en", 3),
        ("tv", "nl", 1),
    ],
)
def test_syllables_are_groups_of_vowels(word: str, language: str, n: int) -> None:
    assert syllables_in(word, language) == n


def test_level_is_the_formula_of_douma_worked_by_hand() -> None:
    level = level_of(["Sam speelt buiten. Dat is leuk."], "nl")  # 6 words, 7 syllables, 2 sentences
    assert (level.words, level.longest) == (3.0, 3)
    assert level.ease == pytest.approx(206.84 - 77 * 7 / 6 - 0.93 * 3)


def test_name_is_read_and_a_list_is_a_sentence_of_its_own() -> None:
    assert list(sentences_in(["{child} helpt. Bijvoorbeeld: dragen, troosten."])) == [
        ["Sam", "helpt"],
        ["Bijvoorbeeld"],
        ["dragen", "troosten"],
    ]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("form", [f for f in FORMS if f.audience in OWN_WORDS], ids=lambda form: form.name)
def test_forms_for_child_youth_and_parent_read_easily(form: Form, language: str) -> None:
    level = level_of(in_language(form, language), language)
    assert level.ease >= EASY
    assert level.longest <= LONGEST


def test_reading_levels_in_the_account_are_those_that_are_counted() -> None:
    told = dict(re.findall(r"^\| (\S+ \d\.\d) \| (.+) \|$", TABLE.read_text(encoding="utf-8"), re.MULTILINE))
    counted = {}
    for form in FORMS:
        nl, en = (level_of(in_language(form, language), language) for language in ("nl", "en"))
        counted[form.name] = f"{nl.ease:.0f} | {nl.words:.1f} | {nl.longest} | {en.ease:.0f}"
    assert told == counted

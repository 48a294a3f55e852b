"""The exact sentences of the golden cases, in both languages: the same facts, the same words, the same order."""

import time
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.utils.translation import override

from reports.plain_words.page import PlainWords, plain_words_in
from reports.plain_words.rules.facts import ChildRecord
from tests.unit.reports.plain_words.cases import CASES

GOLDEN = Path(__file__).parent / "golden"
SHUFFLED = ("readings", "signs", "adversities", "pressing", "carriers", "episodes", "missed")


def told(facts: ChildRecord, language: str) -> PlainWords:
    with override(language):
        return plain_words_in(facts)


def as_text(page: PlainWords) -> str:
    """Write every sentence on a line, after its rule; what every difference can be after a line of its own."""
    lines = [f"{sentence.rule:<4}{sentence.text}" for sentence in page.sentences]
    return "\n".join([*lines, *(["--", page.chance] if page.chance else []), ""])


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("case", CASES)
def test_golden_case_says_exactly_this(case: str, language: str) -> None:
    assert as_text(told(CASES[case](), language)) == (GOLDEN / f"{case}.{language}.txt").read_text()


def test_every_golden_file_belongs_to_a_case() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {
        f"{case}.{language}.txt" for case in CASES for language in ("nl", "en")
    }


@pytest.mark.parametrize("case", CASES)
def test_facts_in_another_order_give_the_same_sentences(case: str) -> None:
    known = CASES[case]()
    expected = told(known, "nl")
    for seed in range(6):
        chance = Random(seed)
        mixed: dict[str, Any] = {}
        for name in SHUFFLED:
            held = getattr(known, name)
            mixed[name] = held and tuple(chance.sample(held, len(held)))
        assert told(replace(known, **mixed), "nl") == expected


def test_one_reading_takes_little_time_for_two_hundred_forms() -> None:
    known = CASES["twelve_years"]()
    began = time.process_time()
    told(known, "nl")
    assert time.process_time() - began < 1  # about a fiftieth of it, on a slow machine

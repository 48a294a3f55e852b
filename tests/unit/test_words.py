"""One word for one thing: what the glossary says not to write stands in no Dutch text of screens or forms."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from config.messages import CATALOGUE, read_catalogue

ROOT = Path(__file__).resolve().parents[2]
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
FORMS = sorted((ROOT / "fixtures" / "instruments").glob("*.yaml"))
ROW = re.compile(r"^\| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)


def words_not_to_use() -> dict[str, str]:
    """Return the words that no text may hold, each with the one to write."""
    table = GLOSSARY.partition("## One word for one thing")[2].partition("## ")[0]
    rows = [pair for pair in ROW.findall(table) if pair[0] not in ("write", "---")]
    return {word: write for write, words in rows for word in words.split(", ")}


NOT = words_not_to_use()


def faults_in(text: str) -> list[str]:
    """Return what a text says with another word than the one that was chosen; a capital at its start aside."""
    return [
        f"{word}: write {write}"
        for word, write in NOT.items()
        if re.search(rf"(?<!\w)[{word[0]}{word[0].upper()}]{re.escape(word[1:])}(?!\w)", text)
    ]


def test_glossary_holds_the_choices() -> None:
    assert len(NOT) >= 15
    assert NOT["uitspraak"] == "zin"


def test_screens_say_one_word_for_one_thing() -> None:
    texts = [text for message in read_catalogue(CATALOGUE) for text in translations(message.string)]
    assert len(texts) > 2000
    assert {text: found for text in texts if (found := faults_in(text))} == {}


def translations(given: str | Sequence[str] | None) -> Sequence[str]:
    """Return the Dutch of one text, in each number."""
    return (given,) if isinstance(given, str) else given or ()


@pytest.mark.parametrize("form", FORMS, ids=lambda path: path.stem)
def test_forms_say_one_word_for_one_thing(form: Path) -> None:
    lines = form.read_text(encoding="utf-8").splitlines()
    assert {number: found for number, line in enumerate(lines, 1) if (found := faults_in(line))} == {}


@pytest.mark.parametrize("planted", ["Uitspraak toevoegen", "een korte aantekening.", "Één keer"])
def test_planted_other_word_is_found(planted: str) -> None:
    assert len(faults_in(planted)) == 1


def test_part_of_another_word_is_left_alone() -> None:
    assert faults_in("rapportcijfer, één keer, notities") == []

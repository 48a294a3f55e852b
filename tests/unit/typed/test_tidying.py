"""What is kept of a typed text: one kind of line end, and nothing that nobody can see."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from typed.rules.tidying import is_visible, tidied

INVISIBLE = [
    "",
    " ",
    "\t\n",
    "\u200b",
    "\u200d\u2060",
    "\ufeff",
    "\u00ad",
    "\u202e",
    "\u2800",
    "\u3164",
    "\u115f",
    "\ufe0f",
    "\U000e0041",
]


@pytest.mark.parametrize("text", INVISIBLE)
def test_what_nobody_can_see_counts_as_nothing(text: str) -> None:
    assert not is_visible(text)
    assert tidied(text) == ""


@pytest.mark.parametrize(
    "text", ["a", ".", "…", "\u200bSam", "سارة", "ኣ", "👍🏽", "❤\ufe0f", "\u00e9", "e\u0301", "한"]
)
def test_what_can_be_seen_stays_as_it_is(text: str) -> None:
    assert is_visible(text)
    assert tidied(text) == text


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\u2028", "\u2029", "\x85"])
def test_every_line_end_is_one_character(end: str) -> None:
    assert tidied(f"a{end}{end}b") == "a\n\nb"


@given(st.text())
def test_text_never_gets_longer_and_tidying_twice_changes_nothing(text: str) -> None:
    assert len(tidied(text)) <= len(text)
    assert tidied(tidied(text)) == tidied(text)

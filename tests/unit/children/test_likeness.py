"""Names and numbers that may be meant as the same one."""

import pytest

from children.rules.likeness import are_alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zoë", "zoe"),
        ("Jan-Peter", "jan peter"),
        ("DW-012", "dw 012"),
        ("A1", "a\u200b1"),
        ("\uff33am", "Sam"),
        ("Daniël ", "DANIEL"),
        ("Łukasz", "lukasz"),
    ],
)
def test_same_text_typed_otherwise_is_alike(one: str, other: str) -> None:
    assert are_alike(one, other)


@pytest.mark.parametrize(("one", "other"), [("Sam", "Sami"), ("DW-12", "DW-21"), ("DW-1", "DW-01")])
def test_other_text_is_not(one: str, other: str) -> None:
    assert not are_alike(one, other)

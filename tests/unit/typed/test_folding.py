"""Names and numbers are compared without what people type in different ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from typed.rules.folding import folded, is_found, number_key


@pytest.mark.parametrize(
    ("search", "name"),
    [
        *(
            ("lukasz", "Łukasz"),
            ("michal", "Michał"),
            ("sila", "S\u0131la"),
            ("SILA", "S\u0131la"),
            ("soren", "Søren"),
        ),
        *(
            ("Łukasz", "Lukasz"),
            ("isik", "Iş\u0131k"),
            ("İpek", "ipek"),
            ("djordje", "Djorđje"),
            ("strasse", "Straße"),
        ),
        *(
            ("D'Angelo", "D’Angelo"),
            ("D’Angelo", "D'Angelo"),
            ("d\u02bcangelo", "D'Angelo"),
            ("dangelo", "D\u00b4Angelo"),
        ),
        *(
            ("jan-peter", "Jan Peter"),
            ("jan peter", "Jan–Peter"),
            ("janpeter", "Jan-Peter"),
            ("peter jan", "Jan Peter"),
        ),
        *(
            ("el-amrani", "El  Amrani"),
            ("e\u0301mile", "Émile"),
            ("\uff53\uff41\uff4d", "Sam"),
            ("sam", "Sa\u200bm"),
            ("ae", "Æsa"),
        ),
        *(
            ("\u0441\u0430\u0440\u0430", "\u0421\u0410\u0420\u0410"),
            ("سارة", "سارَة"),
            ("ኣበበ", "ኣበበ"),
            ("dw112", "DW-112"),
            ("", "Sam"),
            (" \u200b", "Sam"),
        ),
    ],
)
def test_search_finds_a_name_however_it_is_typed(search: str, name: str) -> None:
    assert is_found(search, name)


@pytest.mark.parametrize(("search", "name"), [("sam", "Noa"), ("an na", "Anja"), ("x", ""), ("sámi", "Sam")])
def test_search_finds_nobody_else(search: str, name: str) -> None:
    assert not is_found(search, name)


@pytest.mark.parametrize(
    "typed",
    ["A1", "a1", "A 1", " a 1 ", "A1\u200b", "\ufeffA\u00ad1", "\uff21\uff11", "A1\ufe0f", "a\u00a01"],
)
def test_one_number_however_it_is_typed(typed: str) -> None:
    assert number_key(typed) == "a1"


def test_numbers_that_differ_stay_apart() -> None:
    different = ["A1", "A2", "A-1", "A.1", "A11", "Á1", "1-12", "11-2"]
    assert len({number_key(number) for number in different}) == len(different)
    assert number_key("DW–112") == number_key("dw-112")


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert number_key(number_key(text)) == number_key(text)
    assert is_found(text, text) or not folded(text)

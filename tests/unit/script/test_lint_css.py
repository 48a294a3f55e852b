"""The lint of style sheets finds each kind of fault where it is planted, and ours have none."""

import pytest

from lint_css import faults, faults_of_sheet, faults_of_variables, is_written

WORDS = {"card", "tile--{"}


def test_our_style_sheets_have_no_faults() -> None:
    assert list(faults()) == []


@pytest.mark.parametrize(
    ("planted", "said"),
    [
        (".card { color red }", "EOF reached"),
        (".card { color: red; } }", "EOF reached"),
        (".card { color: red) }", "color: "),
        ("@layer base {\n  .card { margin: 0; color: red; margin: 0 }\n}", "margin is set twice"),
        ("@media print { .card { } }", "nothing stands between the braces"),
        (".card .gone { margin: 0 }", "no page writes the class gone"),
        (".card:has(.gone) { margin: 0 }", "no page writes the class gone"),
        (".tile-gone { margin: 0 }", "no page writes the class tile-gone"),
    ],
)
def test_planted_fault_is_found(planted: str, said: str) -> None:
    found = [fault for _, fault in faults_of_sheet(planted, WORDS)]
    assert [fault for fault in found if said in fault], found


def test_the_line_of_a_fault_is_told() -> None:
    assert [line for line, _ in faults_of_sheet("@layer base {\n  .card { }\n}", WORDS)] == [2]


def test_what_is_right_is_no_fault() -> None:
    right = "@layer base { .card, .tile--present { height: 1vh; height: 1dvh; &:hover { margin: .5rem } } }"
    assert list(faults_of_sheet(right, WORDS)) == []
    assert is_written("tile--not-yet", WORDS)


def test_variables_without_a_value_or_a_reader_are_found() -> None:
    sheets = {
        "a": ":root { --left: 1; --read: 2; --bs-read: 3; }",
        "b": "p { margin: var(--read) var(--missing); }",
    }
    bootstrap = ":root{--bs-own:1}p{margin:var(--bs-read)}"
    assert list(faults_of_variables(sheets, bootstrap)) == ["--missing is never set", "--left is never read"]

"""A BSN is never taken for an own number: nine digits that pass the eleven test."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from typed.rules.citizen_numbers import holds_bsn, is_bsn


@pytest.mark.parametrize(
    "text",
    [
        *("111222333", "123456782", "111.222.333", "1112 22 333", "111-222-333", "010000008", "10000008"),
        *("\uff11\uff11\uff11\uff12\uff12\uff12\uff13\uff13\uff13", "¹¹¹²²²³³³"),
    ],
)
def test_bsn_is_recognised_however_it_is_written(text: str) -> None:
    assert is_bsn(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "111222334",
        "DW-111222333",
        "1112223330",
        "11122233",
        "2024-0001",
        "abc",
        "12345",
    ],
)
def test_other_numbers_are_no_bsn(text: str) -> None:
    assert not is_bsn(text)


@pytest.mark.parametrize(
    "text",
    [
        "Jan 123456782",
        "bsn: 123456782.",
        "Zijn nummer is 1234 56 782",
        "(123-456-782)",
        "nummer\n123.456.782\nvan school",
        "123456789 en 123456782",
        "\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff12",
    ],
)
def test_bsn_is_seen_within_a_text(text: str) -> None:
    assert holds_bsn(text)


@pytest.mark.parametrize(
    "text",
    [
        "Jan 123456789",
        "Bel 06 12345678 of +31 612345678",
        "tel. 0612345678, 030-1234567",
        "30-11-2026 om 9 uur; 2026-11-30 9:00",
        "DW-123456782",
        "x123456782",
        "rekening NL91ABNA0417164300",
        "12345678-2222-4333-8444-555555555555",
        "1234567820",
    ],
)
def test_other_numbers_within_a_text_are_let_be(text: str) -> None:
    assert not holds_bsn(text)


@given(st.text(max_size=20))
def test_any_text_gets_an_answer(text: str) -> None:
    assert is_bsn(text) in (True, False)
    assert holds_bsn(text) in (True, False)


@given(st.integers(0, 99_999_999))
def test_at_most_one_last_digit_makes_a_bsn(first_eight: int) -> None:
    found = [digit for digit in range(10) if is_bsn(f"{first_eight:08d}{digit}")]
    assert len(found) <= 1

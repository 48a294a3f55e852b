"""Counting adversity: the edges of the windows, leap days, and what is never counted."""

import datetime

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from children.rules.months import months_before
from lifecourse.rules.adversity import Happening, Lapse, Unit, counts_of, lapse
from lifecourse.words.adversity import ago

TODAY = datetime.date(2026, 11, 22)
DAY = datetime.timedelta(days=1)
days = st.dates(datetime.date(1990, 1, 1), datetime.date(2050, 1, 1))


def began(*days: datetime.date) -> list[Happening]:
    return [Happening(day) for day in days]


def within(first: datetime.date, today: datetime.date = TODAY) -> list[int]:
    counts = counts_of(began(first), today)
    assert counts is not None
    return [number for _months, number in counts.began_within]


def test_nothing_noted_gives_no_count() -> None:
    assert counts_of([], TODAY) is None
    assert counts_of(began(TODAY + DAY), TODAY) is None


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        (TODAY, [1, 1, 1]),
        (datetime.date(2026, 8, 22), [1, 1, 1]),
        (datetime.date(2026, 8, 21), [0, 1, 1]),
        (datetime.date(2026, 5, 22), [0, 1, 1]),
        (datetime.date(2026, 5, 21), [0, 0, 1]),
        (datetime.date(2025, 11, 22), [0, 0, 1]),
        (datetime.date(2025, 11, 21), [0, 0, 0]),
    ],
)
def test_window_reaches_to_the_same_day_of_the_month(first: datetime.date, expected: list[int]) -> None:
    assert within(first) == expected


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2026-05-31", 3, "2026-02-28"),
        ("2028-05-31", 3, "2028-02-29"),
        ("2028-02-29", 12, "2027-02-28"),
        ("2028-02-29", 48, "2024-02-29"),
        ("2026-01-15", 3, "2025-10-15"),
        ("2026-12-31", 12, "2025-12-31"),
        ("2026-03-31", 0, "2026-03-31"),
    ],
)
def test_month_without_that_day_gives_its_last(day: str, months: int, expected: str) -> None:
    found = months_before(datetime.date.fromisoformat(day), months)
    assert found.isoformat() == expected


def test_leap_day_counts_from_its_year_on() -> None:
    leap = datetime.date(2028, 2, 29)
    assert within(leap, datetime.date(2028, 5, 29)) == [1, 1, 1]
    assert within(leap, datetime.date(2028, 5, 31)) == [1, 1, 1]
    assert within(leap, datetime.date(2028, 6, 1)) == [0, 1, 1]
    assert within(leap, datetime.date(2029, 2, 28)) == [0, 0, 1]
    assert within(leap, datetime.date(2029, 3, 1)) == [0, 0, 0]


def test_ongoing_event_counts_where_it_began_and_as_going_on() -> None:
    long_ago = Happening(datetime.date(2020, 1, 1), is_ongoing=True)
    counts = counts_of([long_ago, *began(TODAY - DAY)], TODAY)
    assert counts is not None
    assert counts.began_within == ((3, 1), (6, 1), (12, 1))
    assert (counts.n_ongoing, counts.last.began_on) == (1, TODAY - DAY)


def test_last_one_is_the_newest_and_keeps_that_its_day_is_an_estimate() -> None:
    guess, known = Happening(TODAY - DAY, is_estimated=True), Happening(TODAY - DAY)
    counts = counts_of([Happening(datetime.date(2026, 1, 1)), guess], TODAY)
    assert counts is not None
    assert counts.last == guess
    both = counts_of([guess, known], TODAY)
    assert both is not None
    assert both.last == known


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        ("2026-11-22", Lapse(0, Unit.DAY)),
        ("2026-11-02", Lapse(20, Unit.DAY)),
        ("2026-11-01", Lapse(3, Unit.WEEK)),
        ("2026-08-23", Lapse(13, Unit.WEEK)),
        ("2026-08-22", Lapse(3, Unit.MONTH)),
        ("2024-11-23", Lapse(23, Unit.MONTH)),
        ("2024-11-22", Lapse(2, Unit.YEAR)),
        ("2024-05-23", Lapse(2, Unit.YEAR)),
        ("2024-03-20", Lapse(2.5, Unit.YEAR)),
        ("2023-11-23", Lapse(2.5, Unit.YEAR)),
        ("2023-11-22", Lapse(3, Unit.YEAR)),
        ("2017-11-23", Lapse(8.5, Unit.YEAR)),
    ],
)
def test_lapse_is_told_in_the_unit_people_use(since: str, expected: Lapse) -> None:
    assert lapse(datetime.date.fromisoformat(since), TODAY) == expected


@given(days, st.integers(0, 20_000))
def test_lapse_is_never_told_longer_and_never_a_quarter_shorter_than_it_was(
    since: datetime.date, n_days: int
) -> None:
    told = lapse(since, since + n_days * DAY)
    longest = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 31, Unit.YEAR: 366}[told.unit]
    shortest = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 29.5, Unit.YEAR: 365}[told.unit]
    assert told.number * shortest <= n_days
    assert told.number * longest >= 0.75 * n_days


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("nl", ["2,5 jaar geleden", "3 jaar geleden", "1 dag geleden"]),
        ("en", ["2.5 years ago", "3 years ago", "1 day ago"]),
    ],
)
def test_half_a_year_is_written_in_the_language(language: str, expected: list[str]) -> None:
    with override(language):
        assert [
            ago(one) for one in (Lapse(2.5, Unit.YEAR), Lapse(3.0, Unit.YEAR), Lapse(1, Unit.DAY))
        ] == expected


@given(st.lists(days, min_size=1), days)
def test_wider_window_never_counts_less_and_never_more_than_there_are(
    firsts: list[datetime.date], today: datetime.date
) -> None:
    counts = counts_of(began(*firsts), today)
    if counts is None:
        assert all(first > today for first in firsts)
        return
    numbers = [number for _months, number in counts.began_within]
    assert numbers == sorted(numbers)
    assert numbers[-1] <= sum(first <= today for first in firsts)
    assert counts.last.began_on == max(first for first in firsts if first <= today)
    assert counts.since_last.number >= 0


@given(days, st.integers(0, 240))
def test_months_back_and_the_lapse_agree(today: datetime.date, months: int) -> None:
    since = months_before(today, months)
    assert since <= today
    assert (today.year - since.year) * 12 + today.month - since.month == months

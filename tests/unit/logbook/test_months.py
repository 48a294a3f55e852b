"""The months of the log: each once, none left out, and due from the sixteenth of the next."""

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logbook.rules.months import due_month, month_after, month_before, month_of, months_from

days = st.dates(datetime.date(1990, 1, 1), datetime.date(2190, 1, 1))


@given(days)
def test_month_after_and_month_before_lead_back(day: datetime.date) -> None:
    month = month_of(day)
    assert month_before(month_after(month)) == month == month_after(month_before(month))
    assert month_before(month) < month <= day < month_after(month)


@given(days, days)
def test_every_month_stands_in_the_list_once(one: datetime.date, other: datetime.date) -> None:
    first, last = sorted((one, other))
    months = months_from(first, last)
    assert (months[-1], months[0]) == (month_of(first), month_of(last))
    assert all(later == month_after(earlier) for later, earlier in pairwise(months))
    assert len(months) == (last.year - first.year) * 12 + last.month - first.month + 1


def test_there_are_none_before_the_first() -> None:
    assert months_from(datetime.date(2026, 11, 3), datetime.date(2026, 10, 31)) == []


@pytest.mark.parametrize(
    ("today", "month"),
    [
        ("2026-11-15", "2026-09-01"),
        ("2026-11-16", "2026-10-01"),
        ("2026-11-30", "2026-10-01"),
        ("2026-12-01", "2026-10-01"),
        ("2027-01-15", "2026-11-01"),
        ("2027-01-16", "2026-12-01"),
    ],
)
def test_month_is_due_after_the_fifteenth_of_the_next_and_stays_so(today: str, month: str) -> None:
    assert due_month(datetime.date.fromisoformat(today)) == datetime.date.fromisoformat(month)

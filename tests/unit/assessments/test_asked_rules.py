"""Which form answers a request to observe, and when a request ends by itself."""

import datetime

import pytest

from assessments.rules.asked import Span, answers, due_before, fills_from, last_day_over, look_from

DAY = datetime.timedelta(days=1)
FIRST = datetime.date(2026, 5, 4)


def span(first: int, last: int) -> Span:
    return Span(FIRST + first * DAY, FIRST + last * DAY)


@pytest.mark.parametrize(
    ("looked", "is_double", "expected"),
    [
        (span(0, 13), False, True),
        (span(13, 20), False, True),  # one day of it
        (span(14, 20), False, False),
        (span(-5, -1), False, False),
        (span(0, 6), True, True),  # a week of it
        (span(0, 5), True, False),
        (span(7, 30), True, True),
        (span(8, 30), True, False),
    ],
)
def test_form_answers_what_was_asked_over_enough_of_the_days(
    looked: Span, *, is_double: bool, expected: bool
) -> None:
    assert answers(span(0, 13), looked, is_double=is_double) is expected


def test_two_who_are_asked_for_less_than_a_week_look_on_all_days() -> None:
    assert answers(span(0, 2), span(0, 2), is_double=True)
    assert not answers(span(0, 2), span(0, 1), is_double=True)


def test_form_answers_from_its_first_day_and_of_a_double_from_its_seventh() -> None:
    assert fills_from(span(0, 13), is_double=False) == FIRST
    assert fills_from(span(0, 13), is_double=True) == FIRST + 6 * DAY


def test_request_is_over_a_week_after_its_day() -> None:
    assert last_day_over(FIRST + 7 * DAY) == FIRST


def test_request_is_due_a_week_before_the_meeting_and_never_today() -> None:
    assert due_before(FIRST + 20 * DAY, FIRST) == FIRST + 13 * DAY
    assert due_before(FIRST + 3 * DAY, FIRST) == FIRST + DAY
    assert due_before(None, FIRST) == FIRST + 14 * DAY


def test_look_begins_two_weeks_before_and_not_before_the_child_was_born() -> None:
    assert look_from(FIRST, FIRST - 100 * DAY) == FIRST - 14 * DAY
    assert look_from(FIRST, FIRST - 3 * DAY) == FIRST - 3 * DAY

"""On which day a child turns twelve, sixteen and eighteen; every day here was looked up in a calendar."""

import datetime

import pytest

from consents.rules.ages import Born, birthday

D = datetime.date


@pytest.mark.parametrize(
    ("on", "age"),
    [
        (D(2026, 3, 2), 11),
        (D(2026, 3, 3), 12),
        (D(2026, 3, 4), 12),
        (D(2030, 3, 2), 15),
        (D(2030, 3, 3), 16),
        (D(2032, 3, 2), 17),
        (D(2032, 3, 3), 18),
        (D(2014, 3, 3), 0),
        (D(2025, 12, 31), 11),
    ],
)
def test_age_changes_on_the_birthday_and_not_the_day_before(on: datetime.date, age: int) -> None:
    assert Born(2014, 3, 3).ages_on(on) == (age, age)


@pytest.mark.parametrize(
    ("on", "ages"),
    [
        (D(2026, 2, 28), (11, 11)),
        (D(2026, 3, 1), (11, 12)),
        (D(2026, 3, 30), (11, 12)),
        (D(2026, 3, 31), (12, 12)),
        (D(2026, 4, 1), (12, 12)),
    ],
)
def test_without_a_day_the_age_is_not_known_in_the_month_of_birth(
    on: datetime.date, ages: tuple[int, int]
) -> None:
    assert Born(2014, 3).ages_on(on) == ages


@pytest.mark.parametrize(
    ("age", "day"),
    [(12, D(2020, 2, 29)), (16, D(2024, 2, 29)), (18, D(2026, 3, 1))],
)
def test_born_on_29_february_turns_18_on_1_march(age: int, day: datetime.date) -> None:
    assert birthday(2008, 2, 29, age) == day
    before = day - datetime.timedelta(days=1)
    assert Born(2008, 2, 29).ages_on(before) == (age - 1, age - 1)
    assert Born(2008, 2, 29).ages_on(day) == (age, age)


def test_born_somewhere_in_february_of_a_leap_year_is_certain_on_1_march() -> None:
    assert Born(2008, 2).first(18) == D(2026, 2, 1)
    assert Born(2008, 2).last(18) == D(2026, 3, 1)


@pytest.mark.parametrize(
    ("on", "last", "following"),
    [
        (D(2026, 3, 2), None, 12),
        (D(2026, 3, 3), 12, 16),
        (D(2030, 3, 3), 16, 18),
        (D(2032, 3, 3), 18, None),
    ],
)
def test_birthdays_that_change_who_decides_come_in_turn(
    on: datetime.date, last: int | None, following: int | None
) -> None:
    born = Born(2014, 3, 3)
    assert (born.turned_last(on), born.turns_next(on)) == (last, following)

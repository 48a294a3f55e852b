"""Where an action stands on a day, and when more go on than a family can carry."""

import datetime

import pytest

from reviews.rules.plan import Standing, are_many, standing_on

TODAY = datetime.date(2026, 5, 20)
YESTERDAY, TOMORROW = TODAY - datetime.timedelta(days=1), TODAY + datetime.timedelta(days=1)


@pytest.mark.parametrize(
    ("started_on", "due_on", "is_ongoing", "standing"),
    [
        (YESTERDAY, None, False, Standing.ENDED),
        (YESTERDAY, YESTERDAY, False, Standing.ENDED),
        (TODAY, None, True, Standing.GOING_ON),
        (YESTERDAY, TODAY, True, Standing.GOING_ON),  # the day itself is still in time
        (YESTERDAY, YESTERDAY, True, Standing.PAST_ITS_DAY),
        (TOMORROW, None, True, Standing.PLANNED),
        (TOMORROW, TOMORROW, True, Standing.PLANNED),
    ],
)
def test_standing_of_an_action(
    started_on: datetime.date, due_on: datetime.date | None, is_ongoing: bool, standing: Standing
) -> None:
    assert standing_on(TODAY, started_on=started_on, due_on=due_on, is_ongoing=is_ongoing) == standing


def test_four_that_go_on_are_many_and_three_are_not() -> None:
    three = [Standing.GOING_ON, Standing.PAST_ITS_DAY, Standing.GOING_ON]
    assert not are_many([])
    assert not are_many([*three, Standing.PLANNED, Standing.ENDED])
    assert are_many([*three, Standing.GOING_ON])

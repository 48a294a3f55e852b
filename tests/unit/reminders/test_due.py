"""When a colleague is reminded."""

import datetime

import pytest

from reminders.rules.due import is_reminded

TODAY = datetime.date(2026, 5, 20)


def day(ago: int) -> datetime.date:
    return TODAY - datetime.timedelta(days=ago)


@pytest.mark.parametrize(
    ("last", "due", "meetings", "expected"),
    [
        (None, [], [], False),
        (None, [300], [], True),  # never had a mail
        (None, [0], [], True),
        (1, [0], [], True),  # came up today
        (3, [2], [], True),  # came up in the weekend
        (1, [1], [], False),  # the last mail said so
        (6, [10], [], False),
        (7, [10], [], True),  # still due, a week later
        (7, [], [], False),
        (1, [], [-7], True),  # a meeting in a week
        (1, [], [-8], False),
        (1, [], [-3], False),  # was announced before the last mail
        (10, [], [-3], True),  # was planned late, or nobody sent mails for a while
        (None, [], [1], False),  # is over
        (0, [0], [-7], False),  # today's went already
    ],
)
def test_reminder_comes_with_what_came_up_since_the_last_one(
    last: int | None, due: list[int], meetings: list[int], *, expected: bool
) -> None:
    said = is_reminded(
        TODAY,
        last_on=None if last is None else day(last),
        due=[day(ago) for ago in due],
        asked=[],
        meetings=[day(ago) for ago in meetings],
    )
    assert said is expected


@pytest.mark.parametrize(
    ("last", "asked", "by", "expected"),
    [
        (None, 0, -14, False),  # asked today: said tomorrow
        (1, 1, -14, True),
        (0, 1, -14, False),  # today's went already
        (1, 3, -7, True),  # a week before its day
        (1, 3, -6, False),
        (1, 20, 0, True),  # its day
        (1, 20, 1, False),  # was said on its day
        (7, 20, 3, True),  # past its day, once a week
    ],
)
def test_what_a_colleague_asked_is_said_the_day_after_a_week_before_its_day_and_on_it(
    last: int | None, asked: int, by: int, *, expected: bool
) -> None:
    last_on = None if last is None else day(last)
    said = is_reminded(TODAY, last_on=last_on, due=[], asked=[(day(asked), day(by))], meetings=[])
    assert said is expected

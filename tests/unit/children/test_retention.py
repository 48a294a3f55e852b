"""How long a file is kept, day by day; and who may ask to destroy it."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from children.rules.months import months_after
from children.rules.retention import answer_due, kept_until, years_after
from rights.rules.rights import Obstacle, erasure_obstacle

day = datetime.date
DAYS = st.dates(day(1990, 1, 1), day(2090, 12, 31))


@pytest.mark.parametrize(
    ("kind", "years", "closed", "born", "expected"),
    [
        ("youth_help", 20, day(2026, 11, 22), day(2017, 3, 1), day(2046, 11, 22)),
        ("youth_help", 20, day(2024, 2, 29), day(2017, 3, 1), day(2044, 2, 29)),
        ("youth_help", 21, day(2024, 2, 29), day(2017, 3, 1), day(2045, 3, 1)),
        ("working_layer", 1, day(2024, 2, 29), day(2017, 3, 1), day(2025, 3, 1)),
        (
            "protection",
            30,
            day(2026, 11, 22),
            day(2017, 3, 1),
            day(2065, 4, 1),
        ),  # of age in March 2035 at the latest
        ("protection", 30, day(2026, 11, 22), day(2017, 12, 1), day(2066, 1, 1)),
        (
            "protection",
            20,
            day(2040, 6, 1),
            day(2017, 3, 1),
            day(2060, 6, 1),
        ),  # never shorter than youth help
    ],
)
def test_file_is_kept_until(
    kind: str, years: int, closed: datetime.date, born: datetime.date, expected: datetime.date
) -> None:
    assert kept_until(kind, years, closed_on=closed, born_on=born) == expected


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        (day(2026, 11, 22), day(2027, 2, 22)),
        (day(2026, 11, 30), day(2027, 2, 28)),
        (day(2027, 11, 30), day(2028, 2, 29)),
        (day(2026, 12, 31), day(2027, 3, 31)),
    ],
)
def test_answer_is_due_three_months_after(asked: datetime.date, due: datetime.date) -> None:
    assert answer_due(asked) == due


@given(DAYS, st.integers(0, 100), st.integers(0, 100))
def test_more_time_is_never_earlier(start: datetime.date, fewer: int, more: int) -> None:
    assert (years_after(start, fewer) < years_after(start, more)) == (fewer < more)
    assert (months_after(start, fewer) < months_after(start, more)) == (fewer < more)
    assert months_after(start, 0) == start


@pytest.mark.parametrize(
    ("asker", "age", "said", "expected"),
    [
        ("child", 11, {}, Obstacle.TOO_YOUNG),
        ("child", 12, {}, None),
        ("child", 19, {"is_whole": True}, None),
        ("parent", 11, {"authority": "both"}, None),
        ("parent", 11, {"authority": "one"}, None),
        ("parent", 11, {"authority": "not_both"}, Obstacle.NOT_TOGETHER),
        ("parent", 12, {"authority": "both"}, Obstacle.OWN_RIGHT),
        ("parent", 12, {"authority": "both", "is_unable": True}, None),
        ("parent", 17, {"authority": "not_both", "is_unable": True}, Obstacle.NOT_TOGETHER),
        ("parent", 18, {"authority": "one", "is_unable": True}, Obstacle.GROWN_UP),
        ("representative", 11, {"authority": "one"}, None),
        ("representative", 14, {"authority": "one"}, Obstacle.OWN_RIGHT),
        ("representative", 20, {"authority": "one", "is_unable": True}, None),
        ("parent_self", 15, {"is_whole": False}, None),
        ("parent_self", 15, {"is_whole": True}, Obstacle.NOT_WHOLE),
    ],
)
def test_who_may_ask_for_destruction(
    asker: str, age: int, said: dict[str, object], expected: Obstacle | None
) -> None:
    told = {"authority": "", "is_unable": False, "is_whole": True, **said}
    assert erasure_obstacle(asker, age, **told) == expected  # type: ignore[arg-type]

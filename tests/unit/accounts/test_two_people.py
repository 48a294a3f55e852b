"""Two people means two people: who may be the second of two, by who made whom and since when."""

import datetime

import pytest

from accounts.rules.roles import ROLES
from accounts.rules.two_people import (
    AT_INSTALLATION,
    NEVER,
    RECENTLY,
    TAKES_TWO,
    WAIT,
    Half,
    Making,
    Obstacle,
    obstacle_between,
    takes_two,
)
from logbook.rules.months import LAST_DAY

NOW = datetime.datetime(2026, 11, 29, 12, tzinfo=datetime.UTC)
LONG = NOW - datetime.timedelta(days=400)


def made(maker: str, person: str, *, is_recent: bool = True) -> Making:
    return Making(maker, person, is_recent)


def between(
    *makings: Making, first: str = "ada", second: str = "bea", since: datetime.datetime = LONG
) -> Obstacle | None:
    return obstacle_between(Half(first, LONG), Half(second, since), makings, NOW)


def test_two_who_came_apart_long_ago_are_two() -> None:
    assert between() is None
    assert between(made("cor", "bea"), made("dik", "ada")) is None


def test_one_person_is_not_two() -> None:
    assert between(second="ada") == Obstacle.SAME


@pytest.mark.parametrize(
    "makings",
    [
        (made("ada", "bea"),),
        (made("bea", "ada"),),
        (made("ada", "bea", is_recent=False),),
        (made("ada", "pop"), made("pop", "bea")),
        (made("bea", "pop"), made("pop", "ada")),
        (made("cor", "ada"), made("cor", "bea")),
        (made("cor", "pop"), made("pop", "ada"), made("cor", "bea")),
        (made("ada", "pop"), made("pop", "top"), made("top", "bea")),
        (made("pop", "bea"), made("bea", "pop"), made("ada", "pop")),
    ],
)
def test_who_came_through_the_other_or_with_the_other_is_no_second(makings: tuple[Making, ...]) -> None:
    assert between(*makings) == Obstacle.MADE


@pytest.mark.parametrize(
    "makings",
    [
        (made("cor", "ada", is_recent=False), made("cor", "bea", is_recent=False)),
        (made("ada", "pop", is_recent=False), made("pop", "bea")),
        (made("cor", "ada"), made("cor", "bea", is_recent=False)),
    ],
)
def test_long_ago_only_the_two_themselves_count(makings: tuple[Making, ...]) -> None:
    assert between(*makings) is None


@pytest.mark.parametrize(
    ("since", "found"),
    [
        (NOW, Obstacle.NEW),
        (NOW - WAIT + datetime.timedelta(seconds=1), Obstacle.NEW),
        (NOW - WAIT, None),
        (AT_INSTALLATION, None),
        (NEVER, Obstacle.NEW),
    ],
)
def test_who_is_here_for_a_short_while_waits(since: datetime.datetime, found: Obstacle | None) -> None:
    assert between(since=since) == found
    assert obstacle_between(Half("bea", since), Half("ada", LONG), [], NOW) == found


def test_roles_that_take_two_are_those_that_give_roles_or_watch_and_any_role_of_ones_own() -> None:
    assert frozenset({"administrator", "privacy_officer"}) == TAKES_TWO
    assert {role for role in ROLES if takes_two(role, is_own=False)} == TAKES_TWO
    assert all(takes_two(role, is_own=True) for role in ROLES)


def test_waiting_is_a_week_and_what_is_recent_lasts_until_the_log_of_the_month_was_looked_over() -> None:
    assert datetime.timedelta(days=7) == WAIT
    assert datetime.timedelta(days=30 + LAST_DAY) == RECENTLY

"""Who can be asked with what, for how long, and what a link is made of."""

import datetime

import pytest

from invitations.rules.asking import (
    AUDIENCES,
    ROLES,
    SETTINGS,
    is_soon_enough,
    last_day,
    look_back_from,
    suits,
)
from invitations.rules.tokens import BYTES, digest_of, mark_of, new_token

TODAY = datetime.date(2026, 11, 30)


@pytest.mark.parametrize(
    ("kind", "audience", "ages", "age", "can"),
    [
        ("child", "child", (8, 11), 9, True),
        ("child", "child", (4, 7), 7, False),  # fills it in with an adult, not by a link
        ("child", "youth", (12, 17), 12, True),
        ("child", "youth", (12, 17), 11, False),
        ("child", "parent", (1, 17), 9, False),
        ("parent", "parent", (1, 17), 3, True),
        ("foster_carer", "parent", (1, 17), 3, True),
        ("teacher", "teacher", (4, 17), 3, False),
        ("network", "anyone", (0, 23), 9, True),
        ("network", "professional", (1, 23), 9, False),
    ],
)
def test_form_suits_who_is_asked_and_the_age(
    kind: str, audience: str, ages: tuple[int, int], age: int, can: bool
) -> None:
    assert suits(kind, audience=audience, ages=ages, age=age) is can


def test_each_kind_of_person_has_forms_a_role_and_a_place() -> None:
    assert AUDIENCES.keys() == ROLES.keys() == SETTINGS.keys()


def test_link_works_two_weeks_as_a_rule_and_thirty_days_at_most() -> None:
    assert last_day(TODAY) == datetime.date(2026, 12, 14)
    assert is_soon_enough(TODAY, TODAY)
    assert is_soon_enough(datetime.date(2026, 12, 30), TODAY)
    assert not is_soon_enough(datetime.date(2026, 12, 31), TODAY)
    assert not is_soon_enough(datetime.date(2026, 11, 29), TODAY)


def test_looking_back_never_begins_before_the_birth() -> None:
    assert look_back_from(TODAY, datetime.date(2017, 3, 1)) == datetime.date(2026, 11, 2)
    assert look_back_from(TODAY, datetime.date(2026, 11, 15)) == datetime.date(2026, 11, 15)


def test_token_has_at_least_128_bits_and_is_never_the_same() -> None:
    drawn = {new_token() for _ in range(1_000)}
    assert BYTES * 8 >= 128
    assert len(drawn) == 1_000
    assert {len(token) for token in drawn} == {32}


def test_digest_tells_tokens_apart_and_does_not_hold_them() -> None:
    token = new_token()
    assert len(digest_of(token)) == 64
    assert token not in digest_of(token)
    assert digest_of(token) != digest_of(token + "x")
    assert digest_of("\ud800") == digest_of(
        "?"
    )  # text that no address can hold opens nothing and breaks nothing
    assert digest_of(token).startswith(mark_of(digest_of(token)))

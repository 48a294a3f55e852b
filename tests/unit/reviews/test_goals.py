"""The levels of a goal, and whose words are left out."""

import pytest

from reviews.models import Goal, Level
from reviews.rules.goals import FIELDS, LEVELS, SILENCED_BY, STARTS, is_silent


def test_every_level_has_a_field_and_a_name() -> None:
    assert set(FIELDS) == set(LEVELS) == set(Level.values)
    assert {field.name for field in Goal._meta.concrete_fields} >= set(FIELDS.values())


def test_goal_starts_below_what_is_agreed() -> None:
    assert all(level < 0 for level in STARTS)


def test_every_voice_says_by_whom_it_is_silenced() -> None:
    assert set(SILENCED_BY) == set(Goal.Voice.values)


@pytest.mark.parametrize(
    ("voice", "roles", "silent"),
    [
        ("child", {"child"}, True),
        ("child", {"parent"}, False),
        ("parent", {"parent"}, True),
        ("family", {"child"}, True),
        ("family", {"parent"}, True),
        ("family", set(), False),
        ("network", {"child", "parent"}, False),
    ],
)
def test_words_are_left_out_when_their_voice_said_no(voice: str, roles: set[str], silent: bool) -> None:
    assert is_silent(voice, roles) is silent

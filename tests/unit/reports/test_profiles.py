"""What one form shows, and what each observer saw: never a total, never a mean."""

import dataclasses

import pytest

from portfolio.rules.scoring import Choice
from reports.facts.readings import Reading
from reports.rules import levels, profiles
from reports.rules.levels import Level
from reports.rules.profiles import Dot
from tests.unit.reports.scene import NOT_APPLICABLE, NOT_SEEN, definition, reading


def level(choice: Choice) -> Level:
    return levels.level_of(reading("1", scores={"a": choice}).scores.elements["a"])


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (3, Level.PRESENT),
        (2, Level.PRESENT),
        (1, Level.GROWING),
        (0, Level.NOT_YET),
        (NOT_SEEN, Level.TOO_LITTLE_SEEN),
        (NOT_APPLICABLE, Level.NOT_APPLICABLE),
    ],
)
def test_not_seen_yet_is_something_else_than_could_not_see(choice: Choice, expected: Level) -> None:
    assert level(choice) is expected


def tile(now: Choice, before: Choice | None) -> profiles.Tile:
    previous = None if before is None else reading("0", weeks=-9, scores={"a": before})
    shown = profiles.strength_map(definition("a"), reading("1", scores={"a": now}), previous)
    return shown.cells["regulatory", "internal"][0]


@pytest.mark.parametrize(
    ("now", "before", "is_new"),
    [(2, 1, True), (2, 0, True), (2, 2, False), (1, 0, False), (2, None, False), (2, NOT_SEEN, False)],
)
def test_a_strength_is_new_only_when_it_was_judged_before(
    now: Choice, before: Choice | None, is_new: bool
) -> None:
    assert tile(now, before).is_new is is_new


def test_a_strength_that_the_form_before_did_not_ask_is_not_new() -> None:
    shown = profiles.strength_map(
        definition("b"), reading("1", scores={"b": 2}), reading("0", weeks=-9, scores={"a": 0})
    )
    assert not shown.cells["regulatory", "internal"][0].is_new


def test_the_map_has_all_eight_cells() -> None:
    shown = profiles.strength_map(definition("a", "b"), reading("1", scores={"a": 3, "b": 0}), None)
    assert len(shown.cells) == 8
    assert [found.score.score for found in shown.cells["regulatory", "internal"]] == [3, 0]


def test_previous_is_the_form_before_by_day_observed_in_the_same_series() -> None:
    backdated = reading("backdated", weeks=1, signed_weeks=30)
    elsewhere = reading("elsewhere", weeks=8, setting="school")
    now = reading("now", weeks=9)
    assert profiles.previous_of_voice([now, elsewhere, backdated], now) == backdated
    assert profiles.previous_of_voice([now, elsewhere, backdated], backdated) is None


def test_each_observer_is_a_view_with_the_chosen_form_first() -> None:
    chosen = reading("chosen", weeks=10)
    before = reading("before", weeks=2)
    bram = reading("bram", weeks=10, observer="Bram")
    school = reading("school", weeks=4, setting="school")
    future = reading("future", weeks=11, observer="Chris")
    views = profiles.views_until([school, bram, future, before, chosen], chosen)
    assert [view.latest.id for view in views] == ["chosen", "bram", "school"]
    assert [view.earlier and view.earlier.id for view in views] == ["before", None, None]


def test_a_second_form_of_the_same_day_does_not_push_the_chosen_one_out() -> None:
    chosen, second = reading("chosen", weeks=3), reading("second", weeks=3, signed_weeks=4)
    views = profiles.views_until([second, chosen], chosen)
    assert [view.latest.id for view in views] == ["chosen"]
    assert profiles.views_until([second, chosen], second)[0].earlier == chosen


def rows(*forms: Reading) -> list[profiles.DotRow]:
    return profiles.dot_rows(definition("a", "b"), profiles.views_until(forms, forms[0]))


def test_every_view_keeps_its_own_dot_and_nothing_is_averaged() -> None:
    [row, _] = rows(
        reading("1", weeks=9, scores={"a": 3, "b": 3}),
        reading("2", weeks=9, scores={"a": 0, "b": 3}, observer="Bram"),
        reading("3", weeks=1, scores={"a": 1, "b": 3}),
    )
    assert row.dots == (Dot(0, 1, True), Dot(0, 3, False), Dot(1, 0, False))


def test_views_that_could_not_judge_are_counted_and_have_no_dot() -> None:
    [row, _] = rows(
        reading("1", weeks=9, scores={"a": NOT_SEEN, "b": 3}),
        reading("2", weeks=9, scores={"a": 0, "b": 3}, observer="Bram"),
        reading("3", weeks=1, scores={"a": NOT_SEEN, "b": 3}),
        reading("4", weeks=8, scores={"b": 3}, observer="Chris"),  # a form that does not ask it
    )
    assert row.dots == (Dot(1, 0, False),)
    assert row.n_unseen == 1


def test_readings_are_values() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        reading("1").id = "2"  # type: ignore[misc]

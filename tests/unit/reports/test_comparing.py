"""Side by side: the quick choices, and what may be set against what."""

import dataclasses
import itertools
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reliability.rules.measurement_error import NOTHING_KNOWN, Errors, ScoreError
from reports.facts.readings import Reading, in_order
from reports.rules import comparing
from reports.rules.comparing import Row
from reports.rules.differing import views_now
from tests.unit.reports.scene import NOT_SEEN, element, reading

A = [element("a")]


def row(*readings: Reading, errors: Errors = NOTHING_KNOWN) -> Row:
    [found] = comparing.comparison(readings, A, errors)
    return found


def test_last_two_are_of_the_observer_who_last_looked_again() -> None:
    forms = [
        reading("1", 0),
        reading("2", 5),
        reading("3", 6, observer="Bram"),
        reading("4", 9, observer="Bram"),
        reading("5", 20, observer="Cora"),
    ]
    assert comparing.last_two(forms) == ("3", "4")
    assert comparing.last_two(forms[4:]) == ()
    assert comparing.last_two([]) == ()


@pytest.mark.parametrize(
    "changed", [{"setting": "school"}, {"role": "teacher"}, {"observer_id": "Bram"}, {"instrument": "x-2.0"}]
)
def test_last_two_are_of_one_series(changed: dict[str, Any]) -> None:
    assert comparing.last_two([reading("1", 0), dataclasses.replace(reading("2", 5), **changed)]) == ()


def test_last_two_go_by_the_day_observed() -> None:
    late = reading("late", 1, signed_weeks=30)
    assert comparing.last_two([reading("now", 9), late]) == ("late", "now")


def test_home_and_school_are_the_newest_of_both() -> None:
    forms = [
        reading("h1", 0, setting="home"),
        reading("h2", 3, setting="home", observer="Bram"),
        reading("s", 2, setting="school"),
    ]
    assert comparing.home_and_school(views_now(forms)) == ("h2", "s")
    assert comparing.home_and_school(views_now(forms[:2])) == ()
    foster = [reading("f", 0, setting="foster_family"), forms[2]]
    assert comparing.home_and_school(views_now(foster)) == ("f", "s")


def test_of_five_observers_the_newest_four_fit() -> None:
    forms = [reading(str(n), n, observer=f"Observer {n}") for n in range(5)]
    assert comparing.all_now(views_now(forms)) == ("4", "3", "2", "1")
    assert comparing.all_now(views_now(forms[:1])) == ()


def test_of_one_person_in_one_role_and_setting_the_newest_stands() -> None:
    quick = dataclasses.replace(reading("quick", 5), instrument="quick")
    assert comparing.all_now(views_now([reading("full", 0), quick, reading("b", 1, observer="Bram")])) == (
        "quick",
        "b",
    )


def test_two_moments_of_one_observer_make_a_difference() -> None:
    [step] = row(reading("1", 0, {"a": 1}), reading("2", 9, {"a": 3})).steps
    assert (step.before, step.after, step.difference, step.change) == (0, 1, 2, None)


def test_two_observers_make_no_difference_in_time() -> None:
    found = row(reading("1", 0, {"a": 1}), reading("2", 9, {"a": 3}, observer="Bram"))
    assert found.steps == ()
    assert not found.is_apart
    assert found.has_equal(0)


def test_three_moments_differ_one_by_one() -> None:
    forms = [reading(str(n), n, {"a": n}) for n in range(3)]
    assert [(step.before, step.after) for step in row(*forms).steps] == [(0, 1), (1, 2)]


def test_what_was_not_seen_differs_from_nothing() -> None:
    found = row(reading("1", 0, {"a": NOT_SEEN}), reading("2", 9, {"a": 3}))
    assert (found.steps, found.groups) == ((), ((1,),))
    assert not found.has_equal(1)


def test_versions_that_are_not_comparable_stand_apart_at_the_row() -> None:
    other = dataclasses.replace(reading("2", 9, {"a": 3}), instrument="test-2.0")
    found = row(reading("1", 0, {"a": 1}), other, reading("3", 12, {"a": 3}))
    assert found.is_apart
    assert found.groups == ((0, 2), (1,))
    assert [found.has_equal(place) for place in range(3)] == [True, False, True]
    assert [(step.before, step.after) for step in found.steps] == [(0, 2)]


def test_comparable_versions_stand_together() -> None:
    versions = [
        dataclasses.replace(reading(str(n), n, {"a": n}), instrument=f"test-{n}", group="test-1")
        for n in (1, 2)
    ]
    assert row(*versions).groups == ((0, 1),)


def test_a_strength_that_a_form_does_not_ask_for_is_a_gap() -> None:
    found = comparing.comparison(
        [reading("1", 0, {"a": 1}), reading("2", 1, {"b": 1})],
        [*A, element("b"), element("c")],
        NOTHING_KNOWN,
    )
    assert [(one.element.key, [score is None for score in one.scores]) for one in found] == [
        ("a", [False, True]),
        ("b", [True, False]),
    ]


@pytest.mark.parametrize(("after", "is_larger"), [(1, False), (3, True)])
def test_figures_tell_what_is_larger_than_measurement_error(after: int, is_larger: bool) -> None:
    errors = Errors(of_strength={(UUID(int=0), "a"): ScoreError(0.6, 0.75, "icc", 40)})  # 0.83 scale point
    [step] = row(reading("1", 0, {"a": 1}), reading("2", 9, {"a": after}), errors=errors).steps
    assert step.change is not None
    assert step.change.is_larger is is_larger


@given(
    st.lists(
        st.tuples(st.sampled_from("AB"), st.sampled_from(["x", "y"]), st.integers(0, 9), st.integers(0, 3)),
        min_size=2,
        max_size=4,
    )
)
def test_nothing_is_set_against_another_version_or_person(rows: list[tuple[str, str, int, int]]) -> None:
    forms = in_order(
        [
            reading(str(n), weeks, {"a": score}, observer=who, instrument=version)
            for n, (who, version, weeks, score) in enumerate(rows)
        ]
    )
    found = row(*forms)
    for step in found.steps:
        before, after = forms[step.before], forms[step.after]
        assert (before.observer_id, before.series) == (after.observer_id, after.series)
        assert before.period_to <= after.period_to
    for group in found.groups:
        assert len({forms[place].instrument for place in group}) == 1
    assert sorted(itertools.chain(*found.groups)) == list(range(len(forms)))

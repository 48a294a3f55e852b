"""Measurement error: the worked numbers, the edges, and silence when nothing is known."""

import datetime
import uuid
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reliability.rules.measurement_error import NOTHING_KNOWN, Change, Errors, ScoreError, is_hard_time
from tests.unit.reports.scene import NOT_SEEN, day, reading

VERSION = uuid.UUID(int=0)  # of every reading in the scene
SURE = ScoreError(sd=0.5, reliability=0.9, kind="icc", n=40)
KNOWN = Errors({(VERSION, "a"): SURE})


@pytest.mark.parametrize(("sd", "r", "threshold"), [(0.60, 0.75, 0.83), (0.50, 0.90, 0.44)])
def test_threshold_is_that_of_the_worked_numbers(sd: float, r: float, threshold: float) -> None:
    assert round(ScoreError(sd, r, "alpha", 120).threshold, 2) == threshold


def test_jacobson_and_truax_example() -> None:
    error = ScoreError(sd=7.5, reliability=0.8, kind="alpha", n=100)
    assert (round(error.sem, 3), round(error.sdiff, 3)) == (3.354, 4.743)
    assert round(Change(32.5, 47.5, error).rc, 3) == 3.162


@pytest.mark.parametrize(
    ("before", "after", "is_larger"),
    [(1.0, 1.43, False), (1.0, 1.44, True), (2.0, 1.56, True), (2.0, 1.57, False), (1.0, 1.0, False)],
)
def test_difference_has_to_exceed_the_threshold(before: float, after: float, is_larger: bool) -> None:
    assert Change(before, after, SURE).is_larger is is_larger


@given(st.floats(0, 3), st.floats(0.05, 1.5), st.floats(0.01, 0.99))
def test_band_holds_the_score_and_stays_on_the_scale(score: float, sd: float, r: float) -> None:
    low, high = ScoreError(sd, r, "icc", 30).band(score)
    assert 0 <= low <= score <= high <= 3


def test_band_is_cut_off_at_the_ends_of_the_scale() -> None:
    low, high = SURE.band(3)
    assert (round(low, 2), high) == (2.69, 3)
    assert SURE.band(0)[0] == 0


def test_nothing_known_says_nothing() -> None:
    before, after = reading("1", 0, {"a": 0}), reading("2", 12, {"a": 3})
    assert NOTHING_KNOWN.change(before, after, "a") is None
    assert NOTHING_KNOWN.larger(before, after) == {}


def test_only_strengths_that_are_known_can_differ_by_more() -> None:
    before, after = reading("1", 0, {"a": 1, "b": 0}), reading("2", 12, {"a": 3, "b": 3})
    assert list(KNOWN.larger(before, after)) == ["a"]
    assert KNOWN.larger(None, after) == {}
    assert KNOWN.larger(reading("1", 0, {"a": 3}), reading("2", 12, {"a": 3})) == {}


def test_difference_needs_two_scores_of_one_version() -> None:
    after = reading("2", 12, {"a": 3})
    assert KNOWN.change(reading("1", 0, {"a": NOT_SEEN}), after, "a") is None
    assert KNOWN.change(reading("1", 0, {"b": 0}), after, "a") is None
    assert KNOWN.change(reading("1", 0, {"a": 0}), after, "c") is None
    elsewhere = replace(reading("1", 0, {"a": 0}), version_id=uuid.UUID(int=1))
    assert KNOWN.change(elsewhere, after, "a") is None


@pytest.mark.parametrize(("weeks", "is_one"), [(-1, False), (0, True), (4, True), (4.2, False)])
def test_hard_time_lasts_four_weeks(weeks: float, is_one: bool) -> None:
    assert is_hard_time(day(weeks), [day(0)]) is is_one
    assert not is_hard_time(day(weeks), [])
    assert is_hard_time(day(weeks), [datetime.date(2020, 1, 1), day(0)]) is is_one

"""Reliable change against published figures and the worked numbers of the conventions."""

import math

import pytest

from portfolio.statistics.change import (
    ChangeError,
    Method,
    Scale,
    cut_offs,
    regression_to_the_mean,
    reliable_change,
    standard_error_of_difference,
    standard_error_of_measurement,
)
from portfolio.statistics.change_counts import Spread, count_changes
from tests.unit.portfolio.statistics.published import COUPLES_AFTER, COUPLES_BEFORE


def test_example_of_jacobson_and_truax() -> None:
    """TV1: the hypothetical patient of 1991, p. 14; printed as 3.35, 4.74 and 3.16."""
    change = reliable_change(Scale(sd=7.5, reliability=0.80), before=32.5, after=47.5)
    figures = (change.sem, change.sdiff, change.rc or 0)
    assert [round(figure, 3) for figure in figures] == [3.354, 4.743, 3.162]
    assert [round(figure, 2) for figure in figures] == [3.35, 4.74, 3.16]
    assert (change.difference, change.is_reliable, change.reason) == (15.0, True, None)
    assert (change.n, change.is_enough) == (None, None)


def test_cut_offs_of_jacobson_and_truax() -> None:
    """TV1: clinical mean 40, functional mean 60, SD 7.5."""
    found = cut_offs(clinical_mean=40, clinical_sd=7.5, functional_mean=60, functional_sd=7.5)
    assert (found.a, found.b, found.c) == (55.0, 45.0, 50.0)


def test_cut_offs_turn_with_the_scale_and_lean_to_the_narrow_group() -> None:
    turned = cut_offs(clinical_mean=60, clinical_sd=7.5, functional_mean=40, functional_sd=7.5)
    assert (turned.a, turned.b, turned.c) == (45.0, 55.0, 50.0)
    assert cut_offs(40, 10, 60, 5).c == pytest.approx((5 * 40 + 10 * 60) / 15)


@pytest.mark.parametrize(
    ("reliability", "sdiff", "threshold", "counts"),
    [(0.84, 6.690, 13.11, (18, 11, 1)), (0.88, 5.793, 11.35, (19, 10, 1))],
)
def test_couples_of_jacobson_and_truax(
    reliability: float, sdiff: float, threshold: float, counts: tuple[int, int, int]
) -> None:
    """TV2: 30 couples, dyadic adjustment; the classification follows from the spread of these pairs."""
    found = count_changes(COUPLES_BEFORE, COUPLES_AFTER, reliability)
    assert found.before is not None
    assert found.after is not None
    assert (round(found.before.mean, 3), round(found.before.sd, 3)) == (81.583, 11.826)
    assert (round(found.after.mean, 3), round(found.after.sd, 3)) == (98.050, 19.242)
    assert round(found.sdiff or 0, 3) == sdiff
    assert round(found.threshold or 0, 2) == threshold
    assert (found.improved, found.unchanged, found.worse) == counts
    assert (found.n, found.is_enough) == (30, True)


def test_lower_can_be_better() -> None:
    found = count_changes(COUPLES_BEFORE, COUPLES_AFTER, 0.84, higher_is_better=False)
    assert (found.improved, found.unchanged, found.worse) == (1, 11, 18)


def test_maassen_allows_another_spread_at_the_second_moment() -> None:
    """Maassen 2004: sqrt((SD1^2 + SD2^2)(1 - r)); the couples' spread grew, so fewer changed reliably."""
    found = count_changes(COUPLES_BEFORE, COUPLES_AFTER, 0.84, Method.MAASSEN)
    assert found.before is not None
    assert found.after is not None
    by_hand = math.sqrt((found.before.sd**2 + found.after.sd**2) * (1 - 0.84))
    assert found.sdiff == pytest.approx(by_hand)
    assert (found.improved, found.unchanged, found.worse) == (13, 16, 1)


@pytest.mark.parametrize(
    ("sd", "reliability", "threshold", "decimals"),
    [
        *((10, 0.92, 7.84, 2), (10, 0.82, 11.8, 1), (10, 0.70, 15.2, 1), (15, 0.84, 16.6, 1)),
        *((0.60, 0.75, 0.83, 2), (0.50, 0.90, 0.44, 2)),
    ],
)
def test_smallest_change_that_counts(sd: float, reliability: float, threshold: float, decimals: int) -> None:
    """The sizes that docs/explanation/reliability.md gives for known scales and for one of 0 to 3."""
    change = reliable_change(Scale(sd, reliability), 0, 0)
    assert round(change.threshold, decimals) == threshold


def test_standard_error_of_measurement() -> None:
    assert round(standard_error_of_measurement(10, 0.92), 2) == 2.83
    assert standard_error_of_difference(Scale(10, 0.92)) == pytest.approx(math.sqrt(2) * 2.8284271247461903)


@pytest.mark.parametrize(("reliability", "expected"), [(0.80, 34), (0.60, 38), (1.0, 30), (0.0, 50)])
def test_regression_to_the_mean(reliability: float, expected: float) -> None:
    found = regression_to_the_mean(first=30, mean=50, reliability=reliability)
    assert found.expected_second == pytest.approx(expected)
    assert found.expected_difference == pytest.approx(expected - 30)


def test_no_error_of_measurement_says_why() -> None:
    change = reliable_change(Scale(7.5, 1.0), 10, 12)
    assert (change.rc, change.is_reliable) == (None, None)
    assert change.reason == "there is no measurement error to divide by"


@pytest.mark.parametrize(
    ("before", "after", "reliability", "reason"),
    [
        ([1.0], [2.0], 0.8, "too few pairs of scores: 1; at least 2 are needed"),
        ([1.0, math.nan], [2.0, 3.0], 0.8, "too few pairs of scores: 1; at least 2 are needed"),
        ([1.0, 1.0], [2.0, 3.0], 0.8, "the scores of one moment do not vary"),
        ([1.0, 2.0], [2.0, 4.0], 1.0, "there is no measurement error to divide by"),
    ],
)
def test_no_counts_say_why(before: list[float], after: list[float], reliability: float, reason: str) -> None:
    found = count_changes(before, after, reliability)
    assert (found.improved, found.reason) == (None, reason)
    assert not found.is_enough


def test_pair_with_a_missing_score_is_left_out() -> None:
    found = count_changes([1, 2, 3, math.nan], [1, 2, 9, 4], 0.8)
    assert (found.n, found.n_left_out, found.before) == (3, 1, Spread(2.0, 1.0))


@pytest.mark.parametrize(
    ("figures", "sentence"),
    [
        ({"sd": 0.0}, "sd is 0; it must lie above 0 to 1e+09."),
        ({"sd": math.nan}, "sd must be a number."),
        ({"sd": math.inf}, "sd must be a number."),
        ({"reliability": 1.01}, "reliability is 1.01; it must lie from 0 to 1."),
        ({"reliability": -0.1}, "reliability is -0.1; it must lie from 0 to 1."),
        ({"sd_after": -1.0}, "sd_after is -1; it must lie above 0 to 1e+09."),
        ({"n": 1}, "n is 1; it must be at least 2."),
    ],
)
def test_figure_out_of_its_range_is_named(figures: dict[str, float], sentence: str) -> None:
    known = {"sd": 7.5, "reliability": 0.8}
    with pytest.raises(ChangeError) as refused:
        Scale(**{**known, **figures})  # type: ignore[arg-type]
    assert str(refused.value) == sentence


def test_maassen_needs_both_spreads() -> None:
    with pytest.raises(ChangeError, match="sd_after is missing"):
        reliable_change(Scale(7.5, 0.8), 1, 2, Method.MAASSEN)

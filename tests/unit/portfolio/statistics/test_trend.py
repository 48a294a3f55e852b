"""Lines through the scores of one person, against the drivers of the sleep study."""

import math
from collections.abc import Callable

import pytest
from scipy import stats

from portfolio.statistics.trend import Line, least_squares, theil_sen
from tests.unit.portfolio.statistics.published import REACTION_TIMES

DAYS = [float(day) for day in range(10)]


@pytest.mark.parametrize(
    ("driver", "intercept", "slope", "robust"),
    [
        (308, 244.193, 21.765, 24.152),
        (309, 205.055, 2.262, 2.950),
        (310, 203.484, 6.115, 5.727),
        (335, 263.035, -2.881, -3.123),
        (352, 276.372, 13.567, 10.607),
    ],
)
def test_lines_of_drivers(driver: int, intercept: float, slope: float, robust: float) -> None:
    """TV10: each driver's own least squares line (as `lmList` of R's lme4 prints it) and Theil-Sen slope."""
    line = least_squares(DAYS, REACTION_TIMES[driver])
    assert (round(line.intercept or 0, 3), round(line.slope or 0, 3)) == (intercept, slope)
    steady = theil_sen(DAYS, REACTION_TIMES[driver])
    assert round(steady.slope or 0, 3) == robust
    assert steady.lower is not None
    assert steady.upper is not None
    assert steady.slope is not None
    assert steady.lower <= steady.slope <= steady.upper
    assert (line.is_enough, steady.is_enough) == (True, True)


def test_one_odd_score_moves_least_squares_and_hardly_theil_sen() -> None:
    times, scores = [0.0, 1, 2, 3, 4, 5], [0.0, 1, 2, 3, 4, 50]
    line, steady = least_squares(times, scores), theil_sen(times, scores)
    assert (line.slope or 0) > 7
    assert steady.slope == pytest.approx(1.0)
    assert steady.intercept == pytest.approx(0.0)


def test_moment_without_a_score_is_left_out() -> None:
    found = least_squares([0, 1, 2, 3], [1, math.nan, 3, 4])
    assert found.n == 3
    assert [found.slope, found.intercept] == pytest.approx([1, 1])


@pytest.mark.parametrize("line", [least_squares, theil_sen])
@pytest.mark.parametrize(
    ("times", "scores", "reason"),
    [
        ([], [], "too few moments with a score: 0; at least 2 are needed"),
        ([1.0], [2.0], "too few moments with a score: 1; at least 2 are needed"),
        ([1.0, 1.0], [2.0, 3.0], "all scores are of the same moment"),
    ],
)
def test_no_line_says_why(
    line: Callable[..., Line], times: list[float], scores: list[float], reason: str
) -> None:
    found = line(times, scores)
    assert (found.slope, found.reason, found.is_enough) == (None, reason, False)


@pytest.mark.parametrize("driver", REACTION_TIMES)
def test_band_is_that_of_scipy(driver: int) -> None:
    """Without ties the band is that of `scipy.stats.theilslopes`; with ties in both SciPy has none."""
    steady, other = theil_sen(DAYS, REACTION_TIMES[driver]), stats.theilslopes(REACTION_TIMES[driver], DAYS)
    assert (steady.lower, steady.upper) == pytest.approx((other.low_slope, other.high_slope))
    assert steady.is_whole_range is False


@pytest.mark.parametrize("n", [2, 3, 4])
def test_few_moments_give_the_whole_range_of_slopes(n: int) -> None:
    """With four moments a run of rises has a chance of 1 in 24: no band of 95% can be had."""
    scores = REACTION_TIMES[308][:n]
    found = theil_sen(DAYS[:n], scores)
    slopes = [(scores[j] - scores[i]) / (j - i) for i in range(n) for j in range(i + 1, n)]
    assert [found.lower, found.upper] == pytest.approx([min(slopes), max(slopes)])
    assert found.is_whole_range
    assert found.is_enough is (n >= 4)


def test_times_and_scores_must_match() -> None:
    with pytest.raises(ValueError, match="as many times as scores"):
        least_squares([1, 2], [1, 2, 3])

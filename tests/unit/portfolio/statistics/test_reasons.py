"""A statistic that cannot be computed says why; what cannot be used is never an exception or NaN."""

import math

import pytest

from portfolio.statistics.consistency import cronbach_alpha
from portfolio.statistics.covariances import Missing
from portfolio.statistics.tables import table_of

HOLE = math.nan


@pytest.mark.parametrize(
    ("rows", "missing", "reason"),
    [
        ([[1], [2]], Missing.PAIRWISE, "too few items: 1; at least 2 are needed"),
        ([[1, 2]], Missing.PAIRWISE, "too few rows with an answer: 1; at least 2 are needed"),
        (
            [[1, HOLE], [2, 1], [HOLE, 2]],
            Missing.LISTWISE,
            "too few complete rows: 1; at least 2 are needed",
        ),
        (
            [[1, HOLE], [2, 1], [HOLE, 2]],
            Missing.PAIRWISE,
            "too few rows that answered both 1 and 2: 1; at least 2 are needed",
        ),
        (
            [[0.1, 0.7], [0.1, 0.7], [0.1, 0.7]],
            Missing.PAIRWISE,
            "no item varies: every row gave the same answers",
        ),
        (
            [[0.1, 0.3], [0.2, 0.2], [0.3, 0.1]],
            Missing.PAIRWISE,
            "the sum of the items does not vary: the items cancel each other out",
        ),
        ([[HOLE, HOLE]] * 3, Missing.PAIRWISE, "too few rows with an answer: 0; at least 2 are needed"),
    ],
)
def test_no_alpha_says_why(rows: list[list[float]], missing: Missing, reason: str) -> None:
    found = cronbach_alpha(table_of(rows), missing)
    assert (found.alpha, found.lower, found.items, found.reason) == (None, None, (), reason)


def test_item_that_does_not_vary_is_noted_and_has_no_correlations() -> None:
    found = cronbach_alpha(table_of([[1, 5, 2], [2, 5, 2], [3, 5, 4], [4, 5, 3]]))
    assert found.reason is None
    assert found.notes == ("2 does not vary, so it has no correlations and there is no standardised alpha",)
    assert found.standardised_alpha is None
    assert found.mean_inter_item_r is None
    assert [one.item_rest_r is None for one in found.items] == [False, True, False]


def test_two_items_have_no_alpha_without_one_of_them() -> None:
    found = cronbach_alpha(table_of([[1, 2], [2, 3], [3, 5]]))
    assert [one.alpha_if_dropped for one in found.items] == [None, None]


def test_items_that_oppose_each_other_have_no_standardised_alpha() -> None:
    found = cronbach_alpha(table_of([[0.0, 2.0], [1.0, 0.0], [2.0, -2.0]]))
    assert found.reason is None
    assert found.standardised_alpha is None
    assert found.mean_inter_item_r == pytest.approx(-1)


def test_alpha_is_given_below_the_minimum_but_says_so() -> None:
    few, enough = ([[1, 2], [2, 3], [3, 5]] * times for times in (33, 34))
    assert not cronbach_alpha(table_of(few)).is_enough
    assert cronbach_alpha(table_of(enough)).is_enough

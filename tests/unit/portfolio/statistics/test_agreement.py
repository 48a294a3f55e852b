"""Intraclass correlations against published figures."""

import numpy as np
import pytest

from portfolio.statistics.agreement import (
    FORMS,
    MeanSquares,
    forms_from,
    intraclass_correlations,
    mean_squares_of,
    spearman_brown,
)
from portfolio.statistics.tables import table_of
from tests.unit.portfolio.statistics.published import SHROUT_FLEISS, WINES

CLUSTERS = table_of([[2, 4, 4, 6], [4, 5, 8, 8], [5, 8, 9, 9]])


def test_mean_squares_of_shrout_and_fleiss() -> None:
    """TV3: Shrout and Fleiss 1979, table 3."""
    squares = mean_squares_of(SHROUT_FLEISS.values)
    assert squares is not None
    printed = (squares.between_targets, squares.within_targets, squares.between_raters, squares.residual)
    assert [round(square, 2) for square in printed] == [11.24, 6.26, 32.49, 1.02]


def test_six_forms_of_shrout_and_fleiss() -> None:
    """TV3: Shrout and Fleiss 1979, table 4; four decimals, F and degrees of freedom as in pingouin 0.7.0."""
    found = intraclass_correlations(SHROUT_FLEISS)
    values = [found.forms[form].icc or 0 for form in FORMS]
    assert [round(value, 2) for value in values] == [0.17, 0.29, 0.71, 0.44, 0.62, 0.91]
    assert [round(value, 4) for value in values] == [0.1657, 0.2898, 0.7148, 0.4428, 0.6201, 0.9093]
    tests = {form: (round(one.f or 0, 4), one.df1, one.df2) for form, one in found.forms.items()}
    one_way, two_way = (1.7947, 5, 18), (11.0272, 5, 15)
    assert tests == dict(zip(FORMS, [one_way, two_way, two_way] * 2, strict=True))
    assert (found.n, found.n_raters, found.is_enough, found.reason) == (6, 4, False, None)


def test_intervals_of_shrout_and_fleiss() -> None:
    """TV3: the intervals that R's psych prints in the documentation of `ICC`."""
    forms = intraclass_correlations(SHROUT_FLEISS).forms.values()
    assert [(round(one.lower or 0, 3), round(one.upper or 0, 2)) for one in forms] == [
        *((-0.133, 0.72), (0.019, 0.76), (0.342, 0.95)),
        *((-0.884, 0.91), (0.071, 0.93), (0.676, 0.99)),
    ]


def test_six_forms_of_wines() -> None:
    """TV4: output of `intraclass_corr` in the documentation of pingouin 0.7.0."""
    forms = forms_from(WINES).values()
    assert [round(one.icc or 0, 3) for one in forms] == [0.728, 0.728, 0.729, 0.914, 0.914, 0.915]
    assert [round(one.f or 0, 3) for one in forms] == [11.680, 11.787, 11.787] * 2
    assert [(one.df1, one.df2) for one in forms] == [(7, 24), (7, 21), (7, 21)] * 2
    assert [(round(one.lower or 0, 2), round(one.upper or 0, 2)) for one in forms] == (
        [(0.43, 0.93)] * 3 + [(0.75, 0.98)] * 3
    )
    assert [round(one.p or 0, 3) for one in forms] == [0.0] * 6


def test_one_way_forms_of_superb() -> None:
    """TV13: the example of `ShroutFleissICC1` in R's superb; the second figure is ICC(1,k) of the same table."""
    forms = intraclass_correlations(CLUSTERS).forms
    assert round(forms["ICC(1,1)"].icc or 0, 9) == 0.434343434
    assert round(forms["ICC(1,k)"].icc or 0, 10) == 0.7543859649


@pytest.mark.parametrize(("raters", "reliability"), [(1, 0.50), (2, 0.67), (3, 0.75), (4, 0.80)])
def test_spearman_brown(raters: int, reliability: float) -> None:
    assert round(spearman_brown(0.50, raters) or 0, 2) == reliability


@pytest.mark.parametrize("form", ["1", "2", "3"])
def test_mean_of_raters_follows_spearman_brown(form: str) -> None:
    forms = intraclass_correlations(SHROUT_FLEISS).forms
    single, mean = forms[f"ICC({form},1)"], forms[f"ICC({form},k)"]
    assert mean.icc == pytest.approx(spearman_brown(single.icc, 4))
    assert mean.lower == pytest.approx(spearman_brown(single.lower, 4))


def test_spearman_brown_without_an_outcome() -> None:
    assert spearman_brown(None, 2) is None
    assert spearman_brown(-1.0, 2) is None


def test_target_with_a_missing_rating_is_left_out() -> None:
    holed = np.vstack([SHROUT_FLEISS.values, [[9, np.nan, 1, 1]]])
    found, whole = intraclass_correlations(table_of(holed)), intraclass_correlations(SHROUT_FLEISS)
    assert found.forms == whole.forms
    assert (found.n, found.n_rows) == (6, 7)


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([[1], [2]], "too few raters: 1; at least 2 are needed"),
        ([[1, 2]], "too few targets that every rater rated: 1; at least 2 are needed"),
        ([[1, 2], [np.nan, 2]], "too few targets that every rater rated: 1; at least 2 are needed"),
        ([[0.1, 0.1], [0.1, 0.1]], "all ratings are the same, so nothing varies"),
    ],
)
def test_no_agreement_says_why(rows: list[list[float]], reason: str) -> None:
    found = intraclass_correlations(table_of(rows))
    assert (found.forms, found.mean_squares, found.reason) == ({}, None, reason)


def test_perfect_agreement_has_no_interval() -> None:
    forms = intraclass_correlations(table_of([[1, 1], [2, 2], [3, 3]])).forms
    assert {one.icc for one in forms.values()} == {1.0}
    assert {(one.f, one.p, one.lower, one.upper) for one in forms.values()} == {(None,) * 4}
    assert {one.reason for one in forms.values()} == {
        "the ratings leave no residual, so there is no F and no interval"
    }


def test_constant_difference_between_raters_is_consistent_but_no_agreement() -> None:
    forms = intraclass_correlations(table_of([[1, 3], [2, 4], [3, 5]])).forms
    assert forms["ICC(3,1)"].icc == 1.0
    assert forms["ICC(2,1)"].icc == pytest.approx(1 / 3)
    assert (forms["ICC(2,1)"].lower, forms["ICC(2,1)"].upper) == (None, None)


def test_targets_that_do_not_differ_leave_nothing_to_divide_by() -> None:
    forms = intraclass_correlations(table_of([[1, 2], [2, 1], [1, 2], [2, 1]])).forms
    assert forms["ICC(3,1)"].icc == -1.0
    assert forms["ICC(3,k)"].icc is None
    assert forms["ICC(3,k)"].reason == "the targets differ too little from one another to divide by"


def test_interval_that_is_not_defined_says_so() -> None:
    squares = MeanSquares(2, 2, between_targets=1.0, within_targets=1.0, between_raters=0.0, residual=1.0)
    forms = forms_from(squares)
    assert all(one.reason or (one.lower is not None and one.upper is not None) for one in forms.values())

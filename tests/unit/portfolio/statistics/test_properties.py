"""What holds for every table and every pair of scores."""

import json
import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from portfolio.statistics.agreement import intraclass_correlations
from portfolio.statistics.change import Method, Scale, reliable_change
from portfolio.statistics.change_counts import count_changes
from portfolio.statistics.consistency import cronbach_alpha
from portfolio.statistics.covariances import Missing
from portfolio.statistics.one_factor import mcdonald_omega
from portfolio.statistics.reports import Statistic, report_on
from portfolio.statistics.tables import LARGEST, FloatArray, table_of
from portfolio.statistics.trend import least_squares, theil_sen

shapes = st.tuples(st.integers(0, 7), st.integers(1, 5))
answers = st.one_of(st.integers(0, 3).map(float), st.just(math.nan))
numbers = st.one_of(answers, st.floats(-LARGEST, LARGEST), st.floats(-1e-9, 1e-9))
tables = shapes.flatmap(lambda shape: arrays.arrays(np.float64, shape, elements=numbers))
forms = st.tuples(st.integers(6, 12), st.integers(3, 5)).flatmap(
    lambda shape: arrays.arrays(np.float64, shape, elements=st.integers(0, 3).map(float))
)
scores = st.floats(-1000, 1000)


def same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return one == pytest.approx(other, rel=1e-6, abs=1e-6)


@given(tables, st.sampled_from(Statistic), st.sampled_from(Missing))
def test_report_is_strict_json_and_says_why_a_figure_is_missing(
    values: FloatArray, statistic: Statistic, missing: Missing
) -> None:
    report = report_on(table_of(values), statistic, None if statistic is Statistic.ICC else missing)
    json.dumps(report, allow_nan=False)
    if statistic is Statistic.ICC:
        assert (report["reason"] is None) == bool(report["forms"])
        assert all(form["reason"] or form["lower"] is not None for form in report["forms"].values())
    else:
        assert (report["reason"] is None) == (report[statistic.value] is not None)


@given(forms, st.data())
def test_alpha_does_not_depend_on_the_order_of_items_or_rows(values: FloatArray, data: st.DataObject) -> None:
    n, k = values.shape
    rows = data.draw(st.permutations(range(n)))
    columns = data.draw(st.permutations(range(k)))
    one, other = cronbach_alpha(table_of(values)), cronbach_alpha(table_of(values[rows][:, columns]))
    assert same(one.alpha, other.alpha)
    assert same(one.standardised_alpha, other.standardised_alpha)


@given(forms, st.floats(-100, 100), st.floats(0.1, 10))
def test_alpha_does_not_change_with_a_constant_or_a_unit(
    values: FloatArray, more: float, times: float
) -> None:
    one = cronbach_alpha(table_of(values))
    assert same(one.alpha, cronbach_alpha(table_of(values + more)).alpha)
    assert same(one.alpha, cronbach_alpha(table_of(values * times)).alpha)


@given(forms)
def test_alpha_is_at_most_one_and_lies_in_its_interval(values: FloatArray) -> None:
    found = cronbach_alpha(table_of(values))
    assume(found.alpha is not None)
    assert (found.lower or 0) <= (found.alpha or 0) <= (found.upper or 0) <= 1 + 1e-9


@given(forms)
def test_omega_lies_between_zero_and_one(values: FloatArray) -> None:
    found = mcdonald_omega(table_of(values))
    assume(found.omega is not None)
    assert 0 <= (found.omega or 0) <= 1
    assert all(abs(one.standardised_loading) <= 1 for one in found.loadings)


@given(forms, st.data())
def test_icc_does_not_depend_on_the_order_of_targets_or_raters(
    values: FloatArray, data: st.DataObject
) -> None:
    n, k = values.shape
    rows, columns = data.draw(st.permutations(range(n))), data.draw(st.permutations(range(k)))
    one = intraclass_correlations(table_of(values))
    other = intraclass_correlations(table_of(values[rows][:, columns]))
    assert one.forms.keys() == other.forms.keys()
    for form, found in one.forms.items():
        assert same(found.icc, other.forms[form].icc)
        assert same(found.lower, other.forms[form].lower)


@given(forms)
def test_icc_of_single_ratings_lies_in_its_interval(values: FloatArray) -> None:
    for form in ("ICC(1,1)", "ICC(3,1)"):
        found = intraclass_correlations(table_of(values)).forms.get(form)
        assume(found is not None)
        assume(found is not None and found.lower is not None)
        assert found is not None
        assert (found.lower or 0) - 1e-9 <= (found.icc or 0) <= (found.upper or 0) + 1e-9


@given(scores, scores, st.floats(0.01, 100), st.floats(0, 0.999), st.sampled_from(Method))
def test_reliable_change_turns_its_sign_with_the_scores(
    before: float, after: float, sd: float, reliability: float, method: Method
) -> None:
    scale = Scale(sd, reliability, sd_after=sd)
    there, back = (reliable_change(scale, *pair, method) for pair in ((before, after), (after, before)))
    assert there.rc is not None
    assert back.rc is not None
    assert there.rc == -back.rc
    assert there.is_reliable == back.is_reliable == (abs(after - before) > there.threshold)
    assert there.sdiff == pytest.approx(math.sqrt(2) * there.sem)


@given(st.lists(st.tuples(scores, scores), max_size=8), st.floats(0, 1), st.sampled_from(Method))
def test_everyone_is_counted_once(
    pairs: list[tuple[float, float]], reliability: float, method: Method
) -> None:
    found = count_changes([x for x, _y in pairs], [y for _x, y in pairs], reliability, method)
    if found.reason is None:
        assert (found.improved or 0) + (found.unchanged or 0) + (found.worse or 0) == found.n
    else:
        assert found.improved is found.unchanged is found.worse is None


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 3)), max_size=8))
def test_lines_are_numbers_or_say_why(moments: list[tuple[int, int]]) -> None:
    for line in (least_squares, theil_sen):
        found = line([float(time) for time, _score in moments], [float(score) for _time, score in moments])
        assert (found.slope is None) == (found.reason is not None)
        assert all(math.isfinite(figure or 0) for figure in (found.slope, found.lower, found.upper))

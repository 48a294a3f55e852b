"""From tables to figures: minimum numbers, double ratings, and the table that leaves."""

import datetime

import numpy as np
import pytest

from portfolio.statistics.agreement import intraclass_correlations
from portfolio.statistics.consistency import cronbach_alpha
from portfolio.statistics.tables import FloatArray, table_of
from reliability.queries.forms import Rating, newest_pair, value_of
from reliability.rules.anonymous_table import TooFew, table_csv
from reliability.rules.figures import StrengthForms, digest_of_errors, errors_in, figures_of

MAY = datetime.date(2026, 5, 1)
NAN = np.nan


def some_forms(n: int, n_pairs: int, n_items: int = 3, noise: float = 0.5) -> StrengthForms:
    chance = np.random.default_rng(n)
    truth = chance.normal(1.5, 0.7, n)
    answers = np.clip(np.round(truth[:, None] + chance.normal(0, noise, (n, n_items))), 0, 3)
    pairs = truth[:n_pairs, None] + chance.normal(0, noise, (n_pairs, 2))
    items = tuple(f"a{place}" for place in range(n_items))
    return StrengthForms("a", items, answers, answers.mean(axis=1), pairs)


def test_figures_are_those_of_the_statistics() -> None:
    forms = some_forms(120, 40)
    figures = figures_of(forms)
    assert figures.known["alpha"].reliability == cronbach_alpha(table_of(forms.answers)).alpha
    assert figures.icc == intraclass_correlations(table_of(forms.pairs)).forms["ICC(2,1)"]
    assert figures.sd == pytest.approx(np.std(forms.scores, ddof=1))
    assert {kind: known.n for kind, known in figures.known.items()} == {"alpha": 120, "icc": 40}


@pytest.mark.parametrize(
    ("n", "n_pairs", "alpha", "icc"), [(99, 29, 0, 0), (100, 29, 1, 0), (99, 30, 0, 1), (100, 30, 1, 1)]
)
def test_only_enough_forms_can_be_switched_on(n: int, n_pairs: int, alpha: int, icc: int) -> None:
    figures = [figures_of(some_forms(n, n_pairs))]
    assert (len(errors_in(figures, "alpha")), len(errors_in(figures, "icc"))) == (alpha, icc)


def test_pair_of_answers_with_fewest_forms_counts() -> None:
    forms = some_forms(110, 0)
    forms.answers[:20, 0] = NAN
    assert figures_of(forms).known["alpha"].n == 90


@pytest.mark.parametrize("n", [0, 1, 120])
def test_nothing_varies_or_nothing_there_is_no_error(n: int) -> None:
    same = StrengthForms("a", ("x", "y"), np.ones((n, 2)), np.ones(n), np.ones((n, 2)))
    figures = figures_of(same)
    assert figures.sd is None
    assert errors_in([figures], "alpha") == errors_in([figures], "icc") == {}


def test_reliability_below_nothing_cannot_be_switched_on() -> None:
    chance = np.random.default_rng(1)
    first = chance.normal(1.5, 1, 200)
    opposite = np.column_stack([first, 3 - first + chance.normal(0, 0.1, 200)])
    figures = figures_of(StrengthForms("a", ("x", "y"), opposite, first, opposite))
    assert figures.known["alpha"].is_enough
    assert errors_in([figures], "alpha") == errors_in([figures], "icc") == {}


def test_digest_changes_with_any_figure() -> None:
    one, other = (errors_in([figures_of(some_forms(n, 30))], "alpha") for n in (100, 101))
    assert digest_of_errors(one) == digest_of_errors(dict(one)) != digest_of_errors(other)


@pytest.mark.parametrize("choice", ["", "not_seen", "not_applicable"])
def test_way_out_of_the_scale_is_missing(choice: str) -> None:
    assert np.isnan(value_of({"choice": choice}))
    assert np.isnan(value_of(None))
    assert value_of({"choice": "0"}) == 0


def rated(id_: str, observer: str, first: int, last: int, setting: str = "home") -> Rating:
    begin, end = MAY + datetime.timedelta(days=first), MAY + datetime.timedelta(days=last)
    return Rating(id_, observer, setting, begin, end, scores={})


@pytest.mark.parametrize(
    ("other", "is_pair"),
    [
        (rated("2", "bram", 7, 20), True),  # days 7 to 13: seven of them
        (rated("2", "bram", 8, 20), False),
        (rated("2", "anna", 0, 13), False),
        (rated("2", "bram", 0, 13, "school"), False),
    ],
)
def test_double_rating_is_by_two_observers_in_one_setting_over_a_week(other: Rating, is_pair: bool) -> None:
    assert (newest_pair([rated("1", "anna", 0, 13), other]) is not None) is is_pair


def test_child_gives_its_newest_pair_in_the_order_of_observers() -> None:
    forms = [rated("1", "cora", 0, 13), rated("2", "bram", 0, 13), rated("3", "cora", 50, 63)]
    forms.append(rated("4", "bram", 50, 63))
    pair = newest_pair(forms)
    assert pair is not None
    assert [rating.id for rating in pair] == ["4", "3"]


def test_table_holds_numbers_in_their_own_order_and_no_formula() -> None:
    forms = some_forms(100, 30, n_items=2)
    forms.answers[3, 1] = NAN
    shuffled = np.random.default_rng(5).permutation(100)
    other = StrengthForms("a", forms.items, forms.answers[shuffled], forms.scores, forms.pairs)
    text = table_csv(forms, "antwoorden")
    assert text == table_csv(other, "antwoorden")
    header, *rows = text.splitlines()
    assert header == "a0,a1"
    assert len(rows) == 100
    assert rows == sorted(rows, key=lambda row: [cell or "9" for cell in row.split(",")])
    sly = StrengthForms("a", ("=1+1", "@x"), forms.answers, forms.scores, forms.pairs)
    assert table_csv(sly, "antwoorden").startswith("'=1+1,'@x")


@pytest.mark.parametrize(("n", "n_pairs", "table"), [(99, 30, "antwoorden"), (100, 29, "dubbel")])
def test_too_few_rows_give_no_table(n: int, n_pairs: int, table: str) -> None:
    with pytest.raises(TooFew):
        table_csv(some_forms(n, n_pairs), table)


def test_double_ratings_leave_as_two_columns() -> None:
    pairs: FloatArray = np.array([[1.0, 2.0]] * 30 + [[NAN, 1.0]])
    forms = StrengthForms("a", ("x",), np.ones((31, 1)), np.ones(31), pairs)
    assert table_csv(forms, "dubbel").splitlines() == ["observer_1,observer_2", *["1,2"] * 30]

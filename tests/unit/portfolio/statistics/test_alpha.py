"""Cronbach's alpha against published figures, to the decimals they are printed with."""

import numpy as np
import pytest

from portfolio.statistics.consistency import Alpha, alpha_from, alpha_of_sums, cronbach_alpha, feldt_interval
from portfolio.statistics.covariances import Covariances, Missing, covariances_of
from portfolio.statistics.tables import FloatArray, table_of
from tests.unit.portfolio.statistics.published import ATTITUDE, BINARY_LISTWISE, BINARY_PAIRWISE, RATINGS
from tests.unit.portfolio.statistics.published_covariances import BFI_LISTWISE, BFI_PAIRWISE, HOLZINGER


def square(triangle: list[float]) -> FloatArray:
    """Return a symmetric matrix from its lower triangle, row by row."""
    k = int((8 * len(triangle) + 1) ** 0.5) // 2
    matrix = np.zeros((k, k))
    matrix[np.tril_indices(k)] = triangle
    return matrix + np.tril(matrix, -1).T


def covariances(n: int, triangle: list[float], missing: Missing = Missing.PAIRWISE) -> Covariances:
    """Return covariances as if they came from a table of n rows."""
    matrix = square(triangle)
    k = len(matrix)
    names = tuple(f"item{place}" for place in range(k))
    return Covariances(names, matrix, n, n, n, missing, (n,) * k, (0.0,) * k)


def figures(alpha: Alpha, *names: str, decimals: int) -> list[float]:
    """Return some figures, rounded."""
    return [round(getattr(alpha, name), decimals) for name in names]


@pytest.mark.parametrize(
    ("sums", "published", "interval"),
    [
        (RATINGS, 0.5917, (0.195, 0.840)),  # TV5
        (BINARY_PAIRWISE, 0.7327, (0.435, 0.909)),  # TV6, `DataFrame.cov`
        (BINARY_LISTWISE, 0.8017, (0.581, 0.933)),  # TV6, rows with a hole left out
    ],
    ids=["TV5", "TV6 pairwise", "TV6 listwise"],
)
def test_alpha_and_interval_of_pingouin(
    sums: tuple[int, int, int, float, float], published: float, interval: tuple[float, float]
) -> None:
    """TV5, TV6: output of `cronbach_alpha` in the documentation of pingouin 0.7.0, which counts all rows."""
    k, _used, n_rows, trace, total = sums
    alpha = alpha_of_sums(k, trace, total)
    assert round(alpha, 4) == published
    assert tuple(round(bound, 3) for bound in feldt_interval(alpha, n_rows, k, 0.95)) == interval


def test_interval_counts_the_rows_that_were_used() -> None:
    """With 9 of 12 rows used the interval of TV6 listwise is wider than the one that is printed."""
    holed = ATTITUDE.values.copy()
    holed[:10, 0] = np.nan
    alpha = cronbach_alpha(table_of(holed), Missing.LISTWISE)
    whole = cronbach_alpha(table_of(ATTITUDE.values[10:]))
    assert (alpha.n, alpha.n_rows, alpha.df1) == (20, 30, 19)
    assert (alpha.alpha, alpha.lower, alpha.upper) == (whole.alpha, whole.lower, whole.upper)
    assert alpha.lower is not None
    assert alpha.all_rows_lower is not None
    assert alpha.all_rows_upper is not None
    assert alpha.upper is not None
    assert alpha.lower < alpha.all_rows_lower < alpha.all_rows_upper < alpha.upper


def test_attitude() -> None:
    """TV7: Chatterjee and Price 1977; figures as R's psych prints them for `alpha(attitude)`."""
    alpha = cronbach_alpha(ATTITUDE)
    assert figures(alpha, "alpha", "standardised_alpha", "mean_inter_item_r", decimals=4) == [
        *(0.8431, 0.8391, 0.4269),
    ]
    assert figures(alpha, "lower", "upper", decimals=3) == [0.739, 0.916]
    dropped = [round(one.alpha_if_dropped or 0, 3) for one in alpha.items]
    assert dropped == [0.810, 0.797, 0.828, 0.803, 0.795, 0.864, 0.840]
    rest = [round(one.item_rest_r or 0, 3) for one in alpha.items]
    assert rest == [0.671, 0.742, 0.561, 0.714, 0.786, 0.265, 0.461]
    assert (alpha.n, alpha.n_items, alpha.is_enough, alpha.reason) == (30, 7, False, None)


@pytest.mark.parametrize(
    ("scale", "pairwise", "listwise"),
    [
        ("A", 0.7030, 0.7038),
        ("C", 0.7267, 0.7293),
        ("E", 0.7617, 0.7609),
        ("N", 0.8140, 0.8133),
        ("O", 0.6002, 0.6025),
    ],
)
def test_personality_items(scale: str, pairwise: float, listwise: float) -> None:
    """TV8: the five scales of `bfi`; R's psych prints .70 .72 .76 .81 .60 in its documentation."""
    first = alpha_from(covariances(*BFI_PAIRWISE[scale]))
    second = alpha_from(covariances(*BFI_LISTWISE[scale], Missing.LISTWISE))
    assert figures(first, "alpha", decimals=4) == [pairwise]
    assert figures(second, "alpha", decimals=4) == [listwise]
    assert first.is_enough


@pytest.mark.parametrize(("scale", "published"), [("visual", 0.6261), ("textual", 0.8827), ("speed", 0.6885)])
def test_holzinger_swineford(scale: str, published: float) -> None:
    """TV9: three scales of three tests, 301 pupils."""
    assert figures(alpha_from(covariances(*HOLZINGER[scale])), "alpha", decimals=4) == [published]


def test_pairwise_covariance_is_that_of_the_rows_that_answered_both() -> None:
    holed = ATTITUDE.values.copy()
    holed[::4, 1] = holed[1::5, 3] = holed[2::7, 6] = np.nan
    found = covariances_of(table_of(holed))
    for one in range(7):
        for other in range(7):
            both = holed[~np.isnan(holed[:, [one, other]]).any(axis=1)][:, [one, other]]
            assert found.matrix[one, other] == pytest.approx(np.cov(both, rowvar=False)[0, 1], rel=1e-12)
    assert found.counts == (30, 22, 30, 24, 30, 30, 26)
    assert found.n_least == int((~np.isnan(holed[:, [1, 3]])).all(axis=1).sum())


def test_dropping_an_item_is_alpha_of_the_others() -> None:
    alpha = cronbach_alpha(ATTITUDE)
    for place, item in enumerate(alpha.items):
        others = [column for column in range(7) if column != place]
        left = cronbach_alpha(table_of(ATTITUDE.values[:, others]))
        assert item.alpha_if_dropped == pytest.approx(left.alpha)
        rest = ATTITUDE.values[:, others].sum(axis=1)
        assert item.item_rest_r == pytest.approx(np.corrcoef(ATTITUDE.values[:, place], rest)[0, 1])

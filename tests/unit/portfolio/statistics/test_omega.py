"""McDonald's omega: published figures, and the one-factor solution against other roads to it."""

import numpy as np
import pytest

from portfolio.statistics import one_factor
from portfolio.statistics.consistency import correlations, cronbach_alpha
from portfolio.statistics.covariances import covariances_of
from portfolio.statistics.one_factor import mcdonald_omega, minimum_residual_loadings, omega_from, omega_total
from portfolio.statistics.tables import FloatArray, table_of
from tests.unit.portfolio.statistics.published import ATTITUDE
from tests.unit.portfolio.statistics.published_covariances import HOLZINGER
from tests.unit.portfolio.statistics.test_alpha import covariances, square

# Loadings and uniquenesses of the three-factor solution, as lavaan prints them with the factor variances at 1
# (Rosseel 2012, Journal of Statistical Software 48(2)); found again from the raw table by maximum likelihood.
LAVAAN = {
    "visual": ([0.900, 0.498, 0.656], [0.549, 1.134, 0.844]),
    "textual": ([0.990, 1.102, 0.917], [0.371, 0.446, 0.356]),
    "speed": ([0.619, 0.731, 0.670], [0.799, 0.488, 0.566]),
}


@pytest.mark.parametrize(("scale", "published"), [("visual", 0.625), ("textual", 0.885), ("speed", 0.688)])
def test_omega_of_published_loadings(scale: str, published: float) -> None:
    """TV9: omega as semTools prints it for the example of lavaan."""
    assert round(omega_total(*LAVAAN[scale]) or 0, 3) == published


@pytest.mark.parametrize(("scale", "omega"), [("visual", 0.633), ("textual", 0.886), ("speed", 0.696)])
def test_one_factor_per_scale_differs_a_little_from_three_together(scale: str, omega: float) -> None:
    """With three items the loadings have a closed form: sqrt(s12 * s13 / s23) and its turns."""
    n, triangle = HOLZINGER[scale]
    found = omega_from(covariances(n, triangle))
    matrix = square(triangle)
    exact = [
        float(np.sqrt(matrix[i, j] * matrix[i, k] / matrix[j, k]))
        for i, j, k in ((0, 1, 2), (1, 0, 2), (2, 0, 1))
    ]
    assert [one.loading for one in found.loadings] == pytest.approx(exact, rel=1e-6)
    assert round(found.omega or 0, 3) == omega
    assert found.root_mean_square_residual == pytest.approx(0, abs=1e-6)
    assert (found.degrees_of_freedom, found.n, found.reason) == (0, 301, None)


def iterated_principal_axis(matrix: FloatArray) -> FloatArray:
    """Return the minimum residual solution by the older road: communalities put back until they stay."""
    communalities = np.full(len(matrix), 0.5)
    for _round in range(5000):
        reduced = matrix.copy()
        np.fill_diagonal(reduced, communalities)
        sizes, axes = np.linalg.eigh(reduced)
        loadings: FloatArray = axes[:, -1] * np.sqrt(sizes[-1])
        communalities = loadings**2
    return np.abs(loadings)


def test_loadings_equal_those_of_iterated_principal_axes() -> None:
    matrix = correlations(covariances_of(ATTITUDE))
    found = minimum_residual_loadings(matrix)
    assert found is not None
    assert found.tolist() == pytest.approx(iterated_principal_axis(matrix).tolist(), abs=1e-7)


def test_equal_loadings_make_omega_equal_to_alpha() -> None:
    matrix = np.full((5, 5), 0.4) + np.diag([0.6] * 5)
    triangle = matrix[np.tril_indices(5)].tolist()
    found = omega_from(covariances(200, triangle))
    assert found.omega == pytest.approx(5 * 0.4 / (1 + 4 * 0.4))
    assert found.standardised_omega == pytest.approx(found.omega)
    assert found.is_enough


def test_omega_of_attitude_exceeds_alpha_and_says_how_well_one_factor_fits() -> None:
    found, alpha = mcdonald_omega(ATTITUDE), cronbach_alpha(ATTITUDE)
    assert found.omega is not None
    assert alpha.alpha is not None
    assert found.omega > alpha.alpha
    assert found.root_mean_square_residual == pytest.approx(0.107, abs=0.001)
    assert found.degrees_of_freedom == 14
    assert not found.is_enough


def test_improper_solution_is_named() -> None:
    """Two items that are nearly the same push one loading beyond 1: a Heywood case."""
    triangle = [1.0, 0.9, 1.0, 0.9, 0.5, 1.0]
    found = omega_from(covariances(100, triangle))
    assert found.notes == ("item0 loads at the edge (a Heywood case): the solution is improper",)
    assert found.omega is not None


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([[1, 2], [2, 3], [3, 5]], "too few items for one factor: 2; at least 3 are needed"),
        ([[1, 2, 3]], "too few rows with an answer: 1; at least 2 are needed"),
        ([[1, 2, 3], [2, 2, 5], [3, 2, 4]], "2 does not vary"),
        (
            [[1, 1, 1], [1, -1, -1], [-1, 1, -1], [-1, -1, 1]],
            "no two items correlate, so there is no common factor",
        ),
    ],
)
def test_no_omega_says_why(rows: list[list[float]], reason: str) -> None:
    found = mcdonald_omega(table_of(rows))
    assert (found.omega, found.reason) == (None, reason)


def test_search_that_does_not_end_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(one_factor, "MOST_ROUNDS", 1)
    assert (
        mcdonald_omega(ATTITUDE).reason == "no single factor describes the items: the search did not settle"
    )

"""McDonald's omega total from a one-factor solution: alpha's question without its demand of equal loadings.

The factor is found by minimum residuals on the correlations (Harman and Jones 1966, Psychometrika 31,
351-368): the loadings whose products come closest to the correlations between different items, each loading
between -1 and 1. It needs no normal distribution and no positive definite matrix, which pairwise
correlations need not be; with three items it equals maximum likelihood. Omega is then the square of the
summed loadings, divided by itself plus the summed uniquenesses (McDonald 1999, Test theory, p. 89), in the
units of the answers as they are summed; the standardised one is for items brought to the same variance.
"""

from dataclasses import dataclass, replace

import numpy as np

from portfolio.statistics.consistency import MINIMUM_FORMS, SINGULAR, correlations
from portfolio.statistics.covariances import Covariances, Missing, covariances_of
from portfolio.statistics.enough import WithMinimum
from portfolio.statistics.tables import FloatArray, Table

FEWEST_ITEMS = 3  # two items have one correlation, and two loadings to explain it
AT_THE_EDGE = 1 - 1e-6
MOST_ROUNDS = 10_000  # 200 items: some ten seconds
PRECISION = 1e-12


@dataclass(frozen=True)
class Loading:
    """How one item hangs on the factor: its loading in answer units and as a correlation."""

    item: str
    loading: float
    uniqueness: float  # the variance that is the item's own, squared answer units
    standardised_loading: float
    standardised_uniqueness: float


@dataclass(frozen=True)
class Omega(WithMinimum):
    """Omega total with its one-factor solution.

    `n_minimum` (100 forms) is a convention [K]. `root_mean_square_residual` says how well one factor
    describes the correlations (0 is exactly); omega means little when it does not.
    """

    n: int
    n_minimum: int
    n_rows: int
    n_least: int
    n_items: int
    missing: Missing
    reason: str | None
    notes: tuple[str, ...] = ()
    omega: float | None = None
    standardised_omega: float | None = None
    sum_of_loadings: float | None = None
    sum_of_uniquenesses: float | None = None
    degrees_of_freedom: int | None = None
    root_mean_square_residual: float | None = None
    loadings: tuple[Loading, ...] = ()


def mcdonald_omega(table: Table, missing: Missing = Missing.PAIRWISE) -> Omega:
    """Return omega total for the columns of a table, read as the items of one scale."""
    return omega_from(covariances_of(table, missing))


def omega_from(covariances: Covariances) -> Omega:
    """Return omega total from the covariances of the items, or the reason why there is none."""
    without = Omega(
        n=covariances.n,
        n_minimum=MINIMUM_FORMS,
        n_rows=covariances.n_rows,
        n_least=covariances.n_least,
        n_items=len(covariances.columns),
        missing=covariances.missing,
        reason=why_not(covariances),
    )
    if without.reason is not None:
        return without
    solution = minimum_residual_loadings(correlations(covariances))
    if solution is None:
        return replace(without, reason="no single factor describes the items: the search did not settle")
    return with_solution(without, covariances, solution)


def with_solution(without: Omega, covariances: Covariances, solution: FloatArray) -> Omega:
    """Fill in omega and the loadings it comes from."""
    spread = np.sqrt(covariances.variances)
    loadings = tuple(
        Loading(item, r * sd, (1 - r**2) * sd**2, r, 1 - r**2)
        for item, r, sd in zip(covariances.columns, solution.tolist(), spread.tolist(), strict=True)
    )
    edge = [one.item for one in loadings if abs(one.standardised_loading) >= AT_THE_EDGE]
    return replace(
        without,
        notes=tuple(f"{item} loads at the edge (a Heywood case): the solution is improper" for item in edge),
        omega=omega_total([one.loading for one in loadings], [one.uniqueness for one in loadings]),
        standardised_omega=omega_total(
            [one.standardised_loading for one in loadings], [one.standardised_uniqueness for one in loadings]
        ),
        sum_of_loadings=sum(one.loading for one in loadings),
        sum_of_uniquenesses=sum(one.uniqueness for one in loadings),
        degrees_of_freedom=without.n_items * (without.n_items - 3) // 2,
        root_mean_square_residual=residual_size(correlations(covariances), solution),
        loadings=loadings,
    )


def omega_total(loadings: list[float], uniquenesses: list[float]) -> float | None:
    """Return the share of the variance of the sum that the factor explains; None without any variance."""
    common, own = sum(loadings) ** 2, sum(uniquenesses)
    return common / (common + own) if common + own > 0 else None


def why_not(covariances: Covariances) -> str | None:
    """Say why there is no one-factor solution; nothing when there may be one."""
    if len(covariances.columns) < FEWEST_ITEMS:
        return f"too few items for one factor: {len(covariances.columns)}; at least {FEWEST_ITEMS} are needed"
    if covariances.reason is not None:
        return covariances.reason
    if still := [
        name for name, moves in zip(covariances.columns, covariances.varies, strict=True) if not moves
    ]:
        return f"{', '.join(still)} does not vary"
    matrix = correlations(covariances)
    if float(np.abs(matrix - np.diag(np.diagonal(matrix))).max()) <= SINGULAR:
        return "no two items correlate, so there is no common factor"
    return None


def minimum_residual_loadings(matrix: FloatArray) -> FloatArray | None:
    """Return the loadings, their sum not negative, or None when they still move after `MOST_ROUNDS`.

    The search begins at the first principal axis. A round gives each loading in turn the value that fits best
    while the others stay: the slope of its correlations on the other loadings, held between -1 and 1.
    """
    loadings = principal_axis(matrix)
    wanted = matrix - np.diag(np.diagonal(matrix))
    for _round in range(MOST_ROUNDS):
        before = loadings.copy()
        square = float(loadings @ loadings)
        for place, own in enumerate(before.tolist()):
            rest = square - own**2
            if rest > SINGULAR:
                loadings[place] = min(max(float(wanted[place] @ loadings) / rest, -1.0), 1.0)
                square = rest + float(loadings[place]) ** 2
        if float(np.abs(loadings - before).max()) < PRECISION:
            return loadings * (-1.0 if float(loadings.sum()) < 0 else 1.0)
    return None


def principal_axis(matrix: FloatArray) -> FloatArray:
    """Return the loadings on the first principal axis, just inside the bounds: where the search begins."""
    sizes, axes = np.linalg.eigh(matrix)
    axis: FloatArray = axes[:, -1] * np.sqrt(max(float(sizes[-1]), 0.0))
    return np.clip(axis, -0.99, 0.99)


def residual_size(matrix: FloatArray, loadings: FloatArray) -> float:
    """Return the root mean square of what the factor leaves of the correlations between different items."""
    ones, others = np.triu_indices(len(matrix), 1)
    return float(np.sqrt(np.mean((matrix[ones, others] - loadings[ones] * loadings[others]) ** 2)))

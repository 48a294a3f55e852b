"""Covariances between items, with two ways to treat a missing answer.

*Listwise* leaves out every row with a missing answer. *Pairwise* takes for each pair of items the rows
that answered both, with their own means (as `cov(use = "pairwise")` in R and `DataFrame.cov` do). Nothing is
ever filled in: that makes a scale look better than it is (BMC Medical Research Methodology 11:105).
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from portfolio.statistics.tables import FloatArray, Table

RELATIVE_FLOOR = 1e-24  # of the largest square: a smaller variance is rounding
ABSOLUTE_FLOOR = 1e-24
FEWEST_ROWS = 2


class Missing(StrEnum):
    """What happens to a row with a missing answer."""

    PAIRWISE = "pairwise"
    LISTWISE = "listwise"


@dataclass(frozen=True, eq=False)
class Covariances:
    """The covariances of the items (squared answer units) and the numbers of rows behind them.

    `n` counts the rows used: the complete ones (listwise) or those with any answer (pairwise); `n_least` is
    the smallest number behind one covariance. `reason` says why there are none; `matrix` is then empty.
    """

    columns: tuple[str, ...]
    matrix: FloatArray
    n: int
    n_rows: int
    n_least: int
    missing: Missing
    counts: tuple[int, ...]
    means: tuple[float, ...]
    reason: str | None = None

    @property
    def variances(self) -> FloatArray:
        """The variances of the items."""
        return np.diagonal(self.matrix)

    @property
    def varies(self) -> npt.NDArray[np.bool_]:
        """Say for each item whether its answers differ between rows."""
        return self.variances > 0


def covariances_of(table: Table, missing: Missing = Missing.PAIRWISE) -> Covariances:
    """Return the covariances between the columns of a table, divided by n - 1."""
    seen = ~np.isnan(table.values)
    kept = seen.all(axis=1) if missing is Missing.LISTWISE else seen.any(axis=1)
    values, seen = table.values[kept], seen[kept]
    counts = seen.sum(axis=0)
    sums = np.where(seen, values, 0.0).sum(axis=0)
    means = sums / np.maximum(counts, 1)
    pairs, matrix = cross_products(values - means, seen)
    still = is_noise(matrix, values)
    matrix[:, still] = matrix[still, :] = 0.0
    reason = why_too_few(table, missing, len(values), pairs)
    return Covariances(
        columns=table.columns,
        matrix=matrix if reason is None else np.empty((0, 0)),
        n=len(values),
        n_rows=len(table.values),
        n_least=int(pairs.min(initial=len(values))),
        missing=missing,
        counts=tuple(int(count) for count in counts),
        means=tuple(float(mean) for mean in means),
        reason=reason,
    )


def cross_products(deviations: FloatArray, seen: npt.NDArray[np.bool_]) -> tuple[FloatArray, FloatArray]:
    """Return the number of rows behind each pair of items, and their covariances.

    The deviations are from each item's own mean; the sums correct them to the means of the pair.
    """
    if bool(seen.all()):  # one product instead of three
        n = float(len(deviations))
        return np.full((seen.shape[1],) * 2, n), deviations.T @ deviations / max(n - 1, 1)
    weights = seen.astype(np.float64)
    deviations = np.where(seen, deviations, 0.0)
    pairs = weights.T @ weights
    sums = deviations.T @ weights
    corrected = deviations.T @ deviations - sums * sums.T / np.maximum(pairs, 1)
    return pairs, corrected / np.maximum(pairs - 1, 1)


def is_noise(matrix: FloatArray, values: FloatArray) -> npt.NDArray[np.bool_]:
    """Say for each item whether its variance is no more than rounding: its answers are all the same."""
    largest = float(np.nanmax(np.abs(values), initial=0.0))
    return np.diagonal(matrix) <= max(ABSOLUTE_FLOOR, RELATIVE_FLOOR * largest**2)


def why_too_few(table: Table, missing: Missing, n: int, pairs: FloatArray) -> str | None:
    """Say which rows are lacking; nothing when there are enough to compute with."""
    needed = f"at least {FEWEST_ROWS} are needed"
    if n < FEWEST_ROWS:
        kind = "complete rows" if missing is Missing.LISTWISE else "rows with an answer"
        return f"too few {kind}: {n}; {needed}"
    one, other = np.unravel_index(int(pairs.argmin()), pairs.shape)
    if pairs[one, other] < FEWEST_ROWS:
        names = f"{table.columns[one]} and {table.columns[other]}"
        return f"too few rows that answered both {names}: {int(pairs[one, other])}; {needed}"
    return None

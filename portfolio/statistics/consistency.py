"""Cronbach's alpha: how far the items of one scale go up and down together.

Formulas: Cronbach 1951 (Psychometrika 16, 297-334); interval: Feldt, Woodruff and Salih 1987 (Applied
Psychological Measurement 11, 93-103). Everything is computed from the covariances of the items, so that
pairwise and listwise follow the same road.
"""

from dataclasses import dataclass, replace

import numpy as np
from scipy import special

from portfolio.statistics.covariances import Covariances, Missing, covariances_of
from portfolio.statistics.enough import WithMinimum
from portfolio.statistics.tables import FloatArray, Table

MINIMUM_FORMS = 100  # [K] a convention: with fewer forms the interval is too wide to choose by
SINGULAR = 1e-12  # of the summed item variances: a smaller variance of the sum is rounding


@dataclass(frozen=True)
class ItemStatistics:
    """One item beside the others; None where the item, or the rest, does not vary."""

    item: str
    n: int
    mean: float
    variance: float
    item_rest_r: float | None  # with the sum of the other items, so the item does not meet itself
    alpha_if_dropped: float | None


@dataclass(frozen=True)
class Alpha(WithMinimum):
    """Cronbach's alpha with what it rests on; variances and covariances in squared answer units.

    `n_minimum` (100 forms) is a convention [K], not a law: below it alpha is given all the same, with its
    interval, but should not be used for decisions. The interval counts the `n` rows that were used;
    `all_rows_lower` and `all_rows_upper` count all `n_rows`, as R's psych and pingouin print it: too narrow as
    soon as rows were left out, and here only to compare with them.
    """

    n: int
    n_minimum: int
    n_rows: int
    n_least: int
    n_items: int
    missing: Missing
    confidence: float
    notes: tuple[str, ...]
    reason: str | None
    alpha: float | None = None
    lower: float | None = None
    upper: float | None = None
    df1: int | None = None
    df2: int | None = None
    all_rows_lower: float | None = None
    all_rows_upper: float | None = None
    standardised_alpha: float | None = None
    mean_inter_item_r: float | None = None
    mean_variance: float | None = None
    mean_covariance: float | None = None
    sum_of_variances: float | None = None
    variance_of_sum: float | None = None
    items: tuple[ItemStatistics, ...] = ()


def cronbach_alpha(table: Table, missing: Missing = Missing.PAIRWISE, confidence: float = 0.95) -> Alpha:
    """Return alpha for the columns of a table, read as the items of one scale."""
    return alpha_from(covariances_of(table, missing), confidence)


def alpha_from(covariances: Covariances, confidence: float = 0.95) -> Alpha:
    """Return alpha from the covariances of the items, or the reason why there is none."""
    without = Alpha(
        n=covariances.n,
        n_minimum=MINIMUM_FORMS,
        n_rows=covariances.n_rows,
        n_least=covariances.n_least,
        n_items=len(covariances.columns),
        missing=covariances.missing,
        confidence=confidence,
        notes=notes_on(covariances),
        reason=why_not(covariances),
    )
    return without if without.reason is not None else with_figures(without, covariances)


def with_figures(without: Alpha, covariances: Covariances) -> Alpha:
    """Fill in alpha, k / (k - 1) * (1 - sum of variances / variance of sum), and what goes with it."""
    matrix, k, n = covariances.matrix, without.n_items, without.n
    trace, total = float(np.trace(matrix)), float(matrix.sum())
    alpha = alpha_of_sums(k, trace, total)
    lower, upper = feldt_interval(alpha, n, k, without.confidence)
    all_rows_lower, all_rows_upper = feldt_interval(alpha, without.n_rows, k, without.confidence)
    mean_r = mean_correlation(covariances)
    return replace(
        without,
        alpha=alpha,
        lower=lower,
        upper=upper,
        df1=n - 1,
        df2=(n - 1) * (k - 1),
        all_rows_lower=all_rows_lower,
        all_rows_upper=all_rows_upper,
        standardised_alpha=None if mean_r is None else standardised(k, mean_r),
        mean_inter_item_r=mean_r,
        mean_variance=trace / k,
        mean_covariance=(total - trace) / (k * (k - 1)),
        sum_of_variances=trace,
        variance_of_sum=total,
        items=item_statistics(covariances),
    )


def why_not(covariances: Covariances) -> str | None:
    """Say why there is no alpha; nothing when there is one."""
    if len(covariances.columns) < 2:
        return f"too few items: {len(covariances.columns)}; at least 2 are needed"
    if covariances.reason is not None:
        return covariances.reason
    if not covariances.varies.any():
        return "no item varies: every row gave the same answers"
    if float(covariances.matrix.sum()) <= SINGULAR * float(np.trace(covariances.matrix)):
        return "the sum of the items does not vary: the items cancel each other out"
    return None


def alpha_of_sums(k: int, trace: float, total: float) -> float:
    """Return alpha of k items from the sum of their variances and the variance of their sum."""
    return k / (k - 1) * (1 - trace / total)


def feldt_interval(alpha: float, n: int, k: int, confidence: float) -> tuple[float, float]:
    """Return Feldt's interval: 1 - (1 - alpha) * F at both tails, with n - 1 and (n - 1)(k - 1) degrees."""
    df1, df2, tail = n - 1, (n - 1) * (k - 1), (1 - confidence) / 2
    return (
        1 - (1 - alpha) * float(special.fdtri(df1, df2, 1 - tail)),
        1 - (1 - alpha) * float(special.fdtri(df1, df2, tail)),
    )


def correlations(covariances: Covariances) -> FloatArray:
    """Return the correlations of items that all vary."""
    spread = np.sqrt(covariances.variances)
    matrix: FloatArray = covariances.matrix / np.outer(spread, spread)
    return matrix


def mean_correlation(covariances: Covariances) -> float | None:
    """Return the mean correlation between two items; None when an item does not vary."""
    if not covariances.varies.all():
        return None
    matrix, k = correlations(covariances), len(covariances.columns)
    return float(matrix.sum() - np.trace(matrix)) / (k * (k - 1))


def standardised(k: int, mean_r: float) -> float | None:
    """Return alpha as if all items had the same variance: k * r / (1 + (k - 1) * r)."""
    below = 1 + (k - 1) * mean_r
    return k * mean_r / below if below > SINGULAR else None


def item_statistics(covariances: Covariances) -> tuple[ItemStatistics, ...]:
    """Return what each item does: with the sum of the others, and to alpha when it is left out."""
    trace, total = float(np.trace(covariances.matrix)), float(covariances.matrix.sum())
    rows = zip(
        covariances.columns,
        covariances.counts,
        covariances.means,
        covariances.variances.tolist(),
        covariances.matrix.sum(axis=0).tolist(),
        strict=True,
    )
    k = len(covariances.columns)
    return tuple(
        ItemStatistics(
            item=item,
            n=n,
            mean=mean,
            variance=variance,
            item_rest_r=item_rest_r(variance, with_all - variance, total - 2 * with_all + variance, total),
            alpha_if_dropped=alpha_without(k - 1, trace - variance, total - 2 * with_all + variance),
        )
        for item, n, mean, variance, with_all in rows
    )


def alpha_without(k: int, trace: float, total: float) -> float | None:
    """Return alpha of the k items that are left; None for a single one, or when their sum does not vary."""
    return None if k < 2 or total <= SINGULAR * trace or trace <= 0 else alpha_of_sums(k, trace, total)


def item_rest_r(variance: float, with_rest: float, rest: float, total: float) -> float | None:
    """Return the correlation of an item with the sum of the others; None when one of them does not vary."""
    if variance <= 0 or rest <= SINGULAR * total:
        return None
    return with_rest / float(np.sqrt(variance) * np.sqrt(rest))


def notes_on(covariances: Covariances) -> tuple[str, ...]:
    """Name the items that do not vary: they have no correlations."""
    if covariances.reason is not None:
        return ()
    return tuple(
        f"{column} does not vary, so it has no correlations and there is no standardised alpha"
        for column, varies in zip(covariances.columns, covariances.varies, strict=True)
        if not varies
    )

"""Intraclass correlations: how far raters of the same targets agree.

Six forms after Shrout and Fleiss 1979 (Psychological Bulletin 86, 420-428), with F, degrees of freedom, p and
intervals after McGraw and Wong 1996 (Psychological Methods 1, 30-46; correction 1, 390). For two observers who
could have been others and whose level matters, ICC(2,1) is the one to read.
"""

import math
from dataclasses import dataclass

import numpy as np
from scipy import special

from portfolio.statistics.enough import WithMinimum
from portfolio.statistics.tables import FloatArray, Table

MINIMUM_TARGETS = 30  # [K] a convention: thirty children, each rated by two
ROUNDING = 1e-12  # of the largest rating: a smaller difference is rounding
FORMS = ("ICC(1,1)", "ICC(2,1)", "ICC(3,1)", "ICC(1,k)", "ICC(2,k)", "ICC(3,k)")
MCGRAW_WONG = ("ICC(1)", "ICC(A,1)", "ICC(C,1)", "ICC(k)", "ICC(A,k)", "ICC(C,k)")


@dataclass(frozen=True)
class MeanSquares:
    """The analysis of variance of n targets by k raters; mean squares in squared answer units."""

    n: int
    k: int
    between_targets: float  # BMS, n - 1 degrees of freedom
    within_targets: float  # WMS, n(k - 1)
    between_raters: float  # JMS, k - 1
    residual: float  # EMS, (n - 1)(k - 1)


@dataclass(frozen=True)
class Icc:
    """One form of the intraclass correlation; `reason` says what is missing from it and why."""

    form: str
    mcgraw_wong: str
    icc: float | None
    lower: float | None
    upper: float | None
    f: float | None
    df1: int | None
    df2: int | None
    p: float | None
    reason: str | None


@dataclass(frozen=True)
class Agreement(WithMinimum):
    """All six forms, by their name in Shrout and Fleiss, and the mean squares under them.

    `n_minimum` (30 targets) is a convention [K]. A target with a missing rating is left out.
    """

    n: int
    n_minimum: int
    n_rows: int
    n_raters: int
    confidence: float
    mean_squares: MeanSquares | None
    forms: dict[str, Icc]
    reason: str | None


def intraclass_correlations(table: Table, confidence: float = 0.95) -> Agreement:
    """Return the six forms for a table whose rows are targets and whose columns are raters."""
    complete = table.values[~np.isnan(table.values).any(axis=1)]
    n, k = complete.shape
    reason, squares = why_too_few(n, k), None
    if reason is None:
        squares = mean_squares_of(complete)
        reason = None if squares is not None else "all ratings are the same, so nothing varies"
    return Agreement(
        n=n,
        n_minimum=MINIMUM_TARGETS,
        n_rows=len(table.values),
        n_raters=k,
        confidence=confidence,
        mean_squares=squares,
        forms={} if squares is None else forms_from(squares, confidence),
        reason=reason,
    )


def why_too_few(n: int, k: int) -> str | None:
    """Say what is lacking; nothing when there are enough to compute with."""
    if k < 2:
        return f"too few raters: {k}; at least 2 are needed"
    return f"too few targets that every rater rated: {n}; at least 2 are needed" if n < 2 else None


def mean_squares_of(ratings: FloatArray) -> MeanSquares | None:
    """Return the analysis of variance of a complete table; None when all ratings are the same."""
    n, k = ratings.shape
    centred = ratings - ratings.mean()
    targets = centred.mean(axis=1, keepdims=True)
    raters = centred.mean(axis=0, keepdims=True)
    noise = n * k * max(ROUNDING * float(np.abs(ratings).max()), ROUNDING) ** 2
    between = summed_squares(targets, k, noise)
    judges = summed_squares(raters, n, noise)
    rest = summed_squares(centred - targets - raters, 1, noise)
    if between + judges + rest <= 0:
        return None
    return MeanSquares(
        n=n,
        k=k,
        between_targets=between / (n - 1),
        within_targets=(judges + rest) / (n * (k - 1)),
        between_raters=judges / (k - 1),
        residual=rest / ((n - 1) * (k - 1)),
    )


def summed_squares(deviations: FloatArray, times: int, noise: float) -> float:
    """Return a sum of squares; 0 when it is no more than rounding."""
    total = times * float((deviations**2).sum())
    return total if total > noise else 0.0


def forms_from(squares: MeanSquares, confidence: float = 0.95) -> dict[str, Icc]:
    """Return the six forms from the mean squares alone."""
    n, k = squares.n, squares.k
    one_way = (squares.between_targets, squares.within_targets, n * (k - 1))
    two_way = (squares.between_targets, squares.residual, (n - 1) * (k - 1))
    single = (
        consistency(*one_way, n, k, confidence),
        absolute(squares, confidence),
        consistency(*two_way, n, k, confidence),
    )
    values = [form[0] for form in single] + means_of_raters(squares)
    bounds = [form[1] for form in single]
    bounds += [tuple(spearman_brown(bound, k) for bound in pair) for pair in bounds]
    tests = [f_test(*source, n) for source in (one_way, two_way, two_way)] * 2
    return {
        form: as_icc(form, other, value, interval, test)
        for form, other, value, interval, test in zip(FORMS, MCGRAW_WONG, values, bounds, tests, strict=True)
    }


Bounds = tuple[float | None, ...]
Test = tuple[float | None, int, int, float | None]


def as_icc(form: str, mcgraw_wong: str, value: float | None, interval: Bounds, test: Test) -> Icc:
    """Put one form together, and say what is missing from it."""
    f, df1, df2, p = test
    lower, upper = interval if value is not None else (None, None)
    reason = None
    if value is None:
        reason = "the targets differ too little from one another to divide by"
    elif f is None:
        reason = "the ratings leave no residual, so there is no F and no interval"
    elif lower is None or upper is None:
        reason = "the interval is not defined for these mean squares"
    return Icc(form, mcgraw_wong, value, lower, upper, f, df1, df2, p, reason)


def divided(above: float, below: float) -> float | None:
    """Divide, or return None where the outcome is not defined or too large to mean anything."""
    if below <= 0 or not (math.isfinite(above) and math.isfinite(below)) or abs(above) * ROUNDING > below:
        return None
    return above / below


def f_test(between: float, error: float, df2: int, n: int) -> Test:
    """Return F, its degrees of freedom and p, for the hypothesis that targets do not differ."""
    f = divided(between, error)
    return f, n - 1, df2, None if f is None else float(special.fdtrc(n - 1, df2, f))


def consistency(
    between: float, error: float, df2: int, n: int, k: int, confidence: float
) -> tuple[float | None, Bounds]:
    """Return ICC(1,1) or ICC(3,1) with its interval (Shrout and Fleiss, p. 424)."""
    value = divided(between - error, between + (k - 1) * error)
    f = divided(between, error)
    if f is None:
        return value, (None, None)
    upper_tail = (1 + confidence) / 2
    low = f / float(special.fdtri(n - 1, df2, upper_tail))
    high = f * float(special.fdtri(df2, n - 1, upper_tail))
    return value, ((low - 1) / (low + k - 1), (high - 1) / (high + k - 1))


def absolute(squares: MeanSquares, confidence: float) -> tuple[float | None, Bounds]:
    """Return ICC(2,1) with its interval (McGraw and Wong, table 7, case 2A): Satterthwaite's degrees v."""
    n, k = squares.n, squares.k
    between, judges, error = squares.between_targets, squares.between_raters, squares.residual
    value = divided(between - error, between + (k - 1) * error + k * (judges - error) / n)
    bias = divided(judges, error)
    if value is None or bias is None:
        return value, (None, None)
    df = (n - 1) * (k - 1)
    part, rest = k * value * bias, n * (1 + (k - 1) * value) - k * value
    v = divided(df * (part + rest) ** 2, (n - 1) * part**2 + rest**2)
    if not v:
        return value, (None, None)
    upper_tail = (1 + confidence) / 2
    low, high = float(special.fdtri(n - 1, v, upper_tail)), float(special.fdtri(v, n - 1, upper_tail))
    spread = k * judges + (k * n - k - n) * error
    return value, (
        divided(n * (between - low * error), low * spread + n * between),
        divided(n * (high * between - error), spread + n * high * between),
    )


def means_of_raters(squares: MeanSquares) -> list[float | None]:
    """Return ICC(1,k), ICC(2,k) and ICC(3,k): the reliability of the mean of all k raters."""
    between, judges, error = squares.between_targets, squares.between_raters, squares.residual
    return [
        divided(between - squares.within_targets, between),
        divided(between - error, between + (judges - error) / squares.n),
        divided(between - error, between),
    ]


def spearman_brown(reliability: float | None, times: float) -> float | None:
    """Return the reliability of the mean of `times` as many raters (or of a scale that much longer).

    .50 becomes .67 with two raters, .75 with three and .80 with four (Spearman 1910; Brown 1910).
    """
    if reliability is None:
        return None
    return divided(times * reliability, 1 + (times - 1) * reliability)

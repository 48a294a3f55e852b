"""A straight line through the scores of one person over time: two ways to draw it.

Least squares uses every point and gives way to one odd score. Theil-Sen takes the median of the slopes between
all pairs of points (Theil 1950; Sen 1968, Journal of the American Statistical Association 63, 1379-1389); its band
comes from the ranks of those slopes, with the variance of Kendall's S under ties (Kendall 1970, Rank correlation
methods, p. 55). Neither proves a change: with so few points the text stays *seems*.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import special

from portfolio.statistics.enough import WithMinimum
from portfolio.statistics.tables import FloatArray

MINIMUM_FOR_LINE = 3  # two moments show no shape (Singer and Willett 2003)
MINIMUM_FOR_SLOPE = 4  # [D] a decision of this project: a robust slope from four moments on


@dataclass(frozen=True)
class Line(WithMinimum):
    """A line: `slope` in score units per unit of time, `intercept` in score units at time 0.

    `lower` and `upper` bound the slope (Theil-Sen alone); `is_whole_range` says that so few moments cannot
    give a band of that confidence, and that it holds every slope between two of them. Moments with a missing
    score are left out.
    """

    n: int
    n_minimum: int
    reason: str | None
    slope: float | None = None
    intercept: float | None = None
    lower: float | None = None
    upper: float | None = None
    is_whole_range: bool | None = None


def least_squares(times: Sequence[float], scores: Sequence[float]) -> Line:
    """Return the line with the smallest squared distances to the scores."""
    x, y = known(times, scores)
    if reason := why_not(x):
        return Line(len(x), MINIMUM_FOR_LINE, reason)
    centred = x - x.mean()
    slope = float(centred @ (y - y.mean()) / (centred @ centred))
    return Line(len(x), MINIMUM_FOR_LINE, None, slope, float(y.mean() - slope * x.mean()))


def theil_sen(times: Sequence[float], scores: Sequence[float], confidence: float = 0.95) -> Line:
    """Return the line with the median slope, its band, and the intercept from the medians."""
    x, y = known(times, scores)
    if reason := why_not(x):
        return Line(len(x), MINIMUM_FOR_SLOPE, reason)
    later, earlier = np.nonzero(x[:, None] > x)
    slopes = np.sort((y[later] - y[earlier]) / (x[later] - x[earlier]))
    slope = float(np.median(slopes))
    half = float(special.ndtri((1 + confidence) / 2)) * np.sqrt(variance_of_kendalls_s(x, y))
    low, high = round((len(slopes) - half) / 2) - 1, round((len(slopes) + half) / 2)
    return Line(
        n=len(x),
        n_minimum=MINIMUM_FOR_SLOPE,
        reason=None,
        slope=slope,
        intercept=float(np.median(y) - slope * np.median(x)),
        lower=float(slopes[max(low, 0)]),
        upper=float(slopes[min(high, len(slopes) - 1)]),
        is_whole_range=low < 0 or high >= len(slopes),
    )


def variance_of_kendalls_s(x: FloatArray, y: FloatArray) -> float:
    """Return the variance of concordant minus discordant pairs when nothing changes, with ties in both."""
    n = len(x)
    t, u = (np.unique(values, return_counts=True)[1] for values in (x, y))
    squares = n * (n - 1) * (2 * n + 5) - sum(float((c * (c - 1) * (2 * c + 5)).sum()) for c in (t, u))
    pairs = float((t * (t - 1)).sum()) * float((u * (u - 1)).sum()) / (2 * n * (n - 1))
    triples = float((t * (t - 1) * (t - 2)).sum()) * float((u * (u - 1) * (u - 2)).sum())
    return max(squares / 18 + pairs + triples / max(9 * n * (n - 1) * (n - 2), 1), 0.0)


def known(times: Sequence[float], scores: Sequence[float]) -> tuple[FloatArray, FloatArray]:
    """Return the moments that have a score; `ValueError` when the numbers of times and scores differ."""
    x, y = np.asarray(times, dtype=np.float64), np.asarray(scores, dtype=np.float64)
    if x.shape != y.shape:
        raise ValueError("There must be as many times as scores.")
    has_both = np.isfinite(x) & np.isfinite(y)
    return x[has_both], y[has_both]


def why_not(times: FloatArray) -> str | None:
    """Say why there is no line; nothing when there is one."""
    if len(times) < 2:
        return f"too few moments with a score: {len(times)}; at least 2 are needed"
    if float(np.ptp(times)) <= 0:
        return "all scores are of the same moment"
    return None

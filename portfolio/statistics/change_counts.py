"""How many people changed by more than measurement error, in pairs of scores."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import fmean, stdev

from portfolio.statistics.change import (
    CRITICAL,
    MINIMUM_PAIRS,
    SMALLEST,
    Method,
    Scale,
    standard_error_of_difference,
    within,
)
from portfolio.statistics.enough import WithMinimum
from portfolio.statistics.tables import LARGEST

FEWEST_PAIRS = 2


@dataclass(frozen=True)
class Spread:
    """Mean and standard deviation (score units) of one moment."""

    mean: float
    sd: float


@dataclass(frozen=True)
class ChangeCounts(WithMinimum):
    """How many improved, stayed within measurement error, or got worse (Jacobson and Truax 1991, table 2).

    The standard error of the difference comes from the standard deviations of these same pairs (score
    units). `n_minimum` (30 pairs) is a convention [K]; `n_left_out` counts pairs with a missing score.
    """

    method: Method
    n: int
    n_minimum: int
    n_left_out: int
    reliability: float
    before: Spread | None = None
    after: Spread | None = None
    sdiff: float | None = None
    threshold: float | None = None
    improved: int | None = None
    unchanged: int | None = None
    worse: int | None = None
    reason: str | None = None


def count_changes(
    before: Sequence[float],
    after: Sequence[float],
    reliability: float,
    method: Method = Method.JACOBSON_TRUAX,
    higher_is_better: bool = True,
) -> ChangeCounts:
    """Classify each pair of scores; NaN is a missing score. `ChangeError` for a figure out of its range."""
    within("reliability", reliability, 0, 1)
    pairs = known_pairs(before, after)
    without = ChangeCounts(method, len(pairs), MINIMUM_PAIRS, len(before) - len(pairs), reliability)
    if len(pairs) < FEWEST_PAIRS:
        reason = f"too few pairs of scores: {len(pairs)}; at least {FEWEST_PAIRS} are needed"
        return replace(without, reason=reason)
    first, second = (Spread(fmean(scores), stdev(scores)) for scores in zip(*pairs, strict=True))
    if min(first.sd, second.sd) <= SMALLEST:
        return replace(without, reason="the scores of one moment do not vary")
    sdiff = standard_error_of_difference(Scale(first.sd, reliability, second.sd), method)
    if sdiff <= SMALLEST:
        return replace(without, reason="there is no measurement error to divide by")
    sign = 1 if higher_is_better else -1
    counted = with_counts(without, [sign * (y - x) / sdiff for x, y in pairs])
    return replace(counted, before=first, after=second, sdiff=sdiff, threshold=CRITICAL * sdiff)


def known_pairs(before: Sequence[float], after: Sequence[float]) -> list[tuple[float, float]]:
    """Return the pairs of which both scores are there, each within the range of scores."""
    pairs = zip(before, after, strict=True)
    return [
        (within("before", x, -LARGEST, LARGEST), within("after", y, -LARGEST, LARGEST))
        for x, y in pairs
        if not (math.isnan(x) or math.isnan(y))
    ]


def with_counts(without: ChangeCounts, indices: Sequence[float]) -> ChangeCounts:
    """Fill in how many reliable change indices lie above, within and below the critical value."""
    improved, worse = sum(rc > CRITICAL for rc in indices), sum(rc < -CRITICAL for rc in indices)
    return replace(without, improved=improved, unchanged=len(indices) - improved - worse, worse=worse)

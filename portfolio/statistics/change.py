"""When a difference between two scores is larger than measurement error.

Jacobson and Truax 1991 (Journal of Consulting and Clinical Psychology 59, 12-19), with the standard error of the
difference as corrected by Christensen and Mendoza 1986 (Behavior Therapy 17, 305-308): the formula of 1984 lacked
the square root of 2. Maassen 2004 (Journal of the International Neuropsychological Society 10, 888-893) prefers
the version that allows a different variance at both moments.
"""

import math
from dataclasses import dataclass
from enum import StrEnum

from portfolio.statistics.tables import LARGEST

CRITICAL = 1.96  # as in the paper: outside it, chance alone is expected in 5% of those who did not change
MINIMUM_PAIRS = 30  # [K] a convention, for the forms behind the standard deviation and the reliability
SMALLEST = 1e-12  # a smaller standard error of the difference is rounding


class Method(StrEnum):
    """Whose standard error of the difference is used."""

    JACOBSON_TRUAX = "jacobson-truax"
    MAASSEN = "maassen"


class ChangeError(ValueError):
    """A figure that cannot be what it says; the sentence names it."""

    def __init__(self, name: str, rule: str) -> None:
        super().__init__(f"{name} {rule}.")
        self.name = name
        self.rule = rule


@dataclass(frozen=True)
class Scale:
    """What is known of a score: its standard deviations (score units), reliability and number of pairs.

    `sd_after` is the standard deviation at the second moment, for Maassen's method alone.
    """

    sd: float
    reliability: float
    sd_after: float | None = None
    n: int | None = None

    def __post_init__(self) -> None:
        """Refuse figures outside their range."""
        within("sd", self.sd, 0, LARGEST, is_open=True)
        within("reliability", self.reliability, 0, 1)
        if self.sd_after is not None:
            within("sd_after", self.sd_after, 0, LARGEST, is_open=True)
        if self.n is not None and self.n < 2:
            raise ChangeError("n", f"is {self.n}; it must be at least 2")


@dataclass(frozen=True)
class ReliableChange:
    """One difference between two scores (score units) against measurement error.

    `n` is the number of pairs behind the parameters, None when the caller does not say; `n_minimum` (30
    pairs) is a convention [K].
    """

    method: Method
    n: int | None
    n_minimum: int
    sd: float
    sd_after: float | None
    reliability: float
    before: float
    after: float
    difference: float
    sem: float
    sem_after: float
    sdiff: float
    critical: float
    threshold: float  # the smallest difference that counts is just above this, score units
    rc: float | None
    is_reliable: bool | None
    reason: str | None

    @property
    def is_enough(self) -> bool | None:
        """Say whether the parameters rest on enough pairs; None when their number is not known."""
        return None if self.n is None else self.n >= self.n_minimum


def within(name: str, value: float, least: float, most: float, is_open: bool = False) -> float:
    """Return the value, or raise `ChangeError` when it lies outside its range or is no number."""
    if not math.isfinite(value):
        raise ChangeError(name, "must be a number")
    if not least <= value <= most or (is_open and value == least):
        above = f"above {least:g}" if is_open else f"from {least:g}"
        raise ChangeError(name, f"is {value:g}; it must lie {above} to {most:g}")
    return value


def standard_error_of_measurement(sd: float, reliability: float) -> float:
    """Return SD * sqrt(1 - r) (score units): the spread of scores around one person's true score."""
    return sd * math.sqrt(1 - reliability)


def standard_error_of_difference(scale: Scale, method: Method = Method.JACOBSON_TRUAX) -> float:
    """Return the standard error of a difference between two scores (score units).

    Jacobson and Truax: sqrt(2) * SEM. Maassen: sqrt(SEM1^2 + SEM2^2), each from the standard deviation of its
    own moment, that is sqrt((SD1^2 + SD2^2) * (1 - r)); the same when the two are equal.
    """
    second = scale.sd if method is Method.JACOBSON_TRUAX else needed_sd_after(scale)
    return math.hypot(
        standard_error_of_measurement(scale.sd, scale.reliability),
        standard_error_of_measurement(second, scale.reliability),
    )


def needed_sd_after(scale: Scale) -> float:
    """Return the second standard deviation; `ChangeError` without it."""
    if scale.sd_after is None:
        raise ChangeError("sd_after", "is missing; the method of Maassen needs the sd of both moments")
    return scale.sd_after


def reliable_change(
    scale: Scale, before: float, after: float, method: Method = Method.JACOBSON_TRUAX
) -> ReliableChange:
    """Return RC = (after - before) / Sdiff with every figure on the way."""
    difference = within("after", after, -LARGEST, LARGEST) - within("before", before, -LARGEST, LARGEST)
    sd_after = needed_sd_after(scale) if method is Method.MAASSEN else None
    sdiff = standard_error_of_difference(scale, method)
    rc = difference / sdiff if sdiff > SMALLEST else None
    return ReliableChange(
        method=method,
        n=scale.n,
        n_minimum=MINIMUM_PAIRS,
        sd=scale.sd,
        sd_after=sd_after,
        reliability=scale.reliability,
        before=before,
        after=after,
        difference=difference,
        sem=standard_error_of_measurement(scale.sd, scale.reliability),
        sem_after=standard_error_of_measurement(sd_after or scale.sd, scale.reliability),
        sdiff=sdiff,
        critical=CRITICAL,
        threshold=CRITICAL * sdiff,
        rc=rc,
        is_reliable=None if rc is None else abs(rc) > CRITICAL,
        reason="there is no measurement error to divide by" if rc is None else None,
    )


@dataclass(frozen=True)
class Regression:
    """What to expect of a second score without any change: regression to the mean (score units)."""

    mean: float
    reliability: float
    first: float
    expected_second: float
    expected_difference: float


def regression_to_the_mean(first: float, mean: float, reliability: float) -> Regression:
    """Return the expected second score, mean + r * (first - mean).

    Whoever is entered in a crisis looks better the next time by itself. `mean` is that of the group at the
    first moment.
    """
    within("first", first, -LARGEST, LARGEST)
    within("mean", mean, -LARGEST, LARGEST)
    within("reliability", reliability, 0, 1)
    expected = mean + reliability * (first - mean)
    return Regression(mean, reliability, first, expected, expected - first)


@dataclass(frozen=True)
class CutOffs:
    """Where a score passes from the clinical to the functional group (Jacobson and Truax 1991, p. 13-14)."""

    a: float  # two standard deviations beyond the clinical mean
    b: float  # within two standard deviations of the functional mean
    c: float  # as likely in either group


def cut_offs(
    clinical_mean: float, clinical_sd: float, functional_mean: float, functional_sd: float
) -> CutOffs:
    """Return the three cut-off points (score units), whichever way the scale points."""
    for name, value in (("clinical_mean", clinical_mean), ("functional_mean", functional_mean)):
        within(name, value, -LARGEST, LARGEST)
    for name, value in (("clinical_sd", clinical_sd), ("functional_sd", functional_sd)):
        within(name, value, 0, LARGEST, is_open=True)
    sign = 1 if functional_mean >= clinical_mean else -1
    return CutOffs(
        a=clinical_mean + sign * 2 * clinical_sd,
        b=functional_mean - sign * 2 * functional_sd,
        c=(functional_sd * clinical_mean + clinical_sd * functional_mean) / (clinical_sd + functional_sd),
    )

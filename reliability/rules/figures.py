"""The reliability of every strength from an organisation's own forms: tables of numbers in, figures out.

No ids and no days come in here. NaN is a missing answer or score; nothing is filled in.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np

from portfolio.statistics.agreement import MINIMUM_TARGETS, Agreement, Icc, intraclass_correlations
from portfolio.statistics.consistency import MINIMUM_FORMS, Alpha, alpha_from
from portfolio.statistics.covariances import Missing, covariances_of
from portfolio.statistics.one_factor import Omega, omega_from
from portfolio.statistics.tables import FloatArray, Table
from reliability.rules.measurement_error import ALPHA, HIGHEST, ICC, ScoreError

KINDS = (ICC, ALPHA)
MINIMUM = {ALPHA: MINIMUM_FORMS, ICC: MINIMUM_TARGETS}
SINGLE_OBSERVER = "ICC(2,1)"


@dataclass(frozen=True, eq=False)
class StrengthForms:
    """What was answered on one strength.

    `answers` has a row per child and a column per item of `items`; `scores` the score of the same forms;
    `pairs` a row per child seen by two observers, with the score of each.
    """

    element: str
    items: tuple[str, ...]
    answers: FloatArray
    scores: FloatArray
    pairs: FloatArray


@dataclass(frozen=True)
class Known:
    """One way to know the reliability of a strength, and on how many it rests."""

    kind: str
    n: int
    reliability: float | None
    sd: float | None

    @property
    def n_minimum(self) -> int:
        """The least number that practice asks for."""
        return MINIMUM[self.kind]

    @property
    def is_enough(self) -> bool:
        """Whether it rests on that many."""
        return self.n >= self.n_minimum

    @property
    def error(self) -> ScoreError | None:
        """The measurement error, when it can be switched on."""
        if not self.is_enough or self.reliability is None or self.sd is None:
            return None
        if not 0 < self.reliability < 1 or not 0 < self.sd <= HIGHEST:
            return None
        return ScoreError(self.sd, self.reliability, self.kind, self.n)


@dataclass(frozen=True)
class StrengthFigures:
    """All figures of one strength."""

    element: str
    n_items: int
    pairwise: Alpha
    listwise: Alpha
    omega: Omega
    agreement: Agreement
    n_scores: int
    sd: float | None

    @property
    def icc(self) -> Icc | None:
        """How far another observer would have given the same score."""
        return self.agreement.forms.get(SINGLE_OBSERVER)

    @property
    def known(self) -> dict[str, Known]:
        """What is known from observers, and from the statements among themselves."""
        icc = self.icc.icc if self.icc else None
        n_alpha = min(self.pairwise.n_least, self.n_scores)  # the fewest forms behind any part of it
        n_icc = min(self.agreement.n, self.n_scores)
        return {
            ICC: Known(ICC, n_icc, icc, self.sd),
            ALPHA: Known(ALPHA, n_alpha, self.pairwise.alpha, self.sd),
        }


def figures_of(forms: StrengthForms) -> StrengthFigures:
    """Compute everything for one strength."""
    table = Table(forms.items, forms.answers)
    pairwise = covariances_of(table, Missing.PAIRWISE)
    scores = forms.scores[~np.isnan(forms.scores)]
    return StrengthFigures(
        element=forms.element,
        n_items=len(forms.items),
        pairwise=alpha_from(pairwise),
        listwise=alpha_from(covariances_of(table, Missing.LISTWISE)),
        omega=omega_from(pairwise),
        agreement=intraclass_correlations(Table(("one", "other"), forms.pairs)),
        n_scores=len(scores),
        sd=spread_of(scores),
    )


def spread_of(scores: FloatArray) -> float | None:
    """Return the standard deviation (n - 1, scale points); None when there is none."""
    sd = float(scores.std(ddof=1)) if len(scores) > 1 else math.nan
    return sd if math.isfinite(sd) and sd > 0 else None


def errors_in(figures: Sequence[StrengthFigures], kind: str) -> dict[str, ScoreError]:
    """Return the strengths whose measurement error can be switched on, from one kind of reliability."""
    found = {one.element: one.known[kind].error for one in figures}
    return {element: error for element, error in found.items() if error is not None}


def digest_of_errors(errors: Mapping[str, ScoreError]) -> str:
    """Return a digest of figures, to tell whether someone saw these or others."""
    rows = [
        f"{element} {error.kind} {error.n} {error.sd:.6f} {error.reliability:.6f}"
        for element, error in sorted(errors.items())
    ]
    return sha256("\n".join(rows).encode()).hexdigest()

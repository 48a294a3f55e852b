"""What measurement error makes of a score and of a difference between two scores.

Without figures of the own organisation that a named person switched on, nothing here says anything: every
difference can be chance. With them a score gets a band of 1.96 standard errors of measurement to both sides,
and a difference is larger than measurement error beyond 1.96 standard errors of the difference (Jacobson and
Truax 1991 with the square root of 2; `portfolio.statistics.change`). Chance alone does that in 5 of 100 cases.
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol
from uuid import UUID

from portfolio.rules.scoring import Scores
from portfolio.statistics.change import (
    CRITICAL,
    Scale,
    standard_error_of_difference,
    standard_error_of_measurement,
)

LOWEST, HIGHEST = 0.0, 3.0  # scale points
ALPHA, ICC = "alpha", "icc"  # where a reliability comes from
HARD_TIME = datetime.timedelta(weeks=4)
TOLERANCE = 1e-9  # thirds are not exact in binary


class Scored(Protocol):
    """A signed form: of which instrument version, with which scores."""

    @property
    def version_id(self) -> UUID: ...

    @property
    def scores(self) -> Scores: ...


@dataclass(frozen=True)
class ScoreError:
    """The figures of one strength: SD (scale points), reliability, where that comes from, and on how many."""

    sd: float
    reliability: float
    kind: str
    n: int

    @property
    def sem(self) -> float:
        """The standard error of measurement (scale points)."""
        return standard_error_of_measurement(self.sd, self.reliability)

    @property
    def sdiff(self) -> float:
        """The standard error of a difference between two scores (scale points)."""
        return standard_error_of_difference(Scale(self.sd, self.reliability))

    @property
    def threshold(self) -> float:
        """What a difference has to exceed (scale points)."""
        return CRITICAL * self.sdiff

    def band(self, score: float) -> tuple[float, float]:
        """Return the band around a score, within the scale."""
        room = CRITICAL * self.sem
        return max(LOWEST, score - room), min(HIGHEST, score + room)


@dataclass(frozen=True)
class Change:
    """One difference between two scores of a strength, against measurement error."""

    before: float
    after: float
    error: ScoreError

    @property
    def difference(self) -> float:
        """After minus before (scale points)."""
        return self.after - self.before

    @property
    def is_larger(self) -> bool:
        """Whether it is larger than measurement error; otherwise it can be chance."""
        return abs(self.difference) > self.error.threshold + TOLERANCE

    @property
    def rc(self) -> float:
        """The index of Jacobson and Truax."""
        return self.difference / self.error.sdiff


@dataclass(frozen=True)
class SwitchedOn:
    """Who put the figures of one instrument version to use, on which day, for how many strengths."""

    version_id: UUID
    by: str
    on: datetime.date
    n_strengths: int


@dataclass(frozen=True)
class Errors:
    """What an organisation knows, by version and strength; empty until someone switched it on."""

    of_strength: Mapping[tuple[UUID, str], ScoreError] = field(default_factory=dict)
    switched_on: tuple[SwitchedOn, ...] = ()

    def of(self, reading: Scored, element: str) -> ScoreError | None:
        """Return the figures for a strength in a form; None when there are none."""
        return self.of_strength.get((reading.version_id, element))

    def change(self, before: Scored, after: Scored, element: str) -> Change | None:
        """Return a difference with its error; None when a score or the figures lack, or versions differ."""
        scores = [reading.scores.elements.get(element) for reading in (before, after)]
        first, second = (score.score if score else None for score in scores)
        error = self.of(after, element)
        if error is None or first is None or second is None or before.version_id != after.version_id:
            return None
        return Change(first, second, error)

    def larger(self, before: Scored | None, after: Scored) -> dict[str, Change]:
        """Return the differences larger than measurement error between two forms, by strength."""
        if before is None:
            return {}
        found = {element: self.change(before, after, element) for element in after.scores.elements}
        return {element: change for element, change in found.items() if change and change.is_larger}


NOTHING_KNOWN = Errors()


def is_hard_time(day: datetime.date, adversities: Iterable[datetime.date]) -> bool:
    """Say whether a form of this day was made within four weeks after an adversity began, given their first days.

    Regression to the mean: whoever is seen in a crisis looks better the next time by itself.
    """
    return any(first <= day <= first + HARD_TIME for first in adversities)

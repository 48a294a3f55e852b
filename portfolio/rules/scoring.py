"""From answers to scores: pure rules, the same on every screen and on paper.

An element's score is the mean of its answered items, given only when enough of those that fit this child were
answered (the missing-item rule that the SDQ also uses: 3 of 5 items, scoring sheet 2014). *Could not see*, *does
not fit*, skipped and zero are four different things; only zero is a score, and what does not fit is not asked for.
There is no total and no mean over elements, domains, observers or settings. What stands apart on a form, facts
and words, never comes here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from statistics import fmean
from typing import Any, NamedTuple

from portfolio.rules.definitions import InstrumentDefinition, ScoringRule
from portfolio.rules.domains import CELLS

SCORING_VERSION = "2.0"
TOLERANCE = 1e-9  # thirds are not exact in binary


class NoScore(StrEnum):
    """The two ways out of the scale."""

    NOT_SEEN = "not_seen"
    NOT_APPLICABLE = "not_applicable"


Choice = int | NoScore


class Status(StrEnum):
    """Why an element has a score, or has none."""

    SCORED = "scored"
    TOO_LITTLE_SEEN = "too_little_seen"
    NOT_APPLICABLE = "not_applicable"


STATUSES = {status.value: status for status in Status}  # a dictionary is quicker than Status(value)


class ElementScore(NamedTuple):
    """The score of one strength (scale points 0 to 3, or None) and what it rests on (numbers of items)."""

    element: str
    score: float | None
    status: Status
    n_items: int
    n_answered: int
    n_not_seen: int
    n_not_applicable: int
    is_present: bool

    @property
    def n_skipped(self) -> int:
        """The number of items that were left open."""
        return self.n_items - self.n_answered - self.n_not_seen - self.n_not_applicable


@dataclass(frozen=True)
class Scores:
    """The element scores of one form, with the two figures of poly-strengths: how many and how varied."""

    scoring_version: str
    elements: dict[str, ElementScore]
    cells_present: frozenset[tuple[str, str]]

    @property
    def n_judged(self) -> int:
        """The number of strengths with a score."""
        return sum(score.score is not None for score in self.elements.values())

    @property
    def n_present(self) -> int:
        """The number of judged strengths that are present."""
        return sum(score.is_present for score in self.elements.values())

    @property
    def n_present_at_most(self) -> int:
        """The number that could be present if every strength without a score were."""
        return self.n_present + sum(s.status is Status.TOO_LITTLE_SEEN for s in self.elements.values())

    @property
    def n_cells(self) -> int:
        """The number of the 8 cells (domain by locus) with at least one strength present."""
        return len(self.cells_present)


def score_element(element: str, choices: list[Choice | None], rule: ScoringRule) -> ElementScore:
    """Score one element from the choices for its items, in any order; None is a skipped item."""
    values = [choice for choice in choices if isinstance(choice, int)]
    n_not_applicable = choices.count(NoScore.NOT_APPLICABLE)
    n_fitting = len(choices) - n_not_applicable
    is_enough = bool(values) and len(values) >= rule.min_answered_share * n_fitting - TOLERANCE
    score = fmean(values) if is_enough else None
    if score is not None:
        status = Status.SCORED
    elif not n_fitting:
        status = Status.NOT_APPLICABLE
    else:
        status = Status.TOO_LITTLE_SEEN
    return ElementScore(
        element=element,
        score=score,
        status=status,
        n_items=len(choices),
        n_answered=len(values),
        n_not_seen=choices.count(NoScore.NOT_SEEN),
        n_not_applicable=n_not_applicable,
        is_present=score is not None and score >= rule.present_from - TOLERANCE,
    )


def score_form(definition: InstrumentDefinition, choices: Mapping[str, Choice]) -> Scores:
    """Score a whole form; `choices` holds the chosen answer by item key."""
    scores = {
        element.key: score_element(
            element.key, [choices.get(item) for item in definition.items_of[element.key]], definition.scoring
        )
        for element in definition.elements
    }
    return Scores(SCORING_VERSION, scores, cells_of(definition, scores))


def cells_of(
    definition: InstrumentDefinition, scores: Mapping[str, ElementScore]
) -> frozenset[tuple[str, str]]:
    """Return the cells that hold at least one present strength."""
    return frozenset(
        (domain, locus)
        for domain, locus in CELLS
        if any(scores[element.key].is_present for element in definition.elements_in(domain, locus))
    )


def scores_to_json(scores: Scores) -> dict[str, Any]:
    """Write scores as plain JSON values, to be stored at signing."""
    return {
        "scoring_version": scores.scoring_version,
        "elements": {
            key: [
                s.score,
                s.status.value,
                s.n_items,
                s.n_answered,
                s.n_not_seen,
                s.n_not_applicable,
                s.is_present,
            ]
            for key, s in scores.elements.items()
        },
        "cells_present": sorted(map(list, scores.cells_present)),
    }


def scores_from_json(stored: Mapping[str, Any]) -> Scores:
    """Read scores back as they were stored; they are not computed anew."""
    return Scores(
        scoring_version=stored["scoring_version"],
        elements={
            key: ElementScore(key, row[0], STATUSES[row[1]], *row[2:])
            for key, row in stored["elements"].items()
        },
        cells_present=frozenset((cell[0], cell[1]) for cell in stored["cells_present"]),
    )

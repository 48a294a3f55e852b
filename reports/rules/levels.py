"""How a strength stands: one code for fill, dots and words, the same for internal and external strengths.

Nothing rounds up across a word: fill and dots follow the score itself, and a score between two anchored answers is
told as lying between them. The four kinds of no score (could not see, does not fit, left open, not asked) stay four.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from portfolio.rules.definitions import InstrumentDefinition
from portfolio.rules.definitions import Level as Answer
from portfolio.rules.domains import Text
from portfolio.rules.scoring import TOLERANCE, ElementScore


class Level(StrEnum):
    """How a strength stands on the map, or why it has no score. Looked and not there yet is a score."""

    PRESENT = "present"
    GROWING = "growing"
    NOT_YET = "not_yet"
    TOO_LITTLE_SEEN = "too_little_seen"
    LEFT_OPEN = "left_open"
    NOT_APPLICABLE = "not_applicable"


SCORED = (Level.PRESENT, Level.GROWING, Level.NOT_YET)
NO_SCORE = (Level.TOO_LITTLE_SEEN, Level.LEFT_OPEN, Level.NOT_APPLICABLE)


class Between(NamedTuple):
    """The anchored answers that a score lies on or between; the same one twice when it lies on it."""

    low: Text
    high: Text

    @property
    def is_exact(self) -> bool:
        """Whether the score is the value of an answer."""
        return self.low == self.high


def level_of(score: ElementScore) -> Level:
    """Return how a score stands. *Not yet* is zero on every statement; anything above it was seen somewhere."""
    if score.score is None:
        return why_no_score(score)
    if score.is_present:
        return Level.PRESENT
    return Level.GROWING if score.score > TOLERANCE else Level.NOT_YET


def why_no_score(score: ElementScore) -> Level:
    """Return why a strength has no score, from the statements that have none."""
    if score.n_not_seen:
        return Level.TOO_LITTLE_SEEN
    return Level.LEFT_OPEN if score.n_skipped else Level.NOT_APPLICABLE


def answers_around(score: float, answers: Sequence[Answer]) -> Between | None:
    """Return the anchored answers that a score lies on or between; None when there is no scale."""
    low = [answer for answer in answers if answer.value <= score + TOLERANCE]
    high = [answer for answer in answers if answer.value >= score - TOLERANCE]
    return Between(low[-1].label, high[0].label) if low and high else None


def answers_for(definition: InstrumentDefinition, element: str) -> Sequence[Answer]:
    """Return the anchored answers that a form offers for a strength; none when it does not ask for it."""
    items = definition.items_of.get(element, ())
    return definition.levels_of(definition.items[items[0]]) if items and definition.scales else ()

"""How a strength stands in words: those of the scale that was used, for a score that lies on one or between two."""

import math
from collections.abc import Sequence

from django.utils.translation import gettext as _

from paper.dates_and_numbers import number
from portfolio.rules.definitions import InstrumentDefinition
from portfolio.rules.definitions import Level as Answer
from portfolio.rules.scoring import ElementScore
from portfolio.words import in_words
from reports.rules.levels import Level, answers_around, answers_for, level_of


def level_names() -> dict[Level, str]:
    """Return what each look of a strength means, whatever the scale."""
    return {
        Level.PRESENT: _("present"),
        Level.GROWING: _("partly"),
        Level.NOT_YET: _("not yet"),
        Level.TOO_LITTLE_SEEN: _("could not be seen enough"),
        Level.LEFT_OPEN: _("left open"),
        Level.NOT_APPLICABLE: _("does not fit"),
    }


def own_level_names() -> dict[Level, str]:
    """Return the same for what a child or a parent says."""
    return {**level_names(), Level.TOO_LITTLE_SEEN: _("does not know")}


def level_in_words(score: ElementScore, definition: InstrumentDefinition, *, is_own: bool = False) -> str:
    """Say how one form has a strength, in the answers of its own scale; or why it has no score."""
    level = level_of(score)
    names = own_level_names() if is_own else level_names()
    if score.score is None:
        return names[level]
    around = answers_around(score.score, answers_for(definition, score.element))
    if around is None:
        return names[level]
    if around.is_exact:
        return in_words(around.low)
    return _("between ‘%(low)s’ and ‘%(high)s’") % {
        "low": in_words(around.low),
        "high": in_words(around.high),
    }


def answer_in_words(value: int | None, answers: Sequence[Answer]) -> str:
    """Write the answer at which an example was written; empty without a score."""
    return next((in_words(answer.label) for answer in answers if answer.value == value), "")


def figure(score: float) -> str:
    """Write a score with one decimal; rounded down where rounding would reach the next whole number."""
    return number(math.floor(score * 10) / 10 if round(score, 1) >= math.ceil(score) > score else score)

"""Strengths to build on: by level, never in an order that chance decides; with what was written at answers that show them."""

from collections.abc import Mapping
from typing import NamedTuple

from django.utils.translation import gettext as _

from portfolio.rules.definitions import InstrumentDefinition
from portfolio.rules.scoring import TOLERANCE
from portfolio.words import in_words
from reports.facts.examples import Example
from reports.facts.readings import Reading
from reports.rules.levels import answers_for
from reports.words.levels import answer_in_words

HIGHEST = 3  # scale points


class PresentGroup(NamedTuple):
    """Strengths that stand alike: what that means, and their names by domain, in the order of the form."""

    meaning: str
    names: list[str]


class Illustrated(NamedTuple):
    """A strength that is present, with an example written at an answer that shows it, and that answer."""

    name: str
    example: str
    answer: str


def present_groups(reading: Reading, definition: InstrumentDefinition) -> list[PresentGroup]:
    """Return the strengths that are present in a form: those at the top of the scale, and the others."""
    top: list[str] = []
    others: list[str] = []
    for element in definition.elements:
        score = reading.scores.elements.get(element.key)
        if score is not None and score.is_present and score.score is not None:
            group = top if score.score >= HIGHEST - TOLERANCE else others
            group.append(in_words(element.name))
    groups = [
        PresentGroup(_("The highest answer"), top),
        PresentGroup(_("Also present") if top else _("Present"), others),
    ]
    return [group for group in groups if group.names]


def illustrated_in(
    reading: Reading, definition: InstrumentDefinition, examples: Mapping[str, Example]
) -> list[Illustrated]:
    """Return every example that was written at an answer which shows a strength, of strengths that are present.

    An example at a lower answer never stands as proof of a strength, however high the mean of its statements.
    """
    return [
        Illustrated(
            in_words(element.name),
            example.text,
            answer_in_words(example.value, answers_for(definition, element.key)),
        )
        for element in definition.elements
        if (score := reading.scores.elements.get(element.key)) and score.is_present
        for item in definition.items_of[element.key]
        if (example := examples.get(item)) and example.shows_strength(definition.scoring.present_from)
    ]

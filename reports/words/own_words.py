"""What the child and its parents wrote themselves, as the page of a discussion quotes it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from children.rules.voices import OWN_VOICES
from paper.dates_and_numbers import near_day
from portfolio.rules.definitions import InstrumentDefinition
from reports.facts.examples import Example
from reports.facts.readings import Reading
from reports.words.sentences import speaker

MOST_EACH = 2  # quotes of one voice; the rest stands in its form


@dataclass(frozen=True)
class OwnWords:
    """What one voice said: who, on which day, and at most two sentences as they were written.

    `is_left_out` when there are no quotes because someone said no to showing them.
    """

    who: str
    day: str
    quotes: list[str]
    is_left_out: bool = False


def newest_own(readings: Sequence[Reading]) -> list[Reading]:
    """Return the newest form of the child and of a parent, the child first."""
    newest = {reading.role: reading for reading in readings if reading.role in OWN_VOICES}
    return [newest[role] for role in OWN_VOICES if role in newest]


def own_words(
    readings: Iterable[Reading],
    examples: Mapping[str, Mapping[str, Example]],
    definitions: Mapping[str, InstrumentDefinition],
    name: str,
    silent: Collection[str] = (),
) -> list[OwnWords]:
    """Return the words of each voice; only what was written where a strength shows, never what did not go well.

    Of the forms in `silent`, by id, nothing is quoted.
    """
    found = []
    for reading in readings:
        floor = definitions[reading.instrument].scoring.present_from
        shown = [one.text for one in examples.get(reading.id, {}).values() if one.shows_strength(floor)]
        is_silent = bool(shown) and reading.id in silent
        quotes = [] if is_silent else shown[:MOST_EACH]
        when = near_day(reading.period_to, reading.period_to)
        found.append(OwnWords(speaker(reading, name), when, quotes, is_silent))
    return found

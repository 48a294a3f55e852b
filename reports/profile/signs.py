"""The five signs of healthy development in words and pictures: the strip of now, and their course."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _

from children.models.observer import ObserverRole
from children.rules.voices import is_own_voice
from paper.dates_and_numbers import short_day
from portfolio.rules.outcomes import OutcomeDefinition, Sign
from portfolio.rules.scoring import Choice, NoScore
from portfolio.words import in_words
from reports.charts import svg
from reports.charts.svg.signs import sign_row
from reports.facts.signs import SignReading, latest_of_each
from reports.words.labels import who_in_words


@dataclass(frozen=True)
class Voice:
    """One observer of the strip: mark, a short name, who that is in full, and the day."""

    mark: svg.Svg
    name: str
    who: str
    day: str


class Answered(NamedTuple):
    """What one voice answered, in words."""

    voice: Voice
    words: str


@dataclass(frozen=True)
class SignRow:
    """One sign: its picture, and what each voice answered, in words."""

    name: str
    plot: svg.Svg
    answers: list[Answered]


@dataclass(frozen=True)
class SignStrip:
    """The signs as they stand now, apart from the strengths."""

    voices: list[Voice]
    levels: list[str]
    rows: list[SignRow]


def short_names(readings: Sequence[SignReading], child_name: str) -> list[str]:
    """Name who answered as shortly as they can be told apart: the child, or the role; in full where roles are alike.

    Who is signed in may have written down what a teacher said, so a name alone would say too much.
    """
    roles = Counter(reading.role for reading in readings)
    return [
        child_name
        if reading.role == ObserverRole.CHILD
        else str(ObserverRole(reading.role).label)
        if roles[reading.role] == 1
        else who_in_words(reading)
        for reading in readings
    ]


def sign_strip(
    child_name: str, readings: Sequence[SignReading], definition: OutcomeDefinition | None
) -> SignStrip | None:
    """Return the latest answers of each observer; None when there are none."""
    if definition is None:
        return None
    latest = latest_of_each(readings)
    voices = [
        Voice(
            mark=svg.mark(place, None),
            name=name,
            who=who_in_words(reading),
            day=short_day(reading.period_to),
        )
        for place, (reading, name) in enumerate(zip(latest, short_names(latest, child_name), strict=True))
    ]
    return SignStrip(
        voices=voices,
        levels=[in_words(level.label) for level in definition.levels],
        rows=[sign_row_of(sign, latest, voices, definition) for sign in definition.signs],
    )


def sign_row_of(
    sign: Sign, latest: Sequence[SignReading], voices: list[Voice], definition: OutcomeDefinition
) -> SignRow:
    """Return one sign with everyone's answer."""
    choices = [reading.answers.get(sign.item.key) for reading in latest]
    words = [
        answer_in_words(choice, definition, is_own=is_own_voice(reading.role))
        for choice, reading in zip(choices, latest, strict=True)
    ]
    name = in_words(sign.name)
    said = "; ".join(f"{voice.who}: {word}" for voice, word in zip(voices, words, strict=True))
    values = [choice if isinstance(choice, int) else None for choice in choices]
    return SignRow(name, sign_row(values, f"{name}. {said}"), list(map(Answered, voices, words)))


def answer_in_words(choice: Choice | None, definition: OutcomeDefinition, *, is_own: bool = False) -> str:
    """Return an answer in the words of the strip; an own voice does not know, where an observer could not see."""
    if isinstance(choice, int):
        return in_words(definition.levels[choice].label)
    not_seen = _("does not know") if is_own else _("could not see")
    names = {NoScore.NOT_SEEN: not_seen, NoScore.NOT_APPLICABLE: _("does not fit")}
    return names[choice] if choice is not None else _("no answer")

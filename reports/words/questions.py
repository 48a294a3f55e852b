"""Where voices differ, as open questions: the same words on the profile, the list of differences and paper."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from children.rules.voices import is_own_voice
from portfolio.rules.definitions import Element, InstrumentDefinition
from portfolio.rules.domains import DOMAINS
from reports.facts.readings import Reading
from reports.rules import differing
from reports.rules.differing import Apart
from reports.rules.elements import merged_elements
from reports.rules.levels import level_of
from reports.rules.profiles import View, newest_of_each
from reports.words import sentences
from reports.words.labels import series_label
from reports.words.levels import figure, level_in_words, level_names

Definitions = Mapping[str, InstrumentDefinition]


def questions_on(views: Sequence[View], definitions: Definitions) -> list[str]:
    """Return the differences between these views as open questions: home and school first, then the widest."""
    elements = in_order_of_domains(merged_elements(dict(definitions)))
    return [question(apart, views) for apart in differing.where_differ(elements, views)]


def no_questions(views: Sequence[View]) -> str:
    """Say that nothing differs, as far as that was looked at; empty with one voice, of which nothing is said.

    Of forms that cannot be compared only the words were set side by side: of their figures that says nothing.
    """
    if len(newest_of_each(views)) < 2:
        return ""
    if len({view.latest.series.instrument for view in views}) == 1:
        return _("Nowhere do two voices lie a whole point apart.")
    return _(
        "Nothing to talk about was found. Figures of forms with other statements or other answers were not compared."
    )


def question(apart: Apart, views: Sequence[View]) -> str:
    """Put one difference as a question; with figures only where both may stand on one scale."""
    sides = [views[dot.view].latest for dot in (apart.pair.high, apart.pair.low)]
    labels = [voice_label(reading) for reading in sides]
    if labels[0] == labels[1]:
        labels = [reading.observer for reading in sides]
    high, low = (
        shortly_seen(reading, apart.pair.element.key, with_figure=apart.is_comparable) for reading in sides
    )
    return sentences.question_on(apart.pair, (labels[0], labels[1]), (high, low))


def shortly_seen(reading: Reading, element: str, *, with_figure: bool) -> str:
    """Say in a word how one form has a strength, and by its figure where that is asked."""
    score = reading.scores.elements[element]
    level = level_names()[level_of(score)]
    if with_figure and score.score is not None:
        return _("%(level)s, %(score)s") % {"level": level, "score": figure(score.score)}
    return level


def seen_in_words(reading: Reading, element: str, definitions: Definitions, *, with_figure: bool) -> str:
    """Say how one form has a strength, in the words of its own scale, and by its figure where that is asked."""
    score = reading.scores.elements[element]
    level = level_in_words(score, definitions[reading.instrument], is_own=is_own_voice(reading.role))
    if with_figure and score.score is not None:
        return _("%(level)s, %(score)s") % {"level": level, "score": figure(score.score)}
    return level


def voice_label(reading: Reading) -> str:
    """Name a voice in a question: who speaks of their own life by name, others by role and setting."""
    return reading.observer if is_own_voice(reading.role) else series_label(reading.series)


def in_order_of_domains(elements: Sequence[Element]) -> list[Element]:
    """Return strengths by domain, in the order of the forms within it."""
    places = {domain.key: place for place, domain in enumerate(DOMAINS)}
    return sorted(elements, key=lambda element: places[element.domain])

"""Where observers differ, as open questions with what both sides wrote; and what nobody could see."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _

from children.rules.voices import is_own_voice
from paper.dates_and_numbers import short_day
from portfolio.rules.definitions import Element, InstrumentDefinition
from portfolio.words import in_words
from reports.facts.examples import Example
from reports.rules import differing
from reports.rules.differing import Apart, Now, Unseen
from reports.rules.elements import merged_elements
from reports.rules.levels import answers_for
from reports.rules.profiles import Dot, View, newest_of_each
from reports.words import sentences
from reports.words.labels import voice_in_words, who_in_words
from reports.words.levels import answer_in_words, level_names, own_level_names
from reports.words.questions import in_order_of_domains, no_questions, question, seen_in_words

Definitions = Mapping[str, InstrumentDefinition]
Examples = Mapping[str, Mapping[str, Example]]


class ExampleView(NamedTuple):
    """An example in words, with the answer at which it was written."""

    text: str
    answer: str


@dataclass(frozen=True)
class Side:
    """What one voice has of a strength: who, when, how, on how many statements, how long it saw, and examples."""

    who: str
    day: str
    seen: str
    basis: str
    exposure: str
    examples: list[ExampleView]


@dataclass(frozen=True)
class Question:
    """One difference as an open question, with both sides."""

    domain: str
    strength: str
    text: str
    is_home_and_school: bool
    is_comparable: bool
    sides: list[Side]


@dataclass(frozen=True)
class NobodySaw:
    """One strength that nobody judged, and why not by everyone."""

    domain: str
    strength: str
    by: str


@dataclass(frozen=True)
class DifferPage:
    """Everything a team needs to begin to talk; of differences nothing is said with one voice."""

    n_voices: int
    observers: list[str]
    older: list[str]
    questions: list[Question]
    no_questions: str
    unseen: list[NobodySaw]
    not_asked: str


def differ_page(now: Now, definitions: Definitions, examples: Examples, child_name: str) -> DifferPage:
    """Return where the views of now differ; `examples` by form and item, empty for who may not read them."""
    elements = in_order_of_domains(merged_elements(dict(definitions)))
    words = Words(now.views, definitions, examples, child_name)
    return DifferPage(
        n_voices=len(newest_of_each(now.views)),
        observers=[observer_in_words(view) for view in now.views],
        older=[observer_in_words(view) for view in now.older],
        questions=[words.question(apart) for apart in differing.where_differ(elements, now.views)],
        no_questions=no_questions(now.views),
        unseen=[words.nobody_saw(unseen) for unseen in differing.not_judged_by_any(elements, now.views)],
        not_asked=sentences.names_of(differing.asked_by_none(elements, now.views)),
    )


def observer_in_words(view: View) -> str:
    """Name who saw the child, in which role and setting, and on which day."""
    facts = [who_in_words(view.latest), short_day(view.latest.period_to), sentences.exposure(view.latest)]
    return " · ".join(filter(None, facts))


@dataclass(frozen=True)
class Words:
    """Writes differences between these views."""

    views: Sequence[View]
    definitions: Definitions
    examples: Examples
    child_name: str

    def question(self, apart: Apart) -> Question:
        """Put one difference as a question."""
        pair = apart.pair
        return Question(
            domain=pair.element.domain,
            strength=in_words(pair.element.name),
            text=question(apart, self.views, self.child_name),
            is_home_and_school=apart.is_home_and_school,
            is_comparable=apart.is_comparable,
            sides=[
                self.side(pair.element, dot, with_figure=apart.is_comparable) for dot in (pair.high, pair.low)
            ],
        )

    def side(self, element: Element, dot: Dot, *, with_figure: bool) -> Side:
        """Return one side of a difference; the figure only where both may stand on one scale."""
        reading = self.views[dot.view].latest
        definition = self.definitions[reading.instrument]
        written = self.examples.get(reading.id, {})
        found = [written[item] for item in definition.items_of[element.key] if item in written]
        return Side(
            who=who_in_words(reading),
            day=short_day(reading.period_to),
            seen=seen_in_words(reading, element.key, self.definitions, with_figure=with_figure),
            basis=sentences.basis(reading.scores.elements[element.key]),
            exposure=sentences.exposure(reading),
            examples=[
                ExampleView(one.text, answer_in_words(one.value, answers_for(definition, element.key)))
                for one in found
            ],
        )

    def nobody_saw(self, unseen: Unseen) -> NobodySaw:
        """Name a strength that nobody judged, and why not by each who was asked."""
        names, own = level_names(), own_level_names()
        looked = [
            _("%(who)s: %(words)s")
            % {
                "who": voice_in_words(view.latest),
                "words": (own if is_own_voice(view.latest.role) else names)[level],
            }
            for view, level in ((self.views[place], level) for place, level in unseen.why)
        ]
        return NobodySaw(unseen.element.domain, in_words(unseen.element.name), "; ".join(looked))

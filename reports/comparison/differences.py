"""Where observers differ, as open questions with what both sides wrote; and what nobody could see."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from paper.dates_and_numbers import number, short_day
from portfolio.rules.definitions import Element, InstrumentDefinition
from portfolio.rules.domains import DOMAINS
from portfolio.words import in_words
from reports.facts.readings import Reading
from reports.rules import differing
from reports.rules.differing import Apart, Now, Unseen
from reports.rules.elements import merged_elements
from reports.rules.profiles import Dot, View, level_of
from reports.words import sentences
from reports.words.labels import series_label

Definitions = Mapping[str, InstrumentDefinition]
Examples = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Side:
    """What one observer saw of a strength: who, when, how, on how many statements, and examples in words."""

    who: str
    day: str
    seen: str
    basis: str
    examples: list[str]


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
    """One strength that nobody could judge, and who looked."""

    domain: str
    strength: str
    by: str


@dataclass(frozen=True)
class DifferPage:
    """Everything a team needs to begin to talk."""

    observers: list[str]
    older: list[str]
    questions: list[Question]
    unseen: list[NobodySaw]
    not_asked: str


def differ_page(now: Now, definitions: Definitions, examples: Examples) -> DifferPage:
    """Return where the views of now differ; `examples` by form and item, empty for who may not read them."""
    elements = in_order_of_domains(merged_elements(dict(definitions)))
    words = Words(now.views, definitions, examples)
    return DifferPage(
        observers=[observer_in_words(view) for view in now.views],
        older=[observer_in_words(view) for view in now.older],
        questions=[words.question(apart) for apart in differing.where_differ(elements, now.views)],
        unseen=[words.nobody_saw(unseen) for unseen in differing.unseen_by_all(elements, now.views)],
        not_asked=sentences.names_of(differing.asked_by_none(elements, now.views)),
    )


def in_order_of_domains(elements: Sequence[Element]) -> list[Element]:
    """Return strengths by domain, in the order of the forms within it."""
    places = {domain.key: place for place, domain in enumerate(DOMAINS)}
    return sorted(elements, key=lambda element: places[element.domain])


def observer_in_words(view: View) -> str:
    """Name who saw the child, in which role and setting, and on which day."""
    return f"{who(view.latest)} · {short_day(view.latest.period_to)}"


def who(reading: Reading) -> str:
    """Name an observer with role and setting."""
    return f"{reading.observer}, {series_label(reading.series)}"


@dataclass(frozen=True)
class Words:
    """Writes differences between these views."""

    views: Sequence[View]
    definitions: Definitions
    examples: Examples

    def question(self, apart: Apart) -> Question:
        """Put one difference as a question."""
        pair = apart.pair
        sides = [
            self.side(pair.element, dot, with_figure=apart.is_comparable) for dot in (pair.high, pair.low)
        ]
        labels = [series_label(self.views[dot.view].latest.series) for dot in (pair.high, pair.low)]
        if labels[0] == labels[1]:
            labels = [self.views[dot.view].latest.observer for dot in (pair.high, pair.low)]
        return Question(
            domain=pair.element.domain,
            strength=in_words(pair.element.name),
            text=sentences.question_on(pair, (labels[0], labels[1]), (sides[0].seen, sides[1].seen)),
            is_home_and_school=apart.is_home_and_school,
            is_comparable=apart.is_comparable,
            sides=sides,
        )

    def side(self, element: Element, dot: Dot, *, with_figure: bool) -> Side:
        """Return one side of a difference; the figure only where both may stand on one scale."""
        reading = self.views[dot.view].latest
        score = reading.scores.elements[element.key]
        level = sentences.level_in_short(level_of(score))
        written = self.examples.get(reading.id, {})
        items = self.definitions[reading.instrument].items_of[element.key]
        return Side(
            who=who(reading),
            day=short_day(reading.period_to),
            seen=_("%(level)s, %(score)s") % {"level": level, "score": number(dot.score)}
            if with_figure
            else level,
            basis=sentences.basis(score),
            examples=[written[item] for item in items if item in written],
        )

    def nobody_saw(self, unseen: Unseen) -> NobodySaw:
        """Name a strength that nobody could judge, and who looked."""
        looked = [who(self.views[place].latest) for place in unseen.by]
        return NobodySaw(unseen.element.domain, in_words(unseen.element.name), "; ".join(looked))

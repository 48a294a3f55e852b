"""Where voices differ, as open questions: the same words on the profile, the list of differences and paper."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from django.utils.translation import gettext as _

from children.models import ObserverRole, Setting
from children.rules.voices import is_own_voice
from portfolio.rules.definitions import Element, InstrumentDefinition
from portfolio.rules.domains import DOMAINS
from portfolio.words import in_words
from reports.facts.readings import Reading
from reports.rules import differing
from reports.rules.differing import Apart
from reports.rules.elements import merged_elements
from reports.rules.profiles import View, newest_of_each
from reports.words.levels import figure, level_in_words

Definitions = Mapping[str, InstrumentDefinition]
EYES_OF_THEIR_OWN = (  # who looks in these roles is who is signed in; others may have answered aloud
    ObserverRole.YOUTH_PROFESSIONAL,
    ObserverRole.GROUP_WORKER,
    ObserverRole.FOSTER_CARE_WORKER,
)


def questions_on(views: Sequence[View], definitions: Definitions, child_name: str) -> list[str]:
    """Return the differences between these views as open questions: home and school first, then the widest."""
    elements = in_order_of_domains(merged_elements(dict(definitions)))
    return [question(apart, views, child_name) for apart in differing.where_differ(elements, views)]


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


class DifferenceKind(StrEnum):
    """Which two voices differ, and on what: each kind has a question of its own."""

    BOTH_OWN = "both_own"
    OWN_MORE = "own_more"
    OWN_LESS = "own_less"
    AROUND = "around"
    PLACES = "places"
    ONE_PLACE = "one_place"


def kind_of(element: Element, high: Reading, low: Reading) -> DifferenceKind:
    """Return the kind of a difference: who speaks for themselves first, then what is around the child, then where."""
    own = (is_own_voice(high.role), is_own_voice(low.role))
    if any(own):
        return {(True, True): DifferenceKind.BOTH_OWN, (True, False): DifferenceKind.OWN_MORE}.get(
            own, DifferenceKind.OWN_LESS
        )
    if element.locus == "external":
        return DifferenceKind.AROUND
    return DifferenceKind.ONE_PLACE if high.setting == low.setting else DifferenceKind.PLACES


def question(apart: Apart, views: Sequence[View], child_name: str) -> str:
    """Put one difference as an open question to the people by name and the situations, without figures."""
    high, low = (views[dot.view].latest for dot in (apart.pair.high, apart.pair.low))
    asked = templates()[kind_of(apart.pair.element, high, low)] % {
        "strength": in_words(apart.pair.element.name),
        "high": voice_label(high, child_name),
        "low": voice_label(low, child_name),
        "child": child_name,
        "high_place": Setting(high.setting).label,
        "low_place": Setting(low.setting).label,
    }
    return asked[:1].upper() + asked[1:]


def templates() -> dict[DifferenceKind, str]:
    """Return the question for each kind of difference; it asks, and says of nobody that they see it wrong."""
    return {
        DifferenceKind.BOTH_OWN: _(
            "‘%(strength)s’ is there more, says %(high)s, than %(low)s says. What does each of them notice?"
        ),
        DifferenceKind.OWN_MORE: _(
            "%(high)s says ‘%(strength)s’ is there more than %(low)s sees %(low_place)s. When is it there, and with whom?"
        ),
        DifferenceKind.OWN_LESS: _(
            "%(high)s sees more of ‘%(strength)s’ %(high_place)s than %(low)s says. How does it show?"
        ),
        DifferenceKind.AROUND: _(
            "%(high)s sees more of ‘%(strength)s’ around %(child)s, %(high_place)s, than %(low)s does %(low_place)s. What does one know that the other cannot see?"
        ),
        DifferenceKind.PLACES: _(
            "‘%(strength)s’ shows more %(high_place)s than %(low_place)s, say %(high)s and %(low)s. What is different there?"
        ),
        DifferenceKind.ONE_PLACE: _(
            "%(high)s and %(low)s both looked %(high_place)s; %(high)s saw more of ‘%(strength)s’. When was each of them there?"
        ),
    }


def seen_in_words(reading: Reading, element: str, definitions: Definitions, *, with_figure: bool) -> str:
    """Say how one form has a strength, in the words of its own scale, and by its figure where that is asked."""
    score = reading.scores.elements[element]
    level = level_in_words(score, definitions[reading.instrument], is_own=is_own_voice(reading.role))
    if with_figure and score.score is not None:
        return _("%(level)s, %(score)s") % {"level": level, "score": figure(score.score)}
    return level


def voice_label(reading: Reading, child_name: str) -> str:
    """Name a voice in a question: the child or a colleague by name, anyone else by role and through whom it came in."""
    if reading.role == ObserverRole.CHILD:
        return child_name
    if reading.role == ObserverRole.PARENT:
        return _("a parent")
    if reading.role in EYES_OF_THEIR_OWN:
        return reading.observer
    if reading.role == ObserverRole.OTHER:
        return _("someone in another role (through %(name)s)") % {"name": reading.observer}
    return _("the %(role)s (through %(name)s)") % {
        "role": ObserverRole(reading.role).label,
        "name": reading.observer,
    }


def in_order_of_domains(elements: Sequence[Element]) -> list[Element]:
    """Return strengths by domain, in the order of the forms within it."""
    places = {domain.key: place for place, domain in enumerate(DOMAINS)}
    return sorted(elements, key=lambda element: places[element.domain])

"""How the strengths of one signed form were seen: each of them in one way, and no figure."""

from collections.abc import Mapping
from enum import StrEnum

from portfolio.rules.definitions import Element, InstrumentDefinition
from portfolio.rules.scoring import Choice, ElementScore, Status, score_form


class Seen(StrEnum):
    """In which way a strength was seen, or why nothing can be said of it."""

    CLEARLY = "clearly"
    SOMETIMES = "sometimes"
    NOT_YET = "not_yet"
    COULD_NOT_SEE = "could_not_see"
    DOES_NOT_FIT = "does_not_fit"
    LEFT_OPEN = "left_open"


def strengths_seen(form: InstrumentDefinition, choices: Mapping[str, Choice]) -> dict[Seen, list[Element]]:
    """Return all strengths that a form asks about, in its order, by how they were seen."""
    scores = score_form(form, choices).elements
    found: dict[Seen, list[Element]] = {seen: [] for seen in Seen}
    for element in form.elements:
        found[way_seen(scores[element.key])].append(element)
    return found


def way_seen(score: ElementScore) -> Seen:
    """Return how one strength was seen; only what was answered with zero throughout is *not yet*."""
    if score.score is not None:
        if score.is_present:
            return Seen.CLEARLY
        return Seen.SOMETIMES if score.score > 0 else Seen.NOT_YET
    if score.status is Status.NOT_APPLICABLE:
        return Seen.DOES_NOT_FIT
    return Seen.LEFT_OPEN if score.n_skipped else Seen.COULD_NOT_SEE

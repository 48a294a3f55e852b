"""Stored scores held against what scoring makes of the same answers now: a rule, it changes nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from assessments.rules.documents import choices_of
from portfolio.rules.outcomes import Form, OutcomeDefinition, signs_to_json
from portfolio.rules.scoring import TOLERANCE, score_form, scores_to_json

Stored = Mapping[str, Any]
NOTHING = "nothing"


@dataclass(frozen=True)
class RecomputedPart:
    """One part of a form's outcome that comes out otherwise: an element, the cells, or the whole form."""

    part: str
    stored: str
    recomputed: str


def differences_in(definition: Form, document: Stored, stored: Stored) -> Iterator[RecomputedPart]:
    """Yield what differs between the stored outcome of a form and that of its packed answers."""
    try:
        choices = choices_of(document)
        if isinstance(definition, OutcomeDefinition):
            yield from differing(signs_to_json(choices)["signs"], stored["signs"])
            return
        found = scores_to_json(score_form(definition.at_age(document["age"]), choices))
        yield from differing(found["elements"], stored["elements"])
        yield from differing(
            {"cells_present": found["cells_present"]}, {"cells_present": stored["cells_present"]}
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        yield RecomputedPart("form", "unreadable", f"{type(error).__name__}: {error}")


def differing(found: Stored, stored: Stored) -> Iterator[RecomputedPart]:
    """Yield the parts that are not the same, also those that only one of the two has."""
    for part in sorted({*found, *stored}):
        one, other = stored.get(part), found.get(part)
        if not is_same(one, other):
            yield RecomputedPart(part, in_words(one), in_words(other))


def is_same(one: Any, other: Any) -> bool:
    """Say whether two stored values are equal; scores but for rounding."""
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(is_same, one, other))
    if isinstance(one, float) or isinstance(other, float):
        return is_number(one) and is_number(other) and abs(one - other) <= TOLERANCE
    return isinstance(one, bool) == isinstance(other, bool) and bool(one == other)


def is_number(value: Any) -> bool:
    """Say whether a value is a number; true and false are none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def in_words(value: Any) -> str:
    """Write a stored value: a score with its status and how many of the items were answered."""
    if value is None:
        return NOTHING
    if isinstance(value, list) and len(value) == 7 and isinstance(value[1], str):
        score = (
            "no score" if value[0] is None else f"{value[0]:.4g}" if is_number(value[0]) else str(value[0])
        )
        return f"{score} ({value[1]}, {value[3]} of {value[2]})"
    return str(value)

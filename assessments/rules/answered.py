"""Which items of a form have an answer, so that a form can say how far it got."""

from collections.abc import Mapping
from typing import Protocol

from portfolio.rules.outcomes import Form


class Given(Protocol):
    """What was given for one item: a choice, and words; either may be empty."""

    choice: str
    example: str


def answered_in(form: Form, answers: Mapping[str, Given]) -> set[str]:
    """Return the items of a form that have an answer; room for words is answered by words."""
    return {
        key
        for key, item in form.items_asked.items()
        if (given := answers.get(key)) and (given.choice or (item.kind == "words" and given.example))
    }

"""What statements without an answer do: some strengths then get no score."""

from collections.abc import Mapping

from assessments.rules.documents import choice_from
from portfolio.rules.definitions import Element, InstrumentDefinition
from portfolio.rules.outcomes import Form
from portfolio.rules.scoring import score_form


def without_score(form: Form, answers: Mapping[str, str]) -> list[Element]:
    """Return the strengths that get no score because a statement was left open; `answers` by item, empty when open.

    None for a form that is not about strengths: there an open statement is an open statement.
    """
    if not isinstance(form, InstrumentDefinition):
        return []
    choices = {item: choice_from(choice) for item, choice in answers.items() if choice and item in form.items}
    scores = score_form(form, choices).elements
    return [
        element
        for element in form.elements
        if scores[element.key].score is None and scores[element.key].n_skipped
    ]

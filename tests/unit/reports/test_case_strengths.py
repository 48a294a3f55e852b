"""Strengths on paper: by level, never in an order that chance decides, and only with words that show them."""

from dataclasses import replace

from portfolio.rules.scoring import score_form
from reports.case_report.strengths import illustrated_in, present_groups
from reports.facts.examples import Example
from tests.unit.reports.scene import definition, reading, scaled

FORM = scaled(definition(*"abcdefg"), internal="binnen", external="buiten")


def test_an_example_at_a_low_answer_is_no_proof_of_a_strength() -> None:
    """Items 3, 3, 0 with ‘Mother did not come three times’ at the 0 illustrated ‘support of parents 2,0’ (T1)."""
    scores = score_form(FORM, {"a1": 3, "a2": 1, "b1": 3, "b2": 3, "c1": 0, "c2": 0})
    form = reading("1", 0, {})
    form = form.__class__(**{**form.__dict__, "scores": scores})
    examples = {
        "a1": Example("Vroeg zelf om hulp", 3),
        "a2": Example("Moeder kwam drie keer niet opdagen", 1),
        "b1": Example("Geen antwoord", None),
        "c1": Example("Nog niets gezien", 0),
    }
    assert illustrated_in(form, FORM, examples) == [("Kracht a", "Vroeg zelf om hulp", "binnen 3")]


def test_what_shows_a_strength_follows_the_form() -> None:
    """A form may count a strength as present from another answer than two."""
    strict = replace(FORM, scoring=replace(FORM.scoring, present_from=3))
    choices = {"a1": 3, "a2": 3, "b1": 3, "b2": 3}
    form = replace(reading("1", 0, {}), scores=score_form(strict, choices))
    examples = {"a1": Example("Vroeg zelf om hulp", 3), "b1": Example("Een keer", 2)}
    assert [one.name for one in illustrated_in(form, strict, examples)] == ["Kracht a"]


def test_no_strength_falls_off_by_its_place_in_the_form() -> None:
    """Ties at the cut of the strongest five fell in the order of stored keys (T5)."""
    form = reading("1", 0, dict.fromkeys("abcdefg", 2) | {"g": 3})
    groups = [(group.meaning, len(group.names)) for group in present_groups(form, FORM)]
    assert groups == [("Het hoogste antwoord", 1), ("Ook aanwezig", 6)]
    assert present_groups(reading("1", 0, {"a": 1}), FORM) == []

"""Recomputing finds every difference between stored scores and the answers, and none that is not there."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.rules.documents import choices_of
from assessments.rules.recomputing import RecomputedPart, differences_in, is_same
from portfolio.rules.outcomes import OutcomeDefinition
from portfolio.rules.reading import read_definition
from portfolio.rules.scoring import score_form, scores_to_json
from tests.support.documents import a_document

DEFINITION = read_definition(a_document())
ELEMENT = "meaning_external"
CHOICES = ["", "0", "1", "2", "3", "not_seen", "not_applicable"]
TITLE = DEFINITION.title
OUTCOME = OutcomeDefinition("out", "1.0", "MIT", 1, TITLE, TITLE, TITLE, levels=(), signs=())


def packed(choices: dict[str, str]) -> dict[str, Any]:
    return {
        "age": 9,
        "answers": {
            item: {"choice": choice, "reason": "", "example": ""} for item, choice in choices.items()
        },
    }


def stored(choices: dict[str, str]) -> dict[str, Any]:
    return scores_to_json(score_form(DEFINITION, choices_of(packed(choices))))


TWOS = dict.fromkeys(DEFINITION.items, "2")


@given(st.fixed_dictionaries({item: st.sampled_from(CHOICES) for item in DEFINITION.items}))
def test_scores_as_they_were_stored_have_no_differences(choices: dict[str, str]) -> None:
    assert list(differences_in(DEFINITION, packed(choices), stored(choices))) == []


@pytest.mark.parametrize(
    ("place", "value", "written"),
    [
        (0, 2.1, "2.1 (scored, 3 of 3)"),
        (0, None, "no score (scored, 3 of 3)"),
        (1, "too_little_seen", "2 (too_little_seen, 3 of 3)"),
        (3, 2, "2 (scored, 2 of 3)"),
        (6, False, "2 (scored, 3 of 3)"),
    ],
)
def test_planted_difference_is_found(place: int, value: Any, written: str) -> None:
    scores = stored(TWOS)
    scores["elements"][ELEMENT][place] = value
    (found,) = differences_in(DEFINITION, packed(TWOS), scores)
    assert found == RecomputedPart(ELEMENT, written, "2 (scored, 3 of 3)")


def test_element_that_is_there_too_many_or_lacks_is_found() -> None:
    scores = stored(TWOS)
    scores["elements"]["luck"] = scores["elements"].pop(ELEMENT)
    assert list(differences_in(DEFINITION, packed(TWOS), scores)) == [
        RecomputedPart("luck", "2 (scored, 3 of 3)", "nothing"),
        RecomputedPart(ELEMENT, "nothing", "2 (scored, 3 of 3)"),
    ]


def test_cells_are_held_against_each_other_as_well() -> None:
    scores = stored(TWOS)
    scores["cells_present"].pop()
    (found,) = differences_in(DEFINITION, packed(TWOS), scores)
    assert (found.part, "regulatory" in found.stored) == ("cells_present", True)


@pytest.mark.parametrize(
    "damage",
    [lambda d, s: s.pop("elements"), lambda d, s: d.pop("answers"), lambda d, s: d.update(answers=[])],
)
def test_form_that_cannot_be_read_is_reported_and_does_not_stop_the_rest(damage: Any) -> None:
    document, scores = packed(TWOS), stored(TWOS)
    damage(document, scores)
    (found,) = differences_in(DEFINITION, document, scores)
    assert (found.part, found.stored) == ("form", "unreadable")


def test_choice_that_no_scale_has_is_reported() -> None:
    document = packed({**TWOS, f"{ELEMENT}_0": "maybe"})
    assert [found.part for found in differences_in(DEFINITION, document, stored(TWOS))] == ["form"]


def test_signs_of_an_outcome_strip_are_held_against_the_answers() -> None:
    document = packed({"school": "3", "play": "not_seen"})
    assert list(differences_in(OUTCOME, document, {"signs": {"school": 3, "play": "not_seen"}})) == []
    assert list(differences_in(OUTCOME, document, {"signs": {"school": 2, "play": "not_seen"}})) == [
        RecomputedPart("school", "2", "3")
    ]


def test_rounding_is_no_difference_but_true_is_not_one() -> None:
    assert is_same(5 / 3, 1.6666666666666665)
    assert is_same(2, 2.0)
    assert not is_same(1, True)
    assert not is_same(1.0, True)
    assert not is_same([1], [1, 2])
    assert not is_same(1.0, None)


def test_nothing_is_changed() -> None:
    document, scores = packed(TWOS), stored({**TWOS, f"{ELEMENT}_0": "0"})
    before = deepcopy((document, scores))
    list(differences_in(DEFINITION, document, scores))
    assert (document, scores) == before

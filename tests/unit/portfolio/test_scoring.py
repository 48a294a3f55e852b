"""The rules of scoring: known answers, and what holds for all answers."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.rules.definitions import ScoringRule
from portfolio.rules.domains import CELLS
from portfolio.rules.reading import read_definition
from portfolio.rules.scoring import (
    Choice,
    NoScore,
    Status,
    score_element,
    score_form,
    scores_from_json,
    scores_to_json,
)
from tests.support.documents import a_document

SEEN_NOT, FITS_NOT = NoScore.NOT_SEEN, NoScore.NOT_APPLICABLE
RULE = ScoringRule(min_answered_share=0.6, present_from=2.0)
SMALL = read_definition(a_document())


def n_fitting(choices: list[Choice | None]) -> int:
    """Return the number of items that fit the child."""
    return len(choices) - choices.count(FITS_NOT)


one_choice = st.sampled_from([0, 1, 2, 3, SEEN_NOT, FITS_NOT, None])
some_choices = st.lists(one_choice, min_size=1, max_size=8)
answered_form = st.fixed_dictionaries(dict.fromkeys(SMALL.items, one_choice)).map(
    lambda answers: {item: choice for item, choice in answers.items() if choice is not None}
)


@pytest.mark.parametrize(
    ("choices", "score"),
    [
        ([2, 1, 1, None, None], 4 / 3),  # 3 of 5, as the SDQ prorates 4 points on 3 items (TV11)
        ([2, 2, None, None, None], None),  # 2 of 5: no score (TV11)
        ([3, 2, None], 2.5),
        ([3, None, SEEN_NOT], None),  # 1 of 3
        ([3, None], None),  # 1 of 2 is half
        ([3, 3, 2], 8 / 3),
        ([0], 0.0),
        ([0, 0, 0], 0.0),
        ([1, 2, 3, None], 2.0),
        ([1, 2, None, None], None),
        ([1, FITS_NOT], 1.0),  # 1 of the 1 that fits
        ([2, 3, None, FITS_NOT, FITS_NOT], 2.5),  # 2 of the 3 that fit
        ([2, None, FITS_NOT], None),  # 1 of the 2 that fit is half
    ],
)
def test_element_score_needs_three_fifths_of_the_items(
    choices: list[Choice | None], score: float | None
) -> None:
    scored = score_element("goals", choices, RULE)
    assert scored.score == (None if score is None else pytest.approx(score))
    assert scored.status is (Status.TOO_LITTLE_SEEN if score is None else Status.SCORED)


@pytest.mark.parametrize(
    ("choice", "counted", "status"),
    [
        (0, (1, 0, 0, 0), Status.SCORED),
        (SEEN_NOT, (0, 1, 0, 0), Status.TOO_LITTLE_SEEN),
        (FITS_NOT, (0, 0, 1, 0), Status.NOT_APPLICABLE),
        (None, (0, 0, 0, 1), Status.TOO_LITTLE_SEEN),
    ],
)
def test_zero_could_not_see_does_not_fit_and_skipped_are_four_things(
    choice: Choice | None, counted: tuple[int, ...], status: Status
) -> None:
    scored = score_element("goals", [choice], RULE)
    assert (scored.n_answered, scored.n_not_seen, scored.n_not_applicable, scored.n_skipped) == counted
    assert scored.status is status
    assert scored.score == (0.0 if choice == 0 else None)


def test_element_is_not_applicable_only_when_no_item_fits() -> None:
    assert score_element("goals", [FITS_NOT, FITS_NOT, SEEN_NOT], RULE).status is Status.TOO_LITTLE_SEEN
    assert score_element("goals", [FITS_NOT, FITS_NOT], RULE).status is Status.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("choices", "is_present"),
    [
        ([2, 2, 2], True),
        ([3, 1], True),
        ([2, 2, 1], False),
        ([3, 3, None, None], False),
        ([2], True),
        ([1], False),
    ],
)
def test_strength_is_present_from_two(choices: list[Choice | None], is_present: bool) -> None:
    assert score_element("goals", choices, RULE).is_present is is_present


def test_form_counts_strengths_and_cells() -> None:
    answers: dict[str, Choice] = dict.fromkeys(SMALL.items, 1)
    answers |= dict.fromkeys(SMALL.items_of["regulatory_internal"], 3)
    answers |= dict.fromkeys(SMALL.items_of["environment_external"], 2)
    answers |= dict.fromkeys(SMALL.items_of["meaning_internal"], SEEN_NOT)
    answers |= dict.fromkeys(SMALL.items_of["meaning_external"], FITS_NOT)
    scores = score_form(SMALL, answers)
    assert (scores.n_judged, scores.n_present, scores.n_cells) == (6, 2, 2)
    assert scores.cells_present == {("regulatory", "internal"), ("environment", "external")}
    assert scores.n_present_at_most == 3  # what does not fit cannot be present


def test_empty_form_has_no_scores() -> None:
    scores = score_form(SMALL, {})
    assert (scores.n_judged, scores.n_present, scores.n_cells, scores.n_present_at_most) == (0, 0, 0, 8)


@given(some_choices)
def test_score_lies_within_the_scale(choices: list[Choice | None]) -> None:
    scored = score_element("goals", choices, RULE)
    values = [choice for choice in choices if isinstance(choice, int)]
    if scored.score is None:
        assert not values or len(values) < 0.6 * n_fitting(choices)
    else:
        assert len(values) >= 0.6 * n_fitting(choices)
        assert min(values) <= scored.score <= max(values) <= 3


@given(some_choices.flatmap(lambda choices: st.tuples(st.just(choices), st.permutations(choices))))
def test_score_does_not_depend_on_the_order(pair: tuple[list[Choice | None], list[Choice | None]]) -> None:
    one, other = (score_element("goals", choices, RULE) for choices in pair)
    assert one == other


@given(some_choices.filter(lambda choices: None in choices))
def test_could_not_see_on_a_skipped_item_never_changes_a_score(choices: list[Choice | None]) -> None:
    before = score_element("goals", choices, RULE)
    place = choices.index(None)
    after = score_element("goals", [*choices[:place], SEEN_NOT, *choices[place + 1 :]], RULE)
    assert (before.score, before.status, before.is_present) == (after.score, after.status, after.is_present)
    assert after.n_not_seen == before.n_not_seen + 1


@given(answered_form, st.integers(0, 3))
def test_bounds_contain_the_count_whatever_was_not_seen(answers: dict[str, Choice], truth: int) -> None:
    scores = score_form(SMALL, answers)
    unseen = [key for key, score in scores.elements.items() if score.status is Status.TOO_LITTLE_SEEN]
    seen_at_last = dict.fromkeys((item for key in unseen for item in SMALL.items_of[key]), truth)
    known = score_form(SMALL, {**answers, **seen_at_last})
    assert scores.n_present <= known.n_present <= scores.n_present_at_most
    assert scores.n_present <= scores.n_judged
    assert scores.n_cells <= min(scores.n_present, len(CELLS))


@given(answered_form)
def test_scores_survive_storage_as_json(answers: dict[str, Choice]) -> None:
    scores = score_form(SMALL, answers)
    assert scores_from_json(json.loads(json.dumps(scores_to_json(scores)))) == scores

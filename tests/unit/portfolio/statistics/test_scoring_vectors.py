"""Published rules of scoring: prorating and recoding."""

import math

import pytest

from portfolio.rules.definitions import ScoringRule
from portfolio.rules.scoring import score_element
from portfolio.statistics.tables import on_scale, table_of

RULE = ScoringRule(min_answered_share=0.6, present_from=2.0)


def test_prorating_of_the_strengths_and_difficulties_questionnaire() -> None:
    """TV11: scoring sheet of the SDQ (sdqinfo.org): 4 points on 3 of 5 items count as 4 * 5 / 3 = 7, rounded."""
    score = score_element("scale", [2, 1, 1, None, None], RULE).score
    assert score is not None
    assert round(5 * score, 2) == 6.67
    assert round(5 * score) == 7


def test_two_of_five_items_give_no_score() -> None:
    """TV11: at least three items of a scale must be answered."""
    assert score_element("scale", [2, 2, None, None, None], RULE).score is None


def recode(answer: float, minimum: float, maximum: float) -> float:
    """Return one answer to a reversed item, recoded."""
    return float(on_scale(table_of([[answer]]), minimum, maximum, ["1"]).values[0, 0])


@pytest.mark.parametrize(
    ("answer", "recoded"), [(1, 5), (2, 4), (3, 3), (4, 2), (5, 1)], ids=lambda value: str(value)
)
def test_recoding_of_a_negative_item(answer: int, recoded: int) -> None:
    """TV12: KIDSCREEN-10, evaluation by hand (kidscreen.org): ‘never’ (1) on a negative item counts as 5."""
    assert recode(answer, 1, 5) == recoded


def test_positive_items_of_kidscreen_stay_as_they_are() -> None:
    """TV12: ‘quite a bit’ and ‘often’ count as 4: recoding twice gives the answer back."""
    assert recode(recode(4, 1, 5), 1, 5) == 4


@pytest.mark.parametrize("answer", [-1, 4])
def test_answer_outside_the_scale_is_refused(answer: float) -> None:
    with pytest.raises(ValueError, match="outside the scale from 0 to 3"):
        recode(answer, 0, 3)


def test_answer_that_is_missing_stays_missing_and_infinity_is_no_answer() -> None:
    assert math.isnan(recode(math.nan, 0, 3))
    with pytest.raises(ValueError, match="must hold numbers"):
        recode(math.inf, 0, 3)

"""When the question of the surroundings is due: never without actions, never beside one around the child."""

import pytest

from reviews.models import Action
from reviews.rules.surroundings import CHILD, asks_for_surroundings

WITH, AROUND = Action.Direction.CHILD.value, Action.Direction.SURROUNDINGS.value


@pytest.mark.parametrize(
    ("directions", "asks"),
    [([], False), ([WITH], True), ([WITH, WITH], True), ([WITH, AROUND], False), ([AROUND], False)],
)
def test_question_is_due_when_all_is_with_the_child(directions: list[str], asks: bool) -> None:
    assert asks_for_surroundings(directions) is asks
    assert CHILD == WITH

"""A statement without an answer can take the score of a strength away, and the check page says so (T11)."""

from assessments.rules.exposure import LITTLE, saw_little
from assessments.rules.open_statements import without_score
from tests.unit.reports.scene import definition


def names(answers: dict[str, str]) -> list[str]:
    return [element.key for element in without_score(definition("a", "b"), answers)]


def test_open_statements_take_the_score_of_a_strength() -> None:
    assert names({"a1": "2", "a2": "", "b1": "2", "b2": "2"}) == ["a"]
    assert names({"a1": "2", "a2": "not_seen", "b1": "2", "b2": "2"}) == []  # not for being left open
    assert names({}) == ["a", "b"]


def test_few_hours_are_little_for_who_looks_and_not_for_who_lives_it() -> None:
    assert saw_little("teacher", LITTLE - 1)
    assert not saw_little("teacher", LITTLE)
    assert not saw_little("teacher", None)
    assert not saw_little("child", 0)

"""What nobody could see: an invitation to look, and no more than that."""

from reports.facts.readings import Reading
from reports.rules import differing
from tests.unit.reports.scene import NOT_APPLICABLE, NOT_SEEN, element, reading

ELEMENTS = [element(key) for key in ("a", "b", "c")]


def unseen(*readings: Reading) -> list[tuple[str, tuple[int, ...]]]:
    found = differing.unseen_by_all(ELEMENTS, differing.views_now(readings).views)
    return [(one.element.key, one.by) for one in found]


def test_a_strength_that_one_person_saw_was_seen() -> None:
    forms = [reading("1", 0, {"a": NOT_SEEN}), reading("2", 0, {"a": 0}, observer="Bram")]
    assert unseen(*forms) == []


def test_who_looked_and_could_not_see_is_named() -> None:
    forms = [
        reading("1", 1, {"a": NOT_SEEN, "b": NOT_APPLICABLE}),
        reading("2", 0, {"a": NOT_APPLICABLE, "b": NOT_APPLICABLE}, observer="Bram"),
        reading("3", 0, {"a": NOT_SEEN, "b": NOT_APPLICABLE}, observer="Cora"),
    ]
    assert unseen(*forms) == [("a", (0, 2))]  # b fits nobody: there is nothing to look for


def test_what_was_seen_longer_than_half_a_year_ago_is_seen_by_nobody_now() -> None:
    assert unseen(reading("1", 0, {"a": 3}), reading("2", 30, {"a": NOT_SEEN}, observer="Bram")) == [
        ("a", (0,))
    ]


def test_what_no_form_of_now_asks_for_stands_apart() -> None:
    views = differing.views_now([reading("1", 0, {"a": 2})]).views
    assert [one.key for one in differing.asked_by_none(ELEMENTS, views)] == ["b", "c"]
    assert differing.unseen_by_all(ELEMENTS, views) == []

"""What nobody could see: an invitation to look, and no more than that."""

from dataclasses import replace

from reports.facts.readings import Reading
from reports.rules import differing
from reports.rules.levels import Level, level_of
from tests.unit.reports.scene import NOT_APPLICABLE, NOT_SEEN, element, reading

ELEMENTS = [element(key) for key in ("a", "b", "c")]


def unseen(*readings: Reading) -> list[tuple[str, tuple[Level, ...]]]:
    found = differing.not_judged_by_any(ELEMENTS, differing.views_now(readings).views)
    return [(one.element.key, tuple(level for _, level in one.why)) for one in found]


def unseen_by_all(*readings: Reading) -> list[str]:
    return [one.key for one in differing.unseen_by_all(ELEMENTS, differing.views_now(readings).views)]


def test_a_strength_that_one_person_saw_was_seen() -> None:
    forms = [reading("1", 0, {"a": NOT_SEEN}), reading("2", 0, {"a": 0}, observer="Bram")]
    assert unseen(*forms) == []


def test_everyone_keeps_their_own_reason() -> None:
    forms = [
        reading("1", 1, {"a": NOT_SEEN, "b": NOT_APPLICABLE}),
        reading("2", 0, {"a": NOT_APPLICABLE, "b": NOT_APPLICABLE}, observer="Bram"),
        reading("3", 0, {"a": NOT_SEEN, "b": NOT_APPLICABLE}, observer="Cora"),
    ]
    # b fits nobody: there is nothing to look for
    assert unseen(*forms) == [("a", (Level.TOO_LITTLE_SEEN, Level.NOT_APPLICABLE, Level.TOO_LITTLE_SEEN))]
    assert unseen_by_all(*forms) == []  # not everyone: to one of them it does not fit
    assert unseen_by_all(forms[0], forms[2]) == ["a"]


def test_what_does_not_fit_is_not_seen_too_little() -> None:
    """‘Does not fit’ of the only observer was told as ‘seen too little by everyone’ (T9)."""
    assert unseen_by_all(reading("1", 0, {"a": NOT_APPLICABLE, "b": NOT_SEEN})) == ["b"]


def test_what_was_left_open_is_not_seen_too_little() -> None:
    form = reading("1", 0, {"a": NOT_SEEN})
    skipped = form.scores.elements["a"]._replace(n_not_seen=0)
    left_open = replace(form, scores=replace(form.scores, elements={"a": skipped}))
    assert level_of(skipped) is Level.LEFT_OPEN
    assert unseen_by_all(left_open) == []
    assert unseen(left_open) == [("a", (Level.LEFT_OPEN,))]  # judged by nobody all the same


def test_what_was_seen_longer_than_half_a_year_ago_is_seen_by_nobody_now() -> None:
    assert unseen_by_all(reading("1", 0, {"a": 3}), reading("2", 30, {"a": NOT_SEEN}, observer="Bram")) == [
        "a"
    ]


def test_what_no_form_of_now_asks_for_stands_apart() -> None:
    views = differing.views_now([reading("1", 0, {"a": 2})]).views
    assert [one.key for one in differing.asked_by_none(ELEMENTS, views)] == ["b", "c"]
    assert differing.unseen_by_all(ELEMENTS, views) == []

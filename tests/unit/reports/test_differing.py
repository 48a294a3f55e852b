"""Where observers differ: who counts, in which order, and that everyone gets the same list."""

import dataclasses
import time
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.rules.definitions import Element
from portfolio.rules.scoring import Choice
from reports.facts.readings import Reading
from reports.rules import differing
from reports.rules.profiles import dot_row
from tests.unit.reports.scene import NOT_APPLICABLE, NOT_SEEN, element, reading

KEYS = ("a", "b", "c", "d")
ELEMENTS = [element(key) for key in KEYS]


def differ(*readings: Reading, elements: list[Element] = ELEMENTS) -> list[tuple[str, str, str]]:
    """Return strength, who saw most, who saw least, in the order of the list."""
    views = differing.views_now(readings).views
    return [
        (
            found.pair.element.key,
            views[found.pair.high.view].latest.id,
            views[found.pair.low.view].latest.id,
        )
        for found in differing.where_differ(elements, views)
    ]


def seen(form: str, observer: str, setting: str = "group", weeks: float = 0, **scores: Choice) -> Reading:
    return reading(form, weeks, scores, observer=observer, setting=setting)


def test_without_forms_there_is_nothing_to_say() -> None:
    now = differing.views_now([])
    assert (now.views, now.older) == ((), ())
    assert differing.where_differ(ELEMENTS, now.views) == []


def test_one_observer_does_not_differ_from_themselves() -> None:
    forms = [seen("1", "Anna", a=0), seen("2", "Anna", weeks=10, a=3)]
    assert differ(*forms) == []


def test_answers_that_read_otherwise_are_set_against_nothing() -> None:
    """‘A little’ of a five-year-old stood against a teacher's ‘sometimes’ as a difference between the two."""
    child = dataclasses.replace(seen("child", "Sam", "home", a=3), role="child", instrument="child-4-7")
    teacher = seen("teacher", "Bram", "school", a=1)
    assert differ(child, teacher) == [("a", "child", "teacher")]
    assert differ(dataclasses.replace(child, has_own_scale=True), teacher) == []


def test_home_and_school_come_first_then_the_widest() -> None:
    home = seen("home", "Anna", "home", a=1, b=0, c=0)
    school = seen("school", "Bram", "school", a=2, b=0, c=0)
    group = seen("group", "Cora", a=1, b=3, c=2)
    assert differ(home, school, group) == [
        ("a", "school", "home"),
        ("b", "group", "school"),
        ("c", "group", "school"),
    ]


def test_home_and_school_are_asked_about_also_when_others_lie_wider_apart() -> None:
    home, school = seen("home", "Anna", "home", a=1), seen("school", "Bram", "school", a=2)
    assert differ(home, school, seen("group", "Cora", a=3), seen("out", "Dirk", "leisure", a=0)) == [
        ("a", "school", "home")
    ]


def test_a_foster_family_is_where_the_child_lives() -> None:
    [found] = differing.where_differ(
        ELEMENTS,
        differing.views_now(
            [seen("1", "Anna", "foster_family", a=0), seen("2", "Bram", "school", a=1)]
        ).views,
    )
    assert found.is_home_and_school


@pytest.mark.parametrize(("low", "high", "n_found"), [(1, 2, 1), (0, 3, 1), (2, 2, 0)])
def test_a_whole_point_is_a_difference(low: Choice, high: Choice, n_found: int) -> None:
    assert len(differ(seen("1", "Anna", a=low), seen("2", "Bram", a=high))) == n_found


def test_a_third_of_a_point_is_not_lost_to_binary() -> None:
    forms = [seen("1", "Anna", a=1), seen("2", "Bram", a=2)]
    thirds = [with_score(form, "a", score) for form, score in zip(forms, (4 / 3, 7 / 3), strict=True)]
    assert 7 / 3 - 4 / 3 != 1
    assert len(differ(*thirds)) == 1


def with_score(form: Reading, key: str, score: float) -> Reading:
    """Return the form with another score on one strength."""
    elements = {**form.scores.elements, key: form.scores.elements[key]._replace(score=score)}
    return dataclasses.replace(form, scores=dataclasses.replace(form.scores, elements=elements))


def test_only_the_half_year_before_the_newest_form_counts() -> None:
    forms = [seen("old", "Anna", a=0), seen("edge", "Bram", weeks=1, a=0), seen("now", "Cora", weeks=27, a=3)]
    now = differing.views_now(forms)
    assert [view.latest.id for view in now.views] == ["now", "edge"]
    assert [view.latest.id for view in now.older] == ["old"]
    assert differ(*forms) == [("a", "now", "edge")]


def test_backdated_form_counts_by_the_day_observed() -> None:
    late = reading("late", -30, {"a": 0}, observer="Bram", signed_weeks=0)
    now = differing.views_now([seen("now", "Anna", a=3), late])
    assert [view.latest.id for view in now.older] == ["late"]


def test_newest_form_that_asks_for_a_strength_speaks_for_an_observer() -> None:
    full = dataclasses.replace(seen("full", "Anna", a=0, b=0), instrument="full")
    quick = seen("quick", "Anna", weeks=5, b=3)
    bram = dataclasses.replace(seen("bram", "Bram", weeks=4, a=3, b=3), instrument="full")
    assert differ(full, quick, bram) == [("a", "bram", "full")]


def test_who_could_not_see_differs_from_nobody() -> None:
    assert differ(seen("1", "Anna", a=NOT_SEEN), seen("2", "Bram", a=3)) == []


def test_forms_that_are_not_comparable_differ_in_words_only() -> None:
    teacher = dataclasses.replace(seen("teacher", "Bram", "school", a=2, b=2, c=0), instrument="teacher")
    anna = seen("anna", "Anna", "home", a=3, b=1, c=0)
    views = differing.views_now([teacher, anna]).views
    [found] = differing.where_differ(ELEMENTS, views)
    assert (found.pair.element.key, found.is_comparable) == ("b", False)  # a: both see it as present


def test_of_two_pairs_as_wide_the_comparable_one_is_asked_about() -> None:
    teacher = dataclasses.replace(seen("teacher", "Bram", weeks=1, a=0), instrument="teacher")
    assert differ(teacher, seen("cora", "Cora", a=0), seen("anna", "Anna", a=3)) == [("a", "anna", "cora")]


def test_very_many_observers_make_few_pairs_and_the_same_list() -> None:
    few = [
        seen("home", "Anna", "home", a=1, b=0, c=0),
        seen("school", "Bram", "school", a=2, b=0, c=0),
        seen("group", "Cora", a=1, b=3, c=2),
    ]
    alike = [
        dataclasses.replace(few[number % 3], id=f"z{number}", observer=f"Z{number}", observer_id=f"Z{number}")
        for number in range(300)
    ]
    views = differing.views_now([*few, *alike]).views
    assert len(views) > 300
    row = dot_row(ELEMENTS[0], views)
    assert len(differing.unlike(row.dots, row, views)) == 3
    began = time.process_time()
    found = differing.where_differ(ELEMENTS, views)
    assert [one.pair.element.key for one in found] == ["a", "b", "c"]
    assert time.process_time() - began < 5


def test_five_observers_are_all_heard() -> None:
    forms = [seen(name, name, a=2, b=2, c=2, d=2) for name in ("Anna", "Bram", "Cora", "Dirk")]
    forms.append(seen("Eva", "Eva", a=0, b=1, c=2, d=NOT_SEEN))
    assert [(key, low) for key, _high, low in differ(*forms)] == [("a", "Eva"), ("b", "Eva")]


choice = st.sampled_from([0, 1, 2, 3, NOT_SEEN, NOT_APPLICABLE])
forms = st.lists(
    st.tuples(
        st.sampled_from("ABCDE"),
        st.sampled_from(["home", "school", "group", "foster_family"]),
        st.sampled_from(["test-1.0", "other-1.0"]),
        st.integers(0, 40),
        st.fixed_dictionaries(dict.fromkeys(KEYS, choice)),
    ),
    min_size=1,
    max_size=8,
)


@given(forms, st.randoms(use_true_random=False))
def test_two_readers_of_the_same_facts_get_the_same_list(rows: list[tuple], chance: Random) -> None:
    readings = [
        reading(f"{number}", weeks, scores, observer=observer, setting=setting, instrument=instrument)
        for number, (observer, setting, instrument, weeks, scores) in enumerate(rows)
    ]
    shuffled = list(readings)
    chance.shuffle(shuffled)
    found = differ(*readings)
    assert found == differ(*shuffled)
    assert len({key for key, *_ in found}) == len(found)
    views = differing.views_now(readings).views
    pairs = differing.where_differ(ELEMENTS, views)
    assert [not pair.is_home_and_school for pair in pairs] == sorted(not p.is_home_and_school for p in pairs)
    for pair in pairs:
        assert pair.pair.gap >= 1
        people = [views[dot.view].latest for dot in (pair.pair.high, pair.pair.low)]
        assert len({(one.observer_id, one.role, one.setting) for one in people}) == 2

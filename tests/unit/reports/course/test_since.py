"""Before an adversity, the lowest since, the latest: facts per observer, and never across a break."""

import dataclasses
import datetime
import uuid
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.rules.scoring import Choice
from reports.facts.readings import Reading, in_order
from reports.facts.signs import SignReading
from reports.rules.course import before_and_since
from tests.unit.reports.scene import NOT_APPLICABLE, NOT_SEEN, day, element, reading

START = day(10)
KEYS = ("a", "b", "c")
ELEMENTS = [element(key) for key in KEYS]


def seen(form: str, weeks: float, *choices: Choice, **given: object) -> Reading:
    return reading(form, weeks, dict(zip(KEYS, choices or (2, 2, 2), strict=False)), **given)  # type: ignore[arg-type]


def around(*readings: Reading) -> list[tuple[list[str], list[str]]]:
    """Return the forms before and since, by observer."""
    found = before_and_since.around(in_order(list(readings)), START)
    return [([one.id for one in each.before], [one.id for one in each.since]) for each in found]


def test_without_forms_there_are_no_facts() -> None:
    assert before_and_since.around([], START) == []


def test_first_day_of_the_adversity_counts_as_since() -> None:
    eve = dataclasses.replace(seen("eve", 0), period_to=START - datetime.timedelta(days=1))
    assert around(eve, seen("on", 10)) == [(["eve"], ["on"])]


def test_backdated_form_stands_where_it_was_observed() -> None:
    assert around(seen("late", 2, signed_weeks=40), seen("now", 30)) == [(["late"], ["now"])]


@pytest.mark.parametrize(
    "changed",
    [{"observer_id": "Bram"}, {"role": "teacher"}, {"setting": "school"}, {"instrument": "test-2.0"}],
)
def test_another_observer_place_or_version_breaks_the_series(changed: dict[str, Any]) -> None:
    other = dataclasses.replace(seen("since", 20), **changed)
    assert around(seen("before", 1), other) == [([], ["since"]), (["before"], [])]


def test_comparable_versions_stay_together() -> None:
    forms = [
        dataclasses.replace(seen(str(n), weeks), instrument=f"v{n}", group="v1")
        for n, weeks in ((1, 1), (2, 20))
    ]
    assert around(*forms) == [(["1"], ["2"])]


def test_who_looked_before_and_since_comes_first() -> None:
    forms = [
        seen("gone", 9, observer="Gone"),
        seen("new", 40, observer="New"),
        seen("b1", 2, observer="Both"),
        seen("b2", 20, observer="Both"),
        seen("newer", 41, observer="Newer"),
    ]
    assert around(*forms) == [(["b1"], ["b2"]), ([], ["newer"]), ([], ["new"]), (["gone"], [])]


def facts(*readings: Reading) -> before_and_since.ThreeMoments:
    [one] = before_and_since.around(in_order(list(readings)), START)
    return before_and_since.domain_moments(one, ELEMENTS)


def test_before_is_the_last_moment_lowest_the_lowest_and_latest_the_newest() -> None:
    found = facts(
        seen("1", 1, 0, 0, 0),
        seen("2", 8, 2, 2, 2),
        seen("3", 12, 0, 0, 2),
        seen("4", 14, 0, 2, 2),
        seen("5", 20, 2, 2, 2),
    )
    told = filter(None, (found.before, found.lowest, found.latest))
    assert [(on, point.value) for on, point in told] == [
        (day(8), 3),
        (day(12), 1),
        (day(20), 3),
    ]


def test_a_form_that_saw_little_is_not_low_for_that() -> None:
    found = facts(seen("little", 12, 2, NOT_SEEN, NOT_SEEN), seen("low", 14, 2, 2, 0))
    assert found.lowest is not None
    assert (found.lowest[0], found.lowest[1].value, found.lowest[1].at_most) == (day(14), 2, 2)


def test_of_equally_low_moments_the_first_counts() -> None:
    found = facts(seen("1", 12, 0, 0, 0), seen("2", 14, 0, 0, 0))
    assert found.lowest is not None
    assert found.lowest[0] == day(12)


def test_a_moment_that_judged_nothing_is_a_gap_and_never_the_lowest() -> None:
    found = facts(seen("0", 5, NOT_SEEN), seen("1", 12, 2), seen("2", 14, NOT_APPLICABLE))
    assert (found.before, found.latest) == (None, None)
    assert found.lowest is not None
    assert found.lowest[0] == day(12)


def test_nothing_before_is_said_as_nothing() -> None:
    assert facts(seen("1", 12)).before is None
    [one] = before_and_since.around([seen("1", 12)], START)
    assert one.last_before is None
    [gone] = before_and_since.around([seen("1", 2)], START)
    assert gone.latest is None


def answered(weeks: float, value: Choice | None, observer: str = "Anna") -> SignReading:
    on = day(weeks)
    answers = {} if value is None else {"play": value}
    signed_at = datetime.datetime.combine(on, datetime.time(12), datetime.UTC)
    return SignReading(
        f"{weeks}", observer, observer, "child", "home", uuid.UUID(int=1), on, signed_at, answers
    )


def test_signs_of_development_go_the_same_way() -> None:
    [one] = before_and_since.around(
        [answered(1, 2), answered(12, 0), answered(13, NOT_SEEN), answered(20, 1)], START
    )
    assert before_and_since.sign_moments(one, "play") == before_and_since.ThreeMoments(
        (day(1), 2), (day(12), 0), (day(20), 1)
    )
    [other] = before_and_since.around([answered(12, None)], START)
    assert before_and_since.sign_moments(other, "play") == before_and_since.ThreeMoments(None, None, None)


def test_form_over_the_first_day_also_looks_before() -> None:
    assert before_and_since.began_before(seen("1", 10.5), START)
    assert not before_and_since.began_before(seen("1", 11), START)
    assert not before_and_since.began_before(seen("1", 9), START)


@given(
    st.lists(
        st.tuples(
            st.sampled_from("AB"), st.integers(0, 30), st.tuples(*[st.sampled_from([0, 2, NOT_SEEN])] * 3)
        ),
        max_size=8,
    )
)
def test_every_form_stands_once_and_no_later_one_lies_lower(rows: list[tuple]) -> None:
    forms = in_order(
        [seen(str(n), weeks, *choices, observer=who) for n, (who, weeks, choices) in enumerate(rows)]
    )
    found = before_and_since.around(forms, START)
    assert sorted(one.id for each in found for one in (*each.before, *each.since)) == sorted(
        f.id for f in forms
    )
    for each in found:
        assert all(one.period_to < START for one in each.before)
        assert all(one.period_to >= START for one in each.since)
        told = before_and_since.domain_moments(each, ELEMENTS)
        if told.lowest and told.latest:
            assert (told.lowest[1].at_most or 0) <= (told.latest[1].at_most or 0)

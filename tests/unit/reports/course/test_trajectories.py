"""What the number of moments allows, and the points that charts are made of."""

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.facts.readings import Reading, by_series
from reports.rules.course.trajectories import (
    Drawn,
    Point,
    TimeAxis,
    domain_point,
    drawn_for,
    lines_of,
    strength_point,
)
from tests.unit.reports.scene import AXIS, MONDAY, NOT_SEEN, day, element, reading


def groups(forms: list[Reading]) -> list[list[Reading]]:
    return list(by_series(forms).values())


@pytest.mark.parametrize(
    ("weeks", "expected"),
    [
        ([0], Drawn.SNAPSHOT),
        ([0, 52], Drawn.DIFFERENCE),
        ([0, 3, 7], Drawn.POINTS),
        ([0, 3, 7.9], Drawn.POINTS),
        ([0, 3, 8], Drawn.LINE),
        ([0, 3, 6, 9, 40], Drawn.LINE),
        ([0, 0, 9], Drawn.POINTS),  # two forms of one day are one moment in time
    ],
)
def test_a_line_needs_three_moments_over_eight_weeks(weeks: list[float], expected: Drawn) -> None:
    assert drawn_for([day(week) for week in weeks]) is expected


@given(st.lists(st.integers(0, 400), min_size=1, max_size=8))
def test_fewer_than_three_days_or_eight_weeks_never_make_a_line(offsets: list[int]) -> None:
    days = sorted(MONDAY + datetime.timedelta(days=offset) for offset in offsets)
    if drawn_for(days) is Drawn.LINE:
        assert len(set(days)) >= 3
        assert (days[-1] - days[0]).days >= 56


def test_a_strength_without_a_score_has_no_point() -> None:
    form = reading("1", scores={"a": NOT_SEEN, "b": 0})
    assert strength_point(form, "a") is None
    assert strength_point(form, "not asked") is None
    assert strength_point(form, "b") == Point(MONDAY, 0, (2, 2))


def test_a_domain_counts_what_is_present_and_says_how_many_it_could_be() -> None:
    form = reading("1", scores={"a": 3, "b": 1, "c": NOT_SEEN})
    asked = [element(key) for key in "abcd"]
    assert domain_point(form, asked) == Point(MONDAY, 1, (2, 3), 2)
    assert domain_point(form, [element("c")]) is None
    assert domain_point(form, []) is None


def test_series_get_a_line_each_and_nothing_is_averaged() -> None:
    forms = [
        reading("1", weeks=0, scores={"a": 3}),
        reading("2", weeks=0, scores={"a": 0}, role="teacher"),
        reading("3", weeks=5, scores={"a": 1}),
        reading("4", weeks=9, scores={"a": 2}),
    ]
    first, second = lines_of(groups(forms), ["thuis", "school"], [element("a")], as_count=False)
    assert (first.label, first.mark, [point.value for point in first.points]) == ("thuis", 0, [3, 1, 2])
    assert (second.label, second.mark, [point.value for point in second.points]) == ("school", 1, [0])
    assert (first.drawn, second.drawn) == (Drawn.LINE, Drawn.SNAPSHOT)


def test_a_form_entered_late_stands_on_the_day_observed() -> None:
    forms = [reading("1", weeks=6, signed_weeks=6), reading("2", weeks=1, signed_weeks=30)]
    [line] = lines_of(groups(forms), ["thuis"], [element("a")], as_count=True)
    assert [point.on for point in line.points] == [day(1), day(6)]


def test_a_series_without_points_leaves_its_mark_free() -> None:
    forms = [reading("1", scores={"a": NOT_SEEN}), reading("2", weeks=1, role="teacher")]
    [line] = lines_of(groups(forms), ["thuis", "school"], [element("a")], as_count=False)
    assert (line.label, line.mark) == ("school", 1)


def test_moments_that_could_not_be_judged_do_not_count_towards_a_line() -> None:
    forms = [reading(str(n), weeks=5 * n, scores={"a": NOT_SEEN if n == 1 else 2}) for n in range(3)]
    [line] = lines_of(groups(forms), ["thuis"], [element("a")], as_count=False)
    assert line.drawn is Drawn.DIFFERENCE


def test_days_outside_the_axis_fall_on_its_ends() -> None:
    assert AXIS.share(MONDAY - datetime.timedelta(days=1)) == 0
    assert AXIS.share(datetime.date.max) == 1
    assert TimeAxis(MONDAY, MONDAY, ()).share(MONDAY) == 0


@given(st.lists(st.dates(), min_size=2, max_size=5))
def test_the_axis_keeps_the_order_of_days(days: list[datetime.date]) -> None:
    shares = [AXIS.share(moment) for moment in sorted(days)]
    assert all(0 <= before <= after <= 1 for before, after in pairwise(shares))

"""Counts over time rest on strengths that were judged at both moments, and say on how many."""

import dataclasses

import pytest

from paper.dates_and_numbers import short_day
from portfolio.rules.scoring import Choice
from reliability.rules.measurement_error import NOTHING_KNOWN
from reports.charts import svg
from reports.comparison.page import compare_page
from reports.course.remarks import with_remarks
from reports.course.words import chart_sentence, phrases
from reports.facts.readings import Reading, by_series
from reports.rules.course.before_and_since import around, domain_moments
from reports.rules.course.recovery import with_recovery
from reports.rules.course.same_strengths import same_strengths
from reports.rules.course.trajectories import Chart, Drawn, Line, lines_of
from tests.unit.reports.scene import AXIS, NOT_SEEN, band, day, definition, element, reading

KEYS = "abcde"


def form(weeks: float, *choices: Choice, **frame: str) -> Reading:
    scores = dict(zip(KEYS, choices, strict=False))
    return reading(f"{weeks} {frame}", weeks, scores, **{"role": "teacher", **frame})  # type: ignore[arg-type]


def count_line(*forms: Reading) -> Line:
    groups = list(by_series(list(forms)).values())
    [line] = lines_of(groups, ["thuis"], [element(key) for key in KEYS], as_count=True)
    return line


def values(line: Line) -> list[tuple[float, int]]:
    return [(point.value, point.basis[0]) for point in line.points]


def test_what_was_judged_both_times_is_counted() -> None:
    line = count_line(form(0, 3, 3, 3), form(9, 3, 0, NOT_SEEN))
    assert values(line) == [(2, 2), (1, 2)]  # not 3 of 3 and 1 of 2


def test_more_judged_is_no_growth() -> None:
    """2 of 16, then 6 of 19, was told as growth where nothing had changed in what was judged twice."""
    line = count_line(form(0, 3, 0, NOT_SEEN, NOT_SEEN), form(9, 3, 0, 3, 3))
    assert values(line) == [(1, 2), (1, 2)]


def test_one_short_look_stands_apart_and_leaves_the_others_their_ground() -> None:
    full = [form(weeks, 3, 3, 3, 3, 0) for weeks in (0, 9, 27)]
    line = count_line(*full, form(18, NOT_SEEN, 3, NOT_SEEN, NOT_SEEN, NOT_SEEN))
    assert values(line) == [(4, 5)] * 3
    assert [(point.on, point.value, point.basis[0]) for point in line.apart] == [(day(18), 1, 1)]
    assert line.drawn is Drawn.LINE


def test_without_any_strength_judged_each_time_nothing_is_set_against_anything() -> None:
    line = count_line(form(0, 3, 3), reading("2", 9, {"d": 0, "e": 0}, role="teacher"))
    assert line.drawn is Drawn.SNAPSHOT
    assert (len(line.points), len(line.apart)) == (1, 1)


def test_a_form_that_judged_nothing_is_no_moment() -> None:
    assert same_strengths([form(0, NOT_SEEN)], KEYS).moments == ()


def test_fewer_judged_is_no_dip_after_an_adversity() -> None:
    before, little = form(0, 3, 3, 3, 3, 3), form(12, 3, 3, 3, NOT_SEEN, NOT_SEEN)
    [line] = with_recovery([count_line(before, little)], [band("adversity", 10, 10)])
    assert not any(point.may_recover for point in line.points)
    lower = form(12, 3, 3, 0, NOT_SEEN, NOT_SEEN)
    [line] = with_recovery([count_line(before, lower)], [band("adversity", 10, 10)])
    assert [point.may_recover for point in line.points] == [False, True]


def test_the_chart_says_what_it_counts_and_draws_apart_what_stands_apart() -> None:
    line = count_line(form(0, 3, 3, 3), form(9, 3, 0, NOT_SEEN), form(18, 3, 3, 3), form(27, 3))
    chart = Chart("x", "regulatory", "x", 5, (line,))
    days = {point.on: short_day(point.on) for point in line.points}
    said = chart_sentence(chart, days, phrases(), is_count=True)
    assert "het eerst 2 van de 2 (" in said
    assert "Geteld onder de krachten die elke keer beoordeeld zijn." in said
    assert f"Op {short_day(day(27))} zijn te weinig dezelfde krachten beoordeeld" in said
    assert svg.trajectory(chart, svg.stage([], AXIS), said).count("chart-ring") == 1


def test_before_and_since_count_the_same_strengths() -> None:
    elements = [element(key) for key in KEYS]
    [one] = around([form(0, 3, 3, 3), form(12, 3, NOT_SEEN, 0), form(20, 3, 3, 3)], day(10))
    found = domain_moments(one, elements)
    told = [pair[1] for pair in (found.before, found.lowest, found.latest) if pair]
    assert [(point.value, point.basis[0]) for point in told] == [(2, 2), (1, 2), (2, 2)]


@pytest.mark.parametrize("school", [NOT_SEEN, 3])
def test_side_by_side_counts_what_all_judged(school: Choice) -> None:
    forms = [form(0, 3, 0, school), form(0, 3, 3, 0, setting="school")]
    page = compare_page(forms, {"test-1.0": definition(*"abc")}, [], NOTHING_KNOWN)
    [count] = page.domains[0].counts
    n, numbers = ("2", "A 1, B 2") if school is NOT_SEEN else ("3", "A 2, B 2")
    assert (n in count.head, count.numbers) == (True, f"aanwezig: {numbers}")


def test_forms_that_cannot_be_compared_keep_their_own_count() -> None:
    forms = [form(0, 3, 0), form(0, 3, 3, instrument="other-1.0")]
    definitions = {name: definition(*"ab") for name in ("test-1.0", "other-1.0")}
    counts = compare_page(forms, definitions, [], NOTHING_KNOWN).domains[0].counts
    assert [count.numbers for count in counts] == [
        "1 van 2 beoordeelde krachten aanwezig",
        "2 van 2 beoordeelde krachten aanwezig",
    ]


def test_few_hours_are_said_at_the_moment_itself() -> None:
    short = dataclasses.replace(form(9, 3, 0), hours_seen=1)
    line = count_line(form(0, 3, 3), short)
    assert [point.saw_little for point in line.points] == [False, True]
    chart = Chart("x", "regulatory", "x", 5, (line,))
    days = {point.on: short_day(point.on) for point in line.points}
    said = chart_sentence(chart, days, phrases(), is_count=True)
    assert f"Op {short_day(day(9))} zag de waarnemer weinig: maar een paar uur." in said
    assert [row[-1] for row in with_remarks(chart, [("",), ("",)])] == ["", "maar weinig uren gezien"]

"""A dip shortly after an adversity, and how a score seems to move: what may be said, and from when."""

import datetime
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paper.dates_and_numbers import short_day
from reliability.rules.measurement_error import Errors, ScoreError
from reports.charts import svg
from reports.course.words import chart_sentence, phrases, slope_sentence
from reports.facts.bands import Band
from reports.facts.readings import Reading, by_series
from reports.rules.course.recovery import RECOVERY, blows_in, with_recovery
from reports.rules.course.slopes import slope_through
from reports.rules.course.trajectories import Chart, Line, lines_of
from tests.unit.reports.scene import AXIS, band, chart, day, element, line, reading

KNOWN = Errors({(uuid.UUID(int=0), "a"): ScoreError(sd=0.6, reliability=0.8, kind="icc", n=40)})


def dips(found: Line, *bands: Band) -> list[float]:
    [marked] = with_recovery([found], bands)
    return [point.value for point in marked.points if point.may_recover]


@pytest.mark.parametrize(
    ("moments", "began", "ended", "expected"),
    [
        (((0, 2), (12, 1)), 10, 10, [1]),
        (((0, 2), (12, 2)), 10, 10, []),  # not lower
        (((0, 2), (30, 1)), 10, 10, []),  # not shortly after
        (((0, 2), (9, 1)), 10, 10, []),  # before it
        (((12, 1),), 10, 10, []),  # lower than what?
        (((0, 2), (12, 1), (20, 1.5), (30, 1.4)), 10, 10, [1, 1.5]),
        (((0, 2), (30, 1)), 10, 25, [1]),  # shortly after its end
        (((0, 2), (45, 1)), 10, 60, []),  # in the years between it is a band, not a dip
        (((0, 2), (12, 1)), 10, None, [1]),
    ],
)
def test_lower_than_before_and_shortly_after(
    moments: tuple[tuple[float, float], ...], began: float, ended: float | None, expected: list[float]
) -> None:
    assert dips(line(0, *moments), band("adversity", began, ended)) == expected


def test_adversities_in_a_row_need_more_time() -> None:
    found = line(0, (0, 2), (12, 1), (30, 1))
    first, shortly_after, later = (band("adversity", week, week) for week in (10, 20, 26))
    assert dips(found, first) == [1]
    assert dips(found, shortly_after, first) == [1, 1]  # lower than before the first of them
    assert dips(found, first, later) == [1]


@given(st.lists(st.tuples(st.integers(0, 60), st.none() | st.integers(0, 30)), max_size=12))
def test_chain_of_adversities_begins_with_the_first_that_each_followed(
    found: list[tuple[int, int | None]],
) -> None:
    bands = [band("adversity", began, None if lasted is None else began + lasted) for began, lasted in found]
    blows = blows_in(bands)
    for number, blow in enumerate(blows):
        before = [earlier.since for earlier in blows[:number] if earlier.is_followed_by(blow.opens[0])]
        assert blow.since == min([blow.opens[0], *before])


def test_pressure_support_and_actions_excuse_no_dip() -> None:
    others = [band(kind, 10, 10) for kind in ("pressure", "support", "action")]
    assert dips(line(0, (0, 2), (12, 1)), *others) == []


@given(st.lists(st.tuples(st.integers(0, 57), st.integers(0, 3)), min_size=1, max_size=8), st.integers(0, 57))
def test_only_points_within_the_time_are_marked(moments: list[tuple[int, int]], began: int) -> None:
    [marked] = with_recovery([line(0, *sorted(moments))], [band("adversity", began, began)])
    for point in marked.points:
        assert not point.may_recover or day(began) <= point.on <= day(began) + RECOVERY


def test_dip_shows_at_the_point_and_in_words() -> None:
    lines = with_recovery([line(0, (0, 2), (12, 1), (40, 2))], [band("adversity", 10, 10)])
    shown = Chart("a", "regulatory", "Kracht a", 3, lines)
    days = {point.on: short_day(point.on) for point in lines[0].points}
    assert svg.trajectory(shown, svg.stage([], AXIS), "x").count("chart-recovery") == 1
    assert "chart-recovery" not in svg.trajectory(chart(line(0, (0, 2))), svg.stage([], AXIS), "x")
    said = chart_sentence(shown, days, phrases(), is_count=False)
    assert f"Lager op {short_day(day(12))}, kort na een tegenslag: dat kan bij herstel horen." in said


@pytest.mark.parametrize("value", [0, 3])
def test_sign_of_a_dip_stays_within_the_chart(value: float) -> None:
    lines = with_recovery([line(0, (0, 3.5), (12, value))], [band("adversity", 10, 10)])
    drawn = svg.trajectory(Chart("a", "", "x", 4, lines), svg.stage([], AXIS), "x")
    path = drawn.split('class="chart-recovery" d="M')[1].split("q")[0]
    assert 0 <= float(path.split()[1]) <= 140


def four(scores: tuple[int, ...] = (0, 1, 2, 3), observer: str = "Anna") -> list[Reading]:
    return [
        reading(f"{observer}{n}", 13 * n, {"a": score}, observer=observer) for n, score in enumerate(scores)
    ]


def lines_through(
    forms: list[Reading], errors: Errors = KNOWN, *, as_count: bool = False
) -> tuple[Line, ...]:
    groups = list(by_series(forms).values())
    return lines_of(groups, ["thuis"], [element("a")], as_count=as_count, errors=errors)


def test_slope_needs_four_moments_and_known_error_and_one_person() -> None:
    assert [line.slope is None for line in lines_through(four())] == [False]
    assert [line.slope for line in lines_through(four((0, 1, 2)))] == [None]
    assert [line.slope for line in lines_through(four(), Errors())] == [None]
    assert [line.slope for line in lines_through(four(), as_count=True)] == [None]
    two_people = [*four((0, 1)), *four((2, 3), "Bram")]
    assert [line.slope for line in lines_through(two_people)] == [None, None]


def test_slope_is_per_year_through_the_middle_moment() -> None:
    slope = lines_through(four())[0].slope
    assert slope is not None
    assert slope.per_year == pytest.approx(365.25 / 91)
    assert slope.n == 4
    assert [slope.lower, slope.upper] == pytest.approx([slope.per_year] * 2)
    assert slope.at(day(0), slope.per_year) == pytest.approx(0, abs=0.02)


def test_four_forms_of_fewer_than_four_days_have_no_slope() -> None:
    assert slope_through([(day(0), 1), (day(0), 2), (day(9), 1), (day(20), 2)]) is None


def test_slope_is_drawn_with_its_band_and_said_with_its_number() -> None:
    found = lines_through(four((1, 3, 0, 2)))
    shown = Chart("a", "regulatory", "Kracht a", 3, found)
    drawn = svg.trajectory(shown, svg.stage([], AXIS), "x")
    assert (drawn.count('"chart-slope"'), drawn.count('"chart-slope-edge"')) == (1, 1)
    assert found[0].slope is not None
    said = slope_sentence("thuis", found[0].slope)
    assert "lijkt" in said
    assert "op 4 momenten" in said
    assert "Hij kan ook gelijk zijn gebleven." in said
    assert "omvat de band elke helling" in said


def test_level_slope_is_said_to_seem_level() -> None:
    [found] = lines_through(four((1, 1, 1, 1)))
    assert found.slope is not None
    said = slope_sentence("thuis", found.slope)
    assert said.startswith(
        "Thuis: de score lijkt gelijk te blijven (per jaar tussen 0,0 en 0,0, op 4 momenten)."
    )


def test_slope_that_is_surely_not_flat_is_still_hedged() -> None:
    days = [day(0) + datetime.timedelta(days=91 * n) for n in range(12)]
    slope = slope_through([(on, n / 4) for n, on in enumerate(days)])
    assert slope is not None
    said = slope_sentence("thuis", slope)
    assert "lijkt +1,0 per jaar" in said
    assert "gelijk" not in said
    assert "elke helling" not in said

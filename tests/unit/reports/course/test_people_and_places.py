"""Another person in the same role and setting: the line breaks; the same people keep one mark."""

from children.models import ObserverRole
from children.rules.voices import OWN_VOICES
from paper.dates_and_numbers import short_day
from reports.charts import svg
from reports.charts.svg.lane_shapes import USE_SIGNS, use_shape
from reports.course.words import chart_sentence, phrases
from reports.facts.bands import Band, Part
from reports.facts.life_course import Missed
from reports.facts.readings import Reading, Series, by_person, by_series
from reports.rules.course.lane_marks import MarkRow, mark_row, marks_of, missed_bands
from reports.rules.course.trajectories import Chart, Drawn, Line, handovers_of, lines_of
from tests.unit.reports.scene import AXIS, band, day, element, reading

LANES = {"support": "Steun", "observation": "Observaties"}


def seen(*moments: tuple[float, str], role: str = "group_worker") -> list[Reading]:
    return [
        reading(f"{n}", weeks, {"a": 2}, observer=who, role=role) for n, (weeks, who) in enumerate(moments)
    ]


def lines_through(forms: list[Reading]) -> tuple[Line, ...]:
    return lines_of(list(by_series(forms).values()), ["groep"], [element("a")], as_count=False)


def test_own_voices_are_the_same_everywhere() -> None:
    assert OWN_VOICES == (ObserverRole.CHILD, ObserverRole.PARENT)


def test_another_person_breaks_the_line() -> None:
    forms = seen((0, "Anna"), (5, "Anna"), (10, "Anna"), (15, "Bram"), (20, "Bram"), (25, "Bram"))
    first, second = lines_through(forms)
    assert (first.label, second.label) == ("groep · Anna", "groep · Bram")
    assert first.mark == second.mark == 0
    assert (first.drawn, second.drawn) == (Drawn.LINE, Drawn.LINE)
    [handover] = handovers_of((first, second))
    assert (handover.after.on, handover.before.on, handover.on) == (
        day(10),
        day(15),
        day(10) + (day(15) - day(10)) / 2,
    )


def test_one_person_is_not_named_and_has_no_break() -> None:
    [line] = lines_through(seen((0, "Anna"), (5, "Anna")))
    assert line.label == "groep"
    assert handovers_of([line]) == ()


def test_two_who_began_on_one_day_take_nothing_over() -> None:
    assert handovers_of(lines_through(seen((0, "Anna"), (0, "Bram")))) == ()


def test_moments_of_one_person_between_those_of_another_stay_theirs() -> None:
    first, second = lines_through(seen((0, "Anna"), (4, "Bram"), (8, "Anna"), (12, "Anna")))
    assert [len(line.points) for line in (first, second)] == [3, 1]


def test_child_is_one_voice_whoever_sat_beside_it() -> None:
    assert len(by_person(seen((0, "Anna"), (4, "Bram"), role="child"), "kind")) == 1


def test_handover_shows_in_drawing_and_words() -> None:
    lines = lines_through(seen((0, "Anna"), (10, "Bram")))
    shown = Chart("a", "regulatory", "Kracht a", 3, lines, handovers=handovers_of(lines))
    assert svg.trajectory(shown, svg.stage([], AXIS), "x").count("chart-handover") == 1
    days = {point.on: short_day(point.on) for line in lines for point in line.points}
    said = chart_sentence(shown, days, phrases(), is_count=False)
    assert f"Op {short_day(day(10))} keek een ander: de lijn breekt." in said


def test_many_people_are_counted_together_and_not_compared() -> None:
    lines = lines_through(seen(*((4 * n, name) for n, name in enumerate("ABCDE"))))
    shown = Chart("a", "regulatory", "Kracht a", 3, lines, handovers=handovers_of(lines))
    days = {point.on: short_day(point.on) for line in lines for point in line.points}
    said = chart_sentence(shown, days, phrases(), {0: "groep"}, is_count=False)
    assert "Groep: 5 momenten, gezien door 5 verschillende mensen" in said
    assert "4 keer keek een ander" in said
    assert "eerst" not in said


def test_marks_follow_role_and_setting_through_the_page() -> None:
    strengths = [
        Series("teacher", "school", "v1"),
        Series("teacher", "school", "v2"),
        Series("x", "home", "v1"),
    ]
    marks = marks_of(strengths, [("child", "home"), ("x", "home"), ("child", "home")])
    assert marks == {("teacher", "school"): 0, ("x", "home"): 2, ("child", "home"): 3}


def test_row_of_marks_knows_where_another_person_took_over() -> None:
    row = mark_row(1, seen((0, "Anna"), (10, "Bram"), (20, "Anna")))
    assert row == MarkRow(1, (day(0), day(10), day(20)), (day(5),))


def test_missed_moment_is_hollow_with_its_reason() -> None:
    missed = missed_bands(
        [Missed(day(9), "x", "home", "geen contact")], {("x", "home"): 1}, {("x", "home"): "Thuis"}
    )
    drawn = svg.timeline(
        missed, AXIS, LANES, "x", ("wide",), {"observation": [MarkRow(1, (day(0), day(90)))]}
    )
    assert "Thuis: geen contact" in drawn
    assert (drawn.count("chart-ring"), drawn.count("chart-mark")) == (1, 1)
    assert (
        drawn.split('class="chart-mark"')[1].split("/>")[0].count("M") == 1
    )  # the day off the axis is left out


def test_ways_of_use_differ_without_colour() -> None:
    drawn = {use_shape(use, (0, 50), 0, 0) for use in USE_SIGNS}
    looks = {
        tuple(one for one in ("chart-hatch-use", "dasharray", "fill=") if one in shape) for shape in drawn
    }
    assert len(drawn) == len(looks) == len({svg.use_mark(use) for use in USE_SIGNS}) == 4


def test_use_of_a_resource_shows_in_its_lane_and_only_what_helps_behind_the_charts() -> None:
    parts = (Part(day(-9), day(1), "not_there", "not_asked"), Part(day(1), day(20), "unused", "some"))
    carried = (Part(day(20), None, "carries", "much"),)
    known = Band("support", "Oma", day(-9), None, (*parts, *carried))
    lanes = svg.timeline([known], AXIS, LANES, "x", ("wide",))
    assert [use for use in USE_SIGNS if f"chart-use-{use}" in lanes] == ["not_there", "unused", "carries"]
    first, plain = (svg.stage([one], AXIS).events for one in (known, band("support", -9, None)))
    assert first.count("chart-event-support") == plain.count("chart-event-support") == 1
    assert first != plain
    assert svg.stage([Band("support", "Oma", day(0), day(9), parts)], AXIS).events == ""


def test_estimated_and_chronic_events_look_otherwise() -> None:
    plain = band("adversity", 3, 9)
    others = [
        Band("adversity", "x", day(3), day(9), is_estimated=True),
        Band("adversity", "x", day(3), day(9), is_chronic=True),
    ]
    once = [Band("adversity", "x", day(3), day(3), is_estimated=flag) for flag in (True, False)]
    for draw in (
        lambda one: svg.stage([one], AXIS).events,
        lambda one: svg.timeline([one], AXIS, {"adversity": "x"}, "x"),
    ):
        assert len({draw(one) for one in (plain, *others, *once)}) == 5

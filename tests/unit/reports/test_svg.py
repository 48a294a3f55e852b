"""The dot plot, the small multiples and their marks, read back from the drawing."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.charts import svg
from reports.charts.observer_shapes import SHAPES
from reports.charts.svg import course, drawing, scale
from reports.rules.course.trajectories import TimeAxis
from reports.rules.profiles import Dot, DotRow
from tests.unit.reports.scene import AXIS, MONDAY, band, chart, element, line

KINDS = ("adversity", "pressure", "support")
EVIL = "<script>alert('x')</script>\" onload=\"x&y"


def parsed(drawn: svg.Svg) -> ElementTree.Element:
    return ElementTree.fromstring(drawn)


def paths(drawn: svg.Svg, name: str) -> list[ElementTree.Element]:
    return [path for path in parsed(drawn).iter("path") if path.get("class") == name]


def centres(path: ElementTree.Element) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"M([\d.]+) ([\d.]+)", path.get("d", ""))]


def value_at(y: float, top: int) -> float:
    return (scale.BOTTOM - y) / (scale.BOTTOM - scale.TOP) * top


def drawn_row(*dots: Dot, n_unseen: int = 0) -> svg.Svg:
    return svg.dot_row(DotRow(element("a"), dots, n_unseen), "regulatory", "Kracht a")


def test_markup_is_printed_by_templates_as_it_is() -> None:
    assert (made := svg.Svg("<svg/>")).__html__() is made


@pytest.mark.parametrize(
    "drawn",
    [
        svg.dot_row(DotRow(element("a"), (), 1), "meaning", EVIL),
        svg.trajectory(
            chart(line(0, (0, 1), label=EVIL)),
            svg.stage([], TimeAxis(MONDAY, MONDAY, ((MONDAY, EVIL),))),
            EVIL,
        ),
        svg.timeline([band("support", 0, 9, EVIL)], AXIS, {"support": EVIL}, EVIL, ("wide",)),
    ],
)
def test_every_text_is_escaped(drawn: svg.Svg) -> None:
    assert "<script" not in drawn
    assert EVIL in (parsed(drawn).get("aria-label"), parsed(drawn).get("aria-labelledby"))
    assert parsed(drawn).get("onload") is None


def test_a_drawing_has_its_text_alternative_for_the_screen_and_for_the_pdf() -> None:
    made = parsed(svg.trajectory(chart(line(0, (0, 1))), svg.stage([], AXIS), "Kracht a: 1"))
    assert (made.get("role"), made.get("aria-label")) == ("img", "Kracht a: 1")
    assert made.findtext("title") == "Kracht a: 1"
    assert made.get("data-domain") == "regulatory"


def test_nothing_needs_an_inline_style_or_an_id() -> None:
    everything = svg.timeline(
        [band("adversity", 0, 9)], AXIS, {"adversity": "Tegenslag"}, "x"
    ) + svg.trajectory(chart(line(0, (0, 1))), svg.stage([band("adversity", 0, 9)], AXIS), "x")
    assert not re.search(r"style|url\(|\bid=|href", everything)


def test_now_is_filled_and_before_is_hollow_with_a_line_between() -> None:
    drawn = drawn_row(Dot(0, 1, True), Dot(0, 2, False), Dot(1, 2, False))
    [ring], [first, second], [between] = (paths(drawn, f"chart-{name}") for name in ("ring", "mark", "line"))
    assert (ring.get("fill"), first.get("fill")) == ("#ffffff", "#206EF3")
    assert centres(ring)[0][0] < centres(first)[0][0] == centres(second)[0][0]
    assert between.get("d") == "M83.0 10L157.0 10"


def test_equal_scores_of_two_views_or_moments_all_show() -> None:
    drawn = drawn_row(Dot(0, 2, True), Dot(0, 2, False), Dot(1, 2, False), Dot(2, 2, False))
    heights = [centres(path)[0][1] for path in paths(drawn, "chart-mark")]
    assert len(set(heights)) == 3
    now, before = (paths(drawn, f"chart-{name}")[0].get("d", "") for name in ("mark", "ring"))
    assert "a4.8 4.8" in now
    assert "a6.6 6.6" in before


def test_a_strength_that_nobody_judged_is_hatched_not_zero() -> None:
    drawn = drawn_row(n_unseen=2)
    assert len(paths(drawn, "chart-hatch")) == 1
    assert paths(drawn, "chart-mark") == []


def test_more_views_make_a_higher_row() -> None:
    heights = [
        float(parsed(drawn_row(*(Dot(view, 1, False) for view in range(n)))).get("viewBox", "").split()[3])
        for n in (1, 2, 8)
    ]
    assert heights[0] == heights[1] == 26 < heights[2]


def test_the_same_numbers_stand_in_the_drawing() -> None:
    drawn = svg.trajectory(chart(line(0, (0, 1), (20, 5 / 3), (57, 3))), svg.stage([], AXIS), "x")
    [marks] = paths(drawn, "chart-mark")
    assert [value_at(y, 3) for _, y in centres(marks)] == pytest.approx([1, 5 / 3, 3], abs=0.002)


def test_only_a_line_joins_its_marks() -> None:
    drawn = svg.trajectory(
        chart(line(0, (0, 1), (4, 1), (9, 1)), line(1, (0, 2), (9, 2))), svg.stage([], AXIS), "x"
    )
    assert len(paths(drawn, "chart-mark")) == 2
    assert len(paths(drawn, "chart-line")) == 1


def test_series_differ_without_colour() -> None:
    lines = [line(mark, (0, 1), (4, 2), (9 + mark, 3)) for mark in range(len(SHAPES))]
    drawn = svg.trajectory(chart(*lines), svg.stage([], AXIS), "x")
    dashes = {path.get("stroke-dasharray") for path in paths(drawn, "chart-line")}
    outlines = {drawing.outline(mark, 4.2) for mark in range(len(SHAPES))}
    assert len(dashes) == len(outlines) == len(SHAPES)
    assert all(outline in drawn for outline in outlines)


def test_marks_of_two_series_on_one_spot_stand_beside_each_other() -> None:
    many = [line(mark, (9, 2)) for mark in range(4)]
    places = [
        centres(path)[0]
        for path in paths(svg.trajectory(chart(*many), svg.stage([], AXIS), "x"), "chart-mark")
    ]
    assert len({x for x, _ in places[:3]}) == 3
    assert {round(value_at(y, 3), 2) for _, y in places} == {2}


def test_dense_series_stay_on_their_days() -> None:
    moments = [(week, 1.0) for week in range(30)]
    first, second = paths(
        svg.trajectory(chart(line(0, *moments), line(1, *moments)), svg.stage([], AXIS), "x"), "chart-mark"
    )
    assert centres(first) == centres(second)


def test_what_could_have_been_is_a_whisker_only_where_it_is_more() -> None:
    drawn = svg.trajectory(
        chart(line(0, (0, 2), at_most=4), line(1, (9, 4), at_most=4), top=5), svg.stage([], AXIS), "x"
    )
    [whisker] = paths(drawn, "chart-whisker")
    assert value_at(float(re.findall(r"V([\d.]+)", whisker.get("d", ""))[0]), 5) == pytest.approx(4, abs=0.01)


@pytest.mark.parametrize(
    ("top", "labels"), [(1, [0, 1]), (3, [0, 1, 2, 3]), (7, [0, 2, 4, 6]), (25, [0, 5, 10, 15, 20, 25])]
)
def test_labels_are_whole_numbers_from_zero(top: int, labels: list[int]) -> None:
    assert course.labelled_values(top) == labels
    drawn = svg.trajectory(chart(top=top), svg.stage([], AXIS), "x")
    assert [text.text for text in parsed(drawn).iter("text")][: len(labels)] == [
        str(label) for label in labels
    ]
    assert paths(drawn, "chart-grid")[0].get("d", "").count("M") == top


@pytest.mark.parametrize("place", range(9))
def test_legend_marks_are_silent_and_differ(place: int) -> None:
    now, before, series = (
        svg.mark(place, "meaning"),
        svg.mark(place, None, is_earlier=True),
        svg.line_mark(place, None),
    )
    assert len({now, before, series, svg.mark(place + 1, "meaning")}) == 4
    for made in (now, before, series, *map(svg.band_mark, KINDS)):
        assert parsed(made).get("aria-hidden") == "true"
        assert parsed(made).findtext("title")


moments = st.lists(
    st.tuples(st.integers(0, 57), st.integers(0, 9)), min_size=1, max_size=12, unique_by=lambda m: m[0]
)


@given(
    st.lists(moments, max_size=4),
    st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=20),
)
def test_every_moment_is_drawn_at_its_value(found: list[list[tuple[int, int]]], label: str) -> None:
    lines = [line(place, *sorted(values)) for place, values in enumerate(found)]
    drawn = svg.trajectory(chart(*lines, top=9), svg.stage([], AXIS), label)
    for made, marks in zip(lines, paths(drawn, "chart-mark"), strict=True):
        assert [round(value_at(y, 9)) for _, y in centres(marks)] == [point.value for point in made.points]
        assert all(scale.LEFT <= x <= scale.RIGHT for x, _ in centres(marks))

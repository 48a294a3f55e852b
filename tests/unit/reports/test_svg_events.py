"""Adversity, pressure and support: behind the charts, and in their lanes."""

from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.charts import svg
from reports.charts.svg import backdrop, course, lane_shapes, lanes
from reports.charts.svg.drawing import text_width
from reports.facts.bands import Band
from tests.unit.reports.scene import AXIS, band, chart, day

NAMES = {"adversity": "Tegenslag", "pressure": "Druk", "support": "Steun"}


def behind(*bands: Band) -> list[ElementTree.Element]:
    drawn = ElementTree.fromstring(svg.trajectory(chart(), svg.stage(bands, AXIS), "x"))
    return [found for found in drawn.iter() if (found.get("class") or "").startswith("chart-event")]


def lane_texts(*bands: Band, size: str = "wide") -> list[str | None]:
    drawn = ElementTree.fromstring(svg.timeline(bands, AXIS, NAMES, "x", (size,)))
    return [text.text for text in drawn.iter("text") if text.get("class") == "timeline-title"]


def test_kinds_of_period_differ_without_colour() -> None:
    adversity, pressure, support = (behind(band(kind, 3, 9))[0] for kind in NAMES)
    assert len(adversity) == 3  # ground, hatch, edges
    assert len(pressure) == 2
    assert pressure[1].get("stroke-dasharray") != adversity[2].get("stroke-dasharray")
    assert (support.tag, support.get("stroke-dasharray")) == ("path", "7 3")


def test_kinds_of_day_differ_without_colour() -> None:
    dashes = [behind(band(kind, 3, 3))[0].get("stroke-dasharray") for kind in NAMES]
    assert len(set(dashes)) == 3


def test_ends_outside_the_axis_have_no_edge() -> None:
    edges = [
        behind(period)[0][-1].get("d", "").count("M")
        for period in (band("pressure", -9, None), band("pressure", 1, 9))
    ]
    assert edges == [0, 2]


def test_events_outside_the_axis_are_left_out() -> None:
    assert behind(band("adversity", -9, -2), band("support", 60, None)) == []


def test_of_very_much_the_newest_of_each_kind_is_drawn_and_no_more() -> None:
    many = [band(kind, number / 50, number / 50 + 1) for number in range(400) for kind in NAMES]
    kept = backdrop.newest(many)
    assert kept == many[-3 * backdrop.MOST_DRAWN :]
    assert backdrop.newest(kept) == kept
    assert len(lane_texts(*many)) == len(kept)
    assert len(behind(*many)) < len(kept)  # what helped is one line where it touches


def test_pressure_lies_under_adversity() -> None:
    names = [found.get("class") for found in behind(band("adversity", 1, 9), band("pressure", 1, 9))]
    assert names == ["chart-event chart-event-pressure", "chart-event chart-event-adversity"]


def test_support_that_overlaps_is_one_line() -> None:
    found = backdrop.merged(
        [band("support", 5, None), band("support", 1, 3), band("support", 2, 6), band("support", 4, 5)]
    )
    assert [(period.first, period.last is None or period.last > day(50)) for period in found] == [
        (day(1), True)
    ]
    assert len(backdrop.merged([band("support", 1, 2), band("support", 4, 5)])) == 2


def test_each_title_stands_in_its_lane_at_every_width() -> None:
    bands = [
        band("adversity", 3, 9, "Scheiding"),
        band("support", 5, 5, "Judo"),
        band("pressure", -50, None, "Geld"),
    ]
    assert lane_texts(*bands) == lane_texts(*bands, size="narrow") == ["Scheiding", "Geld", "Judo"]


def test_an_empty_lane_keeps_its_name() -> None:
    assert "Tegenslag" in svg.timeline([], AXIS, NAMES, "x")


def test_what_goes_on_ends_in_a_point_and_a_day_is_a_mark() -> None:
    field = lanes.Field(AXIS, "wide")
    placed = lanes.laid_out(band("support", 1, 9), field)
    ongoing, ended = (lane_shapes.outline((placed.left, placed.right), 0, point) for point in (7, 0))
    assert "l7 9l-7 9" in ongoing
    assert "l0 9l0 9" in ended
    made = svg.timeline([band("adversity", 3, 3, "Opa")], AXIS, NAMES, "x", ("wide",))
    assert 'fill="#8c5a2b"' in made


@pytest.mark.parametrize(
    ("period", "size", "anchor", "is_under"),
    [
        (band("support", 0, 50, "In de balk"), "wide", "start", False),
        (band("support", 0, 1, "Rechts ervan"), "wide", "start", False),
        (band("support", 55, 56, "Links ervan, want rechts houdt het op"), "wide", "end", False),
        (band("support", 20, 25, "Eronder, want ernaast past het nergens"), "narrow", "start", True),
    ],
)
def test_a_title_finds_a_place(period: Band, size: str, anchor: str, is_under: bool) -> None:
    placed = lanes.laid_out(period, lanes.Field(AXIS, size))
    assert (placed.anchor, placed.is_under) == (anchor, is_under)
    assert " ".join(placed.lines) == period.title


titles = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z", "M"]), min_size=1, max_size=80)
periods = st.builds(
    lambda title, first, length: band("support", first, None if length is None else first + length, title),
    st.one_of(
        titles, st.just("W" * 80), st.just("Logeren bij oma en opa van vaderskant, elke derde zaterdag")
    ),
    st.integers(-20, 57),
    st.one_of(st.none(), st.integers(0, 40)),
)


@given(st.lists(periods, max_size=6), st.sampled_from(list(lanes.SIZES)))
def test_bars_and_words_never_overlap_or_leave_the_picture(found: list[Band], size: str) -> None:
    field = lanes.Field(AXIS, size)
    rows = lanes.stacked([lanes.laid_out(period, field) for period in backdrop.within(found, AXIS)])
    for row in rows:
        for one, other in combinations([bar.extent for bar in row], 2):
            assert one[1] <= other[0] or other[1] <= one[0]
        for bar in row:
            assert bar.extent[0] >= 0
            assert bar.extent[1] <= field.width + 0.1


def test_labels_that_would_touch_are_left_out() -> None:
    kept = list(course.fitting([(0, "jan ’26"), (20, "feb ’26"), (200, "jul ’26"), (358, "dec ’26")], 360))
    assert [label for _, label in kept] == ["jan ’26", "jul ’26", "dec ’26"]
    assert all(x - text_width(label, 13) / 2 >= 0 for x, label in kept)
    assert kept[-1][0] + text_width("dec ’26", 13) / 2 <= 360

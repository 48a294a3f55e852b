"""The interactive chart says what the drawing and the table say."""

import hashlib
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from reports.charts import svg
from reports.charts.figure import Figure
from reports.charts.observer_shapes import SHAPES
from reports.charts.plotly import course_figure
from reports.facts.bands import Band
from reports.rules.trajectories import Chart
from tests.unit.reports.scene import AXIS, WORDS, band, chart, day, line

VENDOR = Path(__file__).parents[3] / "static" / "vendor"
EVIL = "</script><b>x</b>"


def drawn(made: Chart, *bands: Band) -> course_figure.Json:
    figure = course_figure.trajectory_figure(made, WORDS)
    shared = course_figure.shared_layout(AXIS, bands, ",.")
    return {"data": figure["data"], "layout": {**shared, "yaxis": figure["yaxis"]}}


def test_the_figure_is_plain_json() -> None:
    made = drawn(chart(line(0, (0, 1), (9, 2), at_most=3)), band("adversity", 1, None))
    assert set(json.loads(json.dumps(made, allow_nan=False))) == {"data", "layout"}


def test_the_same_numbers_stand_in_drawing_and_figure() -> None:
    found = chart(line(0, (0, 1), (20, 5 / 3), (57, 3)), line(1, (9, 0)))
    traces = drawn(found)["data"]
    tree = ElementTree.fromstring(svg.trajectory(found, svg.stage([], AXIS), "x"))
    marks = [path.get("d", "") for path in tree.iter("path") if path.get("class") == "chart-mark"]
    for trace, path in zip(traces, marks, strict=True):
        heights = [float(y) for y in re.findall(r"M[\d.]+ ([\d.]+)", path)]
        assert trace["y"] == pytest.approx([(140 - y) / 132 * 3 for y in heights], abs=0.006)
    assert traces[0]["x"] == [day(0).isoformat(), day(20).isoformat(), day(57).isoformat()]


def test_only_a_line_is_joined_and_gaps_stay_open() -> None:
    joined, apart = drawn(chart(line(0, (0, 1), (4, 1), (9, 1)), line(1, (0, 1), (9, 1))))["data"]
    assert (joined["mode"], apart["mode"]) == ("lines+markers", "markers")
    assert joined["connectgaps"] is False


def test_series_have_the_shapes_and_dashes_of_the_drawing() -> None:
    traces = drawn(chart(*(line(mark, (0, 1)) for mark in range(8))))["data"]
    symbols = [trace["marker"]["symbol"] for trace in traces]
    assert symbols == [name.replace("triangle", "triangle-up") for name in SHAPES]
    assert len({trace["line"]["dash"] for trace in traces}) == 8
    assert traces[1]["line"]["dash"] == "7px,3px"


def test_marks_on_one_spot_all_show_and_dense_ones_are_small() -> None:
    traces = drawn(
        chart(*(line(mark, (0, 1)) for mark in range(5)), line(5, *((week, 1) for week in range(30))))
    )
    assert [trace["marker"]["size"] for trace in traces["data"]] == [12, 9, 10, 11, 11, 6]


def test_hover_says_what_a_point_rests_on() -> None:
    score, count = drawn(chart(line(0, (0, 1)), line(1, (0, 1), at_most=2)))["data"]
    assert score["customdata"] == [(2, 3)]
    assert "%{customdata[0]} van de %{customdata[1]} uitspraken" in score["hovertemplate"]
    assert "van %{customdata[0]} beoordeelde" in count["hovertemplate"]
    assert "%{x|%-d %B %Y}" in score["hovertemplate"]


def test_whiskers_go_up_to_what_could_have_been() -> None:
    score, count, sure = drawn(
        chart(line(0, (0, 1)), line(1, (0, 1), at_most=3), line(2, (0, 1), at_most=1))
    )["data"]
    assert (count["error_y"]["array"], count["error_y"]["arrayminus"]) == ([2], [0])
    assert "error_y" not in score
    assert "error_y" not in sure


def test_names_cannot_become_markup() -> None:
    made = course_figure.trajectory_figure(chart(line(0, (0, 1), label=EVIL)), {**WORDS, "score_basis": EVIL})
    assert "<b>" not in json.dumps(made)
    assert made["data"][0]["name"] == "&lt;/script&gt;&lt;b&gt;x&lt;/b&gt;"


def test_the_layout_has_whole_axes_and_no_title() -> None:
    layout = drawn(chart(top=7))["layout"]
    assert layout["yaxis"]["range"] == [-0.1, 7.1]
    assert layout["yaxis"]["tickvals"] == [0, 2, 4, 6]
    assert layout["xaxis"]["ticktext"] == ["jan ’26", "jul ’26"]
    assert layout["separators"] == ",."
    assert "title" not in layout
    assert layout["dragmode"] is False


def test_events_lie_behind_the_series() -> None:
    bands = [
        band("support", -9, 9),
        band("adversity", 2, 2),
        band("pressure", -9, None),
        band("adversity", 3, 90),
    ]
    shapes = drawn(chart(), *bands)["layout"]["shapes"]
    assert {shape["layer"] for shape in shapes} == {"below"}
    assert [shape["type"] for shape in shapes] == ["rect", "rect", "line", "line", "line"]
    pressure, adversity, edge, support, moment = shapes
    assert (pressure["x0"], pressure["x1"]) == (AXIS.first.isoformat(), AXIS.last.isoformat())
    assert adversity["fillcolor"] != pressure["fillcolor"]
    assert edge["x0"] == edge["x1"] == adversity["x0"]
    assert support["y0"] < 0
    assert support["line"]["dash"] != moment["line"]["dash"] == "solid"
    assert moment["x0"] == day(2).isoformat()


def test_a_figure_has_its_table_and_its_data_escaped() -> None:
    made = drawn(chart(line(0, (0, 1))))
    figure = Figure(
        "a", EVIL, "regulatory", svg.Svg("<svg/>"), "Zin.", ("Dag", EVIL), ((EVIL, "1"),), {**made, "x": EVIL}
    )
    assert EVIL not in figure.table_html + figure.plotly_html
    table = ElementTree.fromstring(figure.table_html)
    assert [(cell.get("scope"), cell.text) for cell in table.iter("th")] == [
        ("col", "Dag"),
        ("col", EVIL),
        ("row", EVIL),
    ]
    assert [cell.text for cell in table.iter("td")] == ["1"]
    written = figure.plotly_html.removeprefix('<script type="application/json">').removesuffix("</script>")
    assert json.loads(written)["x"] == EVIL


def test_vendored_files_are_the_ones_listed() -> None:
    listed = re.findall(
        r"\| `([0-9a-f]{64})` \| (\S+) \|", (VENDOR / "VENDOR.md").read_text(encoding="utf-8")
    )
    found = [
        (hashlib.sha256(path.read_bytes()).hexdigest(), path.relative_to(VENDOR).as_posix())
        for path in sorted(VENDOR.glob("*/*"))
    ]
    assert found == sorted(listed, key=lambda row: row[1])

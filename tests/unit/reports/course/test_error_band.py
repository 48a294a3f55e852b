"""The band of measurement error: drawn where it is known, joined only where a line joins the scores."""

import re
from dataclasses import replace

from reports.charts import svg
from reports.charts.svg.error_band import error_band
from reports.rules.course.trajectories import Line
from tests.unit.reports.scene import AXIS, chart, line


def with_error(shown: Line) -> Line:
    points = (p._replace(error=(max(0, p.value - 0.5), min(3, p.value + 0.5))) for p in shown.points)
    return replace(shown, points=tuple(points))


THREE = with_error(line(0, (0, 1), (10, 2), (20, 3)))
TWO = with_error(line(0, (0, 1), (10, 2)))


def drawn(shown: Line) -> str:
    return svg.trajectory(chart(shown), svg.stage([], AXIS), "x")


def test_no_band_without_figures() -> None:
    assert "chart-error" not in drawn(line(0, (0, 1), (10, 2), (20, 3)))
    assert error_band([], is_line=True, colour="#000000") == ""


def test_band_is_one_area_along_a_line_and_hatched() -> None:
    outline = re.search(r'class="chart-error" d="([^"]*)"', drawn(THREE))
    assert outline is not None
    assert outline[1].count("M") == 1
    assert outline[1].count("L") == 5
    hatch = re.search(r'class="chart-error-hatch" d="([^"]*)"', drawn(THREE))
    assert hatch is not None
    assert hatch[1].count("M") > 10


def test_two_scores_have_a_band_each_that_nothing_joins() -> None:
    outline = re.search(r'class="chart-error" d="([^"]*)"', drawn(TWO))
    assert outline is not None
    assert outline[1].count("M") == 2
    assert "L" not in outline[1]


def test_two_scores_on_one_day_are_drawn() -> None:
    assert (
        error_band([(10, 0, 5), (10, 1, 6), (20, 1, 6)], is_line=True, colour="#000000").count("<path") == 2
    )

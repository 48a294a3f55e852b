"""Charts as SVG: the same drawing on the page without scripts, on paper and in the PDF."""

from reports.charts.svg.annotations import handover_mark, recovery_mark, slope_mark
from reports.charts.svg.backdrop import band_mark, chronic_mark, estimate_mark
from reports.charts.svg.course import Stage, apart_mark, beside_mark, break_mark, sheet_of, stage, trajectory
from reports.charts.svg.dots import dot_row, dots_id, level_dots, line_mark, mark, sheet_of_dots
from reports.charts.svg.drawing import Svg
from reports.charts.svg.error_band import error_mark
from reports.charts.svg.goal_steps import Said, goal_steps
from reports.charts.svg.lane_shapes import missed_mark, use_mark
from reports.charts.svg.lanes import timeline
from reports.charts.svg.matrix_cells import EMPTY, cell, row_of, words_of
from reports.charts.svg.rounds import round_mark

__all__ = [
    "EMPTY",
    "Said",
    "Stage",
    "Svg",
    "apart_mark",
    "band_mark",
    "beside_mark",
    "break_mark",
    "cell",
    "chronic_mark",
    "dot_row",
    "dots_id",
    "error_mark",
    "estimate_mark",
    "goal_steps",
    "handover_mark",
    "level_dots",
    "line_mark",
    "mark",
    "missed_mark",
    "recovery_mark",
    "round_mark",
    "row_of",
    "sheet_of",
    "sheet_of_dots",
    "slope_mark",
    "stage",
    "timeline",
    "trajectory",
    "use_mark",
    "words_of",
]

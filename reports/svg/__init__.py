"""Charts as SVG: the same drawing on the page without scripts, on paper and in the PDF."""

from reports.svg.course import Stage, band_mark, break_mark, stage, trajectory
from reports.svg.dots import dot_row, level_dots, line_mark, mark
from reports.svg.drawing import Svg
from reports.svg.error_band import error_mark
from reports.svg.lanes import timeline

__all__ = [
    "Stage",
    "Svg",
    "band_mark",
    "break_mark",
    "dot_row",
    "error_mark",
    "level_dots",
    "line_mark",
    "mark",
    "stage",
    "timeline",
    "trajectory",
]

"""What is noted at single moments, as the last column of the table of a chart."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from reports.rules.course.trajectories import Chart, Line, Point

Row = tuple[str, ...]


def moments_in(chart: Chart) -> list[tuple[Line, Point]]:
    """Return the points of a chart in the order of its table; those that stand apart on their own day."""
    return [
        (line, point)
        for line in chart.lines
        for point in sorted([*line.points, *line.apart], key=lambda point: point.on)
    ]


def remark_column(chart: Chart) -> tuple[str, ...]:
    """Return the head of the column of remarks; nothing when no point has one."""
    has_dip = any(point.may_recover for line in chart.lines for point in line.points)
    has_apart = any(line.apart for line in chart.lines)
    has_little = any(point.saw_little for _, point in moments_in(chart))
    return (_("Remark"),) if has_dip or has_apart or has_little or chart.handovers else ()


def with_remarks(chart: Chart, rows: Sequence[Row]) -> tuple[Row, ...]:
    """Add what is noted at each moment to the rows of a table, given in the order of `moments_in`."""
    if not remark_column(chart):
        return tuple(rows)
    taken_over = {(handover.mark, handover.before.on) for handover in chart.handovers}
    dip, other = _("can belong to recovery"), _("another person looked")
    apart, little = _("other strengths judged: stands apart"), _("seen for few hours")
    return tuple(
        (
            *row,
            "; ".join(
                [
                    *([other] if point is line.points[0] and (line.mark, point.on) in taken_over else []),
                    *([dip] if point.may_recover else []),
                    *([apart] if point.is_apart else []),
                    *([little] if point.saw_little else []),
                ]
            ),
        )
        for row, (line, point) in zip(rows, moments_in(chart), strict=True)
    )

"""What is noted at the points of a chart, as SVG: may belong to recovery, another person looked, a slope."""

from collections.abc import Iterable, Sequence

from reports.charts.svg.drawing import INK, SURFACE, Svg, legend
from reports.charts.svg.scale import BOTTOM, Scale
from reports.rules.course.slopes import Slope
from reports.rules.course.trajectories import Handover, Line

RECOVERY_SIGN, HANDOVER_SIGN, SLOPE_SIGN = "\u2323", "\u2afd", "\u2508"  # as characters
ASIDE = 6.5  # from the centre of a mark to the bowl under it
TOP_OF_SCALE = 3.0  # scale points; only scores have a slope


def recoveries(line: Line, centres: Sequence[str]) -> str:
    """Return a bowl under each point that may belong to recovery; over it where there is no room."""
    path = "".join(
        bowl(centre) for point, centre in zip(line.points, centres, strict=True) if point.may_recover
    )
    return _strokes("chart-recovery", path, 1.5) if path else ""


def bowl(centre: str) -> str:
    """Return the path of a bowl at a mark ("x y")."""
    x, y = map(float, centre.split())
    foot = y + ASIDE if y + ASIDE + 4 < BOTTOM else y - ASIDE - 4
    return f"M{x - 6:.1f} {foot:.1f}q6 7 12 0"


def handovers(found: Iterable[Handover], scale: Scale) -> str:
    """Return two short strokes where another person looked, on a ground that keeps them free."""
    places = [(scale.x(one.on), BOTTOM - one.value * scale.per_point) for one in found]
    return "".join(handover_at(x, y) for x, y in places)


def handover_at(x: float, y: float) -> str:
    """Return the sign that another person looked, at this place."""
    ground = f'<path d="M{x - 5:.1f} {y - 5:.1f}h10v10h-10z" fill="{SURFACE}" fill-opacity=".8"/>'
    path = f"M{x - 4:.1f} {y + 5:.1f}l4 -10M{x:.1f} {y + 5:.1f}l4 -10"
    return ground + _strokes("chart-handover", path, 1.3)


def slopes(lines: Iterable[Line], scale: Scale) -> str:
    """Return the slope of each line that has one, between the edges of its band."""
    return "".join(_slope(line, line.slope, scale) for line in lines if line.slope)


def _slope(line: Line, slope: Slope, scale: Scale) -> str:
    """Draw a slope from the first to the last moment; the edges of the band cross in the middle one."""
    first, last = line.points[0].on, line.points[-1].on

    def path(per_year: float) -> str:
        ends = [
            (day, min(TOP_OF_SCALE, max(0.0, slope.at(day, per_year))))
            for day in (first, slope.middle[0], last)
        ]
        return "M" + "L".join(
            f"{scale.x(day):.1f} {BOTTOM - value * scale.per_point:.1f}" for day, value in ends
        )

    edges = path(slope.lower) + path(slope.upper)
    return _strokes("chart-slope-edge", edges, 0.7, "1 2.5") + _strokes(
        "chart-slope", path(slope.per_year), 1.2, "1 2.5"
    )


def _strokes(name: str, path: str, width: float, dashes: str = "") -> str:
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<path class="{name}" d="{path}" fill="none" stroke="{INK}" stroke-width="{width:g}"{dashed}/>'


def recovery_mark() -> Svg:
    """Return the bowl for a legend."""
    return legend(26, RECOVERY_SIGN, _strokes("chart-recovery", "M-6 -2q6 7 12 0", 1.5))


def handover_mark() -> Svg:
    """Return the sign of another person for a legend."""
    return legend(26, HANDOVER_SIGN, handover_at(0, 0))


def slope_mark() -> Svg:
    """Return a slope for a legend."""
    drawn = _strokes("chart-slope", "M-12 3L12 -3", 1.2, "1 2.5")
    return legend(
        26, SLOPE_SIGN, drawn + _strokes("chart-slope-edge", "M-12 6L12 -7M-12 -1L12 1", 0.7, "1 2.5")
    )

"""The five signs of healthy development over time, beside the strengths and apart from them."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from portfolio.outcomes import OutcomeDefinition
from reports import svg
from reports.course.axis import axis_of
from reports.figures import Figure
from reports.labels import in_words, series_label, short_day
from reports.readings import Series
from reports.signs import SignReading, by_series, sign_lines
from reports.trajectories import Band, Chart, Drawn, Line


@dataclass(frozen=True)
class SignCourse:
    """The signs over time: whose marks they are, and a small multiple for each."""

    legend: list[tuple[svg.Svg, str, int]]
    charts: list[Figure]


def sign_course(
    readings: Sequence[SignReading],
    definition: OutcomeDefinition | None,
    bands: Sequence[Band],
    today: datetime.date,
) -> SignCourse | None:
    """Return a small multiple per sign; None when there are no answers."""
    if definition is None:
        return None
    stage = svg.stage(bands, axis_of(readings, bands, today))
    grouped = by_series(readings)
    labels = labels_of(grouped)
    charts = []
    for sign in definition.signs:
        lines = sign_lines(list(grouped.values()), labels, sign.item.key)
        chart = Chart(f"sign-{sign.item.key}", "", in_words(sign.name), 3, lines)
        charts.append(figure_of(chart, stage, definition))
    legend = [
        (svg.mark(place, None), label, len(moments))
        for place, (label, moments) in enumerate(zip(labels, grouped.values(), strict=True))
    ]
    return SignCourse(legend, charts)


def labels_of(grouped: dict[Series, list[SignReading]]) -> list[str]:
    """Name each series by role and setting; with a number where versions make two of one."""
    found = [series_label(series) for series in grouped]
    return [
        label if found.count(label) == 1 else f"{label} ({found[: place + 1].count(label)})"
        for place, label in enumerate(found)
    ]


def figure_of(chart: Chart, stage: svg.Stage, definition: OutcomeDefinition) -> Figure:
    """Return a chart with its drawing, its sentence and its table."""
    words = [in_words(level.label) for level in definition.levels]
    said = [line_sentence(line, words) for line in chart.lines] or [_("Nobody has answered this yet.")]
    if any(line.drawn is not Drawn.SNAPSHOT for line in chart.lines):
        said.append(_("Every difference can be chance."))
    sentence = " ".join(said)
    return Figure(
        id=f"course-{chart.key}",
        title=chart.title,
        domain="",
        svg=svg.trajectory(chart, stage, f"{chart.title}. {sentence}"),
        sentence=sentence,
        columns=(_("Day"), _("Seen by"), _("Answer"), _("0 to 3")),
        rows=tuple(
            (short_day(point.on), line.label, words[int(point.value)], str(int(point.value)))
            for line in chart.lines
            for point in line.points
        ),
        plotly=None,
    )


def line_sentence(line: Line, words: Sequence[str]) -> str:
    """Say in words what one series answered, by the rule of one, two, three."""
    first, last = line.points[0], line.points[-1]
    facts = {
        "who": line.label[:1].upper() + line.label[1:],
        "n": len(line.points),
        "first": words[int(first.value)],
        "first_day": short_day(first.on),
        "last": words[int(last.value)],
        "last_day": short_day(last.on),
    }
    if line.drawn is Drawn.SNAPSHOT:
        return _("%(who)s: %(first)s on %(first_day)s, a snapshot.") % facts
    if line.drawn is Drawn.DIFFERENCE:
        return _("%(who)s: %(first)s on %(first_day)s and %(last)s on %(last_day)s.") % facts
    return _("%(who)s: %(n)s moments, from %(first)s on %(first_day)s to %(last)s on %(last_day)s.") % facts

"""The five signs of healthy development over time, beside the strengths and apart from them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _

from paper.dates_and_numbers import short_day
from portfolio.rules.outcomes import OutcomeDefinition, Sign
from portfolio.words import in_words
from reports.charts import svg
from reports.charts.figure import Figure
from reports.course.facts import CourseRecord
from reports.course.remarks import moments_in, remark_column, with_remarks
from reports.course.words import notes_on, series_sentences
from reports.facts.bands import Band
from reports.facts.readings import Series
from reports.facts.signs import SignReading
from reports.rules.course.lane_marks import Place
from reports.rules.course.recovery import with_recovery
from reports.rules.course.sign_lines import sign_lines
from reports.rules.course.trajectories import Chart, Drawn, Line, handovers_of
from reports.words.labels import place_label


class SignVoice(NamedTuple):
    """One series of answers in the legend: its mark, who and where, how many moments."""

    mark: svg.Svg
    label: str
    n_moments: int


@dataclass(frozen=True)
class SignCourse:
    """The signs over time: whose marks they are, and a small multiple for each."""

    legend: list[SignVoice]
    charts: list[Figure]


def sign_charts(facts: CourseRecord, marks: Mapping[Place, int]) -> list[Chart]:
    """Return a small multiple per sign, with the marks of the observers; none when there are no answers."""
    if facts.outcome is None or not facts.signs:
        return []
    grouped = facts.sign_series
    labels, groups = sign_labels_of(grouped), list(grouped.values())
    places = [marks[series.role, series.setting] for series in grouped]
    return [sign_chart(sign, groups, labels, places, facts.bands) for sign in facts.outcome.signs]


def sign_course(
    facts: CourseRecord, charts: Sequence[Chart], stage: svg.Stage, marks: Mapping[Place, int]
) -> SignCourse | None:
    """Return the charts of the signs as a page shows them, with their legend; None when there are no answers."""
    if facts.outcome is None or not charts:
        return None
    grouped = facts.sign_series
    labels = sign_labels_of(grouped)
    places = [marks[series.role, series.setting] for series in grouped]
    legend = [
        SignVoice(svg.mark(mark, None), label, len(moments))
        for mark, label, moments in zip(places, labels, grouped.values(), strict=True)
    ]
    named = dict(zip(places, labels, strict=True))
    return SignCourse(legend, [figure_of(chart, stage, facts.outcome, named) for chart in charts])


def sign_chart(
    sign: Sign,
    groups: Sequence[Sequence[SignReading]],
    labels: Sequence[str],
    marks: Sequence[int],
    bands: Sequence[Band],
) -> Chart:
    """Return the small multiple of one sign."""
    lines = sign_lines(groups, labels, sign.item.key, marks)
    return Chart(
        key=f"sign-{sign.item.key}",
        domain="",
        title=in_words(sign.name),
        top=3,
        lines=with_recovery(lines, bands),
        handovers=handovers_of(lines),
    )


def sign_labels_of(grouped: dict[Series, list[SignReading]]) -> list[str]:
    """Name each series by role and setting; with a number where versions make two of one."""
    found = [place_label(moments[-1]) for moments in grouped.values()]
    return [
        label if found.count(label) == 1 else f"{label} ({found[: place + 1].count(label)})"
        for place, label in enumerate(found)
    ]


def figure_of(
    chart: Chart, stage: svg.Stage, definition: OutcomeDefinition, labels: Mapping[int, str]
) -> Figure:
    """Return a chart with its drawing, its sentence and its table."""
    words = [in_words(level.label) for level in definition.levels]
    said = list(series_sentences(chart.lines, labels, lambda line: line_sentence(line, words)))
    said = said or [_("Nobody has answered this yet.")]
    sentence = " ".join([*said, *notes_on(chart)])
    return Figure(
        id=f"course-{chart.key}",
        title=chart.title,
        domain="",
        svg=svg.trajectory(chart, stage, f"{chart.title}. {sentence}"),
        sentence=sentence,
        columns=(_("Day"), _("Seen by"), _("Answer"), _("0 to 3"), *remark_column(chart)),
        rows=with_remarks(
            chart,
            [
                (short_day(point.on), line.label, words[int(point.value)], str(int(point.value)))
                for line, point in moments_in(chart)
            ],
        ),
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
    return (
        _("%(who)s: %(n)s moments; the first %(first)s on %(first_day)s, the last %(last)s on %(last_day)s.")
        % facts
    )

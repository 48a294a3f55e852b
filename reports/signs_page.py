"""The five signs of healthy development in words and pictures: the strip of now, and their course."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.models.observer import OWN_VOICES, ObserverRole, Setting
from portfolio.outcomes import OutcomeDefinition, Sign
from portfolio.scoring import Choice, NoScore
from reports import svg
from reports.course_page import axis_of
from reports.figures import Figure
from reports.labels import in_words, series_label, short_day
from reports.readings import Series
from reports.signs import SignReading, by_series, latest_of_each, sign_lines
from reports.svg.signs import sign_row
from reports.trajectories import Band, Chart, Drawn, Line


@dataclass(frozen=True)
class Voice:
    """One observer of the strip: mark, a short name, who that is in full, and the day."""

    mark: svg.Svg
    name: str
    who: str
    day: str


@dataclass(frozen=True)
class SignRow:
    """One sign: its picture, and what each voice answered, in words."""

    name: str
    plot: svg.Svg
    answers: list[tuple[Voice, str]]


@dataclass(frozen=True)
class SignStrip:
    """The signs as they stand now, apart from the strengths."""

    voices: list[Voice]
    levels: list[str]
    rows: list[SignRow]


@dataclass(frozen=True)
class SignCourse:
    """The signs over time: whose marks they are, and a small multiple for each."""

    legend: list[tuple[svg.Svg, str, int]]
    charts: list[Figure]


def who_of(reading: SignReading) -> str:
    """Name who answered, with role and setting; a child or a parent by its own name."""
    if reading.role in OWN_VOICES:
        return f"{reading.observer}, {Setting(reading.setting).label}"
    return f"{reading.observer}, {series_label(reading.series)}"


def short_name(reading: SignReading, child_name: str) -> str:
    """Name who answered as shortly as it can be told apart."""
    if reading.role == ObserverRole.CHILD:
        return child_name
    return str(ObserverRole.PARENT.label) if reading.role == ObserverRole.PARENT else reading.observer


def sign_strip(
    child_name: str, readings: Sequence[SignReading], definition: OutcomeDefinition | None
) -> SignStrip | None:
    """Return the latest answers of each observer; None when there are none."""
    if definition is None:
        return None
    latest = latest_of_each(readings)
    voices = [
        Voice(
            mark=svg.mark(place, None),
            name=short_name(reading, child_name),
            who=who_of(reading),
            day=short_day(reading.period_to),
        )
        for place, reading in enumerate(latest)
    ]
    return SignStrip(
        voices=voices,
        levels=[in_words(level.label) for level in definition.levels],
        rows=[sign_row_of(sign, latest, voices, definition) for sign in definition.signs],
    )


def sign_row_of(
    sign: Sign, latest: Sequence[SignReading], voices: list[Voice], definition: OutcomeDefinition
) -> SignRow:
    """Return one sign with everyone's answer."""
    choices = [reading.answers.get(sign.item.key) for reading in latest]
    words = [answer_in_words(choice, definition) for choice in choices]
    name = in_words(sign.name)
    said = "; ".join(f"{voice.who}: {word}" for voice, word in zip(voices, words, strict=True))
    values = [choice if isinstance(choice, int) else None for choice in choices]
    return SignRow(name, sign_row(values, f"{name}. {said}"), list(zip(voices, words, strict=True)))


def answer_in_words(choice: Choice | None, definition: OutcomeDefinition) -> str:
    """Return an answer in the words of the strip."""
    if isinstance(choice, int):
        return in_words(definition.levels[choice].label)
    names = {NoScore.NOT_SEEN: _("could not see"), NoScore.NOT_APPLICABLE: _("does not fit")}
    return names[choice] if choice is not None else _("no answer")


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

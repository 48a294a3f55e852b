"""The course as one figure that can be zoomed: the lanes and the domains with a sentence for each moment."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reports.charts import svg
from reports.charts.svg.annotations import RECOVERY_SIGN
from reports.charts.svg.backdrop import newest, within
from reports.charts.zoomable.parts import Lane, Panel, Spot, Told, Trail
from reports.course.axis import axis_of
from reports.course.charts import DomainCharts, charts_of, drawing_of
from reports.course.facts import CourseRecord
from reports.course.page import marks_in
from reports.course.remarks import moments_in, with_remarks
from reports.course.signs import sign_labels_of
from reports.course.zoomable import sentences as words
from reports.facts.readings import Reading, by_person
from reports.facts.window import Window
from reports.rules.course.lane_marks import Place
from reports.rules.course.trajectories import Drawn, Point, TimeAxis, domain_point
from reports.rules.elements import merged_elements
from reports.words.labels import kind_names, place_label
from reports.words.series_names import labels_of

HANDOVER = "//"  # the two strokes of the legend, in a character that every font has


@dataclass(frozen=True)
class Observer:
    """One button of the legend: the number of the mark, the mark, and who and where."""

    number: int
    mark: svg.Svg
    label: str


def observers_of(facts: CourseRecord) -> list[Observer]:
    """Return everyone whose moments the figure shows, in the order of their marks."""
    labels = dict(enumerate(labels_of(facts.series, facts.definitions)))
    for place, mark in marks_in(facts).items():
        labels.setdefault(mark, place_label(place))
    return [Observer(mark, svg.mark(mark, None), label) for mark, label in sorted(labels.items())]


def figure_json(facts: CourseRecord, window: Window, today: datetime.date) -> str:
    """Return the figure of the course within a choice, as JSON for plotly.js."""
    # Here, and not above: plotly takes 0.2 s and 30 MB, which pages without the figure do not pay.
    from reports.charts.zoomable.figure import zoomable_figure

    axis = axis_of(facts.days, facts.bands, today, window)
    drawing = drawing_of(facts, axis)
    charts = charts_of(facts, drawing, window.domain, ()) if facts.readings else []
    panels = [panel_of(found, facts, labels_of(facts.series, facts.definitions)) for found in charts]
    return zoomable_figure(lanes_of(facts, axis), panels, facts.bands, axis)


def panel_of(charts: DomainCharts, facts: CourseRecord, labels: Sequence[str]) -> Panel:
    """Return one domain: the moments of its small chart, and those of forms in which it has no score."""
    chart = charts.overview
    elements = [element for element in merged_elements(facts.definitions) if element.domain == chart.domain]
    remarks = with_remarks(chart, [() for _ in moments_in(chart)])
    # the points of the chart in the order of the forms they come from, which is that of `lines_of`
    noted = iter(zip(moments_in(chart), map("".join, remarks), strict=True))
    taken_over = {(handover.mark, handover.before.on) for handover in chart.handovers}
    trails = []
    for mark, moments in enumerate(facts.series.values()):
        for who, seen in by_person(moments, labels[mark]):
            asked = [reading for reading in seen if words.asked_in(reading, elements)]
            spots: list[Spot] = []
            apart: list[Spot] = []
            drawn = Drawn.SNAPSHOT
            for reading in asked:
                point, remark, signs = domain_point(reading, elements), "", ""
                if point is not None:
                    (line, point), remark = next(noted)
                    drawn, is_first = line.drawn, point is line.points[0]
                    signs = HANDOVER if is_first and (mark, point.on) in taken_over else ""
                said = words.domain_sentence(chart.title, who, reading, point, elements, remark)
                place = apart if point is not None and point.is_apart else spots
                place.append(spot_of(reading, point, said, signs))
            trails += [Trail(mark, tuple(spots), is_joined=drawn is Drawn.LINE)] if spots else []
            trails += (
                [Trail(mark, tuple(apart), is_joined=False)] if apart else []
            )  # set against no other moment
    breaks = tuple(place.on for place in chart.breaks)
    return Panel(chart.domain, chart.title, chart.top, tuple(trails), breaks)


def spot_of(reading: Reading, point: Point | None, said: str, signs: str) -> Spot:
    """Return one form in one domain; `signs` and the bowl of a dip stand with it, as in the small chart."""
    if point is None:
        return Spot(reading.period_to, said)
    signs += RECOVERY_SIGN if point.may_recover else ""
    return Spot(point.on, said, point.value, point.at_most, signs)


def lanes_of(facts: CourseRecord, axis: TimeAxis) -> list[Lane]:
    """Return the lanes of the course page, with a sentence for all that stands in them."""
    marks = marks_in(facts)
    names = {kind: name for kind, name in kind_names().items() if kind in facts.lanes}
    told = [
        Told(band, words.band_sentences(band, names))
        for band in newest(within(facts.bands, axis))
        if band.kind in names
    ]
    trails = {
        "observation": [
            *form_trails(facts, names["observation"]),
            *missed_trails(facts, marks, names["observation"]),
        ],
        "outcome": list(sign_trails(facts, marks)),
    }
    return [
        Lane(kind, name, tuple(trails.get(kind, ())), tuple(one for one in told if one.band.kind == kind))
        for kind, name in names.items()
    ]


def form_trails(facts: CourseRecord, name: str) -> Iterator[Trail]:
    """Yield the forms on strengths, a row per series."""
    labels = labels_of(facts.series, facts.definitions)
    for mark, moments in enumerate(facts.series.values()):
        people = by_person(moments, labels[mark])
        yield Trail(
            mark,
            tuple(
                Spot(reading.period_to, words.form_sentence(name, who, reading, facts.definitions))
                for who, seen in people
                for reading in seen
            ),
        )


def missed_trails(facts: CourseRecord, marks: Mapping[Place, int], name: str) -> Iterator[Trail]:
    """Yield the observations that did not take place, as hollow marks of whose they would have been."""
    for one in facts.missed:
        spot = Spot(one.on, words.missed_sentence(one, name))
        yield Trail(marks[one.place], (spot,), is_open=True)


def sign_trails(facts: CourseRecord, marks: Mapping[Place, int]) -> Iterator[Trail]:
    """Yield the answers on the signs of healthy development, a row per series."""
    if facts.outcome is None:
        return
    labels = sign_labels_of(facts.sign_series)
    for (series, moments), label in zip(facts.sign_series.items(), labels, strict=True):
        spots = [
            Spot(reading.period_to, words.signs_sentence(who, reading, facts.outcome))
            for who, seen in by_person(moments, label)
            for reading in seen
        ]
        yield Trail(marks[series.role, series.setting], tuple(spots))

"""The signs of healthy development over time: a line per series and person, by the rule of the course."""

from collections.abc import Sequence

from reports.facts.readings import by_person
from reports.facts.signs import SignReading
from reports.rules.course.trajectories import Line, Point, line_through


def sign_lines(
    groups: Sequence[Sequence[SignReading]], labels: Sequence[str], sign: str, marks: Sequence[int] = ()
) -> tuple[Line, ...]:
    """Return a line per series and person for one sign; what was not answered is no point.

    `marks` are those of the series; without them a series has the mark of its place.
    """
    lines = []
    for moments, name, mark in zip(groups, labels, marks or range(len(groups)), strict=True):
        for label, seen in by_person(moments, name):
            points = [
                Point(reading.period_to, value, (1, 1))
                for reading in seen
                if isinstance(value := reading.answers.get(sign), int)
            ]
            lines += [line_through(label, mark, points)] if points else []
    return tuple(lines)

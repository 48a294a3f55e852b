"""Signs of healthy development as each observer answered them: side by side, never averaged, never a strength.

One moment is a snapshot, two show a difference, a line is drawn from three: the rule of the course.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from portfolio.scoring import Choice
from reports.readings import Series, by_person, in_order
from reports.trajectories import Line, Point, line_through


@dataclass(frozen=True)
class SignReading:
    """One signed outcome strip: who answered, in which role and setting; its date is the last day observed."""

    id: str
    observer_id: str
    observer: str
    role: str
    setting: str
    version_id: UUID
    period_to: datetime.date
    signed_at: datetime.datetime
    answers: Mapping[str, Choice]

    @property
    def series(self) -> Series:
        """The line on which this reading stands."""
        return Series(self.role, self.setting, str(self.version_id))


def latest_of_each(readings: Sequence[SignReading]) -> list[SignReading]:
    """Return the latest reading of each observer in each role and setting, the newest first."""
    latest = {(r.observer_id, r.role, r.setting): r for r in in_order(readings)}
    return list(reversed(in_order(list(latest.values()))))


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

"""The moments of a course in their lanes: which forms were signed, which were missed, whose mark each one has."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from children.rules.voices import person_of
from reports.facts.bands import Band
from reports.facts.life_course import Missed
from reports.facts.readings import Reading, Series
from reports.facts.signs import SignReading

Place = tuple[str, str]  # observer role and setting


@dataclass(frozen=True)
class MissedBand(Band):
    """A missed moment as the lanes draw it: a hollow mark with words."""

    mark: int = 0


@dataclass(frozen=True)
class MarkRow:
    """The moments of one series in a lane, and the days on which another person took over."""

    mark: int
    days: tuple[datetime.date, ...]
    handovers: tuple[datetime.date, ...] = ()


def marks_of(strengths: Iterable[Series], others: Iterable[Place]) -> dict[Place, int]:
    """Return the mark of each role and setting: that of its first series on strengths, else the next one free.

    So the same people have the same mark among the strengths, among the signs, and where a form is missed.
    """
    found: dict[Place, int] = {}
    series = list(strengths)
    for place, one in enumerate(series):
        found.setdefault((one.role, one.setting), place)
    free = len(series)
    for other in others:
        if other not in found:
            found[other] = free
            free += 1
    return found


def mark_row(mark: int, readings: Sequence[Reading | SignReading]) -> MarkRow:
    """Return one series as a row of marks."""
    days: list[datetime.date] = []
    handovers: list[datetime.date] = []
    known: set[str] = set()
    for reading in readings:
        person = person_of(reading)
        if known and person not in known:
            handovers.append(days[-1] + (reading.period_to - days[-1]) / 2)
        known.add(person)
        days.append(reading.period_to)
    return MarkRow(mark, tuple(days), tuple(handovers))


def missed_bands(
    missed: Sequence[Missed], marks: Mapping[Place, int], names: Mapping[Place, str]
) -> list[MissedBand]:
    """Return missed moments as hollow marks; `names` says whose each one would have been."""
    return [
        MissedBand(
            kind="observation",
            title=f"{names[one.place]}: {one.reason}",
            first=one.on,
            last=one.on,
            mark=marks[one.place],
        )
        for one in missed
    ]

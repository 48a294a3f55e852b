"""What reports read from a signed form: plain values, no database."""

import datetime
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from portfolio.scoring import Scores


@dataclass(frozen=True)
class Series:
    """Readings that may stand on one line: the same observer role, setting and instrument version."""

    role: str
    setting: str
    instrument: str


@dataclass(frozen=True)
class Reading:
    """One signed form: who saw what, where, over which period. Its date is the last day observed."""

    id: str
    observer_id: str
    observer: str
    role: str
    setting: str
    instrument: str
    version_id: UUID
    period_from: datetime.date
    period_to: datetime.date
    signed_at: datetime.datetime
    hours_seen: int
    scores: Scores

    @property
    def series(self) -> Series:
        """The line on which this reading stands."""
        return Series(self.role, self.setting, self.instrument)


def in_order(readings: list[Reading]) -> list[Reading]:
    """Sort by the day observed, never by the day of entry."""
    return sorted(readings, key=lambda reading: (reading.period_to, reading.signed_at, reading.id))


def by_series(readings: list[Reading]) -> dict[Series, list[Reading]]:
    """Group readings by series, in order of their first day; within a series by day observed."""
    ordered = in_order(readings)
    first_seen = {reading.series: place for place, reading in reversed(list(enumerate(ordered)))}
    grouped = groupby(sorted(ordered, key=lambda r: first_seen[r.series]), key=lambda r: r.series)
    return {series: list(group) for series, group in grouped}

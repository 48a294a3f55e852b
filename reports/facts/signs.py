"""Signs of healthy development as each observer answered them: side by side, never averaged, never a strength.

One moment is a snapshot, two show a difference, a line is drawn from three: the rule of the course.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from children.rules.voices import voice_of
from portfolio.rules.scoring import Choice
from reports.facts.readings import Series, in_order


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
    age: int | None = None

    @property
    def series(self) -> Series:
        """The line on which this reading stands."""
        return Series(self.role, self.setting, str(self.version_id))


def latest_of_each(readings: Sequence[SignReading]) -> list[SignReading]:
    """Return the latest reading of each voice, the newest first."""
    latest = {voice_of(reading): reading for reading in in_order(readings)}
    return list(reversed(in_order(list(latest.values()))))

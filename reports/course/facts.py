"""What a course is made of: the forms that are shown, and what happened around them."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from portfolio.rules.definitions import InstrumentDefinition
from portfolio.rules.outcomes import OutcomeDefinition
from reliability.rules.measurement_error import NOTHING_KNOWN, Errors
from reports.facts.bands import Band
from reports.facts.life_course import Missed
from reports.facts.readings import Reading, Series, by_series
from reports.facts.signs import SignReading


@dataclass(frozen=True)
class CourseRecord:
    """The forms and moments within the choice of the reader; of bands all that this reader may see.

    `n_forms` counts all signed forms of the child, those outside the choice too. `sees_events` is False where
    nothing of adversity and pressure may be shown, `sees_support` where nothing of what helps and is done may.
    """

    readings: list[Reading]
    definitions: Mapping[str, InstrumentDefinition]
    n_forms: int
    signs: list[SignReading] = field(default_factory=list)
    outcome: OutcomeDefinition | None = None
    bands: list[Band] = field(default_factory=list)
    missed: list[Missed] = field(default_factory=list)
    errors: Errors = NOTHING_KNOWN
    sees_events: bool = True
    sees_support: bool = True

    @cached_property
    def series(self) -> dict[Series, list[Reading]]:
        """The forms on strengths by series; kept, for all parts of a page ask for it."""
        return by_series(self.readings)

    @cached_property
    def sign_series(self) -> dict[Series, list[SignReading]]:
        """The forms on signs by series."""
        return by_series(self.signs)

    @property
    def n_outside(self) -> int:
        """How many signed forms are not shown."""
        return self.n_forms - len(self.readings) - len(self.signs)

    @property
    def days(self) -> list[datetime.date]:
        """The days on which something was observed, or should have been."""
        return [
            *[reading.period_to for reading in self.readings],
            *[reading.period_to for reading in self.signs],
            *[missed.on for missed in self.missed],
        ]

    @property
    def lanes(self) -> list[str]:
        """The lanes of this reader, from top to bottom."""
        return [
            *(["adversity", "pressure"] if self.sees_events else []),
            *(["support", "action"] if self.sees_support else []),
            "observation",
            "outcome",
        ]

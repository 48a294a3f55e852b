"""Everything the rules may look at: plain values. None stands for what the reader may not see."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from portfolio.rules.definitions import Element
from portfolio.rules.domains import Text
from portfolio.rules.outcomes import OutcomeDefinition
from reliability.rules.measurement_error import NOTHING_KNOWN, Errors
from reports.facts.life_course import Carrier, Pressing
from reports.facts.readings import Reading, by_series, in_order
from reports.facts.signs import SignReading
from reports.plain_words.rules.moments import Run, Shared, of_now, runs_of, runs_of_now, shared_in
from reports.rules.coping_palette import Episode


@dataclass(frozen=True)
class Adversity:
    """One adversity; `last` is None while it is going on, and its first day when it was over at once."""

    first: datetime.date
    last: datetime.date | None
    is_estimated: bool = False


@dataclass(frozen=True)
class Missed:
    """One observation that did not take place."""

    on: datetime.date
    reason: str


@dataclass(frozen=True)
class ChildRecord:
    """All that is known of a child on one day, as far as the reader may see it; in any order.

    `picture` is the form that the profile opens with; `titles` names, by instrument, the forms that ask for another list.
    """

    today: datetime.date
    readings: tuple[Reading, ...] = ()
    picture: Reading | None = None
    titles: Mapping[str, Text] = field(default_factory=dict)
    elements: tuple[Element, ...] = ()
    errors: Errors = field(default=NOTHING_KNOWN)
    signs: tuple[SignReading, ...] = ()
    outcome: OutcomeDefinition | None = None
    adversities: tuple[Adversity, ...] | None = None
    pressing: tuple[Pressing, ...] | None = None
    carriers: tuple[Carrier, ...] | None = None
    episodes: tuple[Episode, ...] | None = None
    missed: tuple[Missed, ...] = ()
    is_home_unknown: bool = False  # forms asked whether the home is safe, and nobody knew

    @cached_property
    def shared(self) -> Shared:
        """The roles and settings in which more than one person looked."""
        return shared_in([*self.readings, *self.signs])

    @cached_property
    def ordered(self) -> list[Reading]:
        """The forms on strengths by day observed."""
        return in_order(list(self.readings))

    @cached_property
    def now(self) -> list[Reading]:
        """The newest form of each observer in each role and setting, of the last half year."""
        return of_now(self.ordered)

    @cached_property
    def runs(self) -> tuple[Run[Reading], ...]:
        """The forms of one observer in one series."""
        return runs_of(by_series(self.ordered).values(), self.shared)

    @cached_property
    def runs_now(self) -> tuple[Run[Reading], ...]:
        """Those that reach into the last half year."""
        return runs_of_now(self.runs, self.ordered[-1].period_to) if self.ordered else ()

    @cached_property
    def ordered_signs(self) -> list[SignReading]:
        """The outcome strips by day observed."""
        return in_order(self.signs)

    @cached_property
    def sign_runs_now(self) -> tuple[Run[SignReading], ...]:
        """The strips of one observer in one series that reach into the last half year."""
        if not self.ordered_signs:
            return ()
        runs = runs_of(by_series(self.ordered_signs).values(), self.shared)
        return runs_of_now(runs, self.ordered_signs[-1].period_to)

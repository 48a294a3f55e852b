"""Whose moments belong together, and which of them are of now.

What two people saw is never joined, not even in one role and setting; a child or a parent is one voice,
whoever sat beside it. *Now* is the half year up to the newest form: later, a difference between two people
cannot be told from a difference between two days.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from children.rules.voices import Voice, voice_of
from reports.facts.readings import Seen
from reports.plain_words.rules.findings import Who
from reports.rules.differing import WINDOW

S = TypeVar("S", bound=Seen)
Shared = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Run(Generic[S]):
    """The moments of one voice in one series, by day observed."""

    who: Who
    moments: tuple[S, ...]

    @property
    def days(self) -> list[datetime.date]:
        """The days observed, in order."""
        return [moment.period_to for moment in self.moments]


def shared_in(moments: Iterable[Seen]) -> Shared:
    """Return the roles and settings in which more than one person looked."""
    voices = {voice_of(moment) for moment in moments}
    places = [(role, setting) for role, setting, _ in voices]
    return frozenset(place for place in places if places.count(place) > 1)


def who_of(moment: Seen, shared: Shared) -> Who:
    """Return who looked, by name only where role and setting would name two people."""
    is_shared = (moment.role, moment.setting) in shared
    return Who(moment.role, moment.setting, moment.observer if is_shared else "", moment.age)


def runs_of(groups: Iterable[Sequence[S]], shared: Shared) -> tuple[Run[S], ...]:
    """Split series by voice; `groups` are the moments of each series in order."""
    runs = []
    for moments in groups:
        voices: dict[Voice, list[S]] = {}
        for moment in moments:
            voices.setdefault(voice_of(moment), []).append(moment)
        runs += [Run(who_of(seen[0], shared), tuple(seen)) for seen in voices.values()]
    return tuple(runs)


def of_now(moments: Sequence[S]) -> list[S]:
    """Return each voice's newest moment if at most 26 weeks before the last one; input and output ordered by day."""
    newest = {voice_of(moment): moment for moment in moments}
    first = moments[-1].period_to - WINDOW if moments else datetime.date.min
    return [moment for moment in moments if newest[voice_of(moment)] is moment and moment.period_to >= first]


def runs_of_now(runs: Iterable[Run[S]], last: datetime.date) -> tuple[Run[S], ...]:
    """Return the runs that reach into the half year before the last day observed."""
    return tuple(run for run in runs if run.days[-1] >= last - WINDOW)

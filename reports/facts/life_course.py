"""What is noted around a child, read once for a page: plain values, no database."""

import datetime
from dataclasses import dataclass

from reports.facts.bands import Band


@dataclass(frozen=True)
class Missed:
    """An observation that did not take place: around which day, whose it would have been, and why.

    `reason` says why in words, `why` is its key, `age` is that of the child then.
    """

    on: datetime.date
    role: str
    setting: str
    reason: str
    why: str = ""
    age: int | None = None

    @property
    def place(self) -> tuple[str, str]:
        """Role and setting."""
        return self.role, self.setting


@dataclass(frozen=True)
class Pressing:
    """One circumstance of the list, or an own one with a title; `state` as the record has it."""

    kind: str
    state: str
    title: str = ""


@dataclass(frozen=True)
class Carrier:
    """One resource as it is now: its use as a fact, and apart from that what the child says."""

    name: str
    use: str
    felt: str
    is_professional: bool = False
    element: str = ""
    ways: tuple[str, ...] = ()


@dataclass(frozen=True)
class Doing:
    """What a named adult does now."""

    title: str
    who: str


@dataclass(frozen=True)
class Around:
    """What happened, what presses, what helps and what is done; None where the reader may not see it.

    `adversities`, `pressures`, `supports` and `actions` are bands on the time axis, oldest first; `pressing` and
    `carriers` tell how circumstances and resources stand today, `doing` what goes on.
    """

    adversities: tuple[Band, ...] | None = None
    pressures: tuple[Band, ...] = ()
    pressing: tuple[Pressing, ...] | None = None
    supports: tuple[Band, ...] | None = None
    carriers: tuple[Carrier, ...] | None = None
    actions: tuple[Band, ...] = ()
    doing: tuple[Doing, ...] = ()
    missed: tuple[Missed, ...] = ()

    @property
    def bands(self) -> list[Band]:
        """Everything on the time axis, oldest first."""
        found = [*(self.adversities or ()), *self.pressures, *(self.supports or ()), *self.actions]
        return sorted(found, key=lambda band: band.first)

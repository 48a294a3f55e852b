"""Which part of a course is looked at: a period, and if asked one domain, one observer role, one setting."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from children.rules.months import months_before

LENGTHS = {"3m": 3, "6m": 6, "1j": 12, "2j": 24}  # months back from today, by the name in the address
WHOLE, OWN = "alles", "eigen"
USUAL = "2j"


@dataclass(frozen=True)
class Window:
    """What is shown. Days are days observed; without them all days. Empty texts leave nothing out."""

    first: datetime.date | None = None
    last: datetime.date | None = None
    domain: str = ""
    role: str = ""
    setting: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether all days are shown."""
        return self.first is None

    def has_day(self, day: datetime.date) -> bool:
        """Say whether a day lies in the period."""
        return self.first is None or self.last is None or self.first <= day <= self.last

    def has_place(self, role: str, setting: str) -> bool:
        """Say whether this role and setting were asked for."""
        return self.role in ("", role) and self.setting in ("", setting)

    def holds(self, day: datetime.date, role: str, setting: str) -> bool:
        """Say whether a moment is shown."""
        return self.has_day(day) and self.has_place(role, setting)


def back_from(today: datetime.date, length: str) -> datetime.date:
    """Return the first day of one of the `LENGTHS` that ends today."""
    return months_before(today, LENGTHS[length])


def usual_period(days: Iterable[datetime.date], today: datetime.date) -> str:
    """Return the period to begin with: two years, or everything when that is no more or when two years hold nothing."""
    found = list(days)
    first = back_from(today, USUAL)
    return USUAL if any(day < first for day in found) and any(day >= first for day in found) else WHOLE

"""Who did what on which day: events of a day that tell the same become one line. Pure.

NEN 7513 asks for a log that the client can understand, and allows similar lines of one day to be merged.
"""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from typed.rules.folding import folded


@dataclass(frozen=True)
class Deed:
    """What someone did: the day, who, in which roles, what, on what grounds and how it ended."""

    on: datetime.date
    actor_id: str
    name: str
    roles: str
    event: str
    basis: str
    outcome: int


@dataclass(frozen=True)
class Line:
    """A deed, and how often it was done that day."""

    deed: Deed
    count: int


def merged(deeds: Iterable[Deed]) -> list[Line]:
    """Return the deeds with how often each was done: the newest day first, within a day by name.

    What one person did on one day stays in the order in which it was first done.
    """
    lines = [Line(deed, count) for deed, count in Counter(deeds).items()]
    return sorted(
        lines, key=lambda line: (-line.deed.on.toordinal(), folded(line.deed.name), line.deed.actor_id)
    )

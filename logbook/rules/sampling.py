"""Which events of a month someone looks at one by one: by chance, and yet the same ones for everybody. Pure.

Each event gets a number that follows from the organisation, the month and its own key; the lowest are in the sample.
So nobody chooses what is looked at, and whoever draws again finds the same. What does most harm when it is
wrong has places of its own: exports, emergency access, refusals, changes of rights.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from heapq import nsmallest

from audit.rules.kinds import EventKind

SIZE = 20
PLACES = {
    EventKind.EXPORT: 4,
    EventKind.EMERGENCY: 4,
    EventKind.REFUSAL: 4,
    EventKind.RIGHTS: 2,
    EventKind.SIGN_IN_FAILURE: 1,
}


def drawn(events: Iterable[tuple[int, EventKind]], seed: str, size: int = SIZE) -> list[int]:
    """Return the keys of the events in the sample, in the order of the log; all of them when there are few.

    Places that a kind does not fill go to whatever else has the lowest numbers.
    """
    by_kind: dict[EventKind, list[tuple[bytes, int]]] = defaultdict(list)
    for key, kind in events:
        by_kind[kind].append((rank(seed, key), key))
    lowest = {kind: nsmallest(size, ranked) for kind, ranked in by_kind.items()}
    first = [one for kind, places in PLACES.items() for one in lowest.get(kind, [])[:places]][:size]
    taken = set(first)
    others = sorted(one for ranked in lowest.values() for one in ranked if one not in taken)
    return sorted(key for _rank, key in [*first, *others[: size - len(first)]])


def rank(seed: str, key: int) -> bytes:
    """Return the number that decides on an event."""
    return hashlib.sha256(f"{seed} {key}".encode()).digest()

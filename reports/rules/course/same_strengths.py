"""What may be counted against each other over time: only strengths that were judged at every one of the moments.

A form that could judge less would otherwise look like a form that saw less. A moment that judged fewer than half
as many strengths as the fullest one stands apart, so that one short look does not take the ground from all others.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from reports.facts.readings import Reading


@dataclass(frozen=True)
class SameStrengths:
    """The moments that can be set against each other, on which strengths; and those that stand apart.

    All in order of the day observed. With one moment `strengths` are those that it judged.
    """

    moments: tuple[Reading, ...]
    strengths: frozenset[str]
    apart: tuple[Reading, ...]


def judged_in(reading: Reading, strengths: Collection[str]) -> frozenset[str]:
    """Return which of these strengths have a score in a form."""
    scores = reading.scores.elements
    return frozenset(key for key in strengths if key in scores and scores[key].score is not None)


def same_strengths(readings: Sequence[Reading], strengths: Collection[str]) -> SameStrengths:
    """Return what can be compared of one voice in one series; `readings` in order of the day observed.

    A form that judged none of the strengths is left out. Where no strength was judged every time, the newest of the
    full moments stands alone.
    """
    judged = {reading.id: found for reading in readings if (found := judged_in(reading, strengths))}
    seen = [reading for reading in readings if reading.id in judged]
    most = max(map(len, judged.values()), default=0)
    kept = [reading for reading in seen if 2 * len(judged[reading.id]) >= most]
    shared = frozenset.intersection(*(judged[reading.id] for reading in kept)) if kept else frozenset()
    if kept and not shared:
        kept, shared = kept[-1:], judged[kept[-1].id]
    return SameStrengths(tuple(kept), shared, tuple(reading for reading in seen if reading not in kept))


def judged_by_all(readings: Sequence[Reading], strengths: Collection[str]) -> frozenset[str]:
    """Return the strengths that every one of these forms judged; of no forms none."""
    found = [judged_in(reading, strengths) for reading in readings]
    return frozenset.intersection(*found) if found else frozenset()


def n_present(reading: Reading, strengths: Collection[str]) -> int:
    """Count how many of these strengths are present in a form."""
    scores = reading.scores.elements
    return sum(key in scores and scores[key].is_present for key in strengths)

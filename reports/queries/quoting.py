"""Of which forms nothing may be quoted, as not everyone said yes to that."""

from collections.abc import Iterable

from consents.queries.printing import Printing
from reports.facts.readings import Reading


def silent_forms(readings: Iterable[Reading], printing: Printing) -> frozenset[str]:
    """Return the ids of these forms that may not be quoted; no query."""
    return frozenset(one.id for one in readings if printing.is_silent(one.role, one.spoken_by))

"""Reading what a child or a parent said about a record."""

from children.models import Child
from rights.models import Statement


def statements_of(child: Child, *, with_events: bool) -> list[Statement]:
    """Return what child and parents said about forms, and about events where those are shown; one query."""
    found = child.statements.filter(assessment__withdrawal=None)
    found = found.select_related("assessment", "life_event", "recorded_by")
    return list(found if with_events else found.filter(life_event=None))

"""How many signed forms a child has, and from when."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Max, Min

from children.models import Child


@dataclass(frozen=True)
class Summary:
    """The line under a child's name."""

    n_forms: int
    first_on: datetime.date | None
    last_on: datetime.date | None


def summary_of(child: Child) -> Summary:
    """Return how many forms on strengths stand, and their first and last day; one query."""
    found = (
        child.assessments.standing()
        .on_strengths()
        .aggregate(n=Count("pk"), first=Min("period_to"), last=Max("period_to"))
    )
    return Summary(found["n"], found["first"], found["last"])

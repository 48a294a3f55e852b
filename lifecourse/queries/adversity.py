"""What a child had to deal with in a period: what is said of its strengths is said beside that."""

import datetime
from typing import NamedTuple

from django.db.models import Q

from children.models import Child
from lifecourse.models import Circumstance

BEFORE = datetime.timedelta(days=365)  # what happened in the year before may still weigh


class Adversity(NamedTuple):
    """Something that happened or pressed: its name, and its first day."""

    name: str
    since: datetime.date


def adversity_in(child: Child, first: datetime.date, last: datetime.date) -> list[Adversity]:
    """Return what happened or pressed between these days or in the year before, the oldest first; two queries."""
    since = first - BEFORE
    events = child.life_events.filter(started_on__lte=last).filter(
        Q(is_ongoing=True) | Q(started_on__gte=since) | Q(ended_on__gte=since)
    )
    pressing = child.circumstances.filter(
        Q(state=Circumstance.State.PRESSES) | Q(state=Circumstance.State.PRESSED, ended_on__gte=since),
        started_on__lte=last,
    )
    found = [Adversity(str(event), event.started_on) for event in events]
    found += [Adversity(str(one), one.started_on) for one in pressing if one.started_on]
    return sorted(found, key=lambda one: (one.since, one.name))

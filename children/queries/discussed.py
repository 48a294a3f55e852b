"""The next meeting of the team in which a child is discussed."""

import datetime
from dataclasses import dataclass

from django.urls import reverse

from accounts.access import Access
from accounts.rules.permissions import Permission
from children.models import Child
from paper.dates_and_numbers import near_day


@dataclass(frozen=True)
class Discussed:
    """A meeting to come: its day in words, and its address for who may open it, else empty."""

    day: str
    url: str


def discussed_of(child: Child, access: Access, today: datetime.date) -> Discussed | None:
    """Return the next planned meeting of the child's team about this child; one query."""
    item = child.agenda_items.coming(today).first()
    if item is None:
        return None
    may_open = access.has(Permission.MEETING_VIEW, child.team_id)
    url = reverse("meeting-detail", args=[item.meeting_id]) if may_open else ""
    return Discussed(near_day(item.meeting.meets_on, today), url)

"""Meetings of a team for tests, made through the actions of the product."""

import datetime
from collections.abc import Sequence
from typing import Any

from accounts.models import Team, User
from children.models import Child
from meetings.actions.planning import add_meeting, change_meeting
from meetings.models import AgendaItem, Meeting
from tests.support.days import days_ago


def a_meeting(
    team: Team, by: User, children: Sequence[Child] = (), *, on: datetime.date | None = None, **fields: Any
) -> Meeting:
    """Plan a meeting of a team over a week, or on another day."""
    times = {"begins_at": datetime.time(13), "ends_at": datetime.time(14), "place": "Kamer Linde"}
    meeting = Meeting(team=team, meets_on=on or days_ago(-7), **{**times, **fields})
    return add_meeting(meeting=meeting, invited=[by], children=[child.pk for child in children], by=by)


def a_held_meeting(team: Team, by: User, children: Sequence[Child], *, on: datetime.date) -> Meeting:
    """Let a meeting have been held on a day."""
    meeting = a_meeting(team, by, children, on=on)
    return settled(meeting, by, Meeting.Status.HELD)


def settled(meeting: Meeting, by: User, status: str) -> Meeting:
    """Note what became of a meeting; its children stay as they are."""
    meeting.status = status
    return change_meeting(
        meeting=meeting,
        invited=list(meeting.invited.all()),
        children=list(meeting.agenda.values_list("child_id", flat=True)),
        seen_revision=meeting.revision,
        by=by,
    )


def item_of(meeting: Meeting, child: Child) -> AgendaItem:
    """Return the place of a child in a meeting."""
    return meeting.agenda.get(child=child)


def meeting_fields(meeting: Meeting | None, children: Sequence[Child], **changes: str) -> dict[str, Any]:
    """Return a good form for a new meeting, or for one that is changed."""
    fields = {
        "meets_on": str(days_ago(-9)),
        "begins_at": "09:30",
        "ends_at": "11:00",
        "place": "Kamer Beuk",
        "guests": "",
        "children": [str(child.pk) for child in children],
    }
    if meeting is not None:
        fields |= {"status": "planned", "seen_revision": str(meeting.revision)}
    return {**fields, **changes}

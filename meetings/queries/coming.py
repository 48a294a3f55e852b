"""Meetings of someone's teams, and the next one of each."""

import datetime

from django.db.models import Count, F, Q

from accounts.access import Access
from accounts.rules.permissions import Permission
from children.models import Child
from meetings.models import Meeting, MeetingQuerySet


def meetings_for(access: Access) -> MeetingQuerySet:
    """Return the meetings of the teams in which this person may see them, each with `n_children`.

    A child that left the team is not counted: it is no longer talked about there.
    """
    mine = Meeting.objects.filter(team__in=access.teams_where(Permission.MEETING_VIEW))
    still_there = Q(agenda__child__team=F("team"))
    found: MeetingQuerySet = mine.select_related("team").annotate(
        n_children=Count("agenda", filter=still_there)
    )
    return found


def coming_with(access: Access, child: Child, today: datetime.date) -> list[Meeting]:
    """Return the planned meetings to come in which this child is talked about, the nearest first."""
    return list(meetings_for(access).coming(today).filter(team=child.team_id, agenda__child=child))


def next_meetings(access: Access, today: datetime.date) -> list[Meeting]:
    """Return the next meeting of each of someone's teams, the nearest first; one query, none without such a team."""
    if not access.teams_where(Permission.MEETING_VIEW):
        return []
    found: dict[object, Meeting] = {}
    for meeting in meetings_for(access).coming(today):
        found.setdefault(meeting.team_id, meeting)
    return list(found.values())

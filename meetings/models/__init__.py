"""Meetings of a team, what is written down in them about each child, and the minutes that were closed."""

from meetings.models.discussion import Line
from meetings.models.meeting import AgendaItem, Meeting, MeetingQuerySet
from meetings.models.minutes import Minutes

__all__ = ["AgendaItem", "Line", "Meeting", "MeetingQuerySet", "Minutes"]

"""The calendar file of a meeting: when, where and of which team; no child and no invited person is named in it."""

import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from meetings.models import Meeting
from meetings.rules.calendar import Appointment, calendar_file


def calendar_of(meeting: Meeting, made_at: datetime.datetime) -> bytes:
    """Return the file; a calendar that has the meeting already takes over what changed, and that it was cancelled."""
    return calendar_file(
        Appointment(
            key=str(meeting.pk),
            version=meeting.revision,
            summary=_("Case meeting %(team)s") % {"team": meeting.team.name},
            place=meeting.place,
            begins_at=moment_of(meeting.meets_on, meeting.begins_at),
            ends_at=moment_of(meeting.meets_on, meeting.ends_at),
            made_at=made_at,
            is_cancelled=meeting.status == Meeting.Status.CANCELLED,
        )
    )


def moment_of(day: datetime.date, time: datetime.time) -> datetime.datetime:
    """Return a time of a day here, as a moment that is the same everywhere."""
    return timezone.make_aware(datetime.datetime.combine(day, time))

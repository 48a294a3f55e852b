"""The meetings of the teams: from the plan into the database, through the actions of the app."""

import datetime
from collections.abc import Mapping
from typing import Any

from accounts.models import Organisation, User
from children.models import Child
from meetings.actions import add_meeting, change_meeting
from meetings.models import Meeting


def load_meetings(
    plan: list[dict[str, Any]], organisation: Organisation, people: Mapping[str, User], today: datetime.date
) -> None:
    """Plan the meetings around a day; what was held is noted as such afterwards."""
    for row in plan:
        load_meeting(row, organisation, people, today)


def load_meeting(
    row: dict[str, Any], organisation: Organisation, people: Mapping[str, User], today: datetime.date
) -> None:
    """Plan one meeting, with its children in the order of the plan."""
    by, invited = people[row["by"]], [people[key] for key in row["invited"]]
    keys = dict(Child.objects.filter(organisation=organisation).values_list("reference", "pk"))
    children = [keys[reference] for reference in row["children"]]
    meeting = Meeting(
        team=organisation.teams.get(name=row["team"]),
        meets_on=today + datetime.timedelta(days=row["days"]),
        begins_at=datetime.time.fromisoformat(row["begins"]),
        ends_at=datetime.time.fromisoformat(row["ends"]),
        place=row["place"],
        guests=row.get("guests", ""),
    )
    add_meeting(meeting=meeting, invited=invited, children=children, by=by)
    if row.get("is_held"):
        meeting.status = Meeting.Status.HELD
        change_meeting(
            meeting=meeting, invited=invited, children=children, seen_revision=meeting.revision, by=by
        )

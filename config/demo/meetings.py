"""The meetings of the teams: from the plan into the database, through the actions of the app."""

import datetime
from collections.abc import Mapping
from typing import Any

from accounts.models import Organisation, User
from children.models import Child
from meetings.actions.discussion import add_line, put_in_plan, set_evaluation
from meetings.actions.minutes import close_minutes
from meetings.actions.planning import add_meeting, change_meeting
from meetings.models import AgendaItem, Line, Meeting
from meetings.rules.minutes import present_in
from reviews.models import Action
from revisions.actions import mark_of


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
    for reference, said in row.get("discussed", {}).items():
        discuss(said, meeting.agenda.get(child=keys[reference]), people, by, today)
    if row.get("is_held"):
        meeting.status = Meeting.Status.HELD
        change_meeting(
            meeting=meeting, invited=invited, children=children, seen_revision=meeting.revision, by=by
        )


def discuss(
    said: dict[str, Any], item: AgendaItem, people: Mapping[str, User], by: User, today: datetime.date
) -> None:
    """Write down what was said about one child; with who was there, the minutes are closed."""
    for line in said["lines"]:
        write(dict(line), item, people, today)
    if days := said.get("evaluates_in"):
        day = today + datetime.timedelta(days=days)
        item.refresh_from_db()
        set_evaluation(item=item, day=day, seen_mark=mark_of(item.evaluates_on), by=by)
    if "present" in said:
        item.refresh_from_db()
        close_minutes(
            item=item,
            present=present_in("\n".join(said["present"])),
            evaluates_on=item.evaluates_on,
            reason="",
            seen_revision=item.revision,
            by=by,
        )


def write(row: dict[str, Any], item: AgendaItem, people: Mapping[str, User], today: datetime.date) -> None:
    """Write one line; a decision may go on as an action."""
    by, decided = people[row.pop("by")], row.pop("action", None)
    line = add_line(line=Line(item=item, **row), by=by)
    if decided:
        due_on = today + datetime.timedelta(days=decided.pop("due_in"))
        action = Action(child=item.child, started_on=today, due_on=due_on, is_ongoing=True, **decided)
        put_in_plan(line=line, action=action, seen_revision=line.revision, by=by)

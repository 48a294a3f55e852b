"""What a meeting is planned with: which children and colleagues one can choose, and what is chosen at first."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from accounts.access import Access
from accounts.models import Membership, Team, User
from assessments.queries.caseload import CaseloadRow, caseload
from meetings.models import Meeting
from typed.sorting import by_name

AS_LAST_TIME = ("begins_at", "ends_at", "place")


def choosable(meeting: Meeting, *, access: Access, user: User, today: datetime.date) -> list[CaseloadRow]:
    """Return the children of the team with an open file, who has waited longest first; and who is in it already.

    Six queries at most, however many children.
    """
    rows = caseload(access=access, user=user, today=today)
    there = set() if meeting._state.adding else set(meeting.agenda.values_list("child_id", flat=True))
    of_team = [row for row in rows if row.child.team_id == meeting.team_id]
    found = [row for row in of_team if not row.is_closed or row.child.pk in there]
    return sorted(found, key=lambda row: (not row.is_due, row.due_on or datetime.date.min))


def members_of(team: Team) -> QuerySet[User]:
    """Return who works in a team now."""
    working = Membership.objects.filter(team=team, ended_at=None)
    return User.objects.filter(pk__in=working.values("user"))


def invitable(meeting: Meeting) -> QuerySet[User]:
    """Return whom one can invite, by name: who works in the organisation now, and who is invited already."""
    working = Membership.objects.filter(organisation=meeting.team.organisation_id, ended_at=None)
    one_can = Q(pk__in=working.values("user"))
    if not meeting._state.adding:
        one_can |= Q(pk__in=meeting.invited.values("pk"))
    return User.objects.filter(one_can).order_by(*by_name("full_name"))


def started_with(team: Team, members: Iterable[User], rows: Sequence[CaseloadRow]) -> dict[str, Any]:
    """Return what a new meeting begins with: the whole team, who is due, times and place of the last one; one query."""
    last = team.meetings.order_by("-meets_on", "-begins_at").first()
    as_last = {name: getattr(last, name) for name in AS_LAST_TIME} if last else {}
    due = [str(row.child.pk) for row in rows if row.is_due]
    return {**as_last, "invited": ids_in(member.pk for member in members), "children": due}


def chosen_in(meeting: Meeting) -> dict[str, list[str]]:
    """Return who is invited to a meeting, of the team and from elsewhere, and which children it is about; three queries."""
    of_team = meeting.agenda.filter(child__team=meeting.team_id)
    people, members = meeting.invited.values_list("pk", flat=True), members_of(meeting.team)
    return {
        "invited": ids_in(people.filter(pk__in=members)),
        "elsewhere": ids_in(people.exclude(pk__in=members)),
        "children": ids_in(of_team.values_list("child_id", flat=True)),
    }


def ids_in(keys: Iterable[UUID]) -> list[str]:
    """Return ids as a form carries them."""
    return [str(key) for key in keys]

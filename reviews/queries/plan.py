"""The plan of a child, for the pages that show it."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from children.models import Child
from lifecourse.queries.quick_notes import names_of_strengths
from reviews.models import Action
from reviews.rules.plan import Standing, are_many


@dataclass(frozen=True)
class Planned:
    """One action, where it stands, and the name of the strength that it feeds, if one was chosen."""

    action: Action
    standing: Standing
    strength: str


@dataclass(frozen=True)
class Plan:
    """All actions of a child: `open` by the day they are to be done (those without one last), `ended` newest first."""

    open: list[Planned]
    ended: list[Planned]
    are_many: bool

    @property
    def directions(self) -> list[str]:
        """Where each action changes something."""
        return [one.action.directed_at for one in (*self.open, *self.ended)]


def plan_of(child: Child, today: datetime.date) -> Plan:
    """Return the actions of a child as they stand on a day; two queries at most."""
    actions = list(child.actions.order_by("-started_on", "title"))
    names = names_of_strengths(child.organisation_id) if any(action.element for action in actions) else {}
    rows = [planned(action, today, names) for action in actions]
    going_on = [row for row in rows if row.standing != Standing.ENDED]
    return Plan(
        open=sorted(
            going_on, key=lambda row: (row.action.due_on or datetime.date.max, row.action.started_on)
        ),
        ended=[row for row in rows if row.standing == Standing.ENDED],
        are_many=are_many(row.standing for row in rows),
    )


def planned(action: Action, today: datetime.date, names: Mapping[str, str]) -> Planned:
    """Say where an action stands; a strength that no catalogue has any more keeps its key."""
    return Planned(action, action.standing_on(today), names.get(action.element, action.element))

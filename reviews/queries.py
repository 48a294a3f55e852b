"""The plan of a child, and what the team made of its course, for the pages that show them."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from children.models import Child
from lifecourse.models import LifeEvent
from lifecourse.queries.quick_notes import names_of_strengths
from reviews.models import Action, Judgement, TalkingPoints
from reviews.rules.plan import Standing, are_many

# what child and parents said beside a record; the model of it is in the app rights
STATED = ("statements__recorded_by",)


@dataclass(frozen=True)
class Planned:
    """One action, where it stands, and the name of the strength that it feeds, if one was chosen."""

    action: Action
    standing: Standing
    strength: str


@dataclass(frozen=True)
class Plan:
    """All actions of a child: `open` by the day they are to be done (those without one last), `ended` newest first.

    `statements` are what child and parents said of the plan as a whole.
    """

    open: list[Planned]
    ended: list[Planned]
    are_many: bool
    statements: list[Any]

    @property
    def directions(self) -> list[str]:
        """Where each action changes something."""
        return [one.action.directed_at for one in (*self.open, *self.ended)]


def plan_of(child: Child, today: datetime.date) -> Plan:
    """Return the actions of a child as they stand on a day, with what child and parents said of them; five queries at most."""
    actions = list(child.actions.order_by("-started_on", "title").prefetch_related(*STATED))
    names = names_of_strengths(child.organisation_id) if any(action.element for action in actions) else {}
    rows = [planned(action, today, names) for action in actions]
    going_on = [row for row in rows if row.standing != Standing.ENDED]
    return Plan(
        open=sorted(
            going_on, key=lambda row: (row.action.due_on or datetime.date.max, row.action.started_on)
        ),
        ended=[row for row in rows if row.standing == Standing.ENDED],
        are_many=are_many(row.standing for row in rows),
        statements=list(child.statements.filter(is_on_plan=True).select_related("recorded_by")),
    )


def planned(action: Action, today: datetime.date, names: Mapping[str, str]) -> Planned:
    """Say where an action stands; a strength that no catalogue has any more keeps its key."""
    return Planned(action, action.standing_on(today), names.get(action.element, action.element))


@dataclass(frozen=True)
class Judged:
    """One adversity with all judgements on it, the one that stands first."""

    adversity: LifeEvent
    judgements: list[Judgement]

    @property
    def standing(self) -> Judgement | None:
        """The judgement that stands, if any."""
        return self.judgements[0] if self.judgements else None

    @property
    def otherwise(self) -> list[Judgement]:
        """The earlier judgements that said something else than the one that stands."""
        return [one for one in self.judgements if one.verdict != self.judgements[0].verdict]


def judged_adversities(child: Child) -> list[Judged]:
    """Return the adversities of a child, newest first, each with its judgements and what was said of them; four queries."""
    found: dict[UUID, list[Judgement]] = {}
    judged = Judgement.objects.filter(adversity__child=child).select_related("judged_by")
    for judgement in judged.prefetch_related(*STATED).order_by():
        found.setdefault(judgement.adversity_id, []).append(judgement)
    events = child.life_events.order_by("-started_on", "title")
    return [Judged(event, newest_first(found.get(event.pk, []))) for event in events]


def judgements_on(adversity: LifeEvent) -> list[Judgement]:
    """Return all judgements on one adversity, the standing one first; three queries."""
    return newest_first(list(adversity.judgements.select_related("judged_by").prefetch_related(*STATED)))


def newest_first(found: Sequence[Judgement]) -> list[Judgement]:
    """Return the judgements on one adversity in the order in which each replaced another, the standing one first."""
    before = {judgement.replaces_id: judgement for judgement in found}
    chain: list[Judgement] = []
    while next_one := before.get(chain[0].pk if chain else None):
        chain.insert(0, next_one)
    return chain


def standing_judgement(adversity: LifeEvent) -> Judgement | None:
    """Return the judgement that no other replaces; None when nobody judged yet."""
    return adversity.judgements.filter(replaced_by=None).first()


def points_on(assessment_id: str) -> TalkingPoints | None:
    """Return the questions that someone wrote beside an observation, also when they are removed; one query."""
    return TalkingPoints.objects.filter(assessment_id=assessment_id).select_related("written_by").first()

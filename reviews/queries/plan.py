"""The plan of a child, for the pages that show it: the family's own plan first, then goals, then actions."""

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from itertools import dropwhile
from typing import Any

from children.models import Child
from lifecourse.queries.quick_notes import names_of_strengths
from reviews.models import Action, FamilyPlan, Goal, GoalScore, Rung
from reviews.rules.goals import is_silent
from reviews.rules.plan import Standing, are_many
from reviews.rules.surroundings import asks_for_surroundings

# what child and parents said beside a record; the model of it is in the app rights
STATED = ("statements__recorded_by",)


@dataclass(frozen=True)
class Planned:
    """One action, where it stands, and the name of the strength that it feeds, if one was chosen."""

    action: Action
    standing: Standing
    strength: str


@dataclass(frozen=True)
class OnRung:
    """One level of a goal, from the top down, with who said on which day that it is there."""

    rung: Rung
    scores: list[GoalScore]
    is_start: bool


@dataclass(frozen=True)
class Aimed:
    """One goal with its scores, oldest first; `is_past` when its day to look has passed and nobody scored since."""

    goal: Goal
    scores: list[GoalScore]
    strength: str
    is_past: bool

    @property
    def ladder(self) -> list[OnRung]:
        """The levels from the top down, each with its scores."""
        return [
            OnRung(
                rung,
                [score for score in self.scores if score.level == rung.level],
                rung.level == self.goal.starts_at,
            )
            for rung in self.goal.rungs
        ]

    @property
    def newest(self) -> list[GoalScore]:
        """What was said on the last day, by everyone who said something then."""
        return [score for score in self.scores if score.scored_on == self.scores[-1].scored_on]


@dataclass(frozen=True)
class OwnPlan:
    """The family's own plan: `made` is the one that stands, if any; `newest` how it stands; `earlier` older versions.

    `is_left_out` when there is one that may not be shown here, since someone said no to quoting. `n_known` is how many
    rows there are.
    """

    made: FamilyPlan | None = None
    newest: FamilyPlan | None = None
    earlier: list[FamilyPlan] = field(default_factory=list)
    is_left_out: bool = False
    n_known: int = 0


@dataclass(frozen=True)
class Plan:
    """The family's own plan, the goals of a child and all its actions.

    Actions are `open` by the day they are to be done (those without one last), `ended` newest first. `goals` are those
    that are worked on, `past_goals` those that ended; `n_silent` were left out, since someone said no to quoting.
    `statements` are what child and parents said of the plan as a whole.
    """

    open: list[Planned]
    ended: list[Planned]
    are_many: bool
    own: OwnPlan
    goals: list[Aimed]
    past_goals: list[Aimed]
    n_silent: int = 0
    statements: list[Any] = field(default_factory=list)

    @property
    def asks_for_surroundings(self) -> bool:
        """Whether there are actions and all of them are with the child."""
        return asks_for_surroundings(one.action.directed_at for one in (*self.open, *self.ended))

    @property
    def is_shortened(self) -> bool:
        """Whether words are left out, since someone said no to quoting."""
        return self.own.is_left_out or self.n_silent > 0

    def quotable(self, silent_roles: Collection[str]) -> "Plan":
        """Return this plan without the words of those who said no to quoting, for a paper or a meeting."""
        kept, past = (
            [one for one in goals if not is_silent(one.goal.voice, silent_roles)]
            for goals in (self.goals, self.past_goals)
        )
        left_out = len(self.goals) + len(self.past_goals) - len(kept) - len(past)
        is_hidden = self.own.made is not None and is_silent(Goal.Voice.FAMILY, silent_roles)
        own = OwnPlan(is_left_out=True, n_known=self.own.n_known) if is_hidden else self.own
        return replace(self, own=own, goals=kept, past_goals=past, n_silent=left_out)


def plan_of(child: Child, today: datetime.date) -> Plan:
    """Return the plan of a child as it stands on a day, with what child and parents said of it; eight queries at most."""
    actions = list(
        child.actions.select_related("goal").order_by("-started_on", "title").prefetch_related(*STATED)
    )
    goals = list(child.goals.prefetch_related("scores"))
    has_strengths = any(action.element for action in actions) or any(goal.element for goal in goals)
    names = names_of_strengths(child.organisation_id) if has_strengths else {}
    rows = [planned(action, today, names) for action in actions]
    going_on = [row for row in rows if row.standing != Standing.ENDED]
    aimed = [aimed_at(goal, today, names) for goal in goals]
    return Plan(
        open=sorted(
            going_on, key=lambda row: (row.action.due_on or datetime.date.max, row.action.started_on)
        ),
        ended=[row for row in rows if row.standing == Standing.ENDED],
        are_many=are_many(row.standing for row in rows),
        own=own_plan_in(list(child.family_plans.all())),
        goals=[one for one in aimed if not one.goal.ended_on],
        past_goals=[one for one in aimed if one.goal.ended_on],
        statements=list(child.statements.filter(is_on_plan=True).select_related("recorded_by")),
    )


def planned(action: Action, today: datetime.date, names: Mapping[str, str]) -> Planned:
    """Say where an action stands; a strength that no catalogue has any more keeps its key."""
    return Planned(action, action.standing_on(today), names.get(action.element, action.element))


def goals_of(child: Child, today: datetime.date) -> list[Aimed]:
    """Return all goals of a child with their scores, oldest first; two queries."""
    return [aimed_at(goal, today, {}) for goal in child.goals.prefetch_related("scores")]


def aimed_at(goal: Goal, today: datetime.date, names: Mapping[str, str]) -> Aimed:
    """Say how far a goal is, as everyone who scored it says."""
    scores = list(goal.scores.all())
    since = scores[-1].scored_on if scores else goal.agreed_on
    is_past = not goal.ended_on and goal.look_on is not None and since < goal.look_on < today
    return Aimed(goal, scores, names.get(goal.element, goal.element), is_past)


def own_plan_in(rows: list[FamilyPlan]) -> OwnPlan:
    """Read where the family's own plan stands; `rows` newest first. While a new one is made, the one before it stands."""
    newest = rows[0] if rows else None
    settled = list(dropwhile(lambda row: row.standing == FamilyPlan.Standing.MAKING, rows))
    made = settled[0] if settled and settled[0].standing == FamilyPlan.Standing.MADE else None
    earlier = [row for row in rows if row.standing == FamilyPlan.Standing.MADE and row != made]
    return OwnPlan(made, newest, earlier, n_known=len(rows))

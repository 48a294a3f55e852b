"""What the teams noted around a child: from the plan into the database, through the actions of the apps."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any

from accounts.models import User
from children.models import Child
from config.demo.story import weeks_before
from lifecourse.actions.circumstances import add_circumstance
from lifecourse.actions.coping import add_episode
from lifecourse.actions.missed_moments import add_missed_moment
from lifecourse.actions.quick_notes import add_quick_note
from lifecourse.actions.resources import add_use
from lifecourse.models import Circumstance, CopingEpisode, MissedMoment, QuickNote, ResourceUse
from reviews.actions.family_plans import add_family_plan
from reviews.actions.goals import add_goal, add_score
from reviews.actions.judgements import add_judgement
from reviews.actions.team_actions import add_action
from reviews.models import Action, FamilyPlan, Goal, GoalScore, Judgement
from reviews.rules.goals import FIELDS

Row = dict[str, Any]
People = Mapping[str, User]


def load_around(
    noted: Mapping[str, list[Row]], child: Child, people: People, monday: datetime.date, registrar: User
) -> None:
    """Put everything in its place; `noted` holds the rows of `around.yaml` for this child."""
    for row in noted.get("circumstances", []):
        add_circumstance(circumstance=Circumstance(child=child, **row), by=registrar)
    for row in noted.get("uses", []):
        change_use(row, child, monday, registrar)
    for kind, load in BY_KIND.items():
        for row in noted.get(kind, []):
            load(dict(row), child, people, monday)


def change_use(row: Row, child: Child, monday: datetime.date, by: User) -> None:
    """Note that a resource was used otherwise from a week on."""
    resource = child.resources.get(name=row["resource"])
    day = weeks_before(monday, row["weeks"])
    use = ResourceUse(resource=resource, from_on=day, use=row["use"], felt=row["felt"])
    add_use(use=use, seen_revision=resource.revision, by=by)


def plan_first(row: Row, child: Child, people: People, monday: datetime.date) -> None:
    """Note how the family's own plan stands."""
    by, day = people[row.pop("by")], weeks_before(monday, row.pop("weeks"))
    plan = FamilyPlan(child=child, noted_on=day, **row)
    add_family_plan(plan=plan, seen_revision=child.family_plans.count(), by=by)


def aim(row: Row, child: Child, people: People, monday: datetime.date) -> None:
    """Agree on a goal, and note how far it was as each person said."""
    by, scores = people[row.pop("by")], row.pop("scores")
    agreed, look = weeks_before(monday, row.pop("agreed_weeks")), weeks_before(monday, row.pop("look_weeks"))
    levels = dict(zip(reversed(FIELDS.values()), row.pop("levels"), strict=True))
    goal = Goal(child=child, agreed_on=agreed, look_on=look, **levels, **row)
    add_goal(goal=goal, by=by)
    for score in map(dict, scores):
        noted = GoalScore(goal=goal, scored_on=weeks_before(monday, score.pop("weeks")), **score)
        add_score(score=noted, seen_revision=goal.revision, by=by)
        goal.refresh_from_db()


def act(row: Row, child: Child, people: People, monday: datetime.date) -> None:
    """Note an action of a named adult; `goal` is how a goal of the child begins."""
    goal = child.goals.get(text__startswith=row.pop("goal")) if "goal" in row else None
    by, began = people[row.pop("by")], weeks_before(monday, row.pop("began"))
    due, ended = (
        None if ago is None else weeks_before(monday, ago)
        for ago in (row.pop("due", None), row.pop("ended", None))
    )
    action = Action(child=child, goal=goal, started_on=began, due_on=due, ended_on=ended, **row)
    add_action(action=action, by=by)


def miss(row: Row, child: Child, people: People, monday: datetime.date) -> None:
    """Note an observation that did not take place."""
    by, role, day = people[row.pop("by")], row.pop("role"), weeks_before(monday, row.pop("weeks"))
    add_missed_moment(moment=MissedMoment(child=child, observer_role=role, expected_on=day, **row), by=by)


def cope(row: Row, child: Child, people: People, monday: datetime.date) -> None:
    """Note a moment and how the child dealt with it."""
    by, day = people[row.pop("by")], weeks_before(monday, row.pop("weeks"))
    add_episode(episode=CopingEpisode(child=child, happened_on=day, **row), by=by)


def jot(row: Row, child: Child, people: People, monday: datetime.date) -> None:
    """Write down a moment in which somebody saw a strength."""
    by, day = people[row.pop("by")], weeks_before(monday, row.pop("weeks"))
    add_quick_note(note=QuickNote(child=child, happened_on=day, **row), by=by)


def judge(row: Row, child: Child, people: People, monday: datetime.date) -> None:
    """Keep what the team thought of the time since an adversity."""
    by, event = people[row.pop("by")], child.life_events.get(title=row.pop("event"))
    last = weeks_before(monday, row.pop("to"))
    judgement = Judgement(adversity=event, period_from=event.started_on, period_to=last, **row)
    add_judgement(judgement=judgement, seen="", by=by)


BY_KIND: dict[str, Callable[[Row, Child, People, datetime.date], None]] = {  # actions may be for a goal
    "family_plans": plan_first,
    "goals": aim,
    "actions": act,
    "missed": miss,
    "moments": cope,
    "notes": jot,
    "judgements": judge,
}

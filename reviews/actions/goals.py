"""Keeping goals, and who said how far each is."""

from django.db import transaction

from accounts.models import User
from audit.actions import record
from audit.rules.events import EventType
from reviews.exceptions import GoalWasScored
from reviews.models import Goal, GoalScore
from reviews.rules.goals import FIELDS
from revisions.actions import locked_as_seen, save_as_seen, save_next

AGREED = ("text", "voice", "said_by", *reversed(FIELDS.values()), "starts_at", "agreed_on")
CHANGING = (*AGREED, "element", "look_on", "ended_on", "ending", "went")


@transaction.atomic
def add_goal(*, goal: Goal, by: User) -> Goal:
    """Add a goal as it was agreed; `goal` is a new, validated instance."""
    goal.recorded_by = by
    goal.save(force_insert=True)
    record(EventType.GOAL_ADDED, target=goal, child_id=goal.child_id, by=by)
    return goal


@transaction.atomic
def change_goal(*, goal: Goal, seen_revision: int | None, by: User) -> Goal:
    """Change a goal; `SeenOtherwise` when someone changed or scored it after this person opened it.

    The database refuses other words or levels of a goal that was scored.
    """
    save_as_seen(goal, *CHANGING, seen_revision=seen_revision)
    record(EventType.GOAL_CHANGED, target=goal, child_id=goal.child_id, by=by)
    return goal


@transaction.atomic
def remove_goal(*, goal: Goal, seen_revision: int | None, by: User) -> None:
    """Take a goal away, as it was seen; its actions stay. `GoalWasScored` when someone said how far it is."""
    current = locked_as_seen(goal, seen_revision)
    if current.scores.exists():
        raise GoalWasScored
    record(EventType.GOAL_REMOVED, target=goal, child_id=goal.child_id, by=by)
    goal.delete()


@transaction.atomic
def add_score(*, score: GoalScore, seen_revision: int | None, by: User) -> GoalScore:
    """Note how far a goal is, as somebody says; `score` is a new, validated instance."""
    goal = locked_as_seen(score.goal, seen_revision)
    score.recorded_by = by
    score.save(force_insert=True)
    save_next(goal)
    record(EventType.GOAL_SCORE_ADDED, target=score, child_id=goal.child_id, by=by)
    return score


@transaction.atomic
def remove_score(*, score: GoalScore, seen_revision: int | None, by: User) -> None:
    """Take back what was noted of how far a goal is; the log keeps that it was there."""
    goal = locked_as_seen(score.goal, seen_revision)
    record(EventType.GOAL_SCORE_REMOVED, target=score, child_id=goal.child_id, by=by)
    score.delete()
    save_next(goal)

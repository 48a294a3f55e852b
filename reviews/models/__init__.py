"""The plan of a child, the team's judgements of how it went since an adversity, and what to talk about."""

from reviews.models.action import Action
from reviews.models.family_plan import FamilyPlan
from reviews.models.goal import Goal, GoalScore, Level, Rung
from reviews.models.judgement import Judgement
from reviews.models.talking_points import TalkingPoints

__all__ = ["Action", "FamilyPlan", "Goal", "GoalScore", "Judgement", "Level", "Rung", "TalkingPoints"]

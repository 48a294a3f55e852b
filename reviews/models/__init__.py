"""What is agreed about a child, the team's judgements of how it went since an adversity, and what to talk about."""

from reviews.models.action import Action
from reviews.models.judgement import Judgement
from reviews.models.talking_points import TalkingPoints

__all__ = ["Action", "Judgement", "TalkingPoints"]

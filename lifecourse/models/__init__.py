"""What happened to a child, what presses, what carries it, how it coped, what was seen of it, and what was not."""

from lifecourse.models.circumstance import Circumstance
from lifecourse.models.coping import CopingEpisode
from lifecourse.models.life_event import Impact, LifeEvent
from lifecourse.models.missed_moment import MissedMoment
from lifecourse.models.quick_note import QuickNote
from lifecourse.models.resource import Resource, ResourceUse

__all__ = [
    "Circumstance",
    "CopingEpisode",
    "Impact",
    "LifeEvent",
    "MissedMoment",
    "QuickNote",
    "Resource",
    "ResourceUse",
]

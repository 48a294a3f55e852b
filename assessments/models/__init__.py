"""Children, their observation forms, and what happened in and around their lives."""

from assessments.models.archive import Archive
from assessments.models.assessment import Answer, Assessment
from assessments.models.circumstance import Circumstance
from assessments.models.coping import CopingEpisode
from assessments.models.erasure import Erasure, ErasureRequest
from assessments.models.life_event import Impact, LifeEvent
from assessments.models.missed_moment import MissedMoment
from assessments.models.resource import Resource, ResourceUse
from assessments.models.statement import Statement

__all__ = [
    "Answer",
    "Archive",
    "Assessment",
    "Circumstance",
    "CopingEpisode",
    "Erasure",
    "ErasureRequest",
    "Impact",
    "LifeEvent",
    "MissedMoment",
    "Resource",
    "ResourceUse",
    "Statement",
]

"""Children, their observation forms, and what happened in and around their lives."""

from assessments.models.assessment import Answer, Assessment
from assessments.models.child import Child
from assessments.models.circumstance import Circumstance
from assessments.models.coping import CopingEpisode
from assessments.models.grant import Grant
from assessments.models.life_event import Impact, LifeEvent
from assessments.models.missed_moment import MissedMoment
from assessments.models.observer import ObserverRole, Setting
from assessments.models.resource import Resource, ResourceUse
from assessments.models.safety import SafetyContact, SafetyNote, SpecialistHelp

__all__ = [
    "Answer",
    "Assessment",
    "Child",
    "Circumstance",
    "CopingEpisode",
    "Grant",
    "Impact",
    "LifeEvent",
    "MissedMoment",
    "ObserverRole",
    "Resource",
    "ResourceUse",
    "SafetyContact",
    "SafetyNote",
    "Setting",
    "SpecialistHelp",
]

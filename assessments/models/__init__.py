"""Children, their observation forms, and what happened in and around their lives."""

from assessments.models.archive import Archive
from assessments.models.assessment import Answer, Assessment
from assessments.models.child import Child
from assessments.models.circumstance import Circumstance
from assessments.models.coping import CopingEpisode
from assessments.models.erasure import Erasure, ErasureRequest
from assessments.models.grant import Grant
from assessments.models.life_event import Impact, LifeEvent
from assessments.models.missed_moment import MissedMoment
from assessments.models.observer import ObserverRole, Setting
from assessments.models.resource import Resource, ResourceUse
from assessments.models.retention import Retention, RetentionTerm
from assessments.models.safety import SafetyContact, SafetyNote, SpecialistHelp
from assessments.models.statement import Statement

__all__ = [
    "Answer",
    "Archive",
    "Assessment",
    "Child",
    "Circumstance",
    "CopingEpisode",
    "Erasure",
    "ErasureRequest",
    "Grant",
    "Impact",
    "LifeEvent",
    "MissedMoment",
    "ObserverRole",
    "Resource",
    "ResourceUse",
    "Retention",
    "RetentionTerm",
    "SafetyContact",
    "SafetyNote",
    "Setting",
    "SpecialistHelp",
    "Statement",
]

"""Children, their observation forms and what happened in their lives."""

from assessments.models.assessment import Answer, Assessment
from assessments.models.child import Child
from assessments.models.life_event import LifeEvent
from assessments.models.observer import ObserverRole, Setting

__all__ = ["Answer", "Assessment", "Child", "LifeEvent", "ObserverRole", "Setting"]

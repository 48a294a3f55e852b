"""Children, who may see them, how long their file is kept, and worries about their safety."""

from children.models.child import Child
from children.models.grant import Grant
from children.models.observer import ObserverRole, Setting
from children.models.retention import Retention, RetentionTerm
from children.models.safety import SafetyContact, SafetyNote, SpecialistHelp

__all__ = [
    "Child",
    "Grant",
    "ObserverRole",
    "Retention",
    "RetentionTerm",
    "SafetyContact",
    "SafetyNote",
    "Setting",
    "SpecialistHelp",
]

"""Children, their observation forms, and what happened in and around their lives."""

from assessments.models.archive import Archive
from assessments.models.assessment import Answer, Assessment
from assessments.models.erasure import Erasure, ErasureRequest
from assessments.models.statement import Statement

__all__ = [
    "Answer",
    "Archive",
    "Assessment",
    "Erasure",
    "ErasureRequest",
    "Statement",
]

"""Observation forms and their answers, who was asked for one, and what was withdrawn."""

from assessments.models.answer import Answer
from assessments.models.asked import HeldForm, ObservationRequest
from assessments.models.assessment import Assessment
from assessments.models.withdrawal import Withdrawal, WithdrawnReading

__all__ = [
    "Answer",
    "Assessment",
    "HeldForm",
    "ObservationRequest",
    "Withdrawal",
    "WithdrawnReading",
]

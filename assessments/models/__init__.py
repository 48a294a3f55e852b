"""Observation forms and their answers, and what was withdrawn."""

from assessments.models.assessment import Answer, Assessment
from assessments.models.withdrawal import Withdrawal, WithdrawnReading

__all__ = [
    "Answer",
    "Assessment",
    "Withdrawal",
    "WithdrawnReading",
]

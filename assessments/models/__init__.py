"""Observation forms and their answers."""

from assessments.models.assessment import Answer, Assessment

__all__ = [
    "Answer",
    "Assessment",
]

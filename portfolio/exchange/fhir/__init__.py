"""Instruments and answers as FHIR R4 resources."""

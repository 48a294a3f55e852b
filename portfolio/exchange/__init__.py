"""Instruments and answers on their way in and out: YAML, FHIR R4, and what is refused.

Pure: nothing here knows Django or the database.
"""

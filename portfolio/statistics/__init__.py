"""Reliability from an organisation's own forms: plain functions over tables of numbers, NaN is missing.

Nothing here knows Django or a child. Each result carries its number of forms, the least number that
practice asks for, the figures on the way, and a reason when it could not be computed; no result ever
holds NaN or an infinity.
"""

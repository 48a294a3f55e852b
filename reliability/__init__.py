"""Reliability of the instruments from the forms of one organisation, and the switch that puts the figures to use."""

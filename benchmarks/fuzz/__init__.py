"""Hostile requests for every field of every page, and a look at all that comes out afterwards."""

"""The packed form: one document that holds everything a signed form says."""

from collections.abc import Mapping
from typing import Any

from portfolio.rules.scoring import Choice, NoScore


def choices_of(document: Mapping[str, Any]) -> dict[str, Choice]:
    """Return the choices of a packed form as scoring wants them, by item key."""
    return {item: choice_from(row["choice"]) for item, row in document["answers"].items() if row["choice"]}


def choice_from(stored: str) -> Choice:
    """Translate a stored choice: a level as a number, a way out by its name."""
    return int(stored) if stored.isdecimal() else NoScore(stored)

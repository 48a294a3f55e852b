"""The packed form: one document that holds everything a signed form says.

What was answered on strengths stands under `answers`, facts and words under `apart`: whoever counts or scores reads
the first and never meets the second.
"""

from collections.abc import Mapping
from typing import Any

from portfolio.rules.scoring import Choice, NoScore


def choices_of(document: Mapping[str, Any]) -> dict[str, Choice]:
    """Return the choices of a packed form as scoring wants them, by item key."""
    return {item: choice_from(row["choice"]) for item, row in document["answers"].items() if row["choice"]}


def all_answers(document: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """Return everything that was answered, by item key: on the strengths, and what stands apart."""
    return {**document["answers"], **document.get("apart", {})}


def writer_of(row: Mapping[str, Any]) -> str | None:
    """Return the id of who wrote a packed answer, if that was someone before the observer."""
    writer: str | None = row.get("by", {}).get("id")
    return writer


def written_for(row: Mapping[str, Any]) -> str:
    """Name who wrote a packed answer, if that was someone before the observer; else an empty text."""
    return str(row.get("by", {}).get("name", ""))


def choice_from(stored: str) -> Choice:
    """Translate a stored choice: a level as a number, a way out by its name."""
    return int(stored) if stored.isdecimal() else NoScore(stored)

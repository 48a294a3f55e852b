"""How much an observer saw of the child: with little of it, a score easily comes out too low.

Source: the DESSA asks that the rater saw the child for about 24 hours in four weeks (publisher’s questions and answers).
Under a quarter of that we say so beside every figure; the border is an estimate of our own.
"""

from children.rules.voices import is_own_voice

LITTLE = 6  # hours in the period looked at


def saw_little(role: str, hours_seen: int | None) -> bool:
    """Say whether someone in this role saw the child for few hours; not of who speaks of their own life."""
    return not is_own_voice(role) and hours_seen is not None and hours_seen < LITTLE

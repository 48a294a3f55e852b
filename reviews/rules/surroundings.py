"""Whether the question is due what changes around the child. Pure.

Resilience grows between a child and its surroundings; a plan that asks everything of the child alone is one-sided.
It stays a question: some plans begin with the child for good reasons.
"""

from collections.abc import Iterable

CHILD = "child"  # the direction of an action with the child itself


def asks_for_surroundings(directions: Iterable[str]) -> bool:
    """Say whether there are actions and all of them are with the child; no actions raise no question."""
    return set(directions) == {CHILD}

"""Who may use which right, by the age of the child: the rules of the Jeugdwet as far as they could be read.

Access: a child of twelve and older; holders of parental authority until sixteen, after that with consent of
the young person; a legal representative. Erasure: a child of twelve and older, for a younger child the
holders of authority together; for an older child that cannot weigh its interests whoever represents it.
The sources are named in docs/beleid/verwerkingsregister.md.
"""

from enum import StrEnum

OWN_RIGHT = 12
OWN_CONSENT = 16
GROWN_UP = 18


class Obstacle(StrEnum):
    """Why someone cannot use a right at this age of the child."""

    TOO_YOUNG = "too_young"
    NEEDS_CONSENT = "needs_consent"
    GROWN_UP = "grown_up"
    OWN_RIGHT = "own_right"
    NOT_TOGETHER = "not_together"


def access_obstacle(asker: str, age: int, has_consent: bool) -> Obstacle | None:
    """Return what stands in the way of giving someone everything about a child of this age."""
    if asker == "child" and age < OWN_RIGHT:
        return Obstacle.TOO_YOUNG
    if asker == "parent" and age >= GROWN_UP:
        return Obstacle.GROWN_UP
    if asker == "parent" and age >= OWN_CONSENT and not has_consent:
        return Obstacle.NEEDS_CONSENT
    return None

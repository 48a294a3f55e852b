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
    NOT_WHOLE = "not_whole"


def access_obstacle(asker: str, age: int, has_consent: bool) -> Obstacle | None:
    """Return what stands in the way of giving someone everything about a child of this age."""
    if asker == "child" and age < OWN_RIGHT:
        return Obstacle.TOO_YOUNG
    if asker == "parent" and age >= GROWN_UP:
        return Obstacle.GROWN_UP
    if asker == "parent" and age >= OWN_CONSENT and not has_consent:
        return Obstacle.NEEDS_CONSENT
    return None


def erasure_obstacle(
    asker: str, age: int, *, authority: str, is_unable: bool, is_whole: bool
) -> Obstacle | None:
    """Return what stands in the way of destroying what someone asked for, about a child of this age.

    A parent may ask it for passages about that parent, whatever the age; never for the whole file.
    """
    if asker == "parent_self":
        return Obstacle.NOT_WHOLE if is_whole else None
    if asker == "child":
        return Obstacle.TOO_YOUNG if age < OWN_RIGHT else None
    if asker == "parent" and age >= GROWN_UP:
        return Obstacle.GROWN_UP
    if age >= OWN_RIGHT and not is_unable:
        return Obstacle.OWN_RIGHT
    return Obstacle.NOT_TOGETHER if authority == "not_both" else None

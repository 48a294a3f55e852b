"""Children that someone may take for another one: likely doubles, and namesakes in one team.

Only children within that person's reach are looked at: of any other child these tell nothing.
"""

from accounts.access import access_of
from accounts.models import User
from children.models import Child
from children.queries.child_access import within_reach
from children.rules.likeness import are_alike


def others_known_to(user: User, child: Child) -> list[Child]:
    """Return the other children of the organisation within someone's reach; two queries. None for a practice child."""
    if child.is_practice:
        return []
    reached = within_reach(access_of(user), user).filter(organisation=child.team.organisation_id)
    return list(
        reached.exclude(pk=child.pk).select_related("team", "retention").order_by("first_name", "reference")
    )


def likely_doubles(child: Child, user: User) -> list[Child]:
    """Return who may be this child: the same first name and month of birth, or the same number."""

    def is_double(other: Child) -> bool:
        same_month = (other.birth_year, other.birth_month) == (child.birth_year, child.birth_month)
        return (same_month and are_alike(other.first_name, child.first_name)) or are_alike(
            other.reference, child.reference
        )

    return [other for other in others_known_to(user, child) if is_double(other)]


def namesakes_of(child: Child, user: User) -> list[Child]:
    """Return the other children of the team with the same first name."""
    return [
        other
        for other in others_known_to(user, child)
        if other.team_id == child.team_id and are_alike(other.first_name, child.first_name)
    ]

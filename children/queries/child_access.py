"""Which children someone can reach, and what one may do for a child: by the team, or by a grant."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from accounts.access import Access, Permissions
from accounts.models import User
from accounts.rules.permissions import Permission
from accounts.rules.roles import BY_ADVICE, IN_EMERGENCY, ROLES, SCIENTIST
from audit.rules.kinds import PRACTICE
from children.models import Child, Grant


@dataclass(frozen=True)
class Reach:
    """What someone may do for one child, in which role and on what grounds."""

    permissions: Permissions
    role: str
    basis: str
    grant: Grant | None = None


def within_reach(access: Access, user: User) -> QuerySet[Child]:
    """Return the children of someone's teams, and those granted apart; never one to practise on."""
    return Child.objects.permitting(access, Permission.CHILD_VIEW) | granted_to(access, user)


def practised_by(access: Access, user: User) -> QuerySet[Child]:
    """Return someone's own practice child in each organisation where this person is in a team; nobody else's."""
    if Permission.CHILD_VIEW not in access.in_any_team():
        return Child.with_practice.none()
    return Child.with_practice.filter(practised_by=user, organisation__in=access.organisations)


def to_be_opened(access: Access, user: User) -> QuerySet[Child]:
    """Return the children whose pages someone may open: those within reach, and the own practice child."""
    return within_reach(access, user) | practised_by(access, user)


def granted_to(access: Access, user: User) -> QuerySet[Child]:
    """Return the children that were granted to someone who still works in their organisation."""
    holding = Grant.objects.holding().filter(user=user)
    cases = holding.filter(kind=Grant.Kind.CASE, child__team__in=access.by_case)
    advised = holding.filter(
        kind=Grant.Kind.ADVICE, child__organisation__in=access.organisations_where(Permission.ADVICE_GIVE)
    )
    others = holding.filter(
        kind__in=(Grant.Kind.COVER, Grant.Kind.EMERGENCY), child__organisation__in=access.organisations
    )
    return Child.objects.filter(pk__in=(cases | advised | others).values("child"))


def reach_of(child: Child, access: Access, user: User) -> Reach:
    """Return what someone may do for a child within reach; one query, none for who is in the team."""
    return reaches_of([child], access, user)[child.pk]


def reaches_of(children: Sequence[Child], access: Access, user: User) -> dict[UUID, Reach]:
    """Return what someone may do for each of these children, by id; one query, none for who is in their teams.

    Who is in the team and gives advice too takes that query: being asked adds giving advice to what the team may.
    """
    outside = [child for child in children if not access.has(Permission.CHILD_VIEW, child.team_id)]
    advising = [child for child in children if access.has_in(Permission.ADVICE_GIVE, child.organisation_id)]
    grants = defaultdict(list)
    if any(not child.is_practice for child in (*outside, *advising)):
        for grant in Grant.objects.holding().filter(user=user, child__in={*outside, *advising}):
            grants[grant.child_id].append(grant)

    def by_grants(child: Child) -> Reach:
        found = [by_grant(grant, child, access) for grant in grants[child.pk]]
        return max(found, key=lambda reach: len(reach.permissions), default=NOTHING)

    def apart(child: Child) -> Reach:
        return by_practice(child, access, user) if child.is_practice else by_grants(child)

    def by_team(child: Child) -> Reach:
        asked = [
            by_grant(grant, child, access) for grant in grants[child.pk] if grant.kind == Grant.Kind.ADVICE
        ]
        held = access.by_team[child.team_id].union(*(reach.permissions for reach in asked))
        return Reach(held, access.roles_in(child.team_id), "team")

    within = {
        child.pk: by_team(child) for child in children if access.has(Permission.CHILD_VIEW, child.team_id)
    }
    return within | {child.pk: apart(child) for child in outside}


NOTHING = Reach(frozenset(), "", "")  # a grant that ran out a moment ago


def by_practice(child: Child, access: Access, user: User) -> Reach:
    """Return what someone may do for a practice child: the own one as any child, but for what involves others."""
    if child.practised_by_id != user.pk:
        return NOTHING
    return Reach(access.in_any_team() - NOT_FOR_PRACTICE, access.roles_in_teams(), PRACTICE)


def by_grant(grant: Grant, child: Child, access: Access) -> Reach:
    """Return what one grant allows."""
    if grant.kind == Grant.Kind.CASE:
        held = access.by_case.get(child.team_id, frozenset())
        return Reach(held, access.roles_in(child.team_id), "own", grant)
    if grant.kind == Grant.Kind.COVER:
        return Reach(ROLES[grant.role] - NOT_FOR_COVER, grant.role, "cover", grant)
    if grant.kind == Grant.Kind.ADVICE:
        gives = access.has_in(Permission.ADVICE_GIVE, child.organisation_id)
        return Reach(BY_ADVICE, SCIENTIST, "advice", grant) if gives else NOTHING
    return Reach(IN_EMERGENCY, " ".join(sorted(set().union(*access.roles.values()))), "emergency", grant)


NOT_FOR_PRACTICE = (
    frozenset(  # what would show it to others, make it look like a child, or ask others for something
        {
            Permission.ADVICE_ASK,
            Permission.CASE_MANAGE,
            Permission.CHILD_CHANGE,
            Permission.CHILD_MOVE,
            Permission.CHILD_REGISTER,
            Permission.DRAFT_HAND_OVER,
            Permission.EMERGENCY_OPEN,
            Permission.EMERGENCY_REVIEW,
            Permission.ERASURE_APPROVE,
            Permission.INVITATION_MANAGE,
            Permission.OBSERVATION_ASK,
        }
    )
)
NOT_FOR_COVER = frozenset(  # what stays with the team
    {
        Permission.CASE_MANAGE,
        Permission.CHILD_REGISTER,
        Permission.EMERGENCY_OPEN,
        Permission.ERASURE_APPROVE,
        Permission.MEETING_VIEW,
        Permission.MEETING_MANAGE,
        Permission.DISCUSSION_WRITE,
        Permission.MINUTES_CLOSE,
        Permission.ADVICE_ASK,
        Permission.ADVICE_ANSWER,
    }
)

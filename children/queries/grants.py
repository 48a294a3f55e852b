"""Reading who may see a child, and emergency access that waits for review."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import QuerySet

from accounts.access import Access
from accounts.models import Membership, User
from accounts.rules.permissions import Permission
from accounts.rules.roles import OWN_CASES_ONLY
from audit.models import AuditEvent
from audit.queries import events_of
from children.models import Child, Grant
from typed.sorting import by_name


@dataclass(frozen=True)
class HeldGrant:
    """A grant that holds, and how many drafts of this person get out of reach when it ends."""

    grant: Grant
    n_drafts: int


@dataclass(frozen=True)
class PeopleAround:
    """Everyone who may see a child: by the team, by a grant; and what was granted before."""

    team: list[Membership]
    grants: list[HeldGrant]
    past: list[Grant]
    n_drafts: int


def people_around(child: Child) -> PeopleAround:
    """Return who may see a child now and who could before, and whose drafts lie open; three queries."""
    team = Membership.objects.filter(team=child.team_id, ended_at=None, user__is_active=True)
    team = team.exclude(role__in=OWN_CASES_ONLY).select_related("user").order_by(*by_name("user__full_name"))
    grants = list(child.grants.select_related("user", "granted_by", "reviewed_by"))
    drafts = Counter(child.assessments.drafts().values_list("observer_id", flat=True))
    return PeopleAround(
        team=list(team),
        grants=[HeldGrant(grant, drafts[grant.user_id]) for grant in grants if grant.holds],
        past=[grant for grant in grants if not grant.holds],
        n_drafts=drafts.total(),
    )


def emergencies_for(access: Access) -> QuerySet[Grant]:
    """Return the emergency accesses to children of the teams where one reviews them, the open ones first."""
    teams = access.teams_where(Permission.EMERGENCY_REVIEW)
    found = Grant.objects.filter(kind=Grant.Kind.EMERGENCY, child__team__in=teams)
    return found.select_related("child__team", "user", "reviewed_by").order_by("-reviewed_at", "-began_at")


def n_to_review(access: Access, user: User) -> int:
    """Return how many emergency accesses wait for someone's review, one's own never; no query for who reviews none."""
    if not access.teams_where(Permission.EMERGENCY_REVIEW):
        return 0
    return emergencies_for(access).filter(reviewed_at=None).exclude(user=user).count()


@dataclass(frozen=True)
class EmergencyRow:
    """One emergency access, with what was done in it."""

    grant: Grant
    events: list[AuditEvent]


def emergency_rows(access: Access) -> list[EmergencyRow]:
    """Return the emergency accesses with what the log holds of them; a query each, they are few."""
    return [
        EmergencyRow(grant, events_of(grant.user_id, grant.child_id, grant.began_at, grant.until))
        for grant in emergencies_for(access)[:100]
        if grant.until
    ]

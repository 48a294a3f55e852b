"""What one person may do, and where: worked out once per request."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from uuid import UUID

from accounts.models import Membership
from accounts.rules.permissions import Permission
from accounts.rules.roles import OWN_CASES_ONLY, ROLES
from audit.occasion import note

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User

Permissions = frozenset[Permission]


@dataclass(frozen=True)
class Access:
    """The permissions of one person, by team and by organisation, and the organisations worked for.

    `by_case` holds, by team, what this person may do there for the children entrusted to them, and for no
    others.
    """

    by_team: dict[UUID, Permissions]
    by_organisation: dict[UUID, Permissions]
    organisations: frozenset[UUID] = frozenset()
    roles: dict[UUID, frozenset[str]] = field(default_factory=dict)  # by team or organisation, for the log
    by_case: dict[UUID, Permissions] = field(default_factory=dict)

    def teams_where(self, permission: Permission) -> list[UUID]:
        """Return the ids of the teams in which the permission is held for every child."""
        return [team for team, held in self.by_team.items() if permission in held]

    def organisations_where(self, permission: Permission) -> list[UUID]:
        """Return the ids of the organisations in which the permission is held."""
        return [organisation for organisation, held in self.by_organisation.items() if permission in held]

    def has(self, permission: Permission, team_id: UUID) -> bool:
        """Say whether the permission is held in this team."""
        return permission in self.by_team.get(team_id, frozenset())

    def in_any_team(self) -> Permissions:
        """Return what is held in at least one team, be it for own cases only."""
        return frozenset().union(*self.by_team.values(), *self.by_case.values())

    def roles_in_teams(self) -> str:
        """Name the roles held in any team, as the log keeps them."""
        held = (self.roles.get(team, frozenset()) for team in (*self.by_team, *self.by_case))
        return " ".join(sorted(frozenset().union(*held)))

    def roles_in(self, place: UUID) -> str:
        """Name the roles held in this team or organisation, as the log keeps them."""
        return " ".join(sorted(self.roles.get(place, ())))

    def has_in(self, permission: Permission, organisation_id: UUID | None) -> bool:
        """Say whether the permission is held in this organisation; never in none."""
        return organisation_id is not None and permission in self.by_organisation.get(
            organisation_id, frozenset()
        )

    def for_one_child(self, team_id: UUID, granted: Permissions) -> "Access":
        """Return the access for a request about one child: what may be done for it, and no more."""
        return replace(self, by_team={**self.by_team, team_id: granted})


def access_of(user: "User | AnonymousUser") -> Access:
    """Return what this person may do now; one query."""
    if not user.is_authenticated:
        return Access({}, {})
    return access_from(Membership.objects.filter(user=user, ended_at=None))


def noted_access(user: "User | AnonymousUser") -> Access:
    """Return what this person may do, and note for the log for which organisation, when there is one."""
    access = access_of(user)
    if len(access.organisations) == 1:
        note(organisation_id=str(next(iter(access.organisations))))
    return access


def access_from(memberships: Iterable[Membership]) -> Access:
    """Return what these memberships allow together."""
    by_team: dict[UUID, Permissions] = defaultdict(frozenset)
    by_case: dict[UUID, Permissions] = defaultdict(frozenset)
    by_organisation: dict[UUID, Permissions] = defaultdict(frozenset)
    roles: dict[UUID, frozenset[str]] = defaultdict(frozenset)
    organisations: set[UUID] = set()
    for membership in memberships:
        granted = ROLES[membership.role]
        organisations.add(membership.organisation_id)
        roles[membership.team_id or membership.organisation_id] |= {membership.role}
        if membership.team_id is None:
            by_organisation[membership.organisation_id] |= granted
        elif membership.role in OWN_CASES_ONLY:
            by_case[membership.team_id] |= granted
        else:
            by_team[membership.team_id] |= granted
    return Access(dict(by_team), dict(by_organisation), frozenset(organisations), dict(roles), dict(by_case))

"""Reading the people of an organisation and what they hold there."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import Count, Q
from django.utils import timezone

from accounts.models import Membership, Organisation, Team, User
from accounts.queries.own import STRONG
from accounts.queries.two_people import links_seen, since_of
from accounts.rules.roles import COORDINATOR
from accounts.rules.two_people import WAIT
from typed.rules.folding import folded, is_found
from typed.sorting import by_name


@dataclass(frozen=True)
class Colleague:
    """Someone with a role here now, and what the list says of this person.

    `is_waiting`: too new to be one of two. `saw_link`: who saw, shortly ago, a link that opens the account.
    """

    user: User
    roles: list[Membership]
    has_second_factor: bool
    is_waiting: bool
    saw_link: list[str]


def colleagues_in(organisation: Organisation, search: str = "") -> list[Colleague]:
    """Return who has a role now, by name; three queries.

    `search` is looked for in name, address, role and team, here and not in SQL: so Zoë is found as zoe.
    """
    found = organisation.memberships.filter(ended_at=None).select_related("user", "team")
    by_user: dict[UUID, list[Membership]] = defaultdict(list)
    for one in found.order_by(*by_name("team__name")):
        by_user[one.user_id].append(one)
    roles = [held for held in by_user.values() if is_found(search, words_of(held))]
    users = [held[0].user_id for held in roles]
    equipped = set(
        Authenticator.objects.filter(user__in=users, type__in=STRONG).values_list("user_id", flat=True)
    )
    seen = links_seen({str(user) for user in users})
    people = [_colleague(held, held[0].user_id in equipped, seen[str(held[0].user_id)]) for held in roles]
    return sorted(people, key=lambda one: (folded(one.user.full_name), one.user.full_name))


def words_of(roles: Iterable[Membership]) -> str:
    """Return what a search looks in: name, address, roles and teams."""
    parts = [
        f"{one.user.full_name} {one.user.email} {one.get_role_display()} {one.team or ''}" for one in roles
    ]
    return " ".join(parts)


def _colleague(roles: list[Membership], has_second_factor: bool, saw_link: list[str]) -> Colleague:
    return Colleague(
        user=roles[0].user,
        roles=roles,
        has_second_factor=has_second_factor,
        is_waiting=all(acts_from(one) is not None for one in roles),
        saw_link=saw_link,
    )


def acts_from(membership: Membership) -> datetime | None:
    """Return until when this role does not let someone be one of two; None when that is over."""
    if membership.given_by_id is None:
        return None
    begins = since_of([membership], membership.user) + WAIT
    return begins if begins > timezone.now() else None


@dataclass(frozen=True)
class HeldRole:
    """A role that someone holds, and what gets out of reach with it, as numbers: who gives roles sees no child.

    `n_drafts`: unsigned forms that nobody reaches once the role ends. `n_cases`: children of the team who are
    entrusted to this person, `n_covers`: for whom this person covers. `n_alone`: children of the team, when this
    person is its only coordinator. `n_asked`: what this person was asked to observe and has not answered.
    """

    membership: Membership
    acts_from: datetime | None
    n_drafts: int
    n_cases: int
    n_covers: int
    n_alone: int
    n_asked: int

    @property
    def has_more(self) -> bool:
        """Whether anything hangs on it."""
        return bool(self.n_drafts or self.n_cases or self.n_covers or self.n_alone or self.n_asked)


def roles_of(user: User, organisation: Organisation) -> list[HeldRole]:
    """Return the roles that someone has here, with what hangs on each; a few queries for each, they are few."""
    found = user.memberships.filter(organisation=organisation, ended_at=None)
    return [
        held_role(one)
        for one in found.select_related("user", "team", "given_by").order_by(*by_name("team__name"))
    ]


def held_role(membership: Membership) -> HeldRole:
    """Return a role with what hangs on it; five queries."""
    user, team = membership.user, membership.team
    others = user.memberships.filter(ended_at=None).exclude(pk=membership.pk)
    drafts, holding = user.assessments.drafts().filter(child__practised_by=None), user.grants.holding()
    reached = drafts.filter(child__team=team) if others.exists() else drafts
    asked = user.observation_requests.filter(state="open")
    return HeldRole(
        membership=membership,
        acts_from=acts_from(membership),
        n_drafts=reached.count(),
        n_cases=holding.filter(kind="case", child__team=team).count() if team else 0,
        n_covers=holding.filter(kind="cover").count(),
        n_alone=team.children.count() if team and is_only_coordinator(membership, team) else 0,
        n_asked=(asked.filter(child__team=team) if others.exists() else asked).count(),
    )


def is_only_coordinator(membership: Membership, team: Team) -> bool:
    """Say whether nobody else coordinates this team."""
    others = team.memberships.filter(role=COORDINATOR, ended_at=None).exclude(pk=membership.pk)
    return membership.role == COORDINATOR and not others.exists()


def teams_of(organisation: Organisation) -> Iterable[Team]:
    """Return the teams of an organisation by name, each with how many people have a role in it (`n_people`)."""
    counted = organisation.teams.annotate(n_people=Count("memberships", filter=Q(memberships__ended_at=None)))
    return counted.order_by(*by_name("name"))

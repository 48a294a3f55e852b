"""Reading what stands in the way of two people who each do a half, and which roles wait for the second of two."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from accounts.models import Membership, Organisation, ProposedRole, User
from accounts.rules.permissions import Permission
from accounts.rules.roles import ROLES
from accounts.rules.two_people import (
    AT_INSTALLATION,
    NEVER,
    RECENTLY,
    Half,
    Making,
    NotTwoPeople,
    Obstacle,
    obstacle_between,
)
from audit.models import AuditEvent
from audit.rules.events import EventType


def links_seen(people: Collection[str]) -> dict[str, list[str]]:
    """Return by person who saw, shortly ago, a link with which the account opens; one query."""
    shown = AuditEvent.objects.filter(event=EventType.LINK_SHOWN, at__gt=timezone.now() - RECENTLY)
    found: dict[str, list[str]] = defaultdict(list)
    for person, name in shown.filter(object_id__in=people).values_list("object_id", "actor_name"):
        found[person] += [name] if name not in found[person] else []
    return found


@dataclass(frozen=True)
class WaitingRole:
    """A role that waits for a second administrator; `obstacle` says why this one cannot be the second."""

    proposed: ProposedRole
    is_own_proposal: bool
    obstacle: Obstacle | None


def waiting_roles(organisation: Organisation, user: User) -> list[WaitingRole]:
    """Return the roles that wait for a second administrator; a few queries for each, they are few."""
    found = organisation.proposed_roles.select_related("user", "team", "proposed_by", "replaces__team")
    return [
        WaitingRole(one, one.proposed_by_id == user.pk, obstacle_to_approving(one, user)) for one in found
    ]


def obstacle_to_approving(proposed: ProposedRole, user: User) -> Obstacle | None:
    """Return why this person cannot be the second administrator for a role; None when that is fine."""
    if proposed.user_id == user.pk:
        return Obstacle.OWN
    first, second = (Acting(pk, Permission.PEOPLE_MANAGE) for pk in (proposed.proposed_by_id, user.pk))
    return obstacle_to(first, second, proposed.organisation_id)


@dataclass(frozen=True)
class Acting:
    """Someone who does one of the two halves, and the permission that this half takes."""

    person: UUID
    permission: Permission


def obstacle_to(first: Acting, second: Acting, organisation_id: UUID) -> Obstacle | None:
    """Return why these two do not count as two people; three queries."""
    users = {user.pk: user for user in User.objects.filter(pk__in=[first.person, second.person])}
    roles = list(Membership.objects.filter(organisation=organisation_id, user__in=users))
    one, other = (half_of(acting, users[acting.person], roles) for acting in (first, second))
    now = timezone.now()
    return obstacle_between(one, other, makings_about({one.person, other.person}, now), now)


def check_two_people(first: Acting, second: Acting, organisation_id: UUID) -> None:
    """Raise `NotTwoPeople` when these two do not count as two."""
    if obstacle := obstacle_to(first, second, organisation_id):
        raise NotTwoPeople(obstacle)


def half_of(acting: Acting, user: User, roles: Collection[Membership]) -> Half:
    """Return since when someone could do a half, by the roles of the two, also those that ended since."""
    fitting = [one for one in roles if one.user_id == user.pk and acting.permission in ROLES[one.role]]
    return Half(str(user.pk), since_of(fitting, user))


def since_of(roles: Collection[Membership], user: User) -> datetime:
    """Return since when both the account and one of these roles exist; who came at installation waits for nothing."""
    held = min((one.started_at if one.given_by_id else AT_INSTALLATION for one in roles), default=NEVER)
    return max(held, user.added_at if user.added_by_id else AT_INSTALLATION)


def makings_about(pair: Collection[str], now: datetime) -> list[Making]:
    """Return who made whose account or saw a link to it, shortly ago; of these two, also long ago; two queries.

    Long ago counts no longer when a second administrator stood for a role of that person.
    """
    since = now - RECENTLY
    vouched = Membership.objects.filter(user=OuterRef("pk"), approved_by__isnull=False)
    made = User.objects.filter(~Exists(vouched) & Q(pk__in=pair) | Q(added_at__gt=since))
    accounts = made.exclude(added_by=None).values_list("added_by", "pk", "added_at")
    makings = [Making(str(maker), str(person), is_recent=at > since) for maker, person, at in accounts]
    shown = AuditEvent.objects.filter(event=EventType.LINK_SHOWN, at__gt=since)
    links = shown.values_list("actor_id", "object_id")
    return makings + [Making(maker, person, is_recent=True) for maker, person in links]

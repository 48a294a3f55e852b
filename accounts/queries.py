"""With what people sign in, and where they are signed in; who has which role, and who may be the second of two."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from cryptography.fernet import InvalidToken
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from accounts.models import Membership, Organisation, ProposedRole, Session, User
from accounts.rules.permissions import Permission
from accounts.rules.roles import ROLES
from accounts.rules.two_people import (
    AT_INSTALLATION,
    NEVER,
    RECENTLY,
    WAIT,
    Half,
    Making,
    NotTwoPeople,
    Obstacle,
    obstacle_between,
)
from accounts.security import sessions
from audit.models import AuditEvent
from audit.occasion import MARK, session_digest
from audit.rules.events import EventType
from typed.sorting import by_name

STRONG = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


@dataclass(frozen=True)
class Passkey:
    """A passkey, by the name that its owner gave it."""

    id: int
    name: str
    added_at: datetime
    used_at: datetime | None


@dataclass(frozen=True)
class SecondFactors:
    """What one person can show beside the password."""

    has_app: bool
    passkeys: tuple[Passkey, ...]
    codes_left: int

    @property
    def count(self) -> int:
        """Return how many there are, without the recovery codes: those only help out."""
        return self.has_app + len(self.passkeys)


TOLD = (  # what someone is told that colleagues did
    *(EventType.PASSWORD_LINK_MADE, EventType.SECOND_FACTOR_RESET, EventType.LINK_SHOWN),
    *(EventType.ROLE_PROPOSED, EventType.ROLE_APPROVED, EventType.ROLE_DECLINED, EventType.PERSON_SIGNED_OUT),
)


def second_factors_of(user: User) -> SecondFactors:
    """Return what this person can show; one query."""
    found = list(Authenticator.objects.filter(user=user).order_by("pk"))
    codes = [one for one in found if one.type == Authenticator.Type.RECOVERY_CODES]
    return SecondFactors(
        has_app=any(one.type == Authenticator.Type.TOTP for one in found),
        passkeys=tuple(
            Passkey(one.pk, one.wrap().name, one.created_at, one.last_used_at)
            for one in found
            if one.type == Authenticator.Type.WEBAUTHN
        ),
        codes_left=sum(_codes_left(one) for one in codes),
    )


def _codes_left(codes: Authenticator) -> int:
    """Return how many recovery codes work; none when the key that opens them is lost."""
    try:
        return len(codes.wrap().get_unused_codes())
    except InvalidToken:
        return 0


def who_can_sign_in(people: QuerySet[User]) -> QuerySet[User]:
    """Narrow to who has a password, or came in by way of the organisation before; who was only added has no way in."""
    was_only_added = Q(last_login=None, password__startswith=UNUSABLE_PASSWORD_PREFIX)
    return people.filter(is_active=True).exclude(was_only_added)


def has_second_factor(user: User) -> bool:
    """Say whether someone has a second factor; one query."""
    return Authenticator.objects.filter(user=user, type__in=STRONG).exists()


@dataclass(frozen=True)
class HeldRole:
    """A role that someone holds, and what a colleague administrator should know of it.

    `acts_from`: until then not one of two; None when that is over. `saw_link`: who saw, shortly ago, a link that
    opens the account. `n_drafts`: unsigned forms that nobody reaches once the role ends.
    """

    membership: Membership
    has_second_factor: bool
    acts_from: datetime | None
    saw_link: list[str]
    n_drafts: int


def roles_held_in(organisation: Organisation) -> list[HeldRole]:
    """Return who has which role now, by team and name; three queries."""
    others = Membership.objects.filter(user=OuterRef("user"), ended_at=None).exclude(pk=OuterRef("pk"))
    is_draft = Q(user__assessments__signed_at=None) & Q(user__assessments__id__isnull=False)
    found = organisation.memberships.filter(ended_at=None).select_related("user", "team", "given_by")
    found = found.annotate(
        has_other=Exists(others),
        n_here=Count("user__assessments", filter=is_draft & Q(user__assessments__child__team=F("team"))),
        n_everywhere=Count("user__assessments", filter=is_draft),
    )
    memberships = list(found.order_by(*by_name("team__name"), *by_name("user__full_name")))
    users = [one.user_id for one in memberships]
    factors = Authenticator.objects.filter(user__in=users, type__in=STRONG)
    equipped = set(factors.values_list("user_id", flat=True))
    seen = links_seen({str(user) for user in users})
    return [_held_role(one, one.user_id in equipped, seen[str(one.user_id)]) for one in memberships]


def _held_role(membership: Any, has_second_factor: bool, saw_link: list[str]) -> HeldRole:
    """Return what the list says of a role; `membership` carries its counts of drafts."""
    acts_from = since_of([membership], membership.user) + WAIT if membership.given_by_id else None
    return HeldRole(
        membership,
        has_second_factor,
        acts_from=acts_from if acts_from and acts_from > timezone.now() else None,
        saw_link=saw_link,
        n_drafts=membership.n_here if membership.has_other else membership.n_everywhere,
    )


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
    found = organisation.proposed_roles.select_related("user", "team", "proposed_by")
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


@dataclass(frozen=True)
class DoneByAnother:
    """What a colleague did with the account or a role of someone."""

    event: str
    by: str
    at: datetime


def done_by_others(user: User, since: datetime) -> list[DoneByAnother]:
    """Return what colleagues did with this account since then, the newest first; one query."""
    events = AuditEvent.objects.filter(object_type="user", object_id=str(user.pk), at__gt=since)
    events = events.filter(event__in=[event.value for event in TOLD], outcome=AuditEvent.Outcome.SUCCESS)
    found = events.exclude(actor_id__in=["", str(user.pk)]).order_by("-id")
    return [DoneByAnother(one.event, one.actor_name, one.at) for one in found]


def last_sign_in(user: User) -> datetime | None:
    """Return when this person signed in last; None for the first time."""
    events = AuditEvent.objects.filter(event=EventType.SIGNED_IN, actor_id=str(user.pk))
    last = events.order_by("id").last()
    return last.at if last else None


def recovery_codes_to_keep(user: User) -> list[str]:
    """Return the recovery codes that their owner has not written down yet; none once that was said."""
    codes = Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).first()
    if codes is None or codes.wrap().did_view:
        return []
    return [f"{code[:4]} {code[4:]}" for code in codes.wrap().get_unused_codes()]


@dataclass(frozen=True)
class OpenSession:
    """A browser in which someone is signed in now."""

    mark: str  # as the log has it; it opens nothing
    browser: str
    system: str
    began_at: datetime
    used_at: datetime
    is_this: bool


def open_sessions_of(user: User, key: str | None) -> list[OpenSession]:
    """Return where this person is signed in, this very session first, then the one used last; one query."""
    this = session_digest(key) if key else ""
    rows = Session.objects.filter(user=user, expire_date__gt=timezone.now())
    found = [(row.session_key, row.get_decoded()) for row in rows]
    wanted = user.get_session_auth_hash()
    is_open = [
        _open_session(one[:MARK], data, is_this=one == this)
        for one, data in found
        if constant_time_compare(data.get(HASH_SESSION_KEY, ""), wanted) and not sessions.is_over(data)
    ]
    return sorted(is_open, key=lambda one: (one.is_this, one.used_at), reverse=True)


def _open_session(mark: str, data: dict[str, Any], *, is_this: bool) -> OpenSession:
    browser, system = data.get(sessions.BROWSER, ("", ""))
    zone = timezone.get_default_timezone()
    began, used = (
        datetime.fromtimestamp(data[name], zone) for name in (sessions.SIGNED_IN_AT, sessions.ACTIVE_AT)
    )
    return OpenSession(mark, browser, system, began, used, is_this)

"""Reading what one person has to sign in with, where this person is signed in, and what colleagues did with it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from cryptography.fernet import InvalidToken
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from accounts.models import Session, User
from accounts.security import sessions
from audit.models import AuditEvent
from audit.occasion import MARK, session_digest
from audit.rules.events import EventType

STRONG = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
TOLD = (  # what someone is told that colleagues did
    *(EventType.PASSWORD_LINK_MADE, EventType.SECOND_FACTOR_RESET, EventType.LINK_SHOWN),
    *(EventType.ROLE_PROPOSED, EventType.ROLE_APPROVED, EventType.ROLE_DECLINED, EventType.PERSON_SIGNED_OUT),
)


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

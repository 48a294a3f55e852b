"""With what people sign in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from allauth.mfa.models import Authenticator

from accounts.models import User

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
        codes_left=len(codes[0].wrap().get_unused_codes()) if codes else 0,
    )


def has_second_factor(user: User) -> bool:
    """Say whether someone has a second factor; one query."""
    return Authenticator.objects.filter(user=user, type__in=STRONG).exists()


def with_second_factor(users: Iterable[UUID]) -> set[UUID]:
    """Return which of these people have a second factor; one query."""
    rows = Authenticator.objects.filter(user__in=users, type__in=STRONG)
    return set(rows.values_list("user_id", flat=True))


def recovery_codes_to_keep(user: User) -> list[str]:
    """Return the recovery codes that their owner has not written down yet; none once that was said."""
    codes = Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).first()
    if codes is None or codes.wrap().did_view:
        return []
    return [f"{code[:4]} {code[4:]}" for code in codes.wrap().get_unused_codes()]

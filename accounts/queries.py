"""With what people sign in."""

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator

from accounts.models import Membership, Organisation, User

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


@dataclass(frozen=True)
class HeldRole:
    """A role that someone holds in an organisation, and whether that person has a second factor."""

    membership: Membership
    has_second_factor: bool


def roles_held_in(organisation: Organisation) -> list[HeldRole]:
    """Return who has which role now, by team and name; two queries."""
    found = organisation.memberships.filter(ended_at=None).select_related("user", "team")
    memberships = list(found.order_by("team__name", "user__full_name"))
    factors = Authenticator.objects.filter(user__in=[one.user_id for one in memberships], type__in=STRONG)
    equipped = set(factors.values_list("user_id", flat=True))
    return [HeldRole(one, one.user_id in equipped) for one in memberships]


def recovery_codes_to_keep(user: User) -> list[str]:
    """Return the recovery codes that their owner has not written down yet; none once that was said."""
    codes = Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).first()
    if codes is None or codes.wrap().did_view:
        return []
    return [f"{code[:4]} {code[4:]}" for code in codes.wrap().get_unused_codes()]

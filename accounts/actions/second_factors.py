"""Adding, using and taking away second factors; each leaves an event."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.core.cache import cache
from django.db import transaction

from accounts.actions.links import check_other_half
from accounts.actions.refusals import as_second
from accounts.actions.sessions import end_all_sessions
from accounts.models import Organisation, User
from accounts.queries.own import STRONG
from accounts.rules.codes import plain_code
from accounts.security.allauth_internals import TOTP, RecoveryCodes, WebAuthn, validate_totp_code
from audit.actions import record
from audit.rules.events import EventType
from revisions.exceptions import SeenOtherwise

CODE_LIFE = 120  # seconds, more than the 90 in which a code of the app could be right (MFA_TOTP_TOLERANCE); it works once


COUNT = "sign_count"  # where a passkey keeps how often it was used, as it says itself


class LastSecondFactor(Exception):
    """Without this one the person would have no second factor left."""


@transaction.atomic
def add_app(*, user: User, secret: str, by: User | None) -> None:
    """Take the app with this secret as second factor, instead of the app that was there."""
    User.objects.select_for_update().get(pk=user.pk)
    Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).delete()
    TOTP.activate(user, secret)
    RecoveryCodes.activate(user)
    record(EventType.SECOND_FACTOR_ADDED, target=user, by=by)


def app_gives(*, user: User, secret: str, code: str) -> bool:
    """Say whether this is a code of the app with this secret; it is used up, and signs nobody in as well."""
    code = plain_code(code)
    return bool(code) and validate_totp_code(secret, code) and _is_first(user, code)


@transaction.atomic
def add_passkey(*, user: User, name: str, credential: dict[str, Any], by: User) -> None:
    """Take a passkey, of which the library checked the origin and the challenge, as second factor."""
    made = WebAuthn.add(user, name, credential)
    made.instance.data[COUNT] = made.authenticator_data.counter
    made.instance.save(update_fields=["data"])
    RecoveryCodes.activate(user)
    record(EventType.SECOND_FACTOR_ADDED, target=user, by=by)


@transaction.atomic
def use_passkey(*, passkey: Authenticator, count: int) -> bool:
    """Note when a passkey was used last, and its count; False when the count did not rise: there is a copy of it.

    A passkey that does not count says 0 each time (WebAuthn level 2, 6.1.1).
    """
    current = Authenticator.objects.select_for_update().get(pk=passkey.pk)
    known = current.data.get(COUNT, 0)
    if max(count, known) > 0 and count <= known:
        return False
    current.data[COUNT] = count
    current.save(update_fields=["data"])
    current.record_usage()
    return True


def refuse_passkey(*, user: User | None) -> None:
    """Note that someone showed a passkey that is not right."""
    record(EventType.SECOND_FACTOR_FAILED, target=user, by=user)


def use_code(*, user: User, code: str) -> str:
    """Use a code of the app or a recovery code; return which kind it was, nothing when it is wrong."""
    code = plain_code(code)
    for one in Authenticator.objects.filter(user=user).exclude(type=Authenticator.Type.WEBAUTHN):
        if one.wrap().validate_code(code) and (one.type != Authenticator.Type.TOTP or _is_first(user, code)):
            one.record_usage()
            return str(one.type)
    record(EventType.SECOND_FACTOR_FAILED, target=user, by=user)
    return ""


def _is_first(user: User, code: str) -> bool:
    """Mark this TOTP code as used; return False when it was used within the last `CODE_LIFE` seconds."""
    return bool(cache.add(used_key(user, code), True, CODE_LIFE))


def is_used(*, user: User, code: str) -> bool:
    """Say whether this TOTP code was used within the last `CODE_LIFE` seconds."""
    return cache.get(used_key(user, code)) is not None


def used_key(user: User, code: str) -> str:
    """Return the key under which a used TOTP code is remembered."""
    return f"code used {user.pk} {code}"


@transaction.atomic
def renew_recovery_codes(*, user: User, by: User) -> None:
    """Give new recovery codes; the old ones work no longer."""
    User.objects.select_for_update().get(pk=user.pk)
    Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).delete()
    RecoveryCodes.activate(user)
    record(EventType.RECOVERY_CODES_RENEWED, target=user, by=by)


def note_codes_kept(*, user: User) -> None:
    """Never show the recovery codes again: their owner has them."""
    for one in Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES):
        one.wrap().mark_as_viewed()


@transaction.atomic
def remove_second_factor(*, factor: Authenticator, by: User) -> None:
    """Take away one second factor, but never the last one."""
    user = User.objects.select_for_update().get(pk=factor.user_id)
    if not Authenticator.objects.filter(user=user, type__in=STRONG).exclude(pk=factor.pk).exists():
        raise LastSecondFactor
    factor.delete()
    record(EventType.SECOND_FACTOR_REMOVED, target=user, by=by)


def reset_second_factors(*, user: User, organisation: Organisation, seen_generation: int, by: User) -> None:
    """Take away all that someone can show beside the password, and end all sessions of that person.

    The tie to an id of the identity provider goes as well; the next sign-in that way ties anew, by address.

    The person signs in with the password and sets up a second factor anew; nothing else opens before that.
    `SeenOtherwise` when the sessions of that person were all ended since someone looked (`seen_generation`):
    then a second factor that was set up a moment ago would go too. `NotTwoPeople` when that makes both halves of a
    sign-in the work of one person.
    """
    with as_second(EventType.SECOND_FACTOR_RESET, target=user, by=by):
        current = User.objects.select_for_update().get(pk=user.pk)
        if current.session_generation != seen_generation:
            raise SeenOtherwise(current)
        check_other_half(EventType.PASSWORD_LINK_MADE, user=user, organisation=organisation, by=by)
        Authenticator.objects.filter(user=user).delete()
        SocialAccount.objects.filter(user=user).delete()
        end_all_sessions(user)
        record(EventType.SECOND_FACTOR_RESET, target=user, by=by)

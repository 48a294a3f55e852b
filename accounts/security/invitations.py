"""The addresses where someone chooses a password: each works once, and for a short while."""

import datetime

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import base36_to_int, urlsafe_base64_encode

from accounts.models import User

HALF_HOUR, THREE_DAYS = 1800, 3 * 24 * 3600


class LinkTokens(PasswordResetTokenGenerator):
    """Makes what opens an address; over when a password was chosen, or someone signed in or was signed out."""

    def __init__(self, salt: str, lifetime: int) -> None:
        super().__init__()
        self.key_salt = f"accounts.security.invitations.{salt}"
        self.lifetime = lifetime

    def _make_hash_value(self, user: User, timestamp: int) -> str:
        return f"{super()._make_hash_value(user, timestamp)}{user.session_generation}"

    def _now(self) -> datetime.datetime:
        """Return the time in UTC: by the clock on the wall a link would live an hour more or less twice a year."""
        return timezone.make_naive(timezone.now(), datetime.UTC)

    def check_token(self, user: User | None, token: str | None) -> bool:
        """Say whether this opens, for this person, now."""
        if not super().check_token(user, token):
            return False
        made = base36_to_int(str(token).partition("-")[0])
        return self._num_seconds(self._now()) - made <= self.lifetime


GIVEN = LinkTokens("given", THREE_DAYS)  # an administrator gives it by hand
MAILED = LinkTokens("mailed", HALF_HOUR)  # to who forgot the password


def path_to_choose_password(user: User, tokens: LinkTokens = GIVEN) -> str:
    """Return the path of the page on which this person chooses a password."""
    key = {"uidb64": urlsafe_base64_encode(force_bytes(user.pk)), "token": tokens.make_token(user)}
    return reverse("choose-password" if tokens is GIVEN else "password-restore", kwargs=key)

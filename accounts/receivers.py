"""The only signals of the project: signing in and out, into the audit log."""

from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver

from audit.actions import record
from audit.events import EventType


@receiver(user_logged_in)
def log_sign_in(sender: Any, user: Any, **kwargs: Any) -> None:
    """Record that someone signed in."""
    record(EventType.SIGNED_IN, target=user, by=user)


@receiver(user_logged_out)
def log_sign_out(sender: Any, user: Any, **kwargs: Any) -> None:
    """Record that someone signed out."""
    if user is not None:
        record(EventType.SIGNED_OUT, target=user, by=user)


@receiver(user_login_failed)
def log_failed_sign_in(sender: Any, **kwargs: Any) -> None:
    """Record that a sign-in failed; not with which address, which may be a password typed too early."""
    record(EventType.SIGN_IN_FAILED, by=None)

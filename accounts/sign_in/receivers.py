"""The only signals of the project: signing in and out, into the session and the audit log."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.translation import gettext as _

from accounts.actions.sessions import forget_old_sessions
from accounts.models import User
from accounts.queries.own import done_by_others, last_sign_in
from accounts.security import sessions
from accounts.sign_in.login_stage import steps_of
from audit.actions import record
from audit.occasion import note
from audit.rules.events import EventType


@receiver(user_logged_in)
def log_sign_in(sender: Any, request: HttpRequest, user: Any, **kwargs: Any) -> None:
    """Start the clocks of the session, and record that someone signed in, and with what."""
    forget_old_sessions(user=user)
    sessions.begin(request.session, request.headers.get("User-Agent", ""))
    note(basis=steps_of(request, user))
    tell_what_was_done(request, user)
    record(EventType.SIGNED_IN, target=user, by=user)


def tell_what_was_done(request: HttpRequest, user: User) -> None:
    """Say on the next page that colleagues did something with this account since its owner signed in last."""
    since = last_sign_in(user)
    if since and done_by_others(user, since):
        words = _(
            "A colleague did something with your account since you were here last. Look at ‘My account’."
        )
        messages.warning(request, words, fail_silently=True)  # a sign-in outside a request shows no page


@receiver(user_logged_out)
def log_sign_out(sender: Any, user: Any, **kwargs: Any) -> None:
    """Record that someone signed out."""
    if user is not None:
        record(EventType.SIGNED_OUT, target=user, by=user)


@receiver(user_login_failed)
def log_failed_sign_in(sender: Any, credentials: dict[str, Any], **kwargs: Any) -> None:
    """Record that a sign-in failed, on which account if there is one.

    Never with the text that was typed: it may be a password typed too early, or the address of a stranger.
    """
    account = User.objects.filter(email=credentials.get("email", "")).first()
    record(EventType.SIGN_IN_FAILED, target=account, by=None)

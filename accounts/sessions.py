"""What a session keeps of how and when its user signed in. Moments are whole seconds since 1970."""

import time

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase

SECOND_FACTOR = "second_factor"
SIGNED_IN_AT = "signed_in_at"
ACTIVE_AT = "active_at"
CONFIRMED_AT = "confirmed_at"
CONFIRMED_FOR = 600  # seconds in which someone who just showed who they are is not asked again


def begin(session: SessionBase) -> None:
    """Start the clocks of a session: someone has just signed in."""
    session[SIGNED_IN_AT] = session[ACTIVE_AT] = session[CONFIRMED_AT] = int(time.time())


def pass_second_factor(session: SessionBase) -> None:
    """Open everything to this session, under a new key: what was known of the old one opens nothing."""
    session[SECOND_FACTOR] = True
    session.cycle_key()


def has_second_factor(session: SessionBase) -> bool:
    """Say whether this session was begun with more than a password."""
    return session.get(SECOND_FACTOR) is True


def confirm(session: SessionBase) -> None:
    """Note that the user has just shown again who they are."""
    session[CONFIRMED_AT] = session[ACTIVE_AT] = int(time.time())
    session.cycle_key()


def is_confirmed(session: SessionBase) -> bool:
    """Say whether the user showed minutes ago who they are."""
    return time.time() - session.get(CONFIRMED_AT, 0) < CONFIRMED_FOR


def is_over(session: SessionBase) -> bool:
    """Say whether the session is at its absolute end, however busy its user is."""
    return time.time() - session.get(SIGNED_IN_AT, 0) >= settings.SESSION_COOKIE_AGE

"""What a session keeps of how and when its user signed in. Moments are whole seconds since 1970."""

import time
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from accounts.rules.browsers import kind_of_browser

SECOND_FACTOR = "second_factor"
LOCKED = "locked"
SIGNED_IN_AT = "signed_in_at"
ACTIVE_AT = "active_at"
CONFIRMED_AT = "confirmed_at"
BROWSER = "browser"
OPENED = "opened"
FACTORS_CHANGED = "factors_changed"
ARRIVING = (
    "arriving"  # someone's first day: after the recovery codes comes the introduction, not the own account
)
CHILDREN_AN_HOUR = 150  # more than anyone's busiest hour, less than a machine
CONFIRMED_FOR = 600  # seconds in which someone who just showed who they are is not asked again


def begin(session: SessionBase, user_agent: str) -> None:
    """Start the clocks of a session: someone has just signed in, with this browser."""
    session[BROWSER] = kind_of_browser(user_agent)
    session[SIGNED_IN_AT] = session[ACTIVE_AT] = session[CONFIRMED_AT] = int(time.time())


def pass_second_factor(session: SessionBase) -> None:
    """Mark the session as two-factor and rotate its key, against session fixation."""
    session[SECOND_FACTOR] = True
    session.cycle_key()


def has_second_factor(session: SessionBase) -> bool:
    """Say whether this session was begun with more than a password."""
    return session.get(SECOND_FACTOR) is True


def confirm(session: SessionBase) -> None:
    """Store now as the time of re-authentication and of last activity; rotate the session key."""
    session[CONFIRMED_AT] = session[ACTIVE_AT] = int(time.time())
    session.cycle_key()


def keep(request: HttpRequest) -> None:
    """Refresh this session's auth hash and key after a change that invalidates all sessions of its user."""
    if request.user.is_authenticated:
        update_session_auth_hash(request, request.user)
        confirm(request.session)


def is_confirmed(session: SessionBase) -> bool:
    """Say whether the user showed minutes ago who they are."""
    return time.time() - session.get(CONFIRMED_AT, 0) < CONFIRMED_FOR


def is_over(session: SessionBase | dict[str, Any]) -> bool:
    """Say whether the session is at its absolute end, however busy its user is."""
    return time.time() - session.get(SIGNED_IN_AT, 0) >= settings.SESSION_COOKIE_AGE


def seconds_left(session: SessionBase) -> int:
    """Return how long the screen stays open when nobody touches anything."""
    return max(0, int(session.get(ACTIVE_AT, 0) + settings.SESSION_IDLE_SECONDS - time.time()))


def is_locked(session: SessionBase) -> bool:
    """Say whether the user must show again who they are before anything is shown."""
    return LOCKED in session or seconds_left(session) == 0


def touch(session: SessionBase, idle_for: int = 0) -> None:
    """Note that the user was there, so many seconds ago; written down twice a minute at most."""
    touched_at = int(time.time()) - idle_for
    if touched_at - session.get(ACTIVE_AT, 0) > settings.SESSION_IDLE_SECONDS // 60:
        session[ACTIVE_AT] = touched_at


def open_again(session: SessionBase) -> None:
    """Unlock: the user has shown again who they are."""
    session.pop(LOCKED, None)
    confirm(session)


def may_open(session: SessionBase, child_id: object) -> bool:
    """Note which child this session opens; no when it opened very many different ones within an hour.

    One write for each child and hour, and no page costs a query more.
    """
    now, mark = int(time.time()), sha256(str(child_id).encode()).hexdigest()[:8]
    opened = {one: at for one, at in session.get(OPENED, {}).items() if now - at < 3600}
    if mark in opened:
        return True
    if len(opened) >= CHILDREN_AN_HOUR:
        return False
    session[OPENED] = {**opened, mark: now}
    return True


def uncount(session: SessionBase, child_id: object) -> None:
    """Forget that this session opened a child: one to practise on is not among those that are counted."""
    mark = sha256(str(child_id).encode()).hexdigest()[:8]
    session[OPENED] = {one: at for one, at in session.get(OPENED, {}).items() if one != mark}


def mark_of(user: AbstractBaseUser | AnonymousUser) -> str:
    """Return a keyed digest of the user id (16 hex digits), by which an open page detects another user."""
    return salted_hmac("accounts.security.sessions", str(user.pk), algorithm="sha256").hexdigest()[:16]

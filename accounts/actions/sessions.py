"""Ending sessions: one, all others of oneself, or all of a colleague."""

from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from accounts.models import Session, User
from accounts.security import sessions
from audit.actions import record
from audit.occasion import MARK
from audit.rules.events import EventType


@transaction.atomic
def end_own_session(*, mark: str, by: User) -> bool:
    """End the one session with this mark; say whether there was one."""
    digests = Session.objects.filter(user=by).values_list("session_key", flat=True)
    found = [digest for digest in digests if digest[:MARK] == mark]
    Session.objects.filter(session_key__in=found).delete()
    if found:
        record(EventType.OWN_SESSIONS_ENDED, target=by, by=by)
    return bool(found)


@transaction.atomic
def end_other_sessions(*, request: HttpRequest, by: User) -> None:
    """End all sessions of this person but the one of this request, which goes on under a new key."""
    end_all_sessions(by)
    by.refresh_from_db(fields=["session_generation"])
    sessions.keep(request)
    record(EventType.OWN_SESSIONS_ENDED, target=by, by=by)


@transaction.atomic
def sign_out_everywhere(*, user: User, by: User) -> None:
    """End all sessions of a colleague; roles, password and second factors stay as they are."""
    end_all_sessions(user)
    record(EventType.PERSON_SIGNED_OUT, target=user, by=by)


def forget_old_sessions(*, user: User) -> None:
    """Throw away what is left of sessions that ended by themselves; done when their user comes back."""
    Session.objects.filter(user=user, expire_date__lt=timezone.now()).delete()


def end_all_sessions(user: User) -> None:
    """Raise the number that the hash of every session holds: also a session that is being written now is over."""
    User.objects.filter(pk=user.pk).update(session_generation=F("session_generation") + 1)
    Session.objects.filter(user=user).delete()

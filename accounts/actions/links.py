"""Addresses where someone chooses a password: who asked for one, and who gave one."""

import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from accounts.models import Membership, User
from audit.actions import record
from audit.models import AuditEvent
from audit.rules.events import EventType

APART = datetime.timedelta(days=7)


class OtherAdministratorNeeded(Exception):
    """One administrator alone would hold both what someone knows and what someone has."""


def request_password_link(*, email: str) -> User | None:
    """Note that someone forgot a password; return who may choose another one, if that is anyone.

    Who never had a password here is invited, or comes in by way of the organisation: no mail goes round that.
    """
    roles = Membership.objects.filter(user=OuterRef("pk"), ended_at=None)
    user = User.objects.filter(email=email).annotate(has_role=Exists(roles)).first()
    record(EventType.PASSWORD_LINK_REQUESTED, target=user, by=None)
    return user if user and user.is_active and user.has_role and user.has_usable_password() else None


@transaction.atomic
def give_password_link(*, user: User, by: User) -> None:
    """Note that an administrator gives someone an address to choose a password; the old one works until then."""
    User.objects.select_for_update().get(pk=user.pk)
    if not user.has_usable_password():
        record(EventType.PERSON_INVITED, target=user, by=by)
        return
    refuse_same_administrator(EventType.SECOND_FACTOR_RESET, user=user, by=by)
    record(EventType.PASSWORD_LINK_MADE, target=user, by=by)


def refuse_same_administrator(other: EventType, *, user: User, by: User) -> None:
    """Raise `OtherAdministratorNeeded` when `by` did the `other` reset for this user within the last 7 days.

    The two resets are of the password and of the second factor: both together take two administrators.
    """
    since = timezone.now() - APART
    done = AuditEvent.objects.filter(event=other, at__gt=since, actor_id=str(by.pk), object_id=str(user.pk))
    if done.exists():
        raise OtherAdministratorNeeded

"""Addresses where someone chooses a password: who asked for one, and who gave one."""

from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils import timezone

from accounts.actions.refusals import as_second
from accounts.models import Membership, Organisation, User
from accounts.queries.two_people import Acting, check_two_people
from accounts.rules.permissions import Permission
from accounts.rules.two_people import RECENTLY
from audit.actions import record
from audit.models import AuditEvent
from audit.rules.events import EventType


def request_password_link(*, email: str) -> User | None:
    """Note that someone forgot a password; return who may choose another one, if that is anyone.

    Who never had a password here is invited, or comes in by way of the organisation: no mail goes round that.
    """
    roles = Membership.objects.filter(user=OuterRef("pk"), ended_at=None)
    user = User.objects.filter(email=email).annotate(has_role=Exists(roles)).first()
    record(EventType.PASSWORD_LINK_REQUESTED, target=user, by=None)
    return user if user and user.is_active and user.has_role and user.has_usable_password() else None


def give_password_link(*, user: User, organisation: Organisation, by: User) -> None:
    """Note that an administrator gives someone an address to choose a password; the old one works until then.

    `NotTwoPeople` when that makes both halves of a sign-in the work of one person.
    """
    with as_second(EventType.PASSWORD_LINK_MADE, target=user, by=by):
        User.objects.select_for_update().get(pk=user.pk)
        if not user.has_usable_password() and user.last_login is None:
            record(EventType.PERSON_INVITED, target=user, by=by)
            return
        check_other_half(EventType.SECOND_FACTOR_RESET, user=user, organisation=organisation, by=by)
        record(EventType.PASSWORD_LINK_MADE, target=user, by=by)


def check_other_half(other: EventType, *, user: User, organisation: Organisation, by: User) -> None:
    """Raise `NotTwoPeople` unless `by` and whoever did the `other` reset for this user not long ago are two people.

    The two resets are of the password and of the second factor: who did both could come in as this user.
    """
    since = timezone.now() - RECENTLY
    done = AuditEvent.objects.filter(event=other, at__gt=since, object_id=str(user.pk))
    done = done.filter(outcome=AuditEvent.Outcome.SUCCESS)
    for actor in done.exclude(actor_id="").values_list("actor_id", flat=True).distinct():
        first, second = (Acting(key, Permission.PEOPLE_MANAGE) for key in (UUID(actor), by.pk))
        check_two_people(first, second, organisation.pk)


def note_link(*, user: User, is_mailed: bool, by: User) -> None:
    """Note whether a link was mailed to the person, or shown to whoever gives it."""
    record(EventType.LINK_MAILED if is_mailed else EventType.LINK_SHOWN, target=user, by=by)

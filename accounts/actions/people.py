"""Adding people to an organisation and ending what they may do."""

from allauth.core import context
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction
from django.utils import timezone

from accounts.models import Membership, Organisation, Team, User
from accounts.rules.addresses import folded
from accounts.rules.two_people import takes_two
from accounts.security import sessions
from audit.actions import record
from audit.constraints import refused_by
from audit.rules.events import EventType


class AlreadyMember(Exception):
    """The person has a role there already."""


class AlreadyTied(Exception):
    """The identity provider knows this person by another id than the one that comes in now."""


class JustAdded(Exception):
    """Someone else added the person after it was looked whether there is one."""


class RoleEnded(Exception):
    """The role had ended before it could be changed."""


class SecondAdministratorNeeded(Exception):
    """This role takes two administrators."""


@transaction.atomic
def add_person(
    *, organisation: Organisation, email: str, full_name: str, role: str, team: Team | None, by: User | None
) -> User:
    """Give a person a role, and an account when there is none; the person chooses the password later.

    `AlreadyMember` for a role that is held already, `JustAdded` when a colleague was first with a new person,
    `SecondAdministratorNeeded` for a role that takes two: that one is proposed (`accounts.actions.roles`).
    """
    user = account_for(email=email, full_name=full_name, by=by)
    if by is not None and takes_two(role, is_own=user.pk == by.pk):
        raise SecondAdministratorNeeded
    membership = Membership(user=user, organisation=organisation, team=team, role=role, given_by=by)
    keep_role(membership=membership, by=by)
    return user


def account_for(*, email: str, full_name: str, by: User | None) -> User:
    """Return the account with this address, made when there is none; whoever calls this holds the transaction.

    `JustAdded` when a colleague was first.
    """
    email = folded(email)  # one spelling, so that one account has one count of failed sign-ins
    user = User.objects.filter(email=email).first()
    if user is None:
        user = User(email=email, full_name=full_name, added_by=by)
        user.set_unusable_password()
        with refused_by(accounts_user_email_key=JustAdded, user_email_once=JustAdded):
            user.save()
        record(EventType.PERSON_ADDED, target=user, by=by)
    return user


def keep_role(*, membership: Membership, by: User | None) -> None:
    """Keep a new role, and log it; `AlreadyMember` when the person has one there."""
    with refused_by(membership_one_per_team=AlreadyMember, membership_one_per_organisation=AlreadyMember):
        membership.save(force_insert=True)
    record(EventType.MEMBERSHIP_ADDED, target=membership, by=by)


@transaction.atomic
def end_membership(*, membership: Membership, by: User) -> bool:
    """End a role; from the next request on the person no longer has it. Ended already, nothing happens: False then."""
    membership = Membership.objects.select_for_update(no_key=True).get(pk=membership.pk)
    if membership.ended_at is not None:
        return False
    membership.ended_at = timezone.now()
    membership.save(update_fields=["ended_at"])
    record(EventType.MEMBERSHIP_ENDED, target=membership, by=by)
    return True


@transaction.atomic
def change_membership(*, membership: Membership, role: str, team: Team | None, by: User) -> Membership:
    """End a role and give another one in its place, so that the log and the list of roles keep both.

    `RoleEnded` when a colleague ended or changed it first, `AlreadyMember` when the person has a role in that team,
    `SecondAdministratorNeeded` for a role that takes two: that one is proposed (`accounts.actions.roles`).
    """
    if takes_two(role, is_own=membership.user_id == by.pk):
        raise SecondAdministratorNeeded
    if not end_membership(membership=membership, by=by):
        raise RoleEnded
    new = Membership(
        user_id=membership.user_id,
        organisation_id=membership.organisation_id,
        team=team,
        role=role,
        given_by=by,
    )
    keep_role(membership=new, by=by)
    return new


@transaction.atomic
def set_up_organisation(*, name: str, teams: list[str], is_demo: bool = False) -> Organisation:
    """Create an organisation with its teams; what is there already stays.

    `is_demo` marks an invented one: a site in production refuses its database, and a demo any other.
    """
    organisation, _ = Organisation.objects.get_or_create(name=name, defaults={"is_demo": is_demo})
    for team in teams:
        Team.objects.get_or_create(organisation=organisation, name=team)
    return organisation


@transaction.atomic
def set_password(*, user: User, password: str) -> None:
    """Give a person this password."""
    keep_password(user, password, EventType.PASSWORD_CHOSEN)


@transaction.atomic
def change_password(*, user: User, password: str) -> None:
    """Give someone who showed the password of now another one; every session that knew the old one is over."""
    keep_password(user, password, EventType.PASSWORD_CHANGED)


def keep_password(user: User, password: str, event: EventType) -> None:
    """Keep the hash of a password, and log what happened; whoever calls this holds the transaction."""
    user.set_password(password)
    user.save(update_fields=["password"])
    record(event, target=user, by=user)


def unlock_session(*, session: SessionBase, by: User) -> None:
    """Open the locked session of someone who has just shown who they are."""
    sessions.open_again(session)
    record(EventType.SESSION_UNLOCKED, target=by, by=by)


@transaction.atomic
def keep_identity(*, identity: SocialLogin, user: User, by: User) -> None:
    """Link the OIDC account to this user unless it is linked already; store its id and no claims.

    `AlreadyTied` when the provider knew this user by another id: whoever gets an address that was someone else's
    does not get the account with it. An administrator unties by resetting the second step.
    """
    identity.account.extra_data = {}
    if identity.is_existing:
        identity.account.save(update_fields=["extra_data"])
    else:
        User.objects.select_for_update().get(pk=user.pk)
        if SocialAccount.objects.filter(user=user, provider=identity.account.provider).exists():
            raise AlreadyTied
        identity.connect(context.request, user)
        record(EventType.IDENTITY_ADDED, target=user, by=by)


def refuse_identity(*, user: User | None) -> None:
    """Note that someone came in through the provider who may not."""
    record(EventType.SIGN_IN_FAILED, target=user, by=None)

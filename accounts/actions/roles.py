"""A role that takes two administrators: one proposes it, another one approves."""

from django.db import transaction

from accounts.actions.people import AlreadyMember, account_for, end_membership, keep_role
from accounts.actions.refusals import as_second
from accounts.models import Membership, Organisation, ProposedRole, Team, User
from accounts.queries.two_people import obstacle_to_approving
from accounts.rules.two_people import NotTwoPeople
from audit.actions import record
from audit.constraints import refused_by
from audit.rules.events import EventType


@transaction.atomic
def propose_role(
    *, organisation: Organisation, email: str, full_name: str, role: str, team: Team | None, by: User
) -> ProposedRole:
    """Propose a role for a person, with an account when there is none; nothing opens before it is approved.

    `AlreadyMember` when the person has a role there, or one is proposed already.
    """
    user = account_for(email=email, full_name=full_name, by=by)
    proposed = ProposedRole(user=user, organisation=organisation, team=team, role=role, proposed_by=by)
    return keep_proposal(proposed)


@transaction.atomic
def propose_change(*, membership: Membership, role: str, team: Team | None, by: User) -> ProposedRole:
    """Propose a role in the place of one that someone holds, which goes on until it is approved; as `propose_role`."""
    proposed = ProposedRole(
        user=membership.user,
        organisation=membership.organisation,
        team=team,
        role=role,
        replaces=membership,
        proposed_by=by,
    )
    return keep_proposal(proposed)


def keep_proposal(proposed: ProposedRole) -> ProposedRole:
    """Keep a proposal and log it; whoever calls this holds the transaction."""
    held = proposed.user.memberships.filter(
        organisation=proposed.organisation, team=proposed.team, ended_at=None
    )
    if held.exclude(pk__in=[proposed.replaces_id] if proposed.replaces_id else []).exists():
        raise AlreadyMember
    with refused_by(proposed_role_one_per_person=AlreadyMember):
        proposed.save(force_insert=True)
    record(EventType.ROLE_PROPOSED, target=proposed.user, by=proposed.proposed_by)
    return proposed


def approve_role(*, proposed: ProposedRole, by: User) -> Membership:
    """Give the role that a colleague proposed; the one that it replaces ends. `NotTwoPeople` when they are not two."""
    with as_second(EventType.ROLE_APPROVED, target=proposed.user, by=by):
        proposed = ProposedRole.objects.select_for_update().get(pk=proposed.pk)
        if obstacle := obstacle_to_approving(proposed, by):
            raise NotTwoPeople(obstacle)
        membership = Membership(
            user_id=proposed.user_id,
            organisation_id=proposed.organisation_id,
            team_id=proposed.team_id,
            role=proposed.role,
            given_by_id=proposed.proposed_by_id,
            approved_by=by,
        )
        record(EventType.ROLE_APPROVED, target=proposed.user, by=by)
        if proposed.replaces:
            end_membership(membership=proposed.replaces, by=by)
        keep_role(membership=membership, by=by)
        proposed.delete()
        return membership


@transaction.atomic
def decline_role(*, proposed: ProposedRole, by: User) -> None:
    """Throw a proposal away, also one's own; an account that had no other reason goes with it."""
    proposed = ProposedRole.objects.select_for_update().get(pk=proposed.pk)
    user = proposed.user
    record(EventType.ROLE_DECLINED, target=user, by=by)
    proposed.delete()
    if not user.memberships.exists() and not user.proposed_roles.exists():
        user.delete()

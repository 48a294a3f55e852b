"""Asking someone by a link, asking again, and ending a link."""

import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from audit.rules.events import EventType
from children.models import Child
from invitations.exceptions import NotAllowedToAsk, NotOpen
from invitations.models import Invitation
from invitations.queries.asking import may_ask
from invitations.rules.asking import last_day
from invitations.rules.tokens import digest_of, new_token
from revisions.actions import locked_as_seen, save_next

ANSWERED = ("own_words", "may_print", "hours_seen")


def end_of(day: datetime.date) -> datetime.datetime:
    """Return the moment at which this day is over where the team works."""
    following = datetime.datetime.combine(day + datetime.timedelta(days=1), datetime.time())
    return timezone.make_aware(following)


def check_may_ask(child: Child, kind: str) -> None:
    """Raise `NotAllowedToAsk` with the reason when this person may not be asked."""
    if reason := may_ask(child=child, kind=kind):
        raise NotAllowedToAsk(reason)


@transaction.atomic
def add_invitation(*, invitation: Invitation, until: datetime.date, by: User) -> str:
    """Keep a new, validated invitation and return the secret of its link, which is nowhere kept.

    `until` is the last day on which the link works. `NotAllowedToAsk` when this person may not be asked.
    """
    check_may_ask(invitation.child, invitation.kind)
    token = new_token()
    invitation.asked_by, invitation.token_digest = by, digest_of(token)
    invitation.expires_at = end_of(until)
    invitation.save(force_insert=True)
    record(EventType.INVITATION_ADDED, target=invitation, child_id=invitation.child_id, by=by)
    return token


@transaction.atomic
def renew_invitation(
    *, invitation: Invitation, seen_revision: int | None, by: User
) -> tuple[Invitation, str]:
    """Give a person a new link, for two weeks; the old one ends. Return the invitation with the secret.

    What was begun stays. An invitation that is over stays as it is, and a new one takes its place. `NotOpen`
    when this person said no or sent something already.
    """
    current = locked_as_seen(invitation, seen_revision)
    until = last_day(timezone.localdate())
    if current.state in (Invitation.State.WITHDRAWN, Invitation.State.EXPIRED):
        return anew(current, until, by)
    if not current.is_live:
        raise NotOpen
    check_may_ask(current.child, current.kind)
    token = new_token()
    current.token_digest, current.asked_at, current.expires_at = (
        digest_of(token),
        timezone.now(),
        end_of(until),
    )
    save_next(current, "token_digest", "asked_at", "expires_at")
    record(EventType.INVITATION_RENEWED, target=current, child_id=current.child_id, by=by)
    return current, token


def anew(over: Invitation, until: datetime.date, by: User) -> tuple[Invitation, str]:
    """Ask the same person once more with the same form."""
    same = ("child_id", "kind", "called", "instrument_version_id", "setting", "period_from")
    again = Invitation(**{name: getattr(over, name) for name in same})
    return again, add_invitation(invitation=again, until=until, by=by)


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, seen_revision: int | None, by: User) -> None:
    """End a link; what was answered and not sent is erased. `NotOpen` when it had ended already."""
    current = locked_as_seen(invitation, seen_revision)
    if not current.is_live:
        raise NotOpen
    close(current, Invitation.State.WITHDRAWN)
    record(EventType.INVITATION_WITHDRAWN, target=current, child_id=current.child_id, by=by)


@transaction.atomic
def expire_invitations(*, child_id: UUID | None = None, by: User | None) -> int:
    """End the links whose time ran out and erase what was never sent, of one child or of all; return how many."""
    over = Invitation.objects.over(timezone.now()).select_for_update(of=("self",), skip_locked=True)
    found = list(over.filter(child=child_id) if child_id else over)
    for invitation in found:
        close(invitation, Invitation.State.EXPIRED)
        record(EventType.INVITATION_EXPIRED, target=invitation, child_id=invitation.child_id, by=by)
    return len(found)


def close(invitation: Invitation, state: str) -> None:
    """End a locked invitation without anything sent: link and answers are gone."""
    invitation.state, invitation.token_digest = state, None
    invitation.own_words, invitation.may_print, invitation.hours_seen = "", False, None
    invitation.answers.all().delete()
    save_next(invitation, "state", "token_digest", *ANSWERED)

"""Checking what came by a link: taken up as an observation by the one who sent it, or set aside with a reason."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from assessments.actions.received import receive_assessment
from assessments.models import Assessment
from audit.actions import record
from audit.rules.events import EventType
from invitations.exceptions import NotToBeChecked
from invitations.models import Invitation
from invitations.queries.invited import answers_of, as_form, contents_of
from revisions.actions import locked_as_seen, save_next


@transaction.atomic
def accept_invitation(*, invitation: Invitation, seen_revision: int | None, by: User) -> Assessment:
    """Take up what came in, as it came: it is about this child and by this person.

    `NotToBeChecked` when it was checked already.
    """
    current = to_be_checked(invitation, seen_revision)
    answers = answers_of(current)
    assert current.sent_at is not None  # a constraint of the table
    signed = receive_assessment(
        assessment=as_form(current),
        answers=contents_of(answers),
        talk_about=[key for key, answer in answers.items() if answer.wants_to_talk],
        sent_at=current.sent_at,
        by=by,
    )
    current.answers.all().delete()
    current.checked_at, current.checked_by, current.assessment = timezone.now(), by, signed
    save_next(current, "checked_at", "checked_by", "assessment")
    record(EventType.INVITATION_ACCEPTED, target=current, child_id=current.child_id, by=by)
    return signed


@transaction.atomic
def set_aside_invitation(
    *, invitation: Invitation, reason: str, note: str, seen_revision: int | None, by: User
) -> None:
    """Keep what came in apart for ever: it is about another child, or someone else filled it in.

    It is not erased, so that nobody can make a voice disappear. `NotToBeChecked` when it was checked already.
    """
    current = to_be_checked(invitation, seen_revision)
    current.checked_at, current.checked_by = timezone.now(), by
    current.set_aside_as, current.set_aside_note = reason, note
    save_next(current, "checked_at", "checked_by", "set_aside_as", "set_aside_note")
    record(EventType.INVITATION_REJECTED, target=current, child_id=current.child_id, by=by)


def to_be_checked(invitation: Invitation, seen_revision: int | None) -> Invitation:
    """Lock what waits to be checked, as it was seen."""
    current = locked_as_seen(invitation, seen_revision)
    if not current.waits:
        raise NotToBeChecked
    return current

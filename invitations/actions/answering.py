"""What someone who was asked does by the link: begin, answer, send or say no. Nobody is signed in."""

from django.db import transaction
from django.utils import timezone

from audit.actions import record
from audit.rules.events import EventType
from invitations.actions.asking import ANSWERED, close
from invitations.exceptions import NothingFilledIn, NotOpen
from invitations.models import Invitation, InvitedAnswer
from revisions.actions import check_seen, mark_of, save_next
from revisions.exceptions import SeenOtherwise


def locked_open(invitation: Invitation) -> Invitation:
    """Lock an invitation until the transaction ends; `NotOpen` when its link does not work any more."""
    found = Invitation.objects.select_for_update(of=("self",)).live(timezone.now()).filter(pk=invitation.pk)
    current = found.first()
    if current is None or current.token_digest != invitation.token_digest:
        raise NotOpen
    return current


@transaction.atomic
def begin_invitation(*, invitation: Invitation) -> None:
    """Note that someone began; pressed again, nothing changes."""
    current = locked_open(invitation)
    if current.state == Invitation.State.BEGUN:
        return
    current.state, current.begun_at = Invitation.State.BEGUN, timezone.now()
    save_next(current, "state", "begun_at")
    record(EventType.INVITATION_OPENED, target=current, child_id=current.child_id, by=None)


@transaction.atomic
def save_invited_answer(
    *,
    invitation: Invitation,
    item_key: str,
    choice: str,
    example: str,
    wants_to_talk: bool,
    seen_revision: int,
) -> None:
    """Save one answer. `SeenOtherwise` when another window changed it since, unless both say the same."""
    current = locked_open(invitation)
    if current.state != Invitation.State.BEGUN:
        raise NotOpen
    saved = current.answers.filter(item_key=item_key).first()
    content = {"choice": choice, "example": example, "wants_to_talk": wants_to_talk}
    if saved is None and not any(content.values()):
        return
    if saved is not None and all(getattr(saved, name) == value for name, value in content.items()):
        return
    check_seen(saved, seen_revision or None)
    answer = saved or InvitedAnswer(invitation=current, item_key=item_key)
    for name, value in content.items():
        setattr(answer, name, value)
    answer.revision, answer.saved_at = seen_revision + 1, timezone.now()
    answer.save()
    save_next(current)


@transaction.atomic
def save_own_words(
    *, invitation: Invitation, own_words: str, may_print: bool, hours_seen: int | None, seen_mark: int | None
) -> None:
    """Save the own words, the yes to print them and the hours; `SeenOtherwise` when another window changed one of them.

    `seen_mark` is the mark (`mark_of_words`) of what stood there when the page was made.
    """
    current = locked_open(invitation)
    if current.state != Invitation.State.BEGUN:
        raise NotOpen
    wanted = own_words, may_print and bool(own_words), None if current.is_own_voice else hours_seen
    if wanted == (current.own_words, current.may_print, current.hours_seen):
        return
    if seen_mark != mark_of_words(current):
        raise SeenOtherwise(current)
    current.own_words, current.may_print, current.hours_seen = wanted
    save_next(current, *ANSWERED)


def mark_of_words(invitation: Invitation) -> int:
    """Return the mark of what stands on the last screen, which a page carries as what was seen."""
    return mark_of(invitation.own_words, invitation.may_print, invitation.hours_seen)


@transaction.atomic
def send_invitation(*, invitation: Invitation, seen_revision: int | None, language: str) -> None:
    """Send what was read again, and close the link; a professional checks it before it stands anywhere.

    `language` is the code of that in which it was read.

    `SeenOtherwise` when another window changed something since, `NothingFilledIn` when there is nothing to send or
    the hours are missing.
    """
    current = locked_open(invitation)
    check_seen(current, seen_revision)
    is_answered = current.answers.exclude(choice="", example="").exists() or bool(current.own_words)
    if not is_answered or (current.hours_seen is None and not current.is_own_voice):
        raise NothingFilledIn
    current.state, current.sent_at, current.token_digest = Invitation.State.SENT, timezone.now(), None
    current.language = language
    save_next(current, "state", "sent_at", "token_digest", "language")
    record(EventType.INVITATION_SENT, target=current, child_id=current.child_id, by=None)


@transaction.atomic
def decline_invitation(*, invitation: Invitation) -> None:
    """Keep the no and nothing else; what was answered is erased."""
    current = locked_open(invitation)
    close(current, Invitation.State.DECLINED)
    record(EventType.INVITATION_DECLINED, target=current, child_id=current.child_id, by=None)

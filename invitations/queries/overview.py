"""The invitations of a child, and what waits for a professional."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import get_language

from accounts.access import Access
from accounts.models import User
from accounts.rules.permissions import Permission
from assessments.queries.forms import ReadPage, read_pages
from assessments.words import wording_of
from children.models import Child
from children.queries.child_access import to_be_opened
from invitations.models import Invitation
from invitations.queries.invited import answers_of, as_form, contents_of


def invitations_of(child: Child) -> QuerySet[Invitation]:
    """Return the invitations about a child with who asked, the newest first; one query."""
    return child.invitations.select_related("asked_by", "instrument_version__instrument", "checked_by")


def may_check(invitation: Invitation, *, access: Access, user: User) -> bool:
    """Say whether someone may check what came in: who asked, or who takes over the work of the team."""
    team = invitation.child.team_id
    is_own = invitation.asked_by_id == user.pk and access.has(Permission.INVITATION_MANAGE, team)
    return is_own or access.has(Permission.DRAFT_HAND_OVER, team)


def to_check_by(access: Access, user: User) -> QuerySet[Invitation]:
    """Return what came in for this person to check, of children within reach whose file is open; one query."""
    mine = Invitation.objects.to_check().filter(asked_by=user, child__retention__closed_on=None)
    return mine.filter(child__in=to_be_opened(access, user)).select_related("child")


@dataclass(frozen=True)
class Received:
    """What came by a link, for who checks it; `is_words_printed` says whether the sender agrees to that."""

    pages: list[ReadPage]
    n_answered: int


def received(invitation: Invitation) -> Received:
    """Return the answers in words, as a signed form would show them."""
    answers = answers_of(invitation)
    form = as_form(invitation)
    contents: dict[str, dict[str, str]] = {
        key: {**row, **({"talk": "yes"} if answers[key].wants_to_talk else {})}
        for key, row in contents_of(answers).items()
    }
    wording = wording_of(form.form, form, get_language() or "nl")
    return Received(read_pages(wording, contents), len(contents))


@dataclass(frozen=True)
class SentWords:
    """What someone wrote and agreed to have printed; `role` is that of an observer."""

    text: str
    who: str
    role: str


MOST_PRINTED = 3


def words_of_forms(child: Child) -> QuerySet[Invitation]:
    """Return what came by a link with own words that their writer would have printed, of forms that stand."""
    found = child.invitations.filter(may_print=True, assessment__isnull=False, assessment__withdrawal=None)
    return found.exclude(own_words="")


def words_to_print(child: Child, without: Collection[str]) -> list[SentWords]:
    """Return the newest own words that may stand on paper, without those of these roles; one query."""
    found = words_of_forms(child).exclude(assessment__observer_role__in=without).order_by("-sent_at")
    return [SentWords(one.own_words, one.called, one.role) for one in found[:MOST_PRINTED]]


def has_words_of(child: Child, roles: Collection[str]) -> bool:
    """Say whether own words of these roles would stand on paper; one query, none without roles."""
    return bool(roles) and words_of_forms(child).filter(assessment__observer_role__in=roles).exists()

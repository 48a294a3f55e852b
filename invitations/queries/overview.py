"""The invitations of a child, and what waits for a professional."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import get_language

from accounts.access import Access
from accounts.models import Membership, User
from accounts.rules.permissions import Permission
from accounts.rules.roles import ROLES
from assessments.queries.forms import ReadPage, read_pages
from assessments.words import wording_of
from children.models import Child, Grant
from children.queries.child_access import to_be_opened
from invitations.models import Invitation
from invitations.queries.invited import answers_of, as_form, contents_of

ASKS = frozenset(role for role, held in ROLES.items() if Permission.INVITATION_MANAGE in held)


def invitations_of(child: Child) -> QuerySet[Invitation]:
    """Return the invitations about a child with who asked, the newest first; one query."""
    return child.invitations.select_related("asked_by", "instrument_version__instrument", "checked_by")


def may_check(invitation: Invitation, *, access: Access, user: User) -> bool:
    """Say whether someone may check what came in: who asked, who takes over the work of the team, or, when who asked
    is gone, everyone of the team who may ask.
    """
    team = invitation.child.team_id
    if access.has(Permission.DRAFT_HAND_OVER, team):
        return True
    if not access.has(Permission.INVITATION_MANAGE, team):
        return False
    is_own = invitation.asked_by_id == user.pk
    return is_own or without_asker(Invitation.objects.filter(pk=invitation.pk)).exists()


def without_asker(found: QuerySet[Invitation]) -> QuerySet[Invitation]:
    """Narrow to invitations whose asker left, or no longer reaches the child: nobody would check what comes in."""
    roles = Membership.objects.filter(user=OuterRef("asked_by"), ended_at=None, user__is_active=True)
    grants = Grant.objects.holding().filter(child=OuterRef("child"), user=OuterRef("asked_by"))
    in_team = roles.filter(team=OuterRef("child__team"), role__in=ASKS)
    covers = roles.filter(organisation=OuterRef("child__organisation"))
    return found.exclude(Exists(in_team) | Exists(covers) & Exists(grants.filter(kind=Grant.Kind.COVER)))


def to_check_by(access: Access, user: User) -> QuerySet[Invitation]:
    """Return what came in for this person to check, of children within reach whose file is open; one query.

    What a colleague asked who is gone is there for everyone of the team who may ask, the coordinator too.
    """
    waiting = Invitation.objects.to_check().filter(child__retention__closed_on=None)
    teams = access.teams_where(Permission.INVITATION_MANAGE)
    left = without_asker(Invitation.objects.filter(child__team__in=teams)).values("pk")
    found = waiting.filter(Q(asked_by=user) | Q(pk__in=left)).filter(child__in=to_be_opened(access, user))
    return found.select_related("child")


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


# by the role and the name of who wrote: are the words kept from the paper?
IsKept = Callable[[str, str], bool]


def words_to_print(child: Child, is_kept: IsKept) -> list[SentWords]:
    """Return the newest own words that may stand on paper; one query."""
    found = words_of_forms(child).order_by("-sent_at")
    spoken = (one for one in found if not is_kept(one.role, one.called))
    return [SentWords(one.own_words, one.called, one.role) for one in islice(spoken, MOST_PRINTED)]


def lacks_words(child: Child, is_kept: IsKept) -> bool:
    """Say whether own words would stand on paper that are kept from it; one query."""
    return any(is_kept(one.role, one.called) for one in words_of_forms(child))

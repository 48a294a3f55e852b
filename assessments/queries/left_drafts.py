"""Reading drafts without a writer: whoever began them left, or no longer reaches the child."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from accounts.access import Access
from accounts.models import Membership, User
from accounts.queries.own import who_can_sign_in
from accounts.rules.permissions import Permission
from accounts.rules.roles import OWN_CASES_ONLY, ROLES
from assessments.models import Answer, Assessment
from assessments.models.assessment import AssessmentQuerySet
from children.models import Child, Grant

FILLS_IN = frozenset(role for role, held in ROLES.items() if Permission.ASSESSMENT_FILL in held)


def left_drafts(access: Access) -> AssessmentQuerySet:
    """Return the drafts without a writer about children of the teams where one may hand them over."""
    teams = access.teams_where(Permission.DRAFT_HAND_OVER)
    return without_writer(Assessment.objects.drafts().filter(child__team__in=teams))


def without_writer(drafts: AssessmentQuerySet) -> AssessmentQuerySet:
    """Narrow to the drafts that their observer can no longer fill in."""
    return drafts.exclude(is_reached("observer"))


def is_reached(who: str) -> Q:
    """Return whether the person of this name on a row can fill in a form about the child of the row."""
    roles = Membership.objects.filter(user=OuterRef(who), ended_at=None, user__is_active=True)
    grants = Grant.objects.holding().filter(child=OuterRef("child"), user=OuterRef(who))
    in_team = roles.filter(team=OuterRef("child__team"), role__in=FILLS_IN - OWN_CASES_ONLY)
    observes = roles.filter(team=OuterRef("child__team"), role__in=OWN_CASES_ONLY)
    covers = roles.filter(organisation=OuterRef("child__organisation"))
    return (
        Exists(in_team)
        | Exists(observes) & Exists(grants.filter(kind=Grant.Kind.CASE))
        | Exists(covers) & Exists(grants.filter(kind=Grant.Kind.COVER))
    )


def writers_for(child: Child) -> QuerySet[User]:
    """Return the colleagues of the team who can sign in and fill in a form about this child, by name."""
    roles = Membership.objects.filter(team=child.team_id, ended_at=None)
    entrusted = child.grants.holding().filter(kind=Grant.Kind.CASE).values("user")
    of_team = roles.filter(role__in=FILLS_IN - OWN_CASES_ONLY)
    observers = roles.filter(role__in=OWN_CASES_ONLY, user__in=entrusted)
    found = (of_team | observers).values("user")
    return who_can_sign_in(User.objects.filter(pk__in=found)).order_by("full_name")


@dataclass(frozen=True)
class LeftDraft:
    """One draft without a writer: how much stands in it, and whether it can be handed over."""

    draft: Assessment
    n_answers: int
    can_be_handed_over: bool


def left_drafts_in_order(access: Access) -> AssessmentQuerySet:
    """Return the drafts without a writer, the newest work first; what stands in them is not read."""
    found = left_drafts(access).select_related(
        "child__team", "child__retention", "observer", "instrument_version__instrument"
    )
    found = found.defer("document", "instrument_version__document")
    return found.newest_work_first()


def left_draft_rows(drafts: Iterable[Assessment]) -> list[LeftDraft]:
    """Return rows of these drafts, with how much stands in each. One query for all answers."""
    found = list(drafts)
    counted = Answer.objects.filter(assessment__in=found).values_list("assessment").annotate(Count("pk"))
    n_answers = dict(counted)
    return [LeftDraft(draft, n_answers.get(draft.pk, 0), can_be_handed_over(draft)) for draft in found]


def can_be_handed_over(draft: Assessment) -> bool:
    """Say whether a colleague could go on: not with a correction of one's own form, nor in a file that was closed."""
    retention = getattr(draft.child, "retention", None)
    return draft.corrects_id is None and not (retention and retention.is_closed)


def n_left_drafts(access: Access) -> int:
    """Return how many drafts without a writer there are in one's teams; no query for who hands none over."""
    return left_drafts(access).count() if access.teams_where(Permission.DRAFT_HAND_OVER) else 0

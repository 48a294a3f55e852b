"""Reading what was withdrawn from a child, and to whom its answers can be taken over."""

from django.db.models import Exists, OuterRef, QuerySet

from accounts.access import Access, access_of
from accounts.models import User
from accounts.rules.permissions import Permission
from assessments.models import Assessment, Withdrawal
from children.models import Child
from children.models.retention import closed_on
from children.queries.child_access import reach_of, to_be_opened
from children.queries.doubles import others_known_to


def withdrawals_of(child: Child, *, access: Access, user: User) -> QuerySet[Withdrawal]:
    """Return what was withdrawn, a line per form: all for who reads all forms, else one's own; one query."""
    found = Withdrawal.objects.filter(assessment__child=child, assessment__correction=None)
    if not access.has(Permission.ASSESSMENT_VIEW_ALL, child.team_id):
        found = found.filter(assessment__observer=user)
    copies = Assessment.objects.filter(copied_from=OuterRef("assessment"))
    found = found.annotate(is_copied=Exists(copies)).select_related("assessment", "withdrawn_by")
    return found.defer("assessment__document", "assessment__scores")


def is_copied(assessment: Assessment) -> bool:
    """Say whether the answers of this withdrawn form stand in another form."""
    return Assessment.objects.filter(copied_from=assessment.pk).exists()


def own_copy_of(assessment: Assessment, user: User) -> Assessment | None:
    """Return the form with the answers of this withdrawn one, if it is this person's and still within reach."""
    found = Assessment.objects.present().filter(copied_from=assessment.pk, observer=user)
    return found.filter(child__in=to_be_opened(access_of(user), user)).select_related("child").first()


def may_withdraw(assessment: Assessment, *, access: Access, user: User) -> bool:
    """Say whether someone may take this form back: as its observer, or for the team."""
    team = assessment.child.team_id
    is_own = assessment.observer_id == user.pk and access.has(Permission.ASSESSMENT_FILL, team)
    return is_own or access.has(Permission.ASSESSMENT_WITHDRAW, team)


def children_to_copy_to(assessment: Assessment, user: User) -> list[Child]:
    """Return the other children about whom this person can fill in a form; none for what someone else sent."""
    if assessment.sent_by:
        return []
    access = access_of(user)  # that of the request is for one child only
    return [
        child
        for child in others_known_to(user, assessment.child)
        if Permission.ASSESSMENT_FILL in reach_of(child, access, user).permissions and not closed_on(child)
    ]

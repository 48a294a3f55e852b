"""Reading observations that did not take place."""

from django.db.models import QuerySet

from accounts.access import Access
from accounts.models import User
from accounts.rules.permissions import Permission
from children.models import Child
from lifecourse.models import MissedMoment


def missed_moments_of(child: Child, *, access: Access, user: User) -> QuerySet[MissedMoment]:
    """Return the observations that did not take place: all, or for who sees own forms only what they noted."""
    sees_all = access.has(Permission.ASSESSMENT_VIEW_ALL, child.team_id)
    return child.missed_moments.all() if sees_all else child.missed_moments.filter(recorded_by=user)

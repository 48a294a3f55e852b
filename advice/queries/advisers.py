"""Whom a team can ask for advice."""

from django.db.models import QuerySet

from accounts.models import Membership, User
from children.models import Child
from typed.sorting import by_name


def advisers_of(child: Child) -> QuerySet[User]:
    """Return the behavioural scientists who work for the organisation now, by name."""
    working = Membership.objects.filter(
        organisation=child.organisation_id, role=Membership.Role.SCIENTIST, ended_at=None
    )
    found = User.objects.filter(pk__in=working.values("user"), is_active=True)
    return found.order_by(*by_name("full_name"))

"""Reading the people of an organisation and what they hold there."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import Count, Exists, F, OuterRef, Q
from django.utils import timezone

from accounts.models import Membership, Organisation
from accounts.queries.own import STRONG
from accounts.queries.two_people import links_seen, since_of
from accounts.rules.two_people import WAIT
from typed.sorting import by_name


@dataclass(frozen=True)
class HeldRole:
    """A role that someone holds, and what a colleague administrator should know of it.

    `acts_from`: until then not one of two; None when that is over. `saw_link`: who saw, shortly ago, a link that
    opens the account. `n_drafts`: unsigned forms that nobody reaches once the role ends.
    """

    membership: Membership
    has_second_factor: bool
    acts_from: datetime | None
    saw_link: list[str]
    n_drafts: int


def roles_held_in(organisation: Organisation) -> list[HeldRole]:
    """Return who has which role now, by team and name; three queries."""
    others = Membership.objects.filter(user=OuterRef("user"), ended_at=None).exclude(pk=OuterRef("pk"))
    is_draft = Q(user__assessments__signed_at=None) & Q(user__assessments__id__isnull=False)
    found = organisation.memberships.filter(ended_at=None).select_related("user", "team", "given_by")
    found = found.annotate(
        has_other=Exists(others),
        n_here=Count("user__assessments", filter=is_draft & Q(user__assessments__child__team=F("team"))),
        n_everywhere=Count("user__assessments", filter=is_draft),
    )
    memberships = list(found.order_by(*by_name("team__name"), *by_name("user__full_name")))
    users = [one.user_id for one in memberships]
    factors = Authenticator.objects.filter(user__in=users, type__in=STRONG)
    equipped = set(factors.values_list("user_id", flat=True))
    seen = links_seen({str(user) for user in users})
    return [_held_role(one, one.user_id in equipped, seen[str(one.user_id)]) for one in memberships]


def _held_role(membership: Any, has_second_factor: bool, saw_link: list[str]) -> HeldRole:
    """Return what the list says of a role; `membership` carries its counts of drafts."""
    acts_from = since_of([membership], membership.user) + WAIT if membership.given_by_id else None
    return HeldRole(
        membership,
        has_second_factor,
        acts_from=acts_from if acts_from and acts_from > timezone.now() else None,
        saw_link=saw_link,
        n_drafts=membership.n_here if membership.has_other else membership.n_everywhere,
    )

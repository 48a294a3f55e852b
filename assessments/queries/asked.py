"""Who was asked to observe, for who asked, for who was asked, and for who prepares a meeting."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from accounts.access import Access
from accounts.models import User
from accounts.rules.permissions import Permission
from assessments.models import Assessment, ObservationRequest
from assessments.queries.forms import published_instruments
from assessments.queries.left_drafts import is_reached, writers_for
from assessments.queries.starting import is_for_professionals
from children.models import Child
from portfolio.rules.outcomes import Form

Requests = QuerySet[ObservationRequest]
OPEN = ObservationRequest.State.OPEN


def requests_of(child: Child) -> Requests:
    """Return who was asked about a child, the last day first; each says whether who was asked still reaches it."""
    found = child.observation_requests.select_related("asked", "asked_by", "ended_by", "form")
    found = found.defer("form__document", "form__scores").annotate(is_reached=is_reached("asked"))
    return found.order_by("-due_on", "-asked_at", "pk")


def open_requests_to(user: User, children: Collection[Child]) -> dict[UUID, list[ObservationRequest]]:
    """Return what someone is asked to observe of these children, by child, the nearest day first; one query."""
    found: dict[UUID, list[ObservationRequest]] = defaultdict(list)
    asked = ObservationRequest.objects.filter(asked=user, state=OPEN, child__in=children)
    for request in asked.select_related("asked_by").order_by("due_on", "asked_at", "pk"):
        found[request.child_id].append(request)
    return found


def requests_by(children: Sequence[Child]) -> Mapping[UUID, Sequence[ObservationRequest]]:
    """Return who was asked, by child, the nearest day first; one query."""
    found: dict[UUID, list[ObservationRequest]] = defaultdict(list)
    asked = ObservationRequest.objects.filter(child__in=children).select_related("asked", "form")
    for request in asked.defer("form__document", "form__scores").order_by("due_on", "asked_at", "pk"):
        found[request.child_id].append(request)
    return found


def may_stop(request: ObservationRequest, *, access: Access, user: User) -> bool:
    """Say whether someone may stop a request or pass it on: who asked, or who takes over the work of the team."""
    return request.asked_by_id == user.pk or access.has(Permission.DRAFT_HAND_OVER, request.child.team_id)


def forms_to_ask(child: Child, today: datetime.date) -> dict[UUID, Form]:
    """Return the published forms for professionals that suit the age of a child, the quickest first; one query."""
    age = child.age_on(today)
    found = published_instruments(child.organisation_id)
    return {
        pk: form
        for pk, form in found.items()
        if is_for_professionals(form) and form.ages[0] <= age <= form.ages[1]
    }


def others_to_ask(request: ObservationRequest) -> QuerySet[User]:
    """Return to whom a request can be passed on: nobody who was asked it, or who is the other of a double."""
    not_these = [request.asked_id]
    if request.pair:
        others = ObservationRequest.objects.filter(pair=request.pair)
        not_these += others.values_list("asked_id", flat=True)
    return writers_for(request.child).exclude(pk__in=not_these)


def blind_to(draft: Assessment) -> QuerySet[User]:
    """Return who may not get a draft handed over, as they are asked to look apart from its observer."""
    of_child = ObservationRequest.objects.filter(child=draft.child_id, pair__isnull=False)
    own = of_child.filter(asked=draft.observer_id, state=OPEN, setting=draft.setting).values("pair")
    return User.objects.filter(
        pk__in=of_child.filter(pair__in=own).exclude(asked=draft.observer_id).values("asked")
    )


def left_requests(access: Access) -> Requests:
    """Return what was asked in one's teams of who can no longer open the child; one query."""
    teams = access.teams_where(Permission.DRAFT_HAND_OVER)
    found = ObservationRequest.objects.filter(state=OPEN, child__team__in=teams)
    found = found.filter(child__retention__closed_on=None).exclude(is_reached("asked"))
    return found.select_related("child__team", "asked").order_by("due_on", "pk")


def n_left_requests(access: Access) -> int:
    """Return how many of these there are; no query for who takes nothing over."""
    return left_requests(access).count() if access.teams_where(Permission.DRAFT_HAND_OVER) else 0


def in_apart_draft(path: str) -> Exists:
    """Return whether a draft, to which `path` leads, is by someone who is asked to look apart from a colleague."""
    asked = ObservationRequest.objects.filter(
        child=OuterRef(f"{path}child"), asked=OuterRef(f"{path}observer"), state=OPEN, pair__isnull=False
    )
    return Exists(asked)


def n_held(child: Child) -> int:
    """Return how many signed forms of a child wait for that of a colleague; one query."""
    return child.observation_requests.filter(held__isnull=False).count()

"""Who was asked to observe, for who asked, for who was asked, and for who prepares a meeting."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from accounts.access import Access
from accounts.models import User
from accounts.rules.permissions import Permission
from assessments.models import HeldForm, ObservationRequest
from assessments.queries.forms import published_instruments
from assessments.queries.left_drafts import is_reached, writers_for
from assessments.queries.starting import is_for_professionals
from children.models import Child
from portfolio.queries.instruments import form_of
from portfolio.rules.outcomes import STRENGTHS, Form

Requests = QuerySet[ObservationRequest]
OPEN = ObservationRequest.State.OPEN


@dataclass(frozen=True)
class RequestRow:
    """A request as its page shows it: whether who reads this may stop it, the form that came in and may be read.

    `beside` are both forms of a double observation, once both can be read.
    """

    request: ObservationRequest
    may_stop: bool
    form: UUID | None
    beside: list[UUID]


def requests_of(child: Child, *, access: Access, user: User) -> list[RequestRow]:
    """Return who was asked about a child, the last day first, and how it stands; two queries."""
    found = child.observation_requests.select_related("child", "asked", "asked_by", "ended_by")
    waits = Exists(HeldForm.objects.filter(form=OuterRef("form")))
    found = found.annotate(is_reached=is_reached("asked"), is_held=waits).order_by(
        "-due_on", "-asked_at", "pk"
    )
    forms, pairs = newest_forms(child), defaultdict(list)
    for one in found:
        if one.pair and one.form_id in forms and form_of(one.instrument_version_id).kind == STRENGTHS:
            pairs[one.pair].append(forms[one.form_id])
    return [
        RequestRow(
            request=one,
            may_stop=one.is_open and may_stop(one, access=access, user=user),
            form=forms.get(one.form_id) if one.form_id else None,
            beside=both if one.pair and len(both := pairs[one.pair]) == 2 else [],
        )
        for one in found
    ]


def newest_forms(child: Child) -> dict[UUID, UUID]:
    """Return of each form of a child that may be read its newest version, itself where it was not corrected; one query."""
    rows = list(child.assessments.signed().values_list("pk", "corrects"))
    later = {corrects: pk for pk, corrects in rows if corrects}

    def newest(pk: UUID) -> UUID:
        return newest(later[pk]) if pk in later else pk

    return {pk: newest(pk) for pk, _corrects in rows}


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
    asked = ObservationRequest.objects.filter(child__in=children).select_related("asked", "form__held_by")
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


def left_requests(access: Access) -> Requests:
    """Return what was asked in one's teams of who can no longer open the child; one query."""
    teams = access.teams_where(Permission.DRAFT_HAND_OVER)
    found = ObservationRequest.objects.filter(state=OPEN, child__team__in=teams)
    found = found.filter(child__retention__closed_on=None).exclude(is_reached("asked"))
    return found.select_related("child__team", "asked").order_by("due_on", "pk")


def n_left_requests(access: Access) -> int:
    """Return how many of these there are; no query for who takes nothing over."""
    return left_requests(access).count() if access.teams_where(Permission.DRAFT_HAND_OVER) else 0

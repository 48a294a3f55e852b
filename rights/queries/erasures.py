"""Reading what waits for destruction, what may be destroyed, and what was."""

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from accounts.access import Access
from accounts.models import User
from accounts.queries.two_people import Acting, obstacle_to
from accounts.rules.permissions import Permission
from accounts.rules.two_people import Obstacle
from children.models import Child, Retention, RetentionTerm
from children.rules.retention import DAYS_TO_ANSWER_SOON, YEARS, RetentionKind, kept_until
from rights.models import Erasure, ErasureRequest
from rights.models.erasure import ErasureRequestQuerySet

Rows = dict[str, list[str]]  # ids by table


def rows_going(started: Mapping[str, list[str]]) -> Rows:
    """Return all rows that would be destroyed with these: the database follows its own keys; one query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rights_rows_under(%s)::text", [json.dumps(started)])
        (found,) = cursor.fetchone()
    return dict(json.loads(found))


def rows_of(request: ErasureRequest) -> Rows:
    """Return all rows that a request would destroy."""
    if request.is_whole:
        return rows_going({Child._meta.db_table: [str(request.child_id)]})
    return rows_going(request.records)


def years_in(organisation_id: UUID) -> dict[str, int]:
    """Return for how many years an organisation keeps each class; one query."""
    own = RetentionTerm.objects.filter(organisation=organisation_id).values_list("kind", "years")
    return {kind.value: years for kind, years in YEARS.items()} | dict(own)


def kept_until_in(retention: Retention, child: Child, years: Mapping[str, int]) -> datetime.date | None:
    """Return from which day a file may be destroyed; None as long as it is open."""
    if retention.closed_on is None:
        return None
    kind = RetentionKind(retention.kind)
    return kept_until(kind, years[kind], closed_on=retention.closed_on, born_on=child.born_on)


@dataclass(frozen=True)
class KeptFile:
    """A closed file, or one that is held, with the day from which it may be destroyed."""

    child: Child
    retention: Retention
    until: datetime.date | None
    is_over: bool
    is_asked: bool


def kept_files(access: Access, today: datetime.date) -> list[KeptFile]:
    """Return the closed and held files of one's teams, what may be destroyed first; a query per organisation."""
    found = Retention.objects.filter(child__team__in=access.teams_where(Permission.RIGHTS_MANAGE))
    found = found.exclude(closed_on=None, hold_reason="").select_related("child__team")
    waiting = set(requests_for(access).waiting().values_list("child_id", flat=True))
    terms = {place: years_in(place) for place in {row.child.organisation_id for row in found}}
    files = []
    for row in found:
        until = kept_until_in(row, row.child, terms[row.child.organisation_id])
        is_over = until is not None and until <= today and not row.hold_reason
        files.append(KeptFile(row.child, row, until, is_over, row.child_id in waiting))
    return sorted(
        files, key=lambda file: (not file.is_over, file.until or datetime.date.max, file.child.reference)
    )


def obstacle_to_approval(request: ErasureRequest, user: User) -> Obstacle | None:
    """Return why this person cannot approve what was decided; None when these are two people."""
    if request.decided_by_id is None:
        return Obstacle.SAME
    first = Acting(request.decided_by_id, Permission.RIGHTS_MANAGE)
    second = Acting(user.pk, Permission.ERASURE_APPROVE)
    return obstacle_to(first, second, request.child.organisation_id)


def requests_for(access: Access) -> ErasureRequestQuerySet:
    """Return the requests about children of the teams whose rights one looks after."""
    teams = access.teams_where(Permission.RIGHTS_MANAGE)
    return ErasureRequest.objects.filter(child__team__in=teams).select_related("child__team", "decided_by")


def erasures_for(access: Access) -> QuerySet[Erasure, Erasure]:
    """Return what was destroyed in the teams whose rights one looks after."""
    return Erasure.objects.filter(team_key__in=access.teams_where(Permission.RIGHTS_MANAGE))


def n_pressing(access: Access, today: datetime.date) -> int:
    """Return how many requests are to be answered soon or too late already; no query for who looks after none."""
    if not access.teams_where(Permission.RIGHTS_MANAGE):
        return 0
    soon = today + datetime.timedelta(days=DAYS_TO_ANSWER_SOON)
    waiting = requests_for(access).waiting().filter(Q(origin=ErasureRequest.Origin.REQUEST))
    return sum(request.due_on <= soon for request in waiting)

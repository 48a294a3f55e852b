"""The list of children with what is due and which drafts are open."""

import datetime
from collections import Counter
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Max, Q

from accounts.access import Access
from accounts.models import User
from accounts.rules.permissions import Permission
from assessments.models import Assessment
from assessments.models.assessment import standing
from children.models import Child
from children.models.retention import closed_on
from children.queries.child_access import within_reach
from portfolio.models import Instrument
from typed.rules.folding import folded, is_found

STANDING = standing("assessments__") & Q(
    assessments__instrument_version__instrument__kind=Instrument.Kind.STRENGTHS
)


@dataclass(frozen=True)
class CaseloadRow:
    """One child on the list: last day observed, when the next is due, drafts that lie open."""

    child: Child
    age: int
    last_on: datetime.date | None
    due_on: datetime.date | None
    is_due: bool
    own_drafts: int
    team_drafts: int
    is_closed: bool


def caseload(*, access: Access, user: User, search: str, today: datetime.date) -> list[CaseloadRow]:
    """Return the children of someone's teams by name; two queries, however many children.

    Searching and sorting happen here and not in SQL: so Zoë is found as zoe, under any collation.
    """
    children = within_reach(access, user).select_related("team", "retention")
    children = children.annotate(last_on=Max("assessments__period_to", filter=STANDING))
    found = [child for child in children if is_found(search, f"{child} {child.reference}")]
    found.sort(key=lambda child: (folded(child.first_name), child.reference))
    drafts = Assessment.objects.drafts().filter(
        Q(observer=user) | Q(child__team_id__in=access.teams_where(Permission.DRAFT_VIEW_TEAM))
    )
    counted = Counter(
        (row["child_id"], row["observer_id"] == user.pk) for row in drafts.values("child_id", "observer_id")
    )
    return [caseload_row(child, counted, today) for child in found]


def caseload_row(child: Any, drafts: Counter[tuple[UUID, bool]], today: datetime.date) -> CaseloadRow:
    """Return what the list says of one child; `child` carries `last_on`."""
    return CaseloadRow(
        child=child,
        age=child.age_on(today),
        last_on=child.last_on,
        due_on=child.due_after(child.last_on),
        is_due=child.is_due(child.last_on, today) and not closed_on(child),
        own_drafts=drafts[child.pk, True],
        team_drafts=drafts[child.pk, False],
        is_closed=closed_on(child) is not None,
    )

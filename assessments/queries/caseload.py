"""The list of children as a work list: what one began, what one was asked, who is due, then the others."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Max, Q
from django.urls import reverse

from accounts.access import Access
from accounts.models import User
from accounts.rules.permissions import Permission
from assessments.models import Assessment
from assessments.models.asked import ObservationRequest
from assessments.models.assessment import standing
from assessments.queries.asked import open_requests_to
from assessments.rules.answered import answered_in
from assessments.rules.screens import goes_on_at, screens_of
from children.models import Child
from children.models.retention import closed_on
from children.queries.child_access import reaches_of, within_reach
from paper.dates_and_numbers import near_day
from portfolio.models import Instrument
from typed.rules.folding import folded, is_found

STANDING = standing("assessments__", with_held=True) & Q(
    assessments__instrument_version__instrument__kind=Instrument.Kind.STRENGTHS
)


@dataclass(frozen=True)
class OpenDraft:
    """A draft of one's own: how much is answered, and the screen and the statement where it stopped.

    Where nothing is open after the last answer both are empty: what is left is to check.
    """

    form: Assessment
    n_answered: int
    n_items: int
    screen: int
    item_key: str

    @property
    def url(self) -> str:
        """Where one goes on: at the statement where it stopped, or with checking it."""
        base = [self.form.child_id, self.form.pk]
        if not self.screen:
            return reverse("assessment-check", args=base)
        return reverse("assessment-fill", args=[*base, self.screen]) + f"#item-{self.item_key}"


@dataclass(frozen=True)
class CaseloadRow:
    """One child on the list: last day observed, when the next is due, drafts that lie open.

    `found_by` is what a search looks in, folded; `drafts` are one's own that one may go on with, `asked` what one was
    asked to observe and has not answered.
    """

    child: Child
    age: int
    last_on: datetime.date | None
    due_on: datetime.date | None
    due_in_words: str
    is_due: bool
    drafts: list[OpenDraft]
    own_drafts: int
    team_drafts: int
    is_closed: bool
    can_fill: bool
    found_by: str
    asked: list[ObservationRequest]

    @property
    def is_now(self) -> bool:
        """Whether there is something to do: a draft to finish, a colleague who asked, an observation that is due."""
        return bool(self.drafts or self.asked) or self.is_due

    @property
    def place(self) -> tuple[Any, ...]:
        """Where it stands: drafts first, then what was asked (nearest day first), then due (longest first), then by
        the day it comes due; closed files last.
        """
        kind = 0 if self.drafts else 1 if self.asked else 2 if self.is_due else 4 if self.is_closed else 3
        day = self.asked[0].due_on if kind == 1 else self.due_on if kind in (2, 3) else None
        return (kind, day or datetime.date.max, folded(self.child.first_name), self.child.reference)


def caseload(*, access: Access, user: User, today: datetime.date) -> list[CaseloadRow]:
    """Return the children of someone's teams in the order of the work; six queries at most, however many children.

    Sorting happens here and not in SQL: so Zoë stands with the other Zs, under any collation.
    """
    children = within_reach(access, user).select_related("team", "retention")
    found = list(children.annotate(last_on=Max("assessments__period_to", filter=STANDING)))
    reaches = reaches_of(found, access, user)
    fills = {pk for pk, reach in reaches.items() if Permission.ASSESSMENT_FILL in reach.permissions}
    drafts, asked = own_drafts(found, user), open_requests_to(user, found)
    of_team = Assessment.objects.drafts().filter(
        child__team_id__in=access.teams_where(Permission.DRAFT_VIEW_TEAM)
    )
    counted = Counter(of_team.exclude(observer=user).values_list("child_id", flat=True))
    rows = [
        caseload_row(
            child, drafts[child.pk], counted[child.pk], asked[child.pk], today, can_fill=child.pk in fills
        )
        for child in found
    ]
    return sorted(rows, key=lambda row: row.place)


def matching(rows: Sequence[CaseloadRow], search: str) -> list[CaseloadRow]:
    """Return the rows in which each word of a search is found: by first name or number."""
    return [row for row in rows if is_found(search, row.found_by)]


def caseload_row(
    child: Any,
    drafts: list[Assessment],
    team_drafts: int,
    asked: list[ObservationRequest],
    today: datetime.date,
    *,
    can_fill: bool,
) -> CaseloadRow:
    """Return what the list says of one child; `child` carries `last_on`."""
    due_on = child.due_after(child.last_on)
    is_closed = closed_on(child) is not None
    can_fill = can_fill and not is_closed
    return CaseloadRow(
        child=child,
        age=child.age_on(today),
        last_on=child.last_on,
        due_on=due_on,
        due_in_words=near_day(due_on, today) if due_on else "",
        is_due=child.is_due(child.last_on, today) and not is_closed,
        drafts=[open_draft(draft) for draft in drafts] if can_fill else [],
        own_drafts=len(drafts),
        team_drafts=team_drafts,
        is_closed=is_closed,
        can_fill=can_fill,
        found_by=folded(f"{child} {child.reference}"),
        asked=asked if can_fill else [],
    )


def own_drafts(children: Sequence[Child], user: User) -> dict[UUID, list[Assessment]]:
    """Return someone's own drafts by child, the newest work first, each with its answers; two queries."""
    by_id = {child.pk: child for child in children}
    found: dict[UUID, list[Assessment]] = defaultdict(list)
    drafts = Assessment.objects.drafts().filter(observer=user).defer("document", "scores")
    for draft in drafts.newest_work_first().prefetch_related("answers"):
        if draft.child_id in by_id:
            draft.child = by_id[draft.child_id]
            found[draft.child_id].append(draft)
    return found


def open_draft(draft: Assessment) -> OpenDraft:
    """Return how far a draft is; its answers were fetched along."""
    form, answers = draft.form, {answer.item_key: answer for answer in draft.answers.all()}
    answered = answered_in(form, answers)
    newest = max(answers.values(), key=lambda answer: answer.saved_at, default=None)
    stop = goes_on_at(screens_of(form), answered, newest.item_key if newest else "")
    screen, item_key = stop or (0, "")
    return OpenDraft(draft, len(answered), len(form.items_asked), screen, item_key)


def next_row(rows: Sequence[CaseloadRow], after: Child) -> CaseloadRow | None:
    """Return the first child on the list with something to do, but for the one who was just observed."""
    return next((row for row in rows if row.is_now and row.can_fill and row.child.pk != after.pk), None)

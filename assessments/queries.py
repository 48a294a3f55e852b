"""Reading children and their forms, a page at a time."""

import datetime
from collections import Counter
from dataclasses import dataclass
from typing import Any
from unicodedata import combining, normalize
from uuid import UUID

from django.db.models import Count, Max, Min, Q, QuerySet

from accounts.access import Access
from accounts.models import User
from accounts.permissions import Permission
from assessments.documents import choice_from
from assessments.models import Answer, Assessment, Child, CopingEpisode, MissedMoment
from assessments.models.retention import closed_on
from assessments.reach import within_reach
from assessments.wording import Wording
from portfolio.definitions import Item, Page
from portfolio.models import Instrument, InstrumentVersion
from portfolio.outcomes import Form, SignPage
from portfolio.queries import form_of
from portfolio.scoring import NoScore

STANDING = (
    Q(assessments__signed_at__isnull=False)
    & (Q(assessments__correction=None) | Q(assessments__correction__signed_at=None))
    & Q(assessments__instrument_version__instrument__kind=Instrument.Kind.STRENGTHS)
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
    words = folded(search).split()
    found = [
        child for child in children if all(word in folded(f"{child} {child.reference}") for word in words)
    ]
    found.sort(key=lambda child: (folded(child.first_name), child.reference))
    drafts = Assessment.objects.drafts().filter(
        Q(observer=user) | Q(child__team_id__in=access.teams_where(Permission.DRAFT_VIEW_TEAM))
    )
    counted = Counter(
        (row["child_id"], row["observer_id"] == user.pk) for row in drafts.values("child_id", "observer_id")
    )
    return [caseload_row(child, counted, today) for child in found]


def folded(text: str) -> str:
    """Return a text without accents and capitals, to search and sort by."""
    return "".join(char for char in normalize("NFKD", text) if not combining(char)).casefold()


def caseload_row(child: Any, drafts: Counter[tuple[UUID, bool]], today: datetime.date) -> CaseloadRow:
    """Return what the list says of one child; `child` carries `last_on`."""
    due_on = child.last_on and child.last_on + datetime.timedelta(weeks=child.weeks_between)
    return CaseloadRow(
        child=child,
        age=child.age_on(today),
        last_on=child.last_on,
        due_on=due_on,
        is_due=(due_on is None or due_on <= today) and not closed_on(child),
        own_drafts=drafts[child.pk, True],
        team_drafts=drafts[child.pk, False],
        is_closed=closed_on(child) is not None,
    )


@dataclass(frozen=True)
class Summary:
    """The line under a child's name."""

    n_forms: int
    first_on: datetime.date | None
    last_on: datetime.date | None


def summary_of(child: Child) -> Summary:
    """Return how many forms on strengths stand, and their first and last day; one query."""
    found = (
        child.assessments.standing()
        .on_strengths()
        .aggregate(n=Count("pk"), first=Min("period_to"), last=Max("period_to"))
    )
    return Summary(found["n"], found["first"], found["last"])


ORDER = ("professional", "teacher", "parent", "youth", "child")  # of audiences; the outcome strip comes last


def published_instruments(organisation_id: UUID) -> dict[UUID, Form]:
    """Return the published versions an organisation can use, by audience; of one audience the quickest last."""
    versions = InstrumentVersion.objects.published().offered_to(organisation_id)
    found = [(pk, form_of(pk)) for pk in versions.values_list("pk", flat=True)]

    def place(pair: tuple[UUID, Form]) -> tuple[int, int, str]:
        audience = pair[1].audience
        return ORDER.index(audience) if audience in ORDER else len(ORDER), -pair[1].minutes, pair[1].name

    return dict(sorted(found, key=place))


@dataclass(frozen=True)
class PageState:
    """One page of a draft in the row of pages: how much of it is answered."""

    number: int
    title: str
    domain: str
    n_answered: int
    n_items: int


def page_states(definition: Form, answered: set[str], language: str) -> list[PageState]:
    """Return the pages of a form with how many items of each are answered."""
    pages: tuple[Page | SignPage, ...] = definition.pages
    return [
        PageState(
            number=number,
            title=page.title.in_language(language),
            domain=page.domain,
            n_answered=sum(item.key in answered for item in page.items),
            n_items=len(page.items),
        )
        for number, page in enumerate(pages, start=1)
    ]


@dataclass(frozen=True)
class ReadAnswer:
    """One answer in words, as a signed form or the check page shows it."""

    item_key: str
    text: str
    answer: str
    level: int | None
    is_open: bool
    lacks_reason: bool
    reason: str
    example: str


@dataclass(frozen=True)
class ReadPage:
    """One page of answers in words."""

    number: int
    title: str
    domain: str
    answers: list[ReadAnswer]


def read_pages(wording: Wording, answers: dict[str, dict[str, str]]) -> list[ReadPage]:
    """Return all items with their answers in words; `answers` holds choice, reason, example by item key."""

    def read(item: Item) -> ReadAnswer:
        row = answers.get(item.key, {"choice": "", "reason": "", "example": ""})
        choice = row["choice"]
        value = choice_from(choice) if choice else None
        return ReadAnswer(
            item_key=item.key,
            text=wording.statement(item)[0],
            answer=wording.choice(item, choice),
            level=value if isinstance(value, int) else None,
            is_open=not choice,
            lacks_reason=value == NoScore.NOT_APPLICABLE and not row["reason"],
            reason=row["reason"],
            example=row["example"],
        )

    def page(number: int, page: Page | SignPage) -> ReadPage:
        return ReadPage(number, wording.filled(page.title), page.domain, [read(item) for item in page.items])

    pages: tuple[Page | SignPage, ...] = wording.definition.pages
    return [page(number, entry) for number, entry in enumerate(pages, start=1)]


def draft_answers(assessment: Assessment) -> dict[str, Answer]:
    """Return the saved answers of a draft by item key; one query."""
    return {answer.item_key: answer for answer in assessment.answers.all()}


@dataclass(frozen=True)
class Moment:
    """One moment in the list: a signed form, or an observation that did not take place."""

    on: datetime.date
    form: Assessment | None = None
    missed: MissedMoment | None = None


@dataclass(frozen=True)
class FormList:
    """The forms of a child, as one person may see them; `moments` has the newest day first."""

    own_drafts: list[Assessment]
    team_drafts: list[Assessment]
    moments: list[Moment]


def missed_moments_of(child: Child, *, access: Access, user: User) -> QuerySet[MissedMoment]:
    """Return the observations that did not take place: all, or for who sees own forms only what they noted."""
    sees_all = access.has(Permission.ASSESSMENT_VIEW_ALL, child.team_id)
    return child.missed_moments.all() if sees_all else child.missed_moments.filter(recorded_by=user)


def forms_of(child: Child, *, access: Access, user: User) -> FormList:
    """Return one's own drafts, those of colleagues for who may know of them, and the moments; two queries."""
    forms = child.assessments.with_people()
    if not access.has(Permission.ASSESSMENT_VIEW_ALL, child.team_id):
        forms = forms.filter(observer=user)
    sees_team = access.has(Permission.DRAFT_VIEW_TEAM, child.team_id)
    found = list(forms)
    missed = missed_moments_of(child, access=access, user=user)
    moments = [Moment(form.period_to, form=form) for form in found if form.is_signed]
    moments += [Moment(noted.expected_on, missed=noted) for noted in missed]
    return FormList(
        own_drafts=[form for form in found if not form.is_signed and form.observer_id == user.pk],
        team_drafts=[f for f in found if sees_team and not f.is_signed and f.observer_id != user.pk],
        moments=sorted(moments, key=lambda moment: moment.on, reverse=True),
    )


def episodes_of(child: Child, *, access: Access, user: User) -> list[CopingEpisode]:
    """Return the moments noted of a child, the newest first, one's own only for who may not see all; one query."""
    episodes = child.coping_episodes.select_related("recorded_by")
    if not access.has(Permission.COPING_VIEW, child.team_id):
        episodes = episodes.filter(recorded_by=user)
    return list(episodes)

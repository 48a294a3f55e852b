"""Reading observation forms: those to choose from, one page of a draft, a signed form in words, the list of a child."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F

from accounts.access import Access
from accounts.models import User
from accounts.rules.permissions import Permission
from assessments.models import Answer, Assessment
from assessments.rules.documents import choice_from
from assessments.rules.screens import screens_of
from assessments.words import Wording
from children.models import Child
from lifecourse.models import MissedMoment
from lifecourse.queries.missed_moments import missed_moments_of
from portfolio.models import InstrumentVersion
from portfolio.queries.instruments import form_of
from portfolio.rules.definitions import FACT_ANSWERS, Item
from portfolio.rules.outcomes import Form
from portfolio.rules.scoring import NoScore

ORDER = ("professional", "teacher", "parent", "youth", "child")  # of audiences; the outcome strip comes last


def published_instruments(organisation_id: UUID) -> dict[UUID, Form]:
    """Return the published versions an organisation can use, by audience; of one audience the quickest first."""
    versions = InstrumentVersion.objects.published().offered_to(organisation_id)
    found = [(pk, form_of(pk)) for pk in versions.values_list("pk", flat=True)]

    def place(pair: tuple[UUID, Form]) -> tuple[int, int, str]:
        audience = pair[1].audience
        return ORDER.index(audience) if audience in ORDER else len(ORDER), pair[1].minutes, pair[1].name

    return dict(sorted(found, key=place))


@dataclass(frozen=True)
class PageState:
    """One screen of a draft in the row of pages: how much of it is answered."""

    number: int
    title: str
    domain: str
    n_answered: int
    n_items: int


def page_states(definition: Form, answered: set[str], language: str) -> list[PageState]:
    """Return the screens of a form with how many items of each are answered."""
    return [
        PageState(
            number=screen.number,
            title=screen.title.in_language(language),
            domain=screen.domain,
            n_answered=sum(item.key in answered for item in screen.items),
            n_items=len(screen.items),
        )
        for screen in screens_of(definition)
    ]


@dataclass(frozen=True)
class ReadAnswer:
    """One answer in words, as a signed form or the check page shows it."""

    item_key: str
    text: str
    answer: str
    level: int | None
    is_open: bool
    is_apart: bool
    is_blank: bool  # neither a choice nor words
    lacks_reason: bool
    reason: str
    example: str
    written_by: str  # empty when it was the observer
    wants_to_talk: bool = False


@dataclass(frozen=True)
class ReadPage:
    """One page of answers in words; `screen` is the number of the screen on which they are changed."""

    number: int
    screen: int
    title: str
    domain: str
    answers: list[ReadAnswer]


def read_pages(
    wording: Wording, answers: dict[str, dict[str, str]], writers: Mapping[str, str] | None = None
) -> list[ReadPage]:
    """Return all items with their answers in words; `answers` holds choice, reason, example by item key.

    `writers` names, by item key, who wrote an answer before the form was handed over.
    """

    def read(item: Item) -> ReadAnswer:
        row = answers.get(item.key, {"choice": "", "reason": "", "example": ""})
        choice = row["choice"]
        value = choice_from(choice) if choice and choice not in FACT_ANSWERS else None
        return ReadAnswer(
            item_key=item.key,
            text=wording.statement(item)[0],
            answer="" if item.kind == "words" and row["example"] else wording.choice(item, choice),
            level=value if isinstance(value, int) else None,
            is_open=not choice and item.kind == "strength",
            is_apart=item.kind != "strength",
            is_blank=not choice and not row["example"],
            lacks_reason=value == NoScore.NOT_APPLICABLE and not row["reason"] and not wording.is_own_voice,
            reason=row["reason"],
            example=row["example"],
            written_by=(writers or {}).get(item.key, ""),
            wants_to_talk=bool(row.get("talk")),
        )

    pages = [(screen, page) for screen in screens_of(wording.definition) for page in screen.pages]
    return [
        ReadPage(number, screen.number, wording.filled(page.title), page.domain, [*map(read, page.items)])
        for number, (screen, page) in enumerate(pages, start=1)
    ]


def draft_answers(assessment: Assessment) -> dict[str, Answer]:
    """Return the saved answers of a draft by item key; one query."""
    return {answer.item_key: answer for answer in assessment.answers.select_related("written_by")}


def knows_form(draft: Assessment) -> bool:
    """Say whether the observer signed this form before, about any child: then the introduction is known.

    A child or a parent who answers did not read it then; that is not remembered. One query, or none.
    """
    if draft.is_own_voice:
        return False
    same = Assessment.objects.ever_signed().filter(observer=draft.observer_id, child__practised_by=None)
    return same.filter(instrument_version__instrument=draft.instrument_version.instrument_id).exists()


def writers_before(assessment: Assessment, answers: Mapping[str, Answer]) -> dict[str, str]:
    """Name who wrote an answer of a draft before it was handed over, by item key."""
    others = {key: answer.written_by for key, answer in answers.items()}
    return {key: user.full_name for key, user in others.items() if user and user.pk != assessment.observer_id}


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


def forms_of(child: Child, *, access: Access, user: User) -> FormList:
    """Return one's own drafts, those of colleagues for who may know of them, and the moments; two queries.

    Of the drafts that on which someone worked last comes first.
    """
    forms = child.assessments.present_for(user).with_people().select_related("held_by").newest_work_first()
    forms = forms.annotate(asks_to_talk=F("document__wants_to_talk"))
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

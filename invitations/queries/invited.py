"""What a link opens, and what was answered by it so far."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language

from assessments.models import Assessment
from assessments.words import Wording, wording_of
from invitations.models import Invitation, InvitedAnswer
from invitations.rules.screens import choices_by_link, items_by_link
from invitations.rules.texts import TEXTS, TO_CHILD, TO_GROWN_UP, spoken
from invitations.rules.tokens import digest_of, mark_of
from portfolio.queries.languages import in_words
from portfolio.rules.definitions import Item
from portfolio.rules.domains import Text

WITH_ALL = ("child__team", "child__retention", "asked_by", "instrument_version")


def opened_by(token: str) -> Invitation | None:
    """Return the invitation that a token opens now; None for every other one. Nothing changes."""
    found = Invitation.objects.live(timezone.now()).filter(token_digest=digest_of(token))
    return found.select_related(*WITH_ALL).first()


def still_open(pk: UUID, mark: str) -> Invitation | None:
    """Return the invitation that a browser opened before, while the same link works."""
    found = Invitation.objects.live(timezone.now()).select_related(*WITH_ALL).filter(pk=pk).first()
    return found if found and mark_of(found.token_digest or "") == mark else None


def is_open(pk: UUID) -> bool:
    """Return whether an invitation can be answered, by this link or by a newer one."""
    return Invitation.objects.live(timezone.now()).filter(pk=pk).exists()


def ended(pk: UUID) -> Invitation | None:
    """Return an invitation whatever became of it, for the last page of who just ended it."""
    return Invitation.objects.select_related(*WITH_ALL).filter(pk=pk).first()


def as_form(invitation: Invitation) -> Assessment:
    """Return the form that the answers would stand in; it is not kept, but says age, role and period."""
    until = timezone.localdate(invitation.sent_at or timezone.now())
    return Assessment(
        child=invitation.child,
        instrument_version_id=invitation.instrument_version_id,
        observer=invitation.asked_by,
        observer_role=invitation.role,
        setting=invitation.setting,
        period_from=min(invitation.period_from, until),
        period_to=until,
        hours_seen=invitation.hours_seen,
        sent_by=invitation.called,
        seen_in=invitation.language,
    )


def wording_for(invitation: Invitation) -> Wording:
    """Return the words of the form, in the language of the page."""
    form = as_form(invitation)
    return wording_of(form.form, form, get_language() or "nl")


def items_of(invitation: Invitation) -> tuple[Item, ...]:
    """Return the statements that are asked, one on a screen."""
    return items_by_link(as_form(invitation).form, is_own_voice=invitation.is_own_voice)


def answers_of(invitation: Invitation) -> dict[str, InvitedAnswer]:
    """Return what was answered, by item key; one query."""
    return {answer.item_key: answer for answer in invitation.answers.all()}


def contents_of(answers: Mapping[str, InvitedAnswer]) -> dict[str, dict[str, str]]:
    """Return choice, reason and example of each answer, as a form holds them; no reason is asked by a link."""
    return {
        key: {"choice": answer.choice, "reason": "", "example": answer.example}
        for key, answer in answers.items()
        if answer.choice or answer.example
    }


def said(
    invitation: Invitation, texts: Mapping[str, Mapping[str, Text]] = TEXTS, **more: object
) -> dict[str, str]:
    """Return the texts of the pages for who was asked, in the language of the page; `more` is known of it too."""
    about = {
        "child": invitation.child.first_name,
        "who": invitation.asked_by.full_name,
        "called": invitation.called,
        "team": invitation.child.team.name,
        "until": date_format(invitation.last_day, "j E"),
        "since": date_format(invitation.period_from, "j E"),
        "minutes": as_form(invitation).form.minutes,
        "n": "{n}",
        "of": "{of}",
        **more,
    }
    to = TO_CHILD if invitation.is_to_child else TO_GROWN_UP
    return spoken(to, about, partial(in_words, language=get_language() or "nl"), texts)


@dataclass(frozen=True)
class Choosable:
    """One answer to a statement, as a radio button; `level` is its place on the scale, None outside it."""

    value: str
    label: str
    level: str | None
    is_chosen: bool


@dataclass(frozen=True)
class Question:
    """One statement with its answers, as a screen shows it; `n` counts from 1."""

    n: int
    of: int
    item: Item
    text: str
    hint: str
    options: list[Choosable]
    example: str
    wants_to_talk: bool
    seen: int
    progress: str


def question_of(invitation: Invitation, number: int, saved: InvitedAnswer | None) -> Question:
    """Return the screen of one statement with what was saved; `number` from 1."""
    wording, items = wording_for(invitation), items_of(invitation)
    item = items[number - 1]
    text, hint = wording.statement(item)
    levels = (
        [str(level.value) for level in wording.definition.levels_of(item)] if item.kind == "strength" else []
    )
    chosen = saved.choice if saved else ""
    options = [
        Choosable(value, wording.choice(item, value), value if value in levels else None, value == chosen)
        for value in choices_by_link(wording.definition, item)
    ]
    return Question(
        n=number,
        of=len(items) + 1,
        item=item,
        text=text,
        hint=hint,
        options=options,
        example=saved.example if saved else "",
        wants_to_talk=bool(saved and saved.wants_to_talk),
        seen=saved.revision if saved else 0,
        progress=said(invitation)["question_of"].format(n=number, of=len(items) + 1),
    )


@dataclass(frozen=True)
class Told:
    """One statement with the answer in words, to read again; empty when it was skipped."""

    n: int
    text: str
    answer: str
    level: str | None
    example: str
    wants_to_talk: bool


def told(invitation: Invitation, answers: Mapping[str, InvitedAnswer]) -> list[Told]:
    """Return all statements with what was answered, in words."""
    wording = wording_for(invitation)
    empty = InvitedAnswer()
    return [
        Told(
            n=number,
            text=wording.statement(item)[0],
            answer=wording.choice(item, given.choice) if given.choice else "",
            level=given.choice if given.choice.isdecimal() else None,
            example=given.example,
            wants_to_talk=given.wants_to_talk,
        )
        for number, item in enumerate(items_of(invitation), start=1)
        for given in [answers.get(item.key, empty)]
    ]

"""What forms say of the safety of the home: facts with their day and who answered, outside every count and mean."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assessments.rules.safety import HOME_SAFE_NOW, is_unsafe_at_home
from assessments.words import Wording
from children.models import Child
from children.models.observer import named_in_role, person_behind
from children.rules.voices import is_own_voice
from portfolio.queries.instruments import form_at
from portfolio.rules.definitions import Item
from portfolio.rules.outcomes import STRENGTHS, Form

UNKNOWN = "unknown"
STILL = datetime.timedelta(weeks=26)  # so long before the newest answer the same one counts as the same
COLUMNS = ("instrument_version_id", "document__age", "document__apart", "period_to", "held_by")
WHO = (
    "observer_role",
    "observer_id",
    "observer__full_name",
    "sent_by",
    "seen_in",
    "spoken_by",
    "with_teacher",
)


@dataclass(frozen=True)
class HomeFact:
    """One answer to one question, in words: on the last day of the period it is about, and by whom."""

    question: str
    answer: str
    on: datetime.date
    who: str
    is_known: bool


class HomeAnswers(NamedTuple):
    """One question: the newest answer, those of other people that differ from it, and how many say the same."""

    newest: HomeFact
    others: list[HomeFact]
    n_same: int


class HomeFacts(NamedTuple):
    """The newest answer of each person to each question.

    `has_forms` says whether a form stands, `is_asked` whether one of them asks at all. `left_open_on` is the day of the
    newest form that asks and holds no answer, as one from a file; None when an answer is at least as new.
    """

    facts: list[HomeFact]
    has_forms: bool
    is_asked: bool
    left_open_on: datetime.date | None

    @property
    def questions(self) -> list[HomeAnswers]:
        """The answers by question; who says the same as the newest answer is counted, not named again."""
        found: dict[str, list[HomeFact]] = {}
        for fact in self.facts:
            found.setdefault(fact.question, []).append(fact)
        return [answers_in(facts) for facts in found.values()]

    @property
    def is_unknown(self) -> bool:
        """Whether it was answered, and each time that nobody knew; a question left open is no such answer."""
        return bool(self.facts) and not any(fact.is_known for fact in self.facts)


def answers_in(facts: list[HomeFact]) -> HomeAnswers:
    """Return the answers to one question, given the newest first.

    Who said the same longer ago says nothing of how it is at this moment, and is not counted.
    """
    newest, *others = facts
    differing = [fact for fact in others if fact.answer != newest.answer]
    same = [fact for fact in others if fact.answer == newest.answer and fact.on >= newest.on - STILL]
    return HomeAnswers(newest, differing, len(same))


def home_facts_of(child: Child) -> HomeFacts:
    """Return what the standing forms say of it: question by question, the newest answer first; one query.

    Of a form that waits for that of a colleague only that it is not safe at home now: that waits for nobody.
    """
    forms = child.assessments.standing(with_held=True).on_strengths().order_by("-period_to", "-signed_at")
    asked: dict[str, dict[tuple[str, str], HomeFact]] = {}
    left_open_on: datetime.date | None = None
    has_answer = has_forms = False
    for version_id, age, apart, on, held_by, *who in forms.values_list(*COLUMNS, *WHO):
        said = told_of(apart or {}, is_held=held_by is not None)
        if said is None:
            continue
        has_forms = True
        wording = wording_at(version_id, child, child.age_on(on) if age is None else age)
        items = facts_in(wording.definition)
        given = answered_of(items, said)
        for item in items:
            answers = asked.setdefault(item.key, {})
            if item.key in given:
                answers.setdefault(person_in(*who), home_fact(wording, item, given[item.key], on, who))
        if items and not given and not has_answer:
            left_open_on = left_open_on or on
        has_answer = has_answer or bool(given)
    facts = [fact for answers in asked.values() for fact in answers.values()]
    return HomeFacts(facts, has_forms, bool(asked), left_open_on)


def told_of(apart: dict[str, Any], *, is_held: bool) -> dict[str, Any] | None:
    """Return what may be told of what stands apart in a form; None when nothing may be told of the form at all."""
    if not is_held:
        return apart
    return {HOME_SAFE_NOW: apart[HOME_SAFE_NOW]} if is_unsafe_at_home(apart) else None


def facts_in(form: Form) -> list[Item]:
    """Return the items of a form that ask a fact."""
    return [item for item in form.items_asked.values() if item.kind == "fact"]


def answered_of(items: list[Item], answers: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Return the choices that were made in these items, by key; what was left open is not among them."""
    return {item.key: choice for item in items if (choice := answers.get(item.key, {}).get("choice", ""))}


def silence_on_home(form: Form, answers: Mapping[str, Mapping[str, Any]]) -> str:
    """Say of one form on strengths that it does not ask whether the home is safe, or holds no answer; else nothing."""
    if form.kind != STRENGTHS or answered_of(items := facts_in(form), answers):
        return ""
    if not items:
        return _("This form does not ask whether it is safe at home.")
    return _(
        "The questions about safety at home were left open. A file that is taken in never holds answers to them."
    )


def wording_at(version_id: UUID, child: Child, age: int) -> Wording:
    """Return the words of a version for a child of this age (whole years), in the language of the page."""
    return Wording(form_at(version_id, age), child.first_name, age, get_language() or "nl")


def person_in(role: str, observer_id: UUID, _name: str, sent_by: str, *_more: object) -> tuple[str, str]:
    """Return whose answer it is: a child or a parent is one voice, whoever sat beside it."""
    return role, "" if is_own_voice(role) else person_behind(observer_id, sent_by)


def home_fact(wording: Wording, item: Item, choice: str, on: datetime.date, who: list[Any]) -> HomeFact:
    """Return one answer in words."""
    role, _, name, *said = who
    names = {"child": wording.child_name, "observer": name}
    people = {**names, **dict(zip(WHO[3:], said, strict=True))}
    return HomeFact(
        question=wording.statement(item)[0],
        answer=wording.choice(item, choice),
        on=on,
        who=named_in_role(role, **people),
        is_known=choice != UNKNOWN,
    )

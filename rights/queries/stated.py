"""What a child or a parent can have a statement put beside: the one list that pages, paper and tests go by.

Something new that can be spoken of takes a field in `rights.models.statement.RECORDS`, a line here, and an address.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.rules.permissions import Permission as P
from advice.models import Advice
from assessments.models import Assessment
from children.models import Child
from lifecourse.models import LifeEvent
from meetings.models import Minutes
from paper.dates_and_numbers import day
from reviews.models import Action, Judgement
from rights.models import Statement
from rights.models.statement import RECORDS


@dataclass(frozen=True)
class Subject:
    """One kind of thing that is spoken of.

    `name` is its field in a statement, empty for the whole plan; `needs` is what one has to be allowed to read it;
    `rows` are those of a child, `words` name one, and `back` gives name and id of the page on which it stands.
    """

    name: str
    title: str | Promise
    needs: tuple[P, ...]
    rows: Callable[[Child], Any]
    words: Callable[[Any], str]
    back: Callable[[Any], tuple[str, dict[str, UUID]]]


def of_form(form: Assessment) -> str:
    """Name a form."""
    return f"{form.title} · {form}"


def of_judgement(judgement: Judgement) -> str:
    """Name a judgement by the adversity that it is about."""
    return _("How did it go since: %(adversity)s?") % {"adversity": judgement.adversity.title}


def of_minutes(minutes: Minutes) -> str:
    """Name minutes by their day."""
    return _("Minutes of %(day)s") % {"day": day(minutes.item.meeting.meets_on)}


def of_advice(advice: Advice) -> str:
    """Name an advice by who gave it, and when."""
    said = {"who": advice.signed_by.full_name, "day": day(timezone.localdate(advice.signed_at))}
    return _("Advice of %(who)s, %(day)s") % said


def judgements_of(child: Child) -> Any:
    """Return all judgements on what happened to a child."""
    return Judgement.objects.filter(adversity__child=child).select_related("adversity")


SUBJECTS = {
    one.name: one
    for one in (
        Subject(
            "assessment",
            gettext_lazy("Statement on a form"),
            (P.ASSESSMENT_VIEW_ALL,),
            lambda child: child.assessments.signed().with_people(),
            of_form,
            lambda form: ("assessment-read", {"assessment_id": form.pk}),
        ),
        Subject(
            "life_event",
            gettext_lazy("Statement on an event"),
            (P.LIFE_EVENT_VIEW,),
            lambda child: child.life_events.all(),
            LifeEvent.__str__,
            lambda _event: ("life-event-list", {}),
        ),
        Subject(
            "action",
            gettext_lazy("Statement on an action"),
            (P.PROFILE_VIEW,),
            lambda child: child.actions.all(),
            Action.__str__,
            lambda _action: ("action-list", {}),
        ),
        Subject(
            "judgement",
            gettext_lazy("Statement on a judgement"),
            (P.LIFE_EVENT_VIEW, P.PROFILE_VIEW),
            judgements_of,
            of_judgement,
            lambda judgement: ("judgement", {"event_id": judgement.adversity_id}),
        ),
        Subject(
            "minutes",
            gettext_lazy("Statement on minutes"),
            (P.MINUTES_VIEW,),
            lambda child: child.minutes.select_related("item__meeting"),
            of_minutes,
            lambda minutes: ("minutes-read", {"minutes_id": minutes.pk}),
        ),
        Subject(
            "advice",
            gettext_lazy("Statement on advice"),
            (P.ADVICE_VIEW,),
            lambda child: child.advice.select_related("signed_by"),
            of_advice,
            lambda _advice: ("advice-list", {}),
        ),
        Subject(
            "",
            gettext_lazy("Statement on the plan"),
            (P.PROFILE_VIEW,),
            lambda child: child,
            lambda _child: _("all actions together"),
            lambda _child: ("action-list", {}),
        ),
    )
}


def about_in_words(statement: Statement) -> str:
    """Name what a statement is about; a query where that was not fetched along."""
    name = next((name for name in RECORDS if getattr(statement, f"{name}_id")), "")
    return SUBJECTS[name].words(getattr(statement, name) if name else statement.child)

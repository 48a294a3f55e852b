"""Which colleagues were asked to observe: from the plan into the database, through the actions of the app."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from accounts.models import Organisation, User
from assessments.actions.asked import ask_colleagues
from assessments.actions.assessments import enter_answers, sign_assessment, start_assessment
from assessments.models import Assessment, ObservationRequest
from children.models import Child
from config.demo.plans import Person
from portfolio.models import InstrumentVersion
from portfolio.queries.instruments import form_of


def load_asked(
    plan: list[dict[str, Any]],
    organisation: Organisation,
    people: Mapping[str, User],
    persons: Mapping[str, Person],
    version: InstrumentVersion,
    today: datetime.date,
) -> None:
    """Ask the colleagues of the plan with one form, and let those who answered sign it."""
    for row in plan:
        child = Child.objects.get(organisation=organisation, reference=row["child"])
        first, last = (today + datetime.timedelta(days=n) for n in row["days"])
        request = ObservationRequest(
            child=child,
            instrument_version=version,
            setting=row["setting"],
            period_from=first,
            period_to=last,
            due_on=today + datetime.timedelta(days=row["due"]),
            asked_at=moment(first),
        )
        ask_colleagues(
            request=request,
            asked=[people[key] for key in row["whom"]],
            is_double=row.get("is_double", False),
            by=people[row["by"]],
        )
        for key, given in row.get("answers", {}).items():
            load_answer(request, given, persons[key].role, by=people[key])


def moment(day: datetime.date) -> datetime.datetime:
    """Return the end of the afternoon of a day in Amsterdam."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(16))).astimezone(datetime.UTC)


def load_answer(request: ObservationRequest, given: Mapping[str, Any], role: str, *, by: User) -> None:
    """Fill in the form that was asked, in the order of its statements, and sign it on the last day of its period."""
    draft = start_assessment(
        assessment=Assessment(
            child=request.child,
            instrument_version=request.instrument_version,
            observer_role=role,
            setting=request.setting,
            period_from=request.period_from,
            period_to=request.period_to,
            hours_seen=given["hours"],
        ),
        by=by,
    )
    answers = {
        item: {"choice": choice, "reason": "", "example": ""}
        for item, choice in zip(form_of(request.instrument_version_id).items, given["choices"], strict=False)
    }
    at = moment(request.period_to)
    filled = enter_answers(assessment=draft, answers=answers, at=at, by=by)
    sign_assessment(assessment=filled, seen_revision=filled.revision, at=at, by=by)

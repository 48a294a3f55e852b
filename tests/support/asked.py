"""Colleagues who are asked to observe, for tests, through the actions of the product."""

import datetime
from typing import Any

from django.utils import timezone

from accounts.models import User
from assessments.actions.asked import ask_colleagues
from assessments.models import HeldForm, ObservationRequest
from children.models import Child
from tests.support.build import version_of
from tests.support.days import days_ago, today


def asked(
    child: Child, by: User, *people: User, is_double: bool = False, **given: Any
) -> list[ObservationRequest]:
    """Ask colleagues to look over the last two weeks, at home, by tomorrow, but for what is given."""
    usual = {
        "instrument_version": version_of(),
        "setting": "home",
        "period_from": days_ago(13),
        "period_to": today(),
        "due_on": today() + datetime.timedelta(days=1),
    }
    request = ObservationRequest(child=child, **{**usual, **given})
    return ask_colleagues(request=request, asked=people, is_double=is_double, by=by)


def as_it_stands(request: ObservationRequest) -> ObservationRequest:
    """Return a request as the database has it now."""
    return ObservationRequest.objects.get(pk=request.pk)


def is_held(request: ObservationRequest) -> bool:
    """Say whether the form that answers a request waits for that of the other."""
    return HeldForm.objects.filter(form=as_it_stands(request).form).exists()


def known(person: User) -> str:
    """Let a colleague have signed in once, who can then be chosen; return the key of the choice."""
    User.objects.filter(pk=person.pk).update(last_login=timezone.now())
    return str(person.pk)


def ask_fields(*people: User, **changes: Any) -> dict[str, Any]:
    """Return a good form for asking colleagues."""
    fields = {
        "asked": [known(one) for one in people],
        "instrument_version": str(version_of().pk),
        "setting": "school",
        "period_from": str(days_ago(7)),
        "period_to": str(days_ago(-7)),
        "due_on": str(days_ago(-7)),
    }
    return {**fields, **changes}

"""What a new observation starts with: as last time, to be confirmed."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from accounts.models import User
from assessments.models import Assessment, ObservationRequest
from children.models import Child
from children.models.observer import PROFESSIONALS, roles_for
from children.rules.voices import OWN_VOICES
from portfolio.queries.instruments import form_of
from portfolio.rules.outcomes import STRENGTHS, Form

LOOK_BACK = datetime.timedelta(days=14)
SHORT = "kort"  # in an address: the quickest form for professionals that suits the child


@dataclass(frozen=True)
class FirstGuess:
    """What the form starts with, by field; `last` is this person's last form about this child, if there is one."""

    initial: dict[str, Any]
    last: Assessment | None

    @property
    def is_whole(self) -> bool:
        """Whether nothing has to be filled in any more: in the same role, it can be confirmed as it stands."""
        if self.last is None or self.initial["observer_role"] != self.last.observer_role:
            return False
        return all(self.initial[name] for name in ("instrument", "setting", "hours_seen"))


def first_guess(
    child: Child, user: User, today: datetime.date, *, asked: str, instruments: Mapping[UUID, Form]
) -> FirstGuess:
    """Return role, place, length of the period and hours as this person's last form about this child had them.

    With another child only the role is taken over, and none that the form is not for. `asked` is the key of the form,
    or `SHORT`; one query or two.
    """
    own = Assessment.objects.present().filter(observer=user).exclude(observer_role__in=OWN_VOICES)
    own = own.defer("document", "scores").order_by("-started_at")
    last = own.filter(child=child).first()
    role_from = last or own.filter(child__practised_by=None).first()
    length = last.period_to - last.period_from if last else LOOK_BACK
    chosen = which(asked, instruments, last)
    form = instruments[chosen] if chosen else None
    initial = {
        "instrument": chosen,
        "observer_role": role_in(form, role_from.observer_role if role_from else None),
        "setting": last.setting if last else None,
        "period_from": max(today - length, child.born_on),
        "period_to": today,
        "hours_seen": last.hours_seen if last else None,
        "with_teacher": last.with_teacher if last else False,
    }
    return FirstGuess(initial, last)


def guess_for(
    guess: FirstGuess, request: ObservationRequest, today: datetime.date, *, instruments: Mapping[UUID, Form]
) -> FirstGuess:
    """Return what the form starts with that a colleague asked for: its place and its days, up to today.

    A version that was retired since gives way to the one that is offered now.
    """
    version, key = request.instrument_version_id, form_of(request.instrument_version_id).key
    chosen = version if version in instruments else which(key, instruments, None)
    form = instruments[chosen] if chosen else None
    asked = {
        "instrument": chosen,
        "observer_role": role_in(form, guess.initial["observer_role"]),
        "setting": request.setting,
        "period_from": min(request.period_from, today),
        "period_to": min(request.period_to, today),
    }
    return replace(guess, initial=guess.initial | asked, last=None)


def role_in(form: Form | None, role: str | None) -> str | None:
    """Return the role when the form is for it; else the one role it is for, or None where that is to be chosen."""
    suitable = roles_for(form.audience) if form else ()
    if not suitable or role in suitable:
        return role
    return suitable[0] if len(suitable) == 1 else None


def which(asked: str, instruments: Mapping[UUID, Form], last: Assessment | None) -> UUID | None:
    """Return the form that an address asks for; of two that are as short, the one of last time."""
    if asked != SHORT:
        return next((pk for pk, form in instruments.items() if form.key == asked), None)
    suitable = {pk: form.minutes for pk, form in instruments.items() if is_for_professionals(form)}
    shortest = [pk for pk, minutes in suitable.items() if minutes == min(suitable.values())]
    if last and last.instrument_version_id in shortest:
        return last.instrument_version_id
    return next(iter(shortest), None)


def is_for_professionals(form: Form) -> bool:
    """Say whether professionals fill this form on strengths in, in whatever role."""
    return form.kind == STRENGTHS and roles_for(form.audience) == PROFESSIONALS

"""Asking colleagues to observe, and what becomes of it: answered, declined, stopped, passed on, over."""

import datetime
import uuid
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import User
from assessments.actions.held import hold_apart, let_go, locked
from assessments.exceptions import AlreadyAsked, NoLongerAsked
from assessments.models import Assessment, HeldForm, ObservationRequest
from assessments.rules.asked import Span, answers, last_day_over
from audit.actions import record
from audit.constraints import refused_by
from audit.rules.events import EventType
from children.models import Child, ObserverRole
from children.rules.voices import OWN_VOICES
from lifecourse.actions.missed_moments import add_missed_moment
from lifecourse.models import MissedMoment
from revisions.actions import check_seen, save_next

State, Reason = ObservationRequest.State, ObservationRequest.Reason
NOT_BY_ME = frozenset({Reason.NO_TIME, Reason.SEES_LITTLE, Reason.NOT_ME})  # the others are about the moment
ENDS = ("state", "reason", "note", "ended_at", "ended_by")


@transaction.atomic
def ask_colleagues(
    *, request: ObservationRequest, asked: Sequence[User], is_double: bool, by: User
) -> list[ObservationRequest]:
    """Ask each of these colleagues the same; `request` is a new, validated instance without who is asked.

    As a double observation there are two, who look apart from each other. `AlreadyAsked` when one of them was asked
    this before and did not answer yet; nobody is asked then.
    """
    if is_double and len(asked) != 2:
        raise ValueError("a double observation takes two")
    pair = uuid.uuid4() if is_double else None
    same = ("child_id", "instrument_version_id", "setting", "period_from", "period_to", "due_on", "asked_at")
    made = []
    for colleague in asked:
        one = ObservationRequest(asked=colleague, asked_by=by, pair=pair)
        for name in same:
            setattr(one, name, getattr(request, name))
        with refused_by(observation_request_once_open=AlreadyAsked):
            one.save(force_insert=True)
        record(EventType.OBSERVATION_REQUEST_ADDED, target=one, child_id=one.child_id, by=by)
        made.append(one)
    return made


def locked_open(request: ObservationRequest, seen_revision: int | None) -> ObservationRequest:
    """Lock a request that is open as it was seen; `NoLongerAsked` when it ended, `SeenOtherwise` when it changed."""
    current = locked(request)
    if not current.is_open:
        raise NoLongerAsked
    check_seen(current, seen_revision)
    return current


def end(request: ObservationRequest, state: str, by: User | None, **why: str) -> None:
    """End a locked request, and let go what waited for it."""
    request.state, request.ended_at, request.ended_by = state, timezone.now(), by
    for name, value in why.items():
        setattr(request, name, value)
    save_next(request, *ENDS)
    let_go(request, by=by)


def answer_request(form: Assessment, by: User) -> None:
    """Let a form that was signed just now answer what its observer was asked, in the transaction that signs.

    Where its observer looks apart from a colleague it is held until that one signed too.
    """
    asked = (locked(found) for found in asked_as(form, form.observer))
    answered = next((one for one in asked if one.is_open and is_answered_by(form, one)), None)
    if answered:
        answer_with(answered, form, by)
    hold_apart(form)
    if answered:
        let_go(answered, by=by)


def asked_as(form: Assessment, observer: User) -> QuerySet[ObservationRequest]:
    """Return what this observer was asked and did not answer, with this form and in this place; the nearest day first.

    What a child or a parent says, what came by a link, and a correction answer nothing.
    """
    if form.observer_role in OWN_VOICES or form.corrects_id or form.sent_by:
        return ObservationRequest.objects.none()
    same = {"child": form.child_id, "setting": form.setting, "asked": observer, "state": State.OPEN}
    instrument = form.instrument_version.instrument_id
    found = ObservationRequest.objects.filter(instrument_version__instrument=instrument, **same)
    return found.order_by("due_on", "pk")


def is_answered_by(form: Assessment, request: ObservationRequest) -> bool:
    """Say whether the days of a form answer a request, and of a double are those of the other form too."""
    others = ObservationRequest.objects.filter(pair=request.pair, form__withdrawal=None).exclude(
        pk=request.pk
    )
    other = others.select_related("form").first() if request.pair else None
    return answers(
        request.span,
        span_of(form),
        is_double=request.is_double,
        beside=span_of(other.form) if other and other.form else None,
    )


def span_of(form: Assessment) -> Span:
    """Return the days over which a form looks."""
    return Span(form.period_from, form.period_to)


def answer_with(request: ObservationRequest, form: Assessment, by: User) -> None:
    """Keep that a form answers a locked request."""
    request.form, request.state = form, State.DONE
    request.ended_at, request.ended_by = form.signed_at, by
    save_next(request, "form", *ENDS)


@transaction.atomic
def decline_request(
    *, request: ObservationRequest, reason: str, note: str, seen_revision: int | None, by: User
) -> ObservationRequest:
    """Keep that an observation does not happen, with why; what did not take place stands in the course too."""
    current = locked_open(request, seen_revision)
    state = State.DECLINED if reason in NOT_BY_ME else State.MISSED
    end(current, state, by, reason=reason, note=note)
    if state == State.MISSED:
        add_missed_moment(moment=missed_moment_of(current), by=by)
    record(EventType.OBSERVATION_REQUEST_DECLINED, target=current, child_id=current.child_id, by=by)
    return current


def missed_moment_of(request: ObservationRequest) -> MissedMoment:
    """Return what the course says of a moment that was asked and did not take place; not saved yet."""
    looked = (
        Assessment.objects.present().filter(observer=request.asked_id).exclude(observer_role__in=OWN_VOICES)
    )
    role = looked.order_by("-started_at").values_list("observer_role", flat=True).first()
    return MissedMoment(
        child_id=request.child_id,
        expected_on=max(min(request.period_to, timezone.localdate()), request.child.born_on),
        observer_role=role or ObserverRole.OTHER,
        setting=request.setting,
        reason=MissedMoment.Reason(request.reason),
    )


@transaction.atomic
def stop_request(*, request: ObservationRequest, note: str, seen_revision: int | None, by: User) -> None:
    """Stop a request with the reason; of a double observation the other form can then be read."""
    current = locked_open(request, seen_revision)
    end(current, State.STOPPED, by, note=note)
    record(EventType.OBSERVATION_REQUEST_WITHDRAWN, target=current, child_id=current.child_id, by=by)


@transaction.atomic
def pass_on(
    *, request: ObservationRequest, to: User, seen_revision: int | None, by: User
) -> ObservationRequest:
    """Ask another colleague in the place of the first; `AlreadyAsked` when this one was asked it already."""
    current = locked_open(request, seen_revision)
    ask_instead(current, to, by)
    return current


def ask_instead(request: ObservationRequest, to: User, by: User) -> None:
    """Ask someone else what a locked request asks; `AlreadyAsked` when this one was asked it already."""
    request.asked, request.asked_at = to, timezone.now()
    with refused_by(observation_request_once_open=AlreadyAsked, observation_request_two_people=AlreadyAsked):
        save_next(request, "asked", "asked_at")
    record(EventType.OBSERVATION_REQUEST_REASSIGNED, target=request, child_id=request.child_id, by=by)


def go_along(draft: Assessment, *, before: User, by: User) -> None:
    """Let what was asked of the observer before go along with a draft to who takes it over, in that transaction.

    So what the first wrote of a double observation stays apart from the other. Whoever was asked the same by
    themselves has that to answer, and the question to the first stays open.
    """
    for found in asked_as(draft, before):
        current = locked(found)
        if current.is_open:
            with suppress(AlreadyAsked):
                ask_instead(current, draft.observer, by)


def ask_again(form: Assessment, by: User) -> None:
    """Ask again what a form answered that was about another child, in the transaction that withdraws it.

    Where the other of a double was read meanwhile, it is asked as an observation by itself. Where the same was asked
    anew meanwhile, that is the question, and this one stays answered.
    """
    answered = ObservationRequest.objects.filter(form=form).first()
    current: Any = locked(answered) if answered else None
    n_held, _tables = HeldForm.objects.filter(form=form).delete()
    if current is None:
        return
    current.pair = current.pair if n_held else None
    current.form, current.let_go_at, current.state = None, None, State.OPEN
    current.ended_at, current.ended_by = None, None
    with suppress(AlreadyAsked), refused_by(observation_request_once_open=AlreadyAsked):
        save_next(current, "form", "let_go_at", "pair", *ENDS)
        record(EventType.OBSERVATION_REQUEST_REOPENED, target=current, child_id=current.child_id, by=by)


@transaction.atomic
def end_overdue(today: datetime.date, *, child: Child | None = None, by: User | None) -> int:
    """End the requests that nobody answered in time, of one child or of all; return how many.

    What is held without anything to wait for, as the other was destroyed, is let go too.
    """
    of_child = Q(child=child) if child else Q()
    over = ObservationRequest.objects.filter(of_child, state=State.OPEN, due_on__lte=last_day_over(today))
    n = 0
    for found in over.order_by("pk"):
        current = locked(found)
        if current.is_open:
            end(current, State.EXPIRED, by)
            record(EventType.OBSERVATION_REQUEST_EXPIRED, target=current, child_id=current.child_id, by=by)
            n += 1
    for held in (
        ObservationRequest.objects.filter(of_child, held_forms__isnull=False).distinct().order_by("pk")
    ):
        let_go(locked(held), by=by)
    return n

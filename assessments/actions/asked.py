"""Asking colleagues to observe, and what becomes of it: answered, declined, stopped, passed on, over."""

import datetime
import uuid
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from assessments.exceptions import AlreadyAsked, NoLongerAsked
from assessments.models import Assessment, ObservationRequest
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
    same = ("child_id", "instrument_version_id", "setting", "period_from", "period_to", "due_on")
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


def locked(request: ObservationRequest) -> ObservationRequest:
    """Lock a request with the other of its double, in a fixed order; return it as it stands."""
    meant = Q(pk=request.pk) | Q(pair=request.pair) if request.pair else Q(pk=request.pk)
    rows = ObservationRequest.objects.filter(meant).order_by("pk").select_for_update(of=("self",))
    return next(row for row in rows if row.pk == request.pk)


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


def let_go(request: ObservationRequest, *, by: User | None) -> None:
    """Let what is held of a locked double observation be read, unless one of the two is still to answer."""
    if request.pair is None:
        return
    both = list(ObservationRequest.objects.filter(pair=request.pair))
    if any(one.is_open for one in both):
        return
    for one in both:
        if one.held_id is not None:
            one.held, one.let_go_at = None, timezone.now()
            save_next(one, "held", "let_go_at")
            record(EventType.DOUBLE_OBSERVATION_OPENED, target=one, child_id=one.child_id, by=by)


def answer_request(form: Assessment, by: User) -> None:
    """Let a form that was signed just now answer what its observer was asked, in the transaction that signs.

    Of a double observation it is held until the other one is signed too.
    """
    if form.observer_role in OWN_VOICES or form.corrects_id or form.sent_by:
        return
    asked = ObservationRequest.objects.filter(
        state=State.OPEN,
        child=form.child_id,
        asked=form.observer_id,
        setting=form.setting,
        instrument_version__instrument=form.instrument_version.instrument_id,
    )
    looked = Span(form.period_from, form.period_to)
    for found in asked.order_by("due_on", "pk"):
        current = locked(found)
        if current.is_open and answers(current.span, looked, is_double=current.is_double):
            answer_with(current, form, by)
            return


def answer_with(request: ObservationRequest, form: Assessment, by: User) -> None:
    """Keep that a form answers a locked request; hold it while the other of a double is to be answered."""
    request.form, request.state = form, State.DONE
    request.ended_at, request.ended_by = timezone.now(), by
    others = ObservationRequest.objects.filter(pair=request.pair).exclude(pk=request.pk)
    if request.pair and any(one.is_open for one in others):
        request.held = form
    save_next(request, "form", "held", *ENDS)
    let_go(request, by=by)


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
    current.asked, current.asked_at = to, timezone.now()
    with refused_by(observation_request_once_open=AlreadyAsked, observation_request_two_people=AlreadyAsked):
        save_next(current, "asked", "asked_at")
    record(EventType.OBSERVATION_REQUEST_REASSIGNED, target=current, child_id=current.child_id, by=by)
    return current


def ask_again(form: Assessment, by: User) -> None:
    """Ask again what a form answered that was about another child, in the transaction that withdraws it.

    Where the other of a double was read meanwhile, it is asked as an observation by itself.
    """
    answered = ObservationRequest.objects.filter(form=form).first()
    if answered is None:
        return
    current: Any = locked(answered)
    if current.held_id is None:
        current.pair = None
    current.form, current.held, current.let_go_at, current.state = None, None, None, State.OPEN
    current.ended_at, current.ended_by = None, None
    save_next(current, "form", "held", "let_go_at", "pair", *ENDS)
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
    for held in ObservationRequest.objects.filter(of_child, held__isnull=False).order_by("pk"):
        let_go(locked(held), by=by)
    return n

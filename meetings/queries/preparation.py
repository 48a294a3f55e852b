"""One meeting with what is ready and what is missing for each child."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Max, Q
from django.utils import timezone

from accounts.access import Access
from accounts.models import Team, User
from accounts.rules.permissions import Permission
from assessments.models import Assessment, ObservationRequest
from assessments.models.assessment import standing
from assessments.queries.asked import requests_by
from assessments.queries.forms import published_instruments
from audit.queries import last_of
from audit.rules.events import EventType
from children.models import Child
from children.models.observer import ObserverRole, person_behind, roles_for
from children.models.retention import closed_on
from children.rules.voices import is_own_voice
from consents.queries.readiness import Readiness, readiness_of
from invitations.models import Invitation
from lifecourse.models import MissedMoment
from meetings.models import AgendaItem, Meeting
from meetings.queries.planning import members_of
from meetings.rules.preparation import (
    Answered,
    Asked,
    ByLink,
    Look,
    Told,
    observed,
    start_of,
    told,
    with_asked,
)
from meetings.words.preparation import Row
from portfolio.rules.outcomes import STRENGTHS, Form
from reviews.models import Action
from reviews.rules.plan import Standing

CAN_STILL_BE_ASKED = {MissedMoment.Reason.FORGOTTEN, MissedMoment.Reason.OBSERVER_AWAY}


@dataclass(frozen=True)
class Prepared:
    """The children of a meeting in order, and how many are in it that left the team."""

    rows: list[Row]
    n_left: int


@dataclass(frozen=True)
class Known:
    """What was read for a whole meeting; by child, but for who is `here` and the `instruments`."""

    looks: Mapping[UUID, Sequence[Assessment]]
    met: Mapping[UUID, datetime.date]
    missed: Mapping[UUID, Sequence[MissedMoment]]
    papers: Mapping[str, datetime.datetime]
    here: set[str]
    instruments: Sequence[Form]
    consent: Mapping[UUID, Readiness]
    invited: Mapping[tuple[UUID, str], ByLink]
    asked: Mapping[UUID, Sequence[ObservationRequest]]
    today: datetime.date


def prepared(meeting: Meeting, *, access: Access, user: User) -> Prepared:
    """Return what is ready for each child that is still with the team; eleven queries, however many children."""
    items = list(meeting.agenda.select_related("child__retention", "child__team"))
    there = [item for item in items if item.child.team_id == meeting.team_id]
    children = [item.child for item in there]
    known = Known(
        looks=looks_of(children, user, sees_drafts=access.has(Permission.DRAFT_VIEW_TEAM, meeting.team_id)),
        met=last_meetings(meeting, children),
        missed=missed_by(children),
        papers=last_of(EventType.REPORT_EXPORTED, [child.pk for child in children]),
        here={str(pk) for pk in members_of(meeting.team).values_list("pk", flat=True)},
        instruments=list(published_instruments(meeting.team.organisation_id).values()),
        consent=readiness_of(children, meeting.meets_on),
        invited=invited_of(children),
        asked=requests_by(children),
        today=timezone.localdate(),
    )
    return Prepared([row_of(item, meeting.meets_on, known) for item in there], len(items) - len(there))


def row_of(item: AgendaItem, day: datetime.date, known: Known) -> Row:
    """Return what is known of one child on the day of the meeting; no query."""
    child, looks = item.child, known.looks.get(item.child_id, [])
    age, last_meeting = child.age_on(day), known.met.get(child.pk)
    since = start_of(last_meeting, day, child.weeks_between)
    forms = own_forms(known.instruments, age)
    asked = asked_since(known.asked.get(child.pk, []), since, known.today)

    def told_by(role: str) -> Told:
        own = [look_of(form) for form in looks if form.observer_role == role]
        reason = reason_of(known.missed.get(child.pk, []), role, since)
        by_link = known.invited.get((child.pk, role))
        return told(own, since=since, is_asked=role in forms, reason=reason, by_link=by_link)

    return Row(
        item_id=item.pk,
        child=child,
        meets_on=day,
        age=age,
        is_closed=closed_on(child) is not None,
        since=since,
        last_meeting=last_meeting,
        observed=with_asked(
            observed(
                [look_of(form) for form in looks if not is_own_voice(form.observer_role)],
                since=since,
                by=day,
                weeks_between=child.weeks_between,
                here=known.here,
            ),
            asked,
        ),
        asked=asked,
        child_told=told_by(ObserverRole.CHILD),
        parent_told=told_by(ObserverRole.PARENT),
        consent=known.consent[child.pk],
        signed_at=max((at for form in looks if (at := readable_at(form))), default=None),
        paper_at=known.papers.get(str(child.pk)),
        forms=forms,
    )


def asked_since(
    requests: Iterable[ObservationRequest], since: datetime.date, today: datetime.date
) -> list[Asked]:
    """Return who was asked to look since a day, or has not answered yet, the nearest day first."""
    return [asked_of(one, today) for one in requests if one.is_open or one.due_on >= since]


def asked_of(request: ObservationRequest, today: datetime.date) -> Asked:
    """Return how it stands with one who was asked; what a form says is not looked at."""
    states = ObservationRequest.State
    if request.is_open:
        state = Answered.LATE if request.due_on < today else Answered.OPEN
    elif request.state == states.DONE:
        state = Answered.HELD if request.form and request.form.is_held else Answered.IN
    else:
        state = Answered.NOT
    why = request.note if request.state == states.STOPPED else request.get_reason_display()
    if state == Answered.NOT and not why:
        why = request.get_state_display()
    return Asked(request.asked.full_name, request.due_on, state, why, request.is_double)


def readable_at(form: Assessment) -> datetime.datetime | None:
    """Return since when a form can be read: signed, and not held any more; None for what cannot."""
    if not form.is_signed or form.is_held:
        return None
    request = getattr(form, "asked_as", None)
    return (request.let_go_at if request else None) or form.signed_at


def look_of(form: Assessment) -> Look:
    """Return who looked, until when, and whether the form is signed."""
    who = person_behind(form.observer_id, form.sent_by)
    return Look(who, form.sent_by or form.observer.full_name, form.period_to, form.is_signed)


def looks_of(
    children: Sequence[Child], user: User, *, sees_drafts: bool
) -> Mapping[UUID, Sequence[Assessment]]:
    """Return the forms on strengths that stand, held ones too, and the drafts (else one's own), by child; one query."""
    drafts = Q(signed_at=None) if sees_drafts else Q(signed_at=None, observer=user)
    forms = Assessment.objects.filter(standing(with_held=True) | drafts, child__in=children).on_strengths()
    needed = [
        *("child_id", "observer__full_name", "observer_role", "period_to", "signed_at", "sent_by"),
        "held_by__form",
        "asked_as__let_go_at",
    ]
    found: dict[UUID, list[Assessment]] = defaultdict(list)
    for form in forms.select_related("observer", "held_by", "asked_as").only(*needed):
        found[form.child_id].append(form)
    return found


def invited_of(children: Sequence[Child]) -> dict[tuple[UUID, str], ByLink]:
    """Return how far those are who were asked by a link, by child and role; one query.

    The kinds of people that are asked are called as their roles.
    """
    waits = Invitation.objects.to_check() | Invitation.objects.live(timezone.now())
    found = waits.filter(child__in=children).order_by().values_list("child_id", "kind", "state")
    return {
        (child_id, kind): ByLink.TO_CHECK if state == Invitation.State.SENT else ByLink.ASKED
        for child_id, kind, state in sorted(found, key=lambda row: row[2] == Invitation.State.SENT)
    }


def last_meetings(meeting: Meeting, children: Sequence[Child]) -> dict[UUID, datetime.date]:
    """Return the day on which the team last met about each child, before this meeting; one query."""
    held = AgendaItem.objects.filter(
        meeting__team=meeting.team_id,
        meeting__status=Meeting.Status.HELD,
        meeting__meets_on__lt=meeting.meets_on,
        child__in=children,
    )
    return dict(held.order_by().values_list("child").annotate(Max("meeting__meets_on")))


def missed_by(children: Sequence[Child]) -> Mapping[UUID, Sequence[MissedMoment]]:
    """Return what did not take place, by child, the latest first; one query."""
    found: dict[UUID, list[MissedMoment]] = defaultdict(list)
    for moment in MissedMoment.objects.filter(child__in=children).order_by("-expected_on"):
        found[moment.child_id].append(moment)
    return found


def reason_of(missed: Iterable[MissedMoment], role: str, since: datetime.date) -> str:
    """Say why someone in this role need not be asked, as noted since a day; else empty."""
    latest = next((one for one in missed if one.observer_role == role and one.expected_on >= since), None)
    return "" if latest is None or latest.reason in CAN_STILL_BE_ASKED else latest.get_reason_display()


def own_forms(instruments: Iterable[Form], age: int) -> dict[str, str]:
    """Return the key of the form with which a child of this age, or its parent, is asked, by role."""
    found: dict[str, str] = {}
    for form in instruments:
        roles = roles_for(form.audience)
        is_own = form.kind == STRENGTHS and len(roles) == 1 and is_own_voice(roles[0])
        if is_own and form.ages[0] <= age <= form.ages[1]:
            found.setdefault(roles[0], form.key)
    return found


def past_their_day(team: Team, today: datetime.date) -> list[Action]:
    """Return the actions of all children of a team that go on after the day by which they were to be done; one query.

    The oldest day comes first, whoever does them. A closed file asks for nothing any more.
    """
    going_on = Action.objects.filter(child__team=team, is_ongoing=True, due_on__isnull=False)
    going_on = going_on.exclude(child__retention__closed_on__isnull=False).select_related("child")
    return [
        action
        for action in going_on.order_by("due_on", "title")
        if action.standing_on(today) == Standing.PAST_ITS_DAY
    ]

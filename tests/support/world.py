"""One small world for tests that walk over all addresses: a child with forms in every state."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import transaction
from django.urls import URLPattern, get_resolver, reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from accounts.checks import every_pattern
from accounts.models import Membership, ProposedRole, User
from accounts.security.invitations import GIVEN
from advice.models import Advice
from assessments.actions.withdrawals import add_reading
from assessments.models import Assessment, ObservationRequest, WithdrawnReading
from children.models import Child, Grant, SafetyNote
from consents.models import Authority
from consents.rules.deciding import Purpose
from exports.models import Export
from invitations.models import Invitation
from lifecourse.models import CopingEpisode, LifeEvent, MissedMoment, QuickNote, ResourceUse
from meetings.models import Meeting
from portfolio.models import InstrumentVersion
from reviews.models import Action, Goal, GoalScore, Judgement
from tests.support.advice import advised, asked
from tests.support.around import (
    a_change_of_use,
    a_family_plan,
    a_goal,
    a_judgement,
    a_missed_moment,
    a_quick_note,
    a_safety_note,
    a_score,
    an_action,
    an_episode,
    some_talking_points,
)
from tests.support.asked import asked as asked_to_look
from tests.support.audit_log import a_month_to_look_over, last_month
from tests.support.build import (
    People,
    a_child,
    a_draft,
    a_resource,
    a_signed_form,
    a_withdrawn_form,
    an_event,
    an_organisation_elsewhere,
    answer,
    make_people,
    version_of,
)
from tests.support.consents import a_party, said
from tests.support.days import today
from tests.support.exports import a_ready_export
from tests.support.instruments import an_own_version, next_draft
from tests.support.invitations import sent_by_parent
from tests.support.large_dataset import a_scientist
from tests.support.meetings import a_meeting, item_of
from tests.support.minutes import Told, told_about
from tests.support.personas import a_past_emergency, a_proposed_role, make_colleagues
from tests.support.queue import a_failed_job
from tests.support.rights import world_of_rights

ELSEWHERE = "DW-78"  # the number of a child of the other team
BESIDE = "DW-13"  # the number of another child of the same team
NAME, REFERENCE, EXAMPLE = "Kanariena", "KANARIE-17", "Kanarie zong vandaag mee."
WITHDRAWN = "Kanarie was een papegaai."  # stands in a form that was withdrawn
EVENT, RESOURCE, MOMENT = "Kanarie vloog weg", "Kanarie van oma", "Kanarie schrok van"
SIGHT = "Kanarie at uit de hand van"
TRACES = ("Kanarie", "KANARIE", "kanarie")  # of the child, in all its texts


@dataclass
class World:
    """People, one child of team North, and what was written about it."""

    people: People
    others: dict[str, User]
    outsider: User
    child: Child
    forms: dict[str, Assessment]
    event: LifeEvent
    use: ResourceUse
    episodes: dict[str, CopingEpisode]
    moment: MissedMoment
    action: Action
    membership: Membership
    versions: dict[str, InstrumentVersion]
    scientist: User
    grants: dict[str, Grant]
    rights: dict[str, object]
    officer: User
    note: SafetyNote
    reading: WithdrawnReading
    proposed: ProposedRole
    quick_notes: dict[str, QuickNote]
    goals: dict[str, Goal]
    score: GoalScore
    meeting: Meeting
    job_id: int
    authority: Authority
    told: Told
    invitation: Invitation
    advice: Advice
    judgement: Judgement
    wanted: ObservationRequest
    export: Export
    cookies: dict[str, str] = field(
        default_factory=dict
    )  # session keys, by name, of who was signed in before
    signed_in_at: float = 0.0  # seconds of `time.monotonic`

    def user(self, name: str) -> User | None:
        """Return a persona by name, as the database knows it now; nobody for `anonymous`."""
        if name == "anonymous":
            return None
        user = self.others.get(name) or getattr(self.people, name)
        return User.objects.get(pk=user.pk)

    def form_for(self, name: str, form: str) -> Assessment:
        """Return the form that an address is about."""
        if name.startswith("withdrawn-"):
            return self.forms["anna's withdrawn"]
        if name.startswith("talking-points"):
            return self.forms["anna's signed"]
        return self.forms.get(form, self.forms["anna's draft"])

    def url(self, name: str, form: str = "anna's draft", child_id: object = None, **given: object) -> str:
        """Return an address, for the form that is meant."""
        values = {
            "child_id": child_id or self.child.pk,
            "assessment_id": self.form_for(name, form).pk,
            "reading_id": self.reading.pk,
            "version_id": self.versions.get(form, self.versions["own draft"]).pk,
            "page_key": "connecting",
            "element": "help_seeking",
            "table": "dubbel",
            "notation": "fhir",
            "event_id": self.event.pk,
            "resource_id": self.use.resource_id,
            "use_id": self.use.pk,
            "episode_id": self.episodes.get(form, self.episodes["anna's moment"]).pk,
            "quick_note_id": self.quick_notes.get(form, self.quick_notes["anna's note"]).pk,
            "moment_id": self.moment.pk,
            "action_id": self.action.pk,
            "goal_id": self.goals["scored" if name.startswith("goal-score") else "agreed"].pk,
            "score_id": self.score.pk,
            "membership_id": self.membership.pk,
            "user_id": self.membership.user_id,
            "team_id": self.people.north.pk,
            "proposed_id": self.proposed.pk,
            "job_id": self.job_id,
            "grant_id": self.grants["emergency" if name == "emergency-review" else "case"].pk,
            "note_id": self.note.pk,
            "meeting_id": self.meeting.pk,
            "party_id": self.authority.party,
            "invitation_id": self.invitation.pk,
            "advice_id": self.advice.pk,
            "asked_id": self.advice.request_id,
            "judgement_id": self.judgement.pk,
            "question_id": self.wanted.pk,
            "export_id": self.export.pk,
            **self.told.ids_for(name),
            **dict.fromkeys(("passkey_id", "number"), 1),
            "mark": "0123456789abcdef",
            "provider_id": "organisatie",
            **self.rights,
            "request_id": self.rights["to_approve" if name == "erasure-approve" else "to_decide"],
            "year": last_month().year,
            "month": last_month().month,
            "item_key": "help_ask",
            "code": "ar",
            **given,
        }
        needed = {
            *PATTERNS[name].pattern.converters,
            *get_resolver().reverse_dict.getlist(name)[0][0][0][1],
        }
        if "token" in needed:  # what takes a query is asked for when it is needed
            values = {**self.link_to_begin(), **values}
        if name == "meeting-move":
            values = {**values, "item_id": item_of(self.meeting, self.child).pk, **given}
        return reverse(name, kwargs={key: values[key] for key in needed})

    def link_to_begin(self) -> dict[str, str]:
        """Return the parts of the link with which Anna chooses her password."""
        newcomer = User.objects.get(pk=self.people.anna.pk)
        return {
            "uidb64": urlsafe_base64_encode(force_bytes(newcomer.pk)),
            "token": GIVEN.make_token(newcomer),
        }


PATTERNS: dict[str, URLPattern] = {str(p.name): p for p in every_pattern(get_resolver().url_patterns)}
CHILD_PAGES = [
    n for n, p in PATTERNS.items() if "child_id" in get_resolver().reverse_dict.getlist(n)[0][0][0][1]
]


def make_world() -> World:
    """Make the world: two drafts and two signed forms by Anna and Bram, an event, someone from elsewhere."""
    people = make_people()
    outsider = an_organisation_elsewhere()
    child = a_child(people.north, people.anna, first_name=NAME, reference=REFERENCE)
    a_child(people.south, people.chris, first_name="Noor", reference=ELSEWHERE)
    beside = a_child(people.north, people.anna, first_name="Fenna", reference=BESIDE, is_entrusted=False)
    earlier = today() - datetime.timedelta(days=40)
    forms = {"anna's withdrawn": a_withdrawn_form(child, people.anna, on=earlier, example=WITHDRAWN)}
    for name in ("anna", "bram"):
        user = getattr(people, name)
        forms[f"{name}'s signed"] = a_signed_form(child, user, on=earlier, example=EXAMPLE)
        forms[f"{name}'s draft"] = draft = a_draft(child, user)
        answer(draft, "help_ask", "2", user, example=EXAMPLE)
        draft.refresh_from_db()
    some_talking_points(forms["anna's signed"], people.anna, first=f"Wat doet {NAME} dan?")
    event = an_event(child, people.anna, title=EVENT)
    use = a_change_of_use(a_resource(child, people.anna, name=RESOURCE), people.anna)
    episodes = {
        f"{name}'s moment": an_episode(child, getattr(people, name), situation=f"{MOMENT} {name}")
        for name in ("anna", "bram")
    }
    quick_notes = {
        f"{name}'s note": a_quick_note(child, getattr(people, name), what=f"{SIGHT} {name}", quote=EXAMPLE)
        for name in ("anna", "bram")
    }
    moment = a_missed_moment(child, people.anna, note=EVENT)
    action = an_action(child, people.anna, title=EVENT)
    judgement = a_judgement(event, people.anna)
    own = an_own_version(people)
    case, colleagues = child.grants.get(kind="case"), make_colleagues(child, people)
    forms["cora's left draft"] = a_draft(child, colleagues["dirk"])
    grants = {"case": case, "emergency": a_past_emergency(child, colleagues["els"], people.cora)}
    versions = {"shared version": version_of(), "own version": own, "own draft": next_draft(own, people.ada)}
    versions["outcome strip"] = version_of("outcome")
    withdrawn = forms["anna's withdrawn"]
    reading = add_reading(assessment=withdrawn, reason="De klacht nakijken.", by=people.cora)
    membership, scientist = people.bram.memberships.get(), a_scientist(people)
    told, officer = told_about(child, people, EXAMPLE), a_month_to_look_over(people, child)
    authority = a_party(child, people.anna, called="Kanariemoeder", note=EVENT)
    said(child, people.anna, "yes", *Purpose, party=authority, words=EVENT)
    invitation = sent_by_parent(child, people.anna, own_words=EXAMPLE)
    advice = advised(asked(child, scientist, people.cora, question=f"Wat helpt {NAME}?"), EXAMPLE)
    goals = goals_of(child, people)
    return World(
        people,
        {**colleagues, "olga": outsider, "sanne": scientist, "petra": officer},
        outsider,
        child,
        forms,
        event,
        use,
        episodes,
        moment,
        action,
        membership,
        versions,
        scientist,
        grants,
        world_of_rights(child, people),
        officer,
        a_safety_note(child, people.anna, note=EVENT),
        reading,
        a_proposed_role(people),
        quick_notes,
        goals,
        goals["scored"].scores.get(),
        a_meeting(people.north, people.cora, [child, beside]),
        a_failed_job().pk,
        authority,
        told,
        invitation,
        advice,
        judgement,
        asked_to_look(child, people.anna, people.bram, setting="leisure")[0],
        a_ready_export(people.north, people.cora),
    )


def goals_of(child: Child, people: People) -> dict[str, Goal]:
    """Make a goal that was scored and one that was only agreed; the family made a plan of its own."""
    a_family_plan(child, people.anna, text=EXAMPLE)
    goals = {
        name: a_goal(child, people.anna, text=f"{EVENT}, {name}", said_by=NAME)
        for name in ("scored", "agreed")
    }
    a_score(goals["scored"], people.anna, note=EVENT)
    goals["scored"].refresh_from_db()
    return goals


@contextmanager
def undone() -> Iterator[None]:
    """Run something and take back what it wrote."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)

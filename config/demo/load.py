"""Putting the invented organisation in the database, through the actions of the apps."""

import datetime
from dataclasses import asdict

from django.db import transaction
from django.utils import timezone

from accounts.actions import add_person, set_password, set_up_organisation
from accounts.actions.roles import propose_role
from accounts.models import Organisation, User
from assessments.actions.assessments import enter_answers, sign_assessment, start_assessment
from assessments.actions.corrections import start_correction
from assessments.models import Assessment
from children.actions.children import register_child
from children.actions.grants import add_grant
from children.actions.safety import set_safety_contact
from children.models import Child, Grant, SafetyContact
from config.demo.advice import load_advice, load_statements
from config.demo.answers import Response
from config.demo.around import load_around
from config.demo.asked import load_asked
from config.demo.consents import load_consents
from config.demo.invitations import load_invitations
from config.demo.meetings import load_meetings
from config.demo.own_form import OWN_NEXT, first_own_version, next_own_version, with_own_forms
from config.demo.plans import DemoPlan
from config.demo.story import Correction, Event, Form, Story, monday_of, tell
from lifecourse.actions.circumstances import add_circumstance
from lifecourse.actions.life_events import add_life_event
from lifecourse.actions.resources import add_resource
from lifecourse.models import Circumstance, LifeEvent, Resource, ResourceUse
from portfolio.models import InstrumentVersion
from portfolio.queries.instruments import form_of

INSTRUMENTS = {
    "full": "professional-full",
    "quick": "professional-quick",
    "young_child": "child-4-7",
    "child": "child-8-11",
    "youth": "youth-12-17",
    "young_adult": "young-adult-18-23",
    "parent": "parent",
    "teacher": "teacher",
    "outcome": "outcome",
}


class NoInstruments(Exception):
    """The instruments that the demo fills in are not published."""


def is_loaded(plan: DemoPlan) -> bool:
    """Say whether the organisation of the demo is there."""
    return Organisation.objects.filter(name=plan.name).exists()


@transaction.atomic
def load(plan: DemoPlan, today: datetime.date) -> list[Story]:
    """Load everything or nothing; return what was loaded."""
    versions = published_versions()
    definitions = {name: form_of(version.pk) for name, version in versions.items()}
    stories = tell(plan, with_own_forms(definitions), today)
    organisation = set_up_organisation(name=plan.name, teams=list(plan.teams), is_demo=True)
    people = load_people(plan, organisation)
    proposed = dict(plan.proposed_role)
    propose_role(organisation=organisation, team=None, by=people[proposed.pop("by")], **proposed)
    contact = SafetyContact(organisation=organisation, **plan.safety_contact)
    set_safety_contact(contact=contact, seen_revision=0, by=next(iter(people.values())))
    versions["own"] = first_own_version(versions["quick"], organisation, people)
    teams = {team.name: team for team in organisation.teams.all()}
    later: list[tuple[Form, Child]] = []
    for story in stories:
        child = Child(
            team=teams[story.team],
            first_name=story.first_name,
            birth_year=story.birth_year,
            birth_month=story.birth_month,
            reference=story.reference,
            weeks_between=story.weeks_between,
        )
        registrar = people[story.registered_by]
        register_child(child=child, by=registrar)
        for event in story.events:
            load_event(event, child, registrar)
        noted = plan.around.get(story.reference, {})
        load_around(noted, child, people, monday_of(today), registrar)
        for observer in entrusted_to(story, plan):
            add_grant(grant=Grant(child=child, user=people[observer], kind=Grant.Kind.CASE), by=registrar)
        for form in (*story.forms, *story.voices):
            if form.instrument == OWN_NEXT:
                later.append((form, child))
            else:
                load_form(form, child, versions[form.instrument], people[form.by])
    following = next_own_version(versions["own"], people)
    for form, child in later:
        load_form(form, child, following, people[form.by])
    load_consents(plan.consents, organisation, people, today)
    load_advice(plan.advice.get("advice", []), organisation, people)
    load_meetings(plan.meetings, organisation, people, today)
    load_statements(plan.advice.get("statements", []), organisation, people, today)
    load_invitations(plan.invitations, organisation, people, today)
    load_asked(plan.asked, organisation, people, plan.people, versions["quick"], today)
    return stories


def published_versions() -> dict[str, InstrumentVersion]:
    """Return the published version of each instrument, by the name the plan gives it."""
    published = InstrumentVersion.objects.published().offered_to(None)
    found = {version.instrument.key: version for version in published.select_related("instrument")}
    if missing := set(INSTRUMENTS.values()) - found.keys():
        raise NoInstruments(", ".join(sorted(missing)))
    return {name: found[key] for name, key in INSTRUMENTS.items()}


def load_event(event: Event, child: Child, by: User) -> None:
    """Put an event in its place: adversity, something that presses, or a resource."""
    if event.kind == "adversity":
        noted = LifeEvent(
            child=child,
            kind=event.what,
            title=event.title,
            started_on=event.started_on,
            ended_on=event.ended_on,
            is_ongoing=event.is_ongoing,
            note=event.note,
            **{f"impact_{who}": weight for who, weight in event.weighed.items()},
        )
        add_life_event(event=noted, by=by)
    elif event.kind == "pressure":
        pressing = Circumstance(
            child=child,
            kind=event.what,
            title=event.title,
            state="presses" if event.is_ongoing else "pressed",
            started_on=event.started_on,
            ended_on=event.ended_on,
            note=event.note,
        )
        add_circumstance(circumstance=pressing, by=by)
    else:
        resource = Resource(
            child=child,
            kind=event.what,
            name=event.title,
            element=event.element,
            ways=list(event.ways),
            ended_on=event.ended_on,
            note=event.note,
        )
        use = ResourceUse(from_on=event.started_on, use=event.use, felt=event.felt)
        add_resource(resource=resource, use=use, by=by)


def entrusted_to(story: Story, plan: DemoPlan) -> list[str]:
    """Return the observers of the team who filled in a form about this child."""
    observers = {key for key, person in plan.people.items() if (story.team, "observer") in person.memberships}
    return sorted(observers & {form.by for form in story.forms})


def load_people(plan: DemoPlan, organisation: Organisation) -> dict[str, User]:
    """Give everyone an account with the demo's password; return the people by key."""
    teams = {team.name: team for team in organisation.teams.all()}
    people: dict[str, User] = {}
    for person in plan.people.values():
        for team, role in person.memberships:
            people[person.key] = add_person(
                organisation=organisation,
                email=person.email,
                full_name=person.full_name,
                role=role,
                team=teams[team] if team else None,
                by=None,  # at installation: nobody waits, and whatever takes two people can be tried at once
            )
        set_password(user=people[person.key], password=plan.password)
    return people


def load_form(form: Form, child: Child, version: InstrumentVersion, observer: User) -> None:
    """Fill in one form and sign it when the story says so."""
    draft = start_assessment(
        assessment=Assessment(
            child=child,
            instrument_version=version,
            observer_role=form.role,
            setting=form.setting,
            period_from=form.period_from,
            period_to=form.period_to,
            hours_seen=form.hours_seen,
        ),
        by=observer,
    )
    signed = fill_in(draft, form.responses, form.signed_at, observer)
    if form.correction:
        load_correction(form, form.correction, signed, observer)


def load_correction(form: Form, correction: Correction, signed: Assessment, observer: User) -> None:
    """Correct a signed form; an open correction stays a draft."""
    draft = start_correction(assessment=signed, reason=correction.reason, by=observer)
    fill_in(draft, {**form.responses, **correction.responses}, correction.signed_at, observer)


def fill_in(
    draft: Assessment, responses: dict[str, Response], signed_at: datetime.datetime | None, observer: User
) -> Assessment:
    """Enter the answers of a draft and sign it, if it was signed; local time is Amsterdam's."""
    at = timezone.make_aware(signed_at).astimezone(datetime.UTC) if signed_at else None
    answers = {item: asdict(response) for item, response in responses.items()}
    form = enter_answers(assessment=draft, answers=answers, at=at, by=observer)
    if at is None:
        return form
    return sign_assessment(assessment=form, seen_revision=form.revision, at=at, by=observer)

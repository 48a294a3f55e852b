"""Objects for tests, made through the actions of the product."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from accounts.actions import add_person, set_up_organisation
from accounts.models import Team, User
from assessments.actions.assessments import enter_answers, save_answer, sign_assessment, start_assessment
from assessments.actions.withdrawals import withdraw_assessment
from assessments.models import Assessment
from children.actions.children import register_child
from children.actions.grants import add_grant
from children.models import Child, Grant
from lifecourse.actions.circumstances import add_circumstance
from lifecourse.actions.life_events import add_life_event
from lifecourse.actions.resources import add_resource
from lifecourse.models import Circumstance, LifeEvent, Resource, ResourceUse
from portfolio.models import InstrumentVersion
from portfolio.queries.instruments import form_of
from tests.support.days import birth_month_of, season, today


@dataclass(frozen=True)
class People:
    """The personas of the tests."""

    north: Team
    south: Team
    anna: User
    bram: User
    cora: User
    chris: User
    ada: User


def make_people(organisation: str = "De Wilg") -> People:
    """Make one organisation with two teams and a person in each role; and Chris in the other team."""
    made = set_up_organisation(name=organisation, teams=["Noord", "Zuid"])
    north, south = made.teams.get(name="Noord"), made.teams.get(name="Zuid")

    def person(name: str, role: str, team: Team | None) -> User:
        return add_person(
            organisation=made,
            email=f"{name.lower()}@voorbeeld.example",
            full_name=f"{name} de Wit",
            role=role,
            team=team,
            by=None,
        )

    return People(
        north=north,
        south=south,
        anna=person("Anna", "practitioner", north),
        bram=person("Bram", "observer", north),
        cora=person("Cora", "coordinator", north),
        chris=person("Chris", "practitioner", south),
        ada=person("Ada", "administrator", None),
    )


def a_child(
    team: Team,
    by: User,
    *,
    first_name: str = "Sam",
    reference: str = "DW-001",
    birth_year: int | None = None,
    is_entrusted: bool = True,
) -> Child:
    """Register a child, of nine when nothing else is said, entrusted to the observers of the team."""
    year, month = birth_month_of(9)
    child = Child(team=team, first_name=first_name, reference=reference)
    child.birth_year, child.birth_month = birth_year or year, month
    register_child(child=child, by=by)
    for membership in team.memberships.filter(role="observer", ended_at=None) if is_entrusted else ():
        entrusted(child, membership.user, by)
    return child


def entrusted(child: Child, user: User, by: User) -> Grant:
    """Give an observer of the team this child as an own case."""
    return add_grant(grant=Grant(child=child, user=user, kind=Grant.Kind.CASE), by=by)


def version_of(key: str = "professional-quick") -> InstrumentVersion:
    """Return the published version of an instrument."""
    return InstrumentVersion.objects.published().get(instrument__key=key)


def a_draft(
    child: Child,
    by: User,
    *,
    on: datetime.date | None = None,
    key: str = "professional-quick",
    role: str = "youth_professional",
    setting: str = "home",
    with_teacher: bool = False,
) -> Assessment:
    """Start a draft over the two weeks before a day, or before today."""
    on = on or today()
    draft = Assessment(
        child=child,
        instrument_version=version_of(key),
        observer_role=role,
        setting=setting,
        period_from=on - datetime.timedelta(days=13),
        period_to=on,
        hours_seen=6,
        with_teacher=with_teacher,
    )
    return start_assessment(assessment=draft, by=by)


def answer(
    draft: Assessment, item_key: str, choice: str, by: User, *, reason: str = "", example: str = ""
) -> None:
    """Give one answer on the revision that stands."""
    saved = draft.answers.filter(item_key=item_key).first()
    content = {"choice": choice, "reason": reason, "example": example}
    revision = saved.revision if saved else 0
    save_answer(assessment=draft, item_key=item_key, content=content, seen_revision=revision, key=None, by=by)


def a_signed_form(
    child: Child,
    by: User,
    *,
    choice: str = "2",
    choices: Mapping[str, str] | None = None,
    example: str = "",
    **frame: object,
) -> Assessment:
    """Fill in and sign a form: the same choice everywhere, but for `choices` by item key."""
    draft = a_draft(child, by, **frame)  # type: ignore[arg-type]
    answers = {}
    for item in form_of(draft.instrument_version_id).items:
        chosen = (choices or {}).get(item, choice)
        reason = "past hier niet" if chosen == "not_applicable" else ""
        answers[item] = {"choice": chosen, "reason": reason, "example": example}
    filled = enter_answers(assessment=draft, answers=answers, by=by)
    return sign_assessment(assessment=draft, seen_revision=filled.revision, by=by)


def a_withdrawn_form(child: Child, by: User, **form: object) -> Assessment:
    """Sign a form and take it back, as it was about another child."""
    signed = a_signed_form(child, by, **form)  # type: ignore[arg-type]
    withdraw_assessment(assessment=signed, reason="Hoort bij een ander kind.", by=by)
    return signed


def an_event(
    child: Child,
    by: User,
    *,
    kind: str = "separation",
    title: str = "Scheiding van de ouders",
    **changes: object,
) -> LifeEvent:
    """Note an adversity that lasted a spring, but for the changes."""
    days: dict[str, object] = {"started_on": season()[0], "ended_on": season()[1]}
    event = LifeEvent(child=child, kind=kind, title=title, **{**days, **changes})
    return add_life_event(event=event, by=by)


def a_circumstance(child: Child, by: User, *, title: str = "Verhuizing", kind: str = "other") -> Circumstance:
    """Note something that pressed for a spring; of its own kind, unless one is given."""
    noted = Circumstance(
        child=child, kind=kind, title=title, state="pressed", started_on=season()[0], ended_on=season()[1]
    )
    return add_circumstance(circumstance=noted, by=by)


def a_resource(child: Child, by: User, *, name: str = "Muziekles bij oma") -> Resource:
    """Note an activity that the child used from the spring on."""
    noted = Resource(child=child, kind="activity", name=name, element="important_adult", ways=["feeds"])
    return add_resource(resource=noted, use=ResourceUse(from_on=season()[0], use="used"), by=by)


def an_organisation_elsewhere() -> User:
    """Set up another organisation with one team; return Olga, who practises there."""
    elsewhere = set_up_organisation(name="De Es", teams=["Oost"])
    return add_person(
        organisation=elsewhere,
        email="olga@elders.example",
        full_name="Olga van Es",
        role="practitioner",
        team=elsewhere.teams.get(),
        by=None,
    )

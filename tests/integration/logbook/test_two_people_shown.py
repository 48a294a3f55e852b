"""The month shows who got which role through whom, and who did together what takes two people."""

import pytest
from django.test import Client

from accounts.actions import add_person
from accounts.actions.roles import approve_role, propose_role
from accounts.models import Organisation, User
from audit.models import AuditEvent
from audit.occasion import Occasion, occasion
from children.actions.grants import open_emergency, review_emergency
from children.models import Child
from logbook.queries.two_people import two_people_in
from tests.support.audit_log import a_privacy_officer, last_month, month_page
from tests.support.build import People, an_organisation_elsewhere
from tests.support.pages import Page
from tests.support.rights import destroyed


def this_month(organisation: Organisation) -> list[tuple[str, str, str]]:
    found = two_people_in(organisation, last_month(0))
    return [(act.what, act.first, act.second) for act in found.acts]


@pytest.fixture
def bea(people: People) -> User:
    """Make a second administrator at installation."""
    return add_person(
        organisation=people.north.organisation,
        email="bea@voorbeeld.example",
        full_name="Bea Berg",
        role="administrator",
        team=None,
        by=None,
    )


def proposed_and_approved(people: People, bea: User, email: str, role: str) -> None:
    team = None if role == "administrator" else people.north
    proposed = propose_role(
        organisation=people.north.organisation,
        email=email,
        full_name="Cor Berg",
        role=role,
        team=team,
        by=people.ada,
    )
    approve_role(proposed=proposed, by=bea)


def test_roles_are_shown_with_both_names_and_what_deserves_a_look(people: People, bea: User) -> None:
    proposed_and_approved(people, bea, "cor@voorbeeld.example", "administrator")
    proposed_and_approved(people, bea, people.ada.email, "coordinator")
    organisation = people.north.organisation
    roles = {
        (given.membership.user.full_name, given.membership.role): given
        for given in two_people_in(organisation, last_month(0)).roles
    }
    new, own = roles["Cor Berg", "administrator"], roles["Ada de Wit", "coordinator"]
    assert new.marks == ["nieuwe beheerder of functionaris gegevensbescherming (FG)", "nieuw account"]
    assert own.marks == ["rol voor zichzelf"]
    assert (own.membership.given_by, own.membership.approved_by) == (people.ada, bea)
    assert roles["Anna de Wit", "practitioner"].marks == []


def test_acts_of_two_are_shown_with_both_names(people: People, child: Child, bea: User) -> None:
    organisation = people.north.organisation
    grant = open_emergency(child=child, reason="Het kind belde vannacht.", by=people.chris)
    review_emergency(grant=grant, note="Besproken.", by=people.cora)
    here = {"organisation_id": str(organisation.pk), "object_id": str(people.anna.pk)}
    for event, user in (("second_factor_reset", people.ada), ("password_link_made", bea)):
        AuditEvent.objects.create(event=event, actor_id=str(user.pk), actor_name=user.full_name, **here)
    acts = this_month(organisation)
    assert ("noodtoegang, en de controle achteraf", "Chris de Wit", "Cora de Wit") in acts
    assert (
        "een nieuw wachtwoord en een nieuwe tweede stap voor één collega",
        "Ada de Wit",
        "Bea Berg",
    ) in acts
    elsewhere = an_organisation_elsewhere().memberships.get().organisation
    assert this_month(elsewhere) == []
    assert two_people_in(organisation, last_month()).acts == []


def test_destruction_through_the_pages_is_shown_with_both_names(people: People, child: Child) -> None:
    with occasion(Occasion(organisation_id=str(people.north.organisation_id))):
        destroyed(child, people.cora, people.anna)
    assert ("vernietigen wat van een kind is bewaard", "Cora de Wit", "Anna de Wit") in this_month(
        people.north.organisation
    )


def test_page_of_the_month_has_the_tables(people: People, bea: User, client: Client) -> None:
    petra = a_privacy_officer(people)
    client.force_login(petra)
    words = Page(client.get(month_page(back=0))).words
    assert "Rollen die zijn gegeven" in words
    assert "bij de installatie" in words

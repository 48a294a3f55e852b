"""The month shows who got which role through whom, and who did together what takes two people."""

from collections.abc import Iterator

import pytest
from django.contrib.messages.storage.fallback import FallbackStorage
from django.test import Client, RequestFactory
from django.urls import reverse

from accounts.actions import add_person
from accounts.actions.links import give_password_link
from accounts.actions.roles import approve_role, decline_role, propose_role
from accounts.actions.second_factors import reset_second_factors
from accounts.models import Organisation, User
from accounts.rules.two_people import NotTwoPeople
from accounts.security.session_store import SessionStore
from accounts.sign_in.receivers import tell_what_was_done
from audit.actions import record
from audit.models import AuditEvent
from audit.occasion import Occasion, occasion
from audit.rules.events import EventType
from children.actions.grants import open_emergency, review_emergency
from children.models import Child
from logbook.queries.two_people import two_people_in
from rights.actions.erasures import approve_erasure
from tests.support.audit_log import a_privacy_officer, last_month, month_page
from tests.support.build import People, an_organisation_elsewhere
from tests.support.pages import Page, Reply
from tests.support.rights import a_request, destroyed, granted
from tests.support.second_factor import equip


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


def halves(organisation: Organisation) -> list[tuple[str, str, str]]:
    found = two_people_in(organisation, last_month(0))
    return [(half.what, half.who, half.state) for half in found.halves]


@pytest.fixture
def in_north(people: People) -> Iterator[None]:
    """Let the log note for which organisation something is done, as a request does."""
    with occasion(Occasion(organisation_id=str(people.north.organisation_id))):
        yield


def reset_by(user: User, by: User) -> None:
    now = User.objects.get(pk=user.pk)
    place = now.memberships.latest("pk").organisation
    reset_second_factors(user=now, organisation=place, seen_generation=now.session_generation, by=by)


@pytest.mark.usefixtures("in_north")
def test_one_half_of_a_reset_is_shown_until_the_other_is_done(people: People, bea: User) -> None:
    organisation = people.north.organisation
    reset_by(equip(people.anna), people.ada)
    half = ("een nieuwe tweede stap voor een collega", "Ada de Wit", "niemand deed de andere helft")
    assert halves(organisation) == [half]
    with pytest.raises(NotTwoPeople):
        give_password_link(user=equip(people.anna), organisation=organisation, by=people.ada)
    refused = ("een nieuw wachtwoord en een nieuwe tweede stap voor één collega", "Ada de Wit")
    assert halves(organisation) == [half, (*refused, "wilde de tweede zijn en mag dat niet")]
    give_password_link(user=equip(people.anna), organisation=organisation, by=bea)
    assert len(this_month(organisation)) == 1
    assert [state for _what, _who, state in halves(organisation)] == ["wilde de tweede zijn en mag dat niet"]


@pytest.mark.usefixtures("in_north")
def test_role_that_waits_is_declined_or_refused_is_shown(people: People, bea: User) -> None:
    organisation = people.north.organisation
    proposed = propose_role(
        organisation=organisation,
        email="cor@voorbeeld.example",
        full_name="Cor Berg",
        role="administrator",
        team=None,
        by=people.ada,
    )
    role = "een rol waar twee beheerders voor nodig zijn"
    assert halves(organisation) == [(role, "Ada de Wit", "wacht op een tweede persoon")]
    with pytest.raises(NotTwoPeople):
        approve_role(proposed=proposed, by=people.ada)
    decline_role(proposed=proposed, by=bea)
    assert halves(organisation) == [
        (role, "Ada de Wit", "stelde het voor; het is afgewezen"),
        (role, "Ada de Wit", "wilde de tweede zijn en mag dat niet"),
        (role, "Bea Berg", "wees het af"),
    ]


@pytest.mark.usefixtures("in_north")
def test_destruction_and_emergency_that_nobody_looked_at_are_shown(people: People, child: Child) -> None:
    organisation = people.north.organisation
    open_emergency(child=child, reason="Het kind belde vannacht.", by=people.chris)
    request = granted(a_request(child, people.cora), people.cora)
    with pytest.raises(NotTwoPeople):
        approve_erasure(request=request, seen_revision=request.revision, by=people.cora)
    assert {(what, who, state) for what, who, state in halves(organisation)} == {
        ("noodtoegang, en de controle achteraf", "Chris de Wit", "wacht op een tweede persoon"),
        ("vernietigen wat van een kind is bewaard", "Cora de Wit", "besloten; niemand keurde het goed"),
        ("vernietigen wat van een kind is bewaard", "Cora de Wit", "wilde de tweede zijn en mag dat niet"),
    }


@pytest.mark.usefixtures("in_north")
def test_page_of_the_month_has_the_halves(people: People, bea: User, client: Client) -> None:
    reset_by(equip(people.anna), people.ada)
    client.force_login(a_privacy_officer(people))
    rows = Page(client.get(month_page(back=0))).rows
    assert [row[place] for row in rows if row[0].startswith("een nieuwe tweede") for place in (0, 2)] == [
        "een nieuwe tweede stap voor een collega",
        "Ada de Wit",
    ]


@pytest.mark.usefixtures("in_north")
def test_person_concerned_is_told_at_the_next_sign_in_and_on_the_own_page(people: People, bea: User) -> None:
    anna = Client()
    anna.force_login(people.anna)  # as at work, before
    reset_by(equip(people.anna), people.ada)
    give_password_link(user=equip(people.anna), organisation=people.north.organisation, by=bea)
    anna = Client()
    anna.force_login(User.objects.get(pk=people.anna.pk))
    words = Page(anna.get(reverse("account"))).words
    assert "Ada de Wit haalde je tweede stap weg, zodat je die opnieuw instelt." in words
    assert "Bea Berg gaf een link uit waarmee je een ander wachtwoord kiest." in words
    assert "Wat collega’s met je account deden" not in Page(client_of_ada(people)).words


def client_of_ada(people: People) -> Reply:
    client = Client()
    client.force_login(people.ada)
    return client.get(reverse("account"))


def test_sign_in_tells_of_what_was_done_since_the_last_one(people: People) -> None:
    anna = equip(people.anna)
    request = RequestFactory().get("/")
    request.session, request.user = SessionStore(), anna
    storage = FallbackStorage(request)
    request._messages = storage  # type: ignore[attr-defined]
    record(EventType.SECOND_FACTOR_RESET, target=anna, by=people.ada)
    tell_what_was_done(request, anna)  # for who never was here nothing is new
    record(EventType.SIGNED_IN, target=anna, by=anna)
    tell_what_was_done(request, anna)
    assert [str(message) for message in storage] == []
    record(EventType.SECOND_FACTOR_RESET, target=anna, by=people.ada, is_refused=True)
    record(EventType.SECOND_FACTOR_REMOVED, target=anna, by=anna)
    tell_what_was_done(request, anna)
    assert len(storage) == 0
    record(EventType.PASSWORD_LINK_MADE, target=anna, by=people.ada)
    tell_what_was_done(request, anna)
    assert "Een collega deed iets met je account" in " ".join(str(message) for message in storage)

"""An administrator gives someone a link to a new password, and never holds both halves of a sign-in."""

import re

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.actions import add_person
from accounts.actions.links import check_other_half
from accounts.models import User
from accounts.queries.own import second_factors_of
from accounts.rules.two_people import RECENTLY, NotTwoPeople
from audit.models import AuditEvent
from audit.rules.events import EventType
from tests.support.build import People, an_organisation_elsewhere
from tests.support.clock import clock_at
from tests.support.pages import Reply
from tests.support.second_factor import PASSWORD, equip, guess, type_password

NEW = "drie geiten op de dijk"
CHOSEN = {"new_password1": NEW, "new_password2": NEW}


@pytest.fixture
def ada(people: People, client: Client) -> Client:
    """Sign the administrator in."""
    client.force_login(people.ada)
    return client


@pytest.fixture
def bea(people: People) -> Client:
    """Sign a second administrator in."""
    team = people.north
    user = add_person(
        organisation=team.organisation,
        email="bea@voorbeeld.example",
        full_name="Bea Berg",
        role="administrator",
        team=None,
        by=None,
    )
    client = Client()
    client.force_login(user)
    return client


def give(client: Client, user: User, what: str = "person-link") -> Reply:
    seen = User.objects.get(pk=user.pk).session_generation
    return client.post(reverse(what, args=[user.memberships.get().pk]), {"seen": seen})


def link_in(response: Reply) -> str:
    found = re.search(r"<code>https?://[^/]+(/[^<]+)</code>", response.content.decode())
    assert found
    return found.group(1)


def said(response: Reply) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def test_old_password_works_until_another_is_chosen(people: People, ada: Client) -> None:
    anna = equip(people.anna)
    page = give(ada, anna)
    assert "Tot dan werkt het oude wachtwoord" in page.content.decode()
    browser = Client()
    form = browser.get(link_in(page)).headers["Location"]
    assert browser.post(form, CHOSEN).status_code == 302
    assert guess("192.0.2.1", anna.email, PASSWORD) == 200
    assert type_password(browser, anna, NEW).headers["Location"] == reverse("second-step")
    event = AuditEvent.objects.get(event="password_link_made")
    assert (event.actor_id, event.object_id) == (str(people.ada.pk), str(anna.pk))


def test_who_never_chose_a_password_is_invited_again(people: People, ada: Client) -> None:
    page = give(ada, people.anna)
    assert "oude wachtwoord" not in page.content.decode()
    assert Client().get(link_in(page), follow=True).context["validlink"]
    assert AuditEvent.objects.filter(event="person_invited").count() == 1
    assert give(ada, people.anna, "second-factor-reset").status_code == 302
    assert AuditEvent.objects.filter(event="second_factor_reset").exists()


def test_one_administrator_cannot_take_over_an_account(people: People, ada: Client, bea: Client) -> None:
    anna = equip(people.anna)
    give(ada, anna)
    refused = give(ada, anna, "second-factor-reset")
    assert "twee beheerders" in said(refused)
    assert second_factors_of(anna).count == 1
    give(bea, anna, "second-factor-reset")
    assert second_factors_of(anna).count == 0


def test_nor_the_other_way_round(people: People, ada: Client, bea: Client) -> None:
    anna = equip(people.anna)
    give(ada, anna, "second-factor-reset")
    refused = give(ada, anna)
    assert (refused.status_code, "twee beheerders" in said(refused)) == (302, True)
    made = AuditEvent.objects.filter(event="password_link_made")
    assert [event.outcome for event in made] == [AuditEvent.Outcome.REFUSED]
    assert give(bea, anna).status_code == 200


def test_long_after_the_one_half_one_administrator_may_do_the_other(people: People) -> None:
    anna, organisation = equip(people.anna), people.north.organisation
    AuditEvent.objects.create(
        event="second_factor_reset", actor_id=str(people.ada.pk), object_id=str(people.anna.pk)
    )
    with pytest.raises(NotTwoPeople):
        check_other_half(EventType.SECOND_FACTOR_RESET, user=anna, organisation=organisation, by=people.ada)
    with clock_at(timezone.now() + RECENTLY):
        check_other_half(EventType.SECOND_FACTOR_RESET, user=anna, organisation=organisation, by=people.ada)


def test_own_password_and_people_of_elsewhere_are_out_of_reach(people: People, ada: Client) -> None:
    assert "op de pagina van je account" in said(give(ada, people.ada))
    assert give(ada, equip(an_organisation_elsewhere())).status_code == 404
    assert not AuditEvent.objects.filter(event__in=["password_link_made", "person_invited"]).exists()

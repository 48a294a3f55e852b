"""An administrator resets the second step of someone who lost everything; both sides see that it happened."""

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from accounts.actions.second_factors import LastSecondFactor, remove_second_factor
from accounts.models import User
from accounts.queries.own import second_factors_of
from audit.models import AuditEvent
from tests.support.build import People, an_organisation_elsewhere
from tests.support.pages import Page, Reply
from tests.support.second_factor import equip, sign_in, type_password


@pytest.fixture
def ada(people: People, client: Client) -> Client:
    """Sign the administrator in."""
    client.force_login(people.ada)
    return client


def reset(client: Client, user: User) -> Reply:
    """Press the button as it stands now."""
    seen = {"seen": User.objects.get(pk=user.pk).session_generation}
    return client.post(reverse("second-factor-reset", args=[user.memberships.get().pk]), seen)


def test_people_shows_who_has_a_second_step(people: People, ada: Client) -> None:
    equip(people.anna)
    shown = {
        user: Page(ada.get(reverse("person-detail", args=[user.pk]))).words
        for user in (people.anna, people.bram)
    }
    assert "De tweede stap is ingesteld." in shown[people.anna]
    assert "De tweede stap is nog niet ingesteld." in shown[people.bram]
    listed = ada.get(reverse("people")).context["page"].object_list
    has = {one.user: one.has_second_factor for one in listed}
    assert (has[people.anna], has[people.bram]) == (True, False)


def test_reset_ends_the_sessions_and_asks_to_set_up_anew(people: People, ada: Client) -> None:
    anna = Client()
    sign_in(anna, equip(people.anna))
    assert anna.get(reverse("child-list")).status_code == 200
    assert reset(ada, people.anna).headers["Location"] == reverse("person-detail", args=[people.anna.pk])
    assert anna.get(reverse("child-list")).headers["Location"].startswith(reverse("sign-in"))
    assert second_factors_of(people.anna).count == second_factors_of(people.anna).codes_left == 0
    event = AuditEvent.objects.get(event="second_factor_reset")
    assert (event.actor_id, event.object_id) == (str(people.ada.pk), str(people.anna.pk))
    type_password(anna, people.anna)
    assert anna.get(reverse("child-list")).headers["Location"] == reverse("account")


def test_own_second_step_cannot_be_reset(people: People, ada: Client) -> None:
    equip(people.ada)
    ada.force_login(people.ada)
    said = [str(message) for message in get_messages(reset(ada, people.ada).wsgi_request)]
    assert said == ["Je kunt je eigen tweede stap niet wissen. Vraag een andere beheerder."]
    assert second_factors_of(people.ada).count == 1


def test_people_of_another_organisation_are_out_of_reach(people: People, ada: Client) -> None:
    olga = equip(an_organisation_elsewhere())
    assert reset(ada, olga).status_code == 404
    assert second_factors_of(olga).count == 1


def test_last_second_factor_stays(people: People) -> None:
    anna = equip(people.anna)
    app = anna.authenticator_set.get(type="totp")  # type: ignore[attr-defined]
    with pytest.raises(LastSecondFactor):
        remove_second_factor(factor=app, by=anna)
    assert second_factors_of(anna).has_app

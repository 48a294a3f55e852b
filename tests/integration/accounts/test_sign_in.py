"""Signing in and out: one way in, no hints for a stranger, every attempt in the log."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from audit.models import AuditEvent
from tests.support.build import People
from tests.support.second_factor import PASSWORD, equip, type_code

SIGN_IN = reverse("sign-in")


@pytest.fixture
def anna_known(people: People) -> People:
    """Give Anna a password and an app."""
    equip(people.anna)
    return people


def events() -> list[str]:
    return list(AuditEvent.objects.filter(event__startswith="sign").values_list("event", flat=True))


@pytest.mark.parametrize(
    "typed", ["anna@voorbeeld.example", "Anna@Voorbeeld.Example", "ANNA@VOORBEELD.EXAMPLE"]
)
def test_sign_in_takes_the_address_in_any_case(anna_known: People, client: Client, typed: str) -> None:
    response = client.post(SIGN_IN, {"username": typed, "password": PASSWORD})
    assert (response.status_code, response.headers["Location"]) == (302, reverse("second-step"))
    assert type_code(client).headers["Location"] == reverse("start")
    assert client.get(reverse("child-list")).status_code == 200


def test_sign_in_tells_no_stranger_which_addresses_exist(anna_known: People, client: Client) -> None:
    bodies = []
    for address in ("anna@voorbeeld.example", "niemand@voorbeeld.example"):
        response = client.post(SIGN_IN, {"username": address, "password": "mis"})
        assert response.status_code == 200
        body = response.content.decode().replace(address, "")
        bodies.append(re.sub(r'value="[\w-]{36,64}"', "", body))
    assert bodies[0] == bodies[1]
    assert events() == ["sign_in_failed", "sign_in_failed"]


def test_closed_account_gets_the_same_answer_as_a_wrong_password(anna_known: People, client: Client) -> None:
    wrong = client.post(SIGN_IN, {"username": "anna@voorbeeld.example", "password": "mis"})
    people = anna_known
    people.anna.is_active = False
    people.anna.save(update_fields=["is_active"])
    closed = client.post(SIGN_IN, {"username": "anna@voorbeeld.example", "password": PASSWORD})
    assert closed.status_code == 200
    assert closed.context["form"].non_field_errors() == wrong.context["form"].non_field_errors()


def test_closed_account_is_out_at_the_next_request(people: People, client: Client) -> None:
    client.force_login(people.anna)
    assert client.get(reverse("child-list")).status_code == 200
    people.anna.is_active = False
    people.anna.save(update_fields=["is_active"])
    assert client.get(reverse("child-list")).status_code == 302


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "///evil.example",
        "javascript:alert(1)",
        "https:evil.example",
        "http://testserver@evil.example/",
        "\thttps://evil.example",
    ],
)
def test_next_cannot_leave_the_site(anna_known: People, client: Client, target: str) -> None:
    data = {"username": "anna@voorbeeld.example", "password": PASSWORD, "next": target}
    client.post(SIGN_IN, data)
    assert type_code(client).headers["Location"] == reverse("start")
    again = client.get(SIGN_IN, {"next": target})
    assert again.headers["Location"] == reverse("start")


def test_next_leads_back_to_the_page_that_was_asked_for(anna_known: People, client: Client) -> None:
    asked = client.get(reverse("child-register"))
    assert asked.status_code == 302
    page = client.get(asked.headers["Location"])
    hidden = re.search(r'name="next" value="([^"]*)"', page.content.decode())
    data = {"username": "anna@voorbeeld.example", "password": PASSWORD}
    client.post(asked.headers["Location"], data)
    assert type_code(client).headers["Location"] == reverse("child-register")
    assert hidden is not None


def test_signing_in_out_and_failing_are_in_the_log(anna_known: People, client: Client) -> None:
    client.post(SIGN_IN, {"username": "anna@voorbeeld.example", "password": "mis"})
    client.post(SIGN_IN, {"username": "anna@voorbeeld.example", "password": PASSWORD})
    type_code(client)
    client.post(reverse("sign-out"))
    assert events() == ["sign_in_failed", "signed_in", "signed_out"]
    failed, signed_in, signed_out = AuditEvent.objects.filter(event__startswith="sign")
    assert (failed.actor_id, failed.actor_name) == ("", "")
    assert (failed.object_type, failed.object_id) == ("user", str(anna_known.anna.pk))
    assert signed_in.basis == "password app"
    assert signed_in.actor_id == signed_out.actor_id == str(anna_known.anna.pk)


def test_log_keeps_nothing_that_was_typed(anna_known: People, client: Client) -> None:
    client.post(SIGN_IN, {"username": "geheim-wachtwoord", "password": "mis"})
    rows = [str(row) for row in AuditEvent.objects.values()]
    assert not [row for row in rows if "geheim-wachtwoord" in row or "'mis'" in row]


def test_session_key_is_new_at_each_step_and_dead_after_signing_out(
    anna_known: People, client: Client
) -> None:
    session = client.session
    session["planted"] = True
    session.save()
    keys = [client.cookies["session"].value]
    client.post(SIGN_IN, {"username": "anna@voorbeeld.example", "password": PASSWORD})
    keys.append(client.cookies["session"].value)
    type_code(client)
    keys.append(client.cookies["session"].value)
    assert len(set(keys)) == 3
    thief = Client()
    for key in keys[:2]:  # who planted a key, or saw one before the second step, is nobody
        thief.cookies["session"] = key
        assert thief.get(reverse("child-list")).status_code == 302
        assert type_code(thief).headers["Location"] == SIGN_IN
    client.post(reverse("sign-out"))
    thief.cookies["session"] = keys[2]
    assert thief.get(reverse("child-list")).status_code == 302


def test_signing_out_asks_for_a_form(anna_known: People, client: Client) -> None:
    client.force_login(anna_known.anna)
    assert client.get(reverse("sign-out")).status_code == 405
    assert client.get(reverse("child-list")).status_code == 200


def test_open_page_can_ask_whether_its_user_is_signed_in(people: People, client: Client) -> None:
    assert client.get(reverse("session-state")).json()["signed_in"] is False
    client.force_login(people.anna)
    state = client.get(reverse("session-state")).json()
    assert state["signed_in"] is True
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    posted = strict.post(reverse("child-search"), {"search": "x"}, headers={"X-CSRFToken": state["token"]})
    assert posted.status_code == 302


@pytest.mark.parametrize("page", ["sign-in", "second-step", "sign-out", "language-set"])
def test_public_forms_ask_for_the_token_against_forgery(people: People, page: str) -> None:
    assert Client(enforce_csrf_checks=True).post(reverse(page), {"language": "en"}).status_code == 403

"""Passkeys as they reach the server: forged, strange and from elsewhere; the real ones are made in Chromium."""

import json
from unittest import mock

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.security import limits
from accounts.security.passkeys import CREATED, SHOWN, BadCredential, read_credential
from audit.models import AuditEvent
from tests.support.build import People
from tests.support.second_factor import equip, sign_in, type_password

PART = "AAAA"
WHOLE = {
    "id": PART,
    "rawId": PART,
    "type": "public-key",
    "response": dict.fromkeys((*CREATED, *SHOWN, "userHandle"), PART),
}
STRANGE = [
    *("", "{", "[]", "null", "1", '"x"', "{}", '{"id": 1}', "[" * 20_000),
    json.dumps({**WHOLE, "id": "a\x00b"}),
    json.dumps({**WHOLE, "rawId": {}}),
    json.dumps({**WHOLE, "response": []}),
    json.dumps({**WHOLE, "response": {**WHOLE["response"], "clientDataJSON": "\ud800"}}),  # type: ignore[dict-item]
    json.dumps({**WHOLE, "response": {**WHOLE["response"], "userHandle": "NaN!"}}),  # type: ignore[dict-item]
    json.dumps(WHOLE),
]


@pytest.fixture
def anna(people: People) -> User:
    return equip(people.anna)


@pytest.mark.parametrize("sent", STRANGE[:-1])
def test_what_no_browser_sends_is_no_credential(sent: str) -> None:
    for fields in (CREATED, SHOWN):
        with pytest.raises(BadCredential):
            read_credential(sent, fields)


def test_credential_is_what_is_known_of_it_and_no_more() -> None:
    credential = read_credential(json.dumps({**WHOLE, "more": "x"}), SHOWN)
    assert set(credential) == {"id", "rawId", "type", "response", "clientExtensionResults"}
    assert set(credential["response"]) == {*SHOWN, "userHandle"}


@pytest.mark.parametrize("sent", STRANGE)
def test_strange_passkey_opens_nothing(anna: User, client: Client, sent: str) -> None:
    options = client.get(reverse("passkey-sign-in")).json()["publicKey"]
    assert options["userVerification"] == "required"
    answer = client.post(reverse("passkey-sign-in"), {"credential": sent})
    assert answer.status_code == 200
    assert client.get(reverse("child-list")).status_code == 302


@pytest.mark.parametrize("sent", STRANGE)
def test_strange_passkey_is_no_second_step(anna: User, client: Client, sent: str) -> None:
    type_password(client, anna)
    answer = client.post(reverse("second-step"), {"credential": sent})
    assert answer.status_code == 200
    assert client.get(reverse("child-list")).status_code == 302


@pytest.mark.parametrize("sent", STRANGE)
def test_strange_passkey_is_not_kept(anna: User, client: Client, sent: str) -> None:
    sign_in(client, anna)
    client.get(reverse("passkey-add"))
    answer = client.post(reverse("passkey-add"), {"name": "sleutel", "credential": sent})
    assert answer.status_code == 200
    assert not Authenticator.objects.filter(type="webauthn").exists()


def test_wrong_passkey_is_in_the_log(anna: User, client: Client) -> None:
    client.get(reverse("passkey-sign-in"))
    client.post(reverse("passkey-sign-in"), {"credential": STRANGE[-1]})
    assert AuditEvent.objects.get(event="second_factor_failed").actor_id == ""


def test_asking_for_options_is_limited(db: None, client: Client) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(limits.RATES, ("passkey", ""), ["3/5m/ip"])
        statuses = [client.get(reverse("passkey-sign-in")).status_code for _ in range(5)]
        assert statuses == [200, 200, 200, 429, 429]
        assert client.post(reverse("passkey-sign-in"), {"credential": STRANGE[-1]}).status_code == 429


def test_passkey_of_someone_else_cannot_be_removed(people: People, anna: User, client: Client) -> None:
    other = Authenticator.objects.create(user=people.bram, type="webauthn", data={})
    sign_in(client, anna)
    assert client.post(reverse("passkey-remove", args=[other.pk])).status_code == 404
    assert Authenticator.objects.filter(pk=other.pk).exists()


def test_lock_asks_for_a_passkey_of_who_has_one_and_takes_no_wrong_one(
    people: People, client: Client
) -> None:
    unlock, json_only = reverse("session-unlock"), {"Accept": "application/json"}
    client.force_login(equip(people.anna))
    session = client.session
    session["active_at"] -= 3600
    session.save()
    assert client.get(unlock, headers=json_only).json() == {"open": False}
    people.anna.authenticator_set.create(type="webauthn", data={"name": "sleutel", "credential": {}})  # type: ignore[attr-defined]
    with mock.patch("accounts.views.lock.webauthn.begin_authentication", return_value={"publicKey": {}}):
        assert client.get(unlock, headers=json_only).json() == {"open": False, "publicKey": {}}
        assert "data-passkey" in client.get(unlock).content.decode()
    for sent in STRANGE:
        wrong = client.post(unlock, {"credential": sent}, headers=json_only).json()
        assert (wrong["open"], bool(wrong["why"])) == (False, True)
    with mock.patch("accounts.views.lock.webauthn.begin_authentication", return_value={"publicKey": {}}):
        page = client.post(unlock, {"credential": "{}"}).content.decode()
    assert "Deze passkey werkte hier niet" in page
    assert client.get(reverse("child-list")).status_code == 302

"""A passkey opens what its owner may open, when it was made and shown on a page of the site itself."""

from typing import Any
from unittest import mock

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from accounts.actions import end_membership
from accounts.models import User
from audit.models import AuditEvent
from tests.support.build import People
from tests.support.passkeys import ORIGIN, PRESENT, SITE, Device, enter, register, text_of
from tests.support.second_factor import equip, sign_in, type_password

ELSEWHERE: list[dict[str, Any]] = [
    {"origin": f"{ORIGIN}:8443"},
    {"origin": f"https://www.{SITE}"},
    {"origin": f"http://{SITE}"},
    {"origin": f"{ORIGIN}."},
    {"origin": f"{ORIGIN}/"},
    {"origin": "https://elders.example"},
    {"origin": None},
    {"crossOrigin": True},
    {"crossOrigin": "ja"},
    {"topOrigin": "https://elders.example"},
]


@pytest.fixture(autouse=True)
def _installed(settings: Settings) -> None:
    """Let the site have the address that an installation has."""
    settings.SITE_ADDRESS = ORIGIN


@pytest.fixture
def device() -> Device:
    return Device()


@pytest.fixture
def bram(people: People, client: Client, device: Device) -> User:
    """Bram, with the passkey of the device; he is signed out."""
    sign_in(client, equip(people.bram))
    assert register(client, device).status_code == 302
    client.post(reverse("sign-out"))
    return people.bram


def passkeys() -> int:
    return Authenticator.objects.filter(type="webauthn").count()


def test_right_passkey_opens_the_site(bram: User, client: Client, device: Device) -> None:
    assert enter(client, device, bram)


@pytest.mark.parametrize("said", ELSEWHERE)
def test_passkey_shown_on_a_page_of_elsewhere_opens_nothing(
    bram: User, client: Client, device: Device, said: dict[str, Any]
) -> None:
    assert not enter(client, device, bram, **said)
    assert AuditEvent.objects.filter(event="second_factor_failed").exists()
    type_password(client, bram)
    options = client.get(reverse("second-step")).context["options"]
    answer = client.post(reverse("second-step"), {"credential": device.show(options, **said)})
    assert answer.status_code == 200
    assert client.get(reverse("child-list")).status_code == 302


@pytest.mark.parametrize("said", ELSEWHERE)
def test_passkey_made_on_a_page_of_elsewhere_is_not_kept(
    people: People, client: Client, device: Device, said: dict[str, Any]
) -> None:
    sign_in(client, equip(people.anna))
    assert register(client, device, **said).status_code == 200
    assert passkeys() == 0


@pytest.mark.parametrize(
    ("first", "second", "is_open"), [(0, 0, True), (5, 6, True), (5, 5, False), (5, 4, False)]
)
def test_count_of_a_passkey_never_falls(
    bram: User, client: Client, device: Device, first: int, second: int, is_open: bool
) -> None:
    device.count = first
    assert enter(client, device, bram)
    device.count = second
    other = Client()
    assert enter(other, device, bram) is is_open
    kinds = AuditEvent.objects.filter(event="second_factor_failed", actor_id=str(bram.pk))
    assert kinds.exists() is not is_open


def test_count_begins_where_the_passkey_was_made(people: People, client: Client, device: Device) -> None:
    device.count = 7
    sign_in(client, equip(people.anna))
    assert register(client, device).status_code == 302
    assert not enter(Client(), device, people.anna)
    device.count = 8
    assert enter(Client(), device, people.anna)


@pytest.mark.parametrize("same_person", [True, False])
def test_passkey_that_someone_registered_is_not_kept_once_more(
    people: People, bram: User, client: Client, device: Device, same_person: bool
) -> None:
    thief = Device()
    thief.id = device.id
    sign_in(client, bram if same_person else equip(people.anna))
    assert register(client, thief).status_code == 200
    assert passkeys() == 1


def test_passkey_goes_by_the_id_that_its_device_made(people: People, client: Client, device: Device) -> None:
    sign_in(client, equip(people.anna))
    made = device.make(client.get(reverse("passkey-add")).context["options"])
    forged = made.replace(f'"{text_of(device.id)}"', f'"{text_of(Device().id)}"')
    assert forged != made
    answer = client.post(reverse("passkey-add"), {"name": "sleutel", "credential": forged})
    assert (answer.status_code, passkeys()) == (200, 0)


def test_right_passkey_of_a_closed_account_opens_nothing(bram: User, client: Client, device: Device) -> None:
    User.objects.filter(pk=bram.pk).update(is_active=False)
    with mock.patch("accounts.sign_in.credential_checks.use_passkey") as used:
        assert not enter(client, device, bram)
    used.assert_not_called()


def test_right_passkey_of_who_left_opens_nothing(
    people: People, bram: User, client: Client, device: Device
) -> None:
    end_membership(membership=bram.memberships.get(), by=people.ada)
    with mock.patch("accounts.sign_in.credential_checks.use_passkey") as used:
        assert not enter(client, device, bram)
    used.assert_not_called()


def test_passkey_is_kept_only_when_the_device_asked_who_it_is(people: People, client: Client) -> None:
    sign_in(client, equip(people.anna))
    assert register(client, Device(flags=PRESENT)).status_code == 200
    assert passkeys() == 0
    assert register(client, Device()).status_code == 302
    assert passkeys() == 1

"""A site whose key was lost says so, to its users and its operator, and an administrator can mend it."""

import logging

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from accounts.middleware import TellLostKey
from accounts.models import User
from accounts.queries.own import second_factors_of
from tests.support.build import People
from tests.support.pages import Reply
from tests.support.second_factor import equip, type_code, type_password

NEW_KEY = "een heel andere sleutel van meer dan tweeendertig tekens"


@pytest.fixture
def anna(people: People, settings: Settings) -> User:
    """Equip Anna, then lose the key."""
    anna = equip(people.anna)
    settings.SECOND_FACTOR_KEYS, settings.EARLIER = [NEW_KEY], settings.SECOND_FACTOR_KEYS
    return anna


def assert_told(answer: Reply) -> None:
    page = answer.content.decode()
    assert answer.status_code == 503
    assert "Je tweede stap kan niet worden nagekeken" in page
    assert "Vraag je beheerder" in page


@pytest.mark.parametrize("code", ["", "12345678"])
def test_second_step_with_a_lost_key_says_whom_to_ask(
    anna: User, client: Client, caplog: pytest.LogCaptureFixture, code: str
) -> None:
    type_password(client, anna)
    assert_told(type_code(client, code))
    assert client.get(reverse("child-list")).status_code == 302
    told = [record for record in caplog.records if record.name == "accounts.middleware"]
    assert [(record.levelno, record.exc_info) for record in told] == [(logging.ERROR, None)]
    assert "SECOND_FACTOR_KEY" in told[0].getMessage()
    assert not [word for word in (anna.email, anna.full_name, str(anna.pk)) if word in told[0].getMessage()]


def test_account_stays_open_to_who_came_in_otherwise(anna: User, client: Client) -> None:
    client.force_login(anna)
    assert client.get(reverse("account")).status_code == 200
    assert second_factors_of(anna).codes_left == 0


def test_codes_that_cannot_be_read_are_told(anna: User, client: Client) -> None:
    client.force_login(anna)
    assert_told(client.get(reverse("recovery-codes")))
    assert client.post(reverse("recovery-codes-renew")).status_code == 302
    assert client.get(reverse("recovery-codes")).status_code == 200


def test_reset_by_an_administrator_mends_it(anna: User, people: People, client: Client) -> None:
    ada = Client()
    ada.force_login(people.ada)
    seen = {"seen": User.objects.get(pk=anna.pk).session_generation}
    ada.post(reverse("second-factor-reset", args=[anna.memberships.get().pk]), seen)
    type_password(client, anna)
    assert client.get(reverse("app-set-up")).status_code == 200


def test_earlier_key_behind_a_comma_mends_it(anna: User, client: Client, settings: Settings) -> None:
    settings.SECOND_FACTOR_KEYS = [NEW_KEY, *settings.EARLIER]
    type_password(client, anna)
    assert type_code(client).headers["Location"] == reverse("start")


def test_other_mistakes_are_left_alone() -> None:
    told = TellLostKey(lambda request: None).process_exception(None, ValueError("x"))  # type: ignore[arg-type]
    assert told is None

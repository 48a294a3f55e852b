"""Attempts: an attacker is stopped, 60 colleagues behind one address get in."""

import datetime
from collections.abc import Iterator
from unittest import mock

import pytest
from django.contrib.auth.backends import ModelBackend
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from accounts.actions import add_person
from accounts.actions.second_factors import use_code
from accounts.models import User
from tests.support.build import People
from tests.support.clock import clock_at
from tests.support.second_factor import PASSWORD, equip, guess, type_code, type_password

SIGN_IN = reverse("sign-in")


@pytest.fixture
def anna(people: People) -> User:
    return equip(people.anna)


@pytest.fixture
def judged() -> Iterator[mock.Mock]:
    """Count the passwords that are looked at."""
    with mock.patch.object(
        ModelBackend, "authenticate", autospec=True, side_effect=ModelBackend.authenticate
    ) as spy:
        yield spy


def colleagues(people: People, number: int) -> list[User]:
    team = people.north
    return [
        equip(
            add_person(
                organisation=team.organisation,
                email=f"collega{n}@voorbeeld.example",
                full_name=f"Collega {n}",
                role="observer",
                team=team,
                by=None,
            )
        )
        for n in range(number)
    ]


def test_sixty_colleagues_behind_one_address_get_in_with_a_tenth_typos(people: People) -> None:
    inside = 0
    for number, user in enumerate(colleagues(people, 60)):
        client = Client(REMOTE_ADDR="192.0.2.1")
        if number % 10 == 3:
            assert type_password(client, user, "tikfout").status_code == 200
        type_password(client, user)
        if number % 10 == 7:
            assert type_code(client, "000000").status_code == 200
        inside += type_code(client).headers.get("Location") == reverse("start")
    assert inside == 60


def test_guessing_on_one_account_stops_after_five(anna: User, judged: mock.Mock) -> None:
    statuses = [guess("192.0.2.1", password=f"poging {n}") for n in range(100)]
    assert (statuses[:5], set(statuses[5:])) == ([200] * 5, {429})
    assert judged.call_count == 5


def test_guessing_on_one_account_from_many_addresses_stops_after_five(anna: User, judged: mock.Mock) -> None:
    for n in range(100):
        guess(f"198.51.100.{n}")
    assert judged.call_count == 5


def test_one_guess_on_many_accounts_stops_after_twenty(anna: User, judged: mock.Mock) -> None:
    for n in range(100):
        guess("192.0.2.1", f"iemand{n}@voorbeeld.example")
    assert judged.call_count == 20


@pytest.mark.parametrize("typed", ["ANNA@voorbeeld.example", " anna@voorbeeld.example "])
def test_other_spellings_are_the_same_account(anna: User, judged: mock.Mock, typed: str) -> None:
    for n in range(5):
        guess(f"198.51.100.{n}")
    assert guess("203.0.113.1", typed) == 429
    assert judged.call_count == 5


def test_letters_that_look_alike_reach_no_account(anna: User, people: People) -> None:
    bas = equip(
        add_person(
            organisation=people.north.organisation,
            email="bas@voorbeeld.example",
            full_name="Bas",
            role="observer",
            team=people.north,
            by=None,
        )
    )
    assert guess("192.0.2.1", bas.email, PASSWORD) == 302
    assert guess("192.0.2.1", "ba\u017f@voorbeeld.example", PASSWORD) == 200  # a long s, upper case S


def test_address_that_the_browser_makes_up_helps_nothing(
    anna: User, judged: mock.Mock, settings: Settings
) -> None:
    for proxies in (0, 1):
        judged.reset_mock()
        settings.TRUSTED_PROXIES = proxies
        for n in range(40):
            forged = f"198.51.100.{n}, 203.0.113.{proxies + 1}"
            guess("203.0.113.1", f"wie{proxies}{n}@voorbeeld.example", HTTP_X_FORWARDED_FOR=forged)
        assert judged.call_count == 20


def test_right_password_is_not_counted(anna: User, client: Client) -> None:
    for _ in range(30):
        assert type_password(client, anna).status_code == 302


@pytest.mark.hard_moments
def test_guessing_codes_stops_after_five_and_twenty_a_day(anna: User) -> None:
    judged = 0
    with (
        mock.patch("accounts.sign_in.credential_checks.use_code", side_effect=use_code) as spy,
        clock_at(timezone.now(), is_running=True) as clock,
    ):
        for _round in range(6):
            clock.move(datetime.timedelta(seconds=301))
            for n in range(8):
                client = Client(REMOTE_ADDR=f"198.51.100.{n}")
                type_password(client, anna)
                type_code(client, "000000")
            assert spy.call_count - judged <= 5
            judged = spy.call_count
    assert judged == 20


def test_who_comes_too_soon_reads_why(anna: User, client: Client) -> None:
    for _ in range(5):
        type_password(client, anna, "mis")
    answer = client.post(SIGN_IN, {"username": anna.email, "password": "mis"})
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "300")
    assert "Wacht vijf minuten" in answer.content.decode()


def test_unknown_closed_and_wrong_get_the_same_answer_and_the_same_limit(people: People) -> None:
    closed = equip(people.bram)
    closed.is_active = False
    closed.save(update_fields=["is_active"])
    equip(people.anna)
    answers = []
    for n, (email, password) in enumerate(
        [("anna@voorbeeld.example", "mis"), (closed.email, PASSWORD), ("wie@voorbeeld.example", PASSWORD)]
    ):
        client = Client(REMOTE_ADDR=f"192.0.2.{n}")
        found = [client.post(SIGN_IN, {"username": email, "password": password}) for _ in range(7)]
        words = [answer.context["form"].non_field_errors() for answer in found]
        answers.append(
            [(a.status_code, said, sorted(a.headers)) for a, said in zip(found, words, strict=True)]
        )
    assert answers[0] == answers[1] == answers[2]
    assert [status for status, _words, _headers in answers[0]] == [200] * 5 + [429] * 2

"""Nobody is locked out on purpose: a browser that someone used before keeps a count of its own."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.support.build import People
from tests.support.second_factor import PASSWORD, code_now, equip, guess, sign_in, type_code, type_password


@pytest.fixture
def anna(people: People) -> User:
    return equip(people.anna)


def test_attacker_cannot_lock_out_a_colleague_at_the_own_desk(anna: User) -> None:
    desk = Client(REMOTE_ADDR="192.0.2.9")
    sign_in(desk, anna)
    desk.post(reverse("sign-out"))
    for n in range(50):
        guess(f"198.51.100.{n}")
    assert guess("203.0.113.7", password=PASSWORD) == 429  # nobody knows this browser: five minutes
    assert type_password(desk, anna).status_code == 302
    assert type_code(desk, code_now(steps=1)).headers["Location"] == reverse("start")


def test_known_browser_has_a_limit_of_its_own(anna: User) -> None:
    desk = Client()
    sign_in(desk, anna)
    desk.post(reverse("sign-out"))
    statuses = [type_password(desk, anna, "mis").status_code for _ in range(8)]
    assert statuses == [200] * 5 + [429] * 3
    assert guess("192.0.2.9", password=PASSWORD) == 302  # and leaves that of others alone


def test_browser_of_a_colleague_is_not_known_for_another(people: People, anna: User) -> None:
    bram, desk = equip(people.bram), Client()
    sign_in(desk, bram)
    desk.post(reverse("sign-out"))
    for n in range(5):
        guess(f"198.51.100.{n}")
    assert type_password(desk, anna).status_code == 429
    assert type_password(desk, bram).status_code == 302


@pytest.mark.parametrize("forged", ["x", "WyJhIl0:1abc:def", ""])
def test_forged_cookie_makes_no_browser_known(anna: User, client: Client, forged: str) -> None:
    for n in range(5):
        guess(f"198.51.100.{n}")
    client.cookies["device"] = forged
    assert type_password(client, anna).status_code == 429

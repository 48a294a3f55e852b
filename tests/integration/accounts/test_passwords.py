"""Passwords: any length and any signs, looked at as they were typed, and never the obvious ones."""

import re

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from accounts.actions import set_password
from accounts.models import User
from accounts.security.invitations import path_to_choose_password
from tests.integration.config.test_settings import WHOLE, run
from tests.support.build import People
from tests.support.pages import Reply


def sign_in(user: User, password: str) -> Reply:
    return Client().post(reverse("sign-in"), {"username": user.email, "password": password})


@pytest.mark.parametrize(
    "password",
    [
        " met spaties eromheen ",
        "Zeg " * 40,
        "ñandú-日本語-🦊-wachtwoord",
        "x" * 64 + "Y",
        "alleenkleineletters",
    ],
)
def test_password_is_taken_and_compared_as_it_was_typed(people: People, password: str) -> None:
    validate_password(password, people.anna)
    set_password(user=people.anna, password=password)
    assert sign_in(people.anna, password).status_code == 302
    for other in (
        password.swapcase(),
        password.strip() + "x",
        password[:-1],
        password[:64] + "?",
        password.strip(),
    ):
        if other != password:
            assert sign_in(people.anna, other).status_code == 200


@pytest.mark.parametrize(
    "password",
    ["kort", "elf tekens!", "1234567890123", "password12345", "qwertyuiop123", "annadewit1234", "Veerkracht2026!",
     "portfolio-welkom", "Welkom bij Noord!", "jeugdzorg12345", "ilovejeugdhulp"],
)  # fmt: skip
def test_password_that_is_guessed_first_is_refused(people: People, password: str) -> None:
    people.anna.full_name = "Anna de Wit"
    with pytest.raises(ValidationError):
        validate_password(password, people.anna)


def test_word_of_the_product_may_stand_in_a_long_sentence(people: People) -> None:
    validate_password("mijn portfolio ligt onder de wilg bij de sloot", people.anna)


@pytest.mark.parametrize("page", ["sign-in", "choose-password"])
def test_field_hides_what_is_typed_and_lets_a_keeper_fill_it_in(people: People, page: str) -> None:
    path = path_to_choose_password(people.anna) if page == "choose-password" else reverse(page)
    text = Client().get(path, follow=True).content.decode()
    fields = re.findall(r"<input[^>]*name=\"(?:new_)?password\d?\"[^>]*>", text)
    assert fields
    for field in fields:
        assert 'type="password"' in field
        assert re.search(r'autocomplete="(current|new)-password"', field)
        assert not re.search(r"onpaste|readonly|maxlength=\"[0-9]{1,2}\"", field)
    assert not re.search(r"(?i)hint|geheime vraag", text)


def test_passwords_in_use_are_stored_with_a_slow_hash() -> None:
    program = (
        "import django; django.setup(); from django.contrib.auth.hashers import get_hasher;"
        " print(get_hasher().algorithm, getattr(get_hasher(), 'iterations', 0))"
    )
    algorithm, iterations = run(WHOLE, "-c", program).stdout.split()
    assert algorithm == "pbkdf2_sha256"
    assert int(iterations) >= 600_000  # OWASP, Password Storage Cheat Sheet

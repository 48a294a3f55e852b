"""A password is the same however a keyboard composes its letters: set, typed, changed, restored, unlocked."""

from unicodedata import normalize

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.integration.accounts.test_sessions import idle
from tests.support.build import People
from tests.support.second_factor import equip, fresh_code, sign_in, type_code, type_password

COMPOSED = normalize("NFC", "één café op de ﬂank")
DECOMPOSED = normalize("NFD", "één café op de flank")
BOTH = [(COMPOSED, DECOMPOSED), (DECOMPOSED, COMPOSED)]
CHANGE = reverse("password-change")


@pytest.fixture(params=BOTH)
def anna(request: pytest.FixtureRequest, people: People) -> tuple[User, str]:
    """Anna, whose password was set on one keyboard, and the same as another one types it."""
    first, other = request.param
    assert first != other
    return equip(people.anna, first), other


def test_password_opens_from_either_keyboard(anna: tuple[User, str]) -> None:
    user, typed = anna
    assert type_password(Client(), user, typed).status_code == 302
    assert type_password(Client(), user, typed[:-1]).status_code == 200


def test_screen_opens_again_from_either_keyboard(anna: tuple[User, str], client: Client) -> None:
    user, typed = anna
    sign_in(client, user, typed)
    idle(client)
    response = client.post(
        reverse("session-unlock"), {"password": typed}, headers={"Accept": "application/json"}
    )
    assert response.json() == {"open": True}


def test_password_is_changed_from_either_keyboard(anna: tuple[User, str], client: Client) -> None:
    user, typed = anna
    sign_in(client, user, typed)
    same = client.post(CHANGE, {"password": typed, "new_password1": typed, "new_password2": typed})
    assert "new_password1" in same.context["form"].errors
    new = "dríé geiten op de dijk"
    sent = {"password": typed, "new_password1": normalize("NFC", new), "new_password2": normalize("NFD", new)}
    assert client.post(CHANGE, sent).status_code == 302
    other = Client()
    type_password(other, user, normalize("NFD", new))
    assert type_code(other, fresh_code()).status_code == 302


def test_password_is_judged_in_the_form_in_which_it_is_kept(people: People, client: Client) -> None:
    user = equip(people.anna)
    sign_in(client, user)
    wide = "".join(chr(ord(one) + 0xFEE0) for one in "welkomwelkom")
    sent = {"password": "een lang en rustig wachtwoord", "new_password1": wide, "new_password2": wide}
    assert "new_password2" in client.post(CHANGE, sent).context["form"].errors

"""Second factors are somebody's own: those of a colleague open nothing, and stay as they are."""

from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from accounts.actions.second_factors import (
    LastSecondFactor,
    add_app,
    note_codes_kept,
    remove_second_factor,
    renew_recovery_codes,
    reset_second_factors,
)
from accounts.models import User
from accounts.queries.own import has_second_factor, recovery_codes_to_keep, second_factors_of
from tests.support.build import People
from tests.support.second_factor import (
    SECRET,
    code_now,
    equip,
    force_login,
    sign_in,
    type_code,
    type_password,
)

OTHER = "KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU"


@pytest.fixture
def bram(people: People) -> User:
    add_app(user=people.bram, secret=OTHER, by=None)
    Authenticator.objects.create(user=people.bram, type=Authenticator.Type.WEBAUTHN, data={"name": "sleutel"})
    return people.bram


@pytest.fixture
def anna(people: People) -> User:
    return equip(people.anna)


def held(user: User) -> list[object]:
    return list(Authenticator.objects.filter(user=user).order_by("pk").values_list("pk", "data"))


def test_code_of_a_colleague_opens_nothing(anna: User, bram: User, client: Client) -> None:
    type_password(client, anna)
    for code in (code_now(OTHER), recovery_codes_to_keep(bram)[0]):
        assert type_code(client, code).status_code == 200
    assert client.get(reverse("child-list")).headers["Location"].startswith(reverse("sign-in"))


@pytest.mark.parametrize(
    "change",
    [
        lambda user: add_app(user=user, secret=SECRET, by=user),
        lambda user: renew_recovery_codes(user=user, by=user),
        lambda user: note_codes_kept(user=user),
        lambda user: reset_second_factors(
            user=user,
            organisation=user.memberships.get().organisation,
            seen_generation=user.session_generation,
            by=user,
        ),
    ],
    ids=["add app", "renew codes", "note codes kept", "reset"],
)
def test_change_of_ones_own_leaves_those_of_a_colleague(
    anna: User, bram: User, change: Callable[[User], None]
) -> None:
    before = held(bram)
    change(anna)
    assert held(bram) == before


def test_last_factor_stays_whatever_colleagues_have(anna: User, bram: User) -> None:
    with pytest.raises(LastSecondFactor):
        remove_second_factor(factor=Authenticator.objects.get(user=anna, type="totp"), by=anna)


def test_passkey_of_a_colleague_cannot_be_removed(anna: User, bram: User, client: Client) -> None:
    sign_in(client, anna)
    passkey = Authenticator.objects.get(user=bram, type="webauthn")
    assert client.post(reverse("passkey-remove", args=[passkey.pk])).status_code == 404
    assert Authenticator.objects.filter(pk=passkey.pk).exists()


def test_newcomer_sees_and_has_none_of_them(people: People, bram: User, client: Client) -> None:
    assert not has_second_factor(people.cora)
    assert (second_factors_of(people.cora).count, recovery_codes_to_keep(people.cora)) == (0, [])
    force_login(client, people.cora)
    assert client.get(reverse("app-set-up")).status_code == 200

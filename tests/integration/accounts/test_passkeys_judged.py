"""A passkey that is right opens only what its owner may open; the device has to have asked who it is."""

import json
from unittest import mock

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from accounts.actions import end_membership
from accounts.models import User
from tests.integration.accounts.test_passkeys import WHOLE
from tests.support.build import People
from tests.support.second_factor import equip, sign_in

SENT = {"credential": json.dumps(WHOLE)}


@pytest.fixture
def passkey(people: People) -> Authenticator:
    data = {"name": "sleutel", "credential": {}}
    return Authenticator.objects.create(user=people.bram, type=Authenticator.Type.WEBAUTHN, data=data)


def show(client: Client, passkey: Authenticator) -> bool:
    """Show a passkey that is right, whatever was sent; say whether it opened the site."""
    owner = mock.patch(
        "accounts.sign_in.credential_checks.webauthn.extract_user_from_response", return_value=passkey.user
    )
    right = mock.patch(
        "accounts.sign_in.credential_checks.webauthn.complete_authentication", return_value=passkey
    )
    with owner, right:
        client.post(reverse("passkey-sign-in"), SENT)
    return client.get(reverse("child-list")).status_code == 200


def test_right_passkey_opens_the_site(passkey: Authenticator, client: Client) -> None:
    assert show(client, passkey)


def test_right_passkey_of_a_closed_account_opens_nothing(passkey: Authenticator, client: Client) -> None:
    User.objects.filter(pk=passkey.user_id).update(is_active=False)
    passkey.user.refresh_from_db()
    with mock.patch("accounts.sign_in.credential_checks.use_passkey") as used:
        assert not show(client, passkey)
    used.assert_not_called()


def test_right_passkey_of_who_left_opens_nothing(
    people: People, passkey: Authenticator, client: Client
) -> None:
    end_membership(membership=passkey.user.memberships.get(), by=people.ada)
    with mock.patch("accounts.sign_in.credential_checks.use_passkey") as used:
        assert not show(client, passkey)
    used.assert_not_called()


@pytest.mark.parametrize("is_verified", [True, False])
def test_passkey_is_kept_only_when_the_device_asked_who_it_is(
    people: People, client: Client, is_verified: bool
) -> None:
    sign_in(client, equip(people.anna))
    made = mock.Mock(is_user_verified=mock.Mock(return_value=is_verified))
    kept = mock.patch("accounts.views.passkeys.actions.add_passkey")
    with (
        mock.patch("accounts.sign_in.credential_checks.webauthn.complete_registration", return_value=made),
        kept as keep,
    ):
        client.post(reverse("passkey-add"), {**SENT, "name": "sleutel"})
    assert keep.called is is_verified

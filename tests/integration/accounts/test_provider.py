"""What the identity provider says is checked: its signature, its issuer, and that it answers this very browser."""

from collections.abc import Iterator
from typing import Any
from unittest import mock

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from accounts.sign_in.identity import IdentityAdapter
from tests.support.build import People
from tests.support.provider import CLIENT_ID, KEY, PROVIDERS, SERVER, Provider, come_back, public

LIST = reverse("child-list")
OTHER = rsa.generate_private_key(public_exponent=65537, key_size=2048)


@pytest.fixture
def provider(people: People, settings: Settings) -> Iterator[Provider]:
    """Let De Wilg have an identity provider that says its people used two factors."""
    settings.SOCIALACCOUNT_PROVIDERS = PROVIDERS
    settings.OIDC_ORGANISATION = settings.OIDC_NAME = "De Wilg"
    settings.OIDC_SECOND_FACTOR = "amr=mfa"
    made = Provider(email="anna@voorbeeld.example")
    made.claims = {"amr": ["mfa"]}
    with mock.patch.object(IdentityAdapter, "get_requests_session", return_value=made):
        yield made


def gets_in(provider: Provider) -> bool:
    client = Client()
    answer = come_back(client, provider)
    assert answer.status_code in (302, 403)
    return client.get(LIST).status_code == 200


def test_token_with_the_key_of_the_provider_opens(provider: Provider) -> None:
    assert gets_in(provider)


@pytest.mark.parametrize(
    "signed",
    [
        {"key": OTHER, "algorithm": "RS256", "headers": {"kid": "1"}},
        {"key": KEY, "algorithm": "RS256", "headers": {"kid": "2"}},
        {"key": "k" * 32, "algorithm": "HS256", "headers": {"kid": "1"}},
        {"key": "", "algorithm": "none", "headers": {"kid": "1"}},
        {"key": KEY, "algorithm": "PS256", "headers": {"kid": "1"}},
    ],
    ids=["another key", "a key it has not", "a shared secret", "no signature", "another algorithm"],
)
def test_token_that_the_provider_did_not_sign_opens_nothing(
    provider: Provider, signed: dict[str, Any]
) -> None:
    provider.signed = signed
    assert not gets_in(provider)


@pytest.mark.parametrize(
    ("claims", "is_open"),
    [
        ({"azp": CLIENT_ID}, True),
        ({"azp": "elders"}, False),
        ({"azp": None, "aud": [CLIENT_ID]}, True),
        ({"aud": [CLIENT_ID, "elders"]}, False),
        ({"aud": [CLIENT_ID, "elders"], "azp": "elders"}, False),
        ({"aud": [CLIENT_ID, "elders"], "azp": CLIENT_ID}, True),
        ({"azp": ["portfolio"]}, False),
    ],
)
def test_token_that_was_given_to_another_site_opens_nothing(
    provider: Provider, claims: dict[str, Any], is_open: bool
) -> None:
    provider.claims |= claims
    assert gets_in(provider) is is_open


STRANGE = ["", "\x00", "a\x00b", "\ud800", "x" * 192, "x" * 10_000, "é", None, 5, ["u-1"], {"u": 1}]


@pytest.mark.parametrize("sub", STRANGE)
def test_strange_number_of_a_person_opens_nothing_and_is_no_error(provider: Provider, sub: Any) -> None:
    provider.person["sub"] = sub
    provider.claims |= {"sub": sub if isinstance(sub, str) and "\ud800" not in sub else "u-1"}
    assert not gets_in(provider)


@pytest.mark.parametrize("email", [text for text in STRANGE if text is not None])
def test_strange_address_opens_nothing_and_is_no_error(provider: Provider, email: Any) -> None:
    provider.person["email"] = email
    assert not gets_in(provider)


@pytest.mark.parametrize("name", ["Anna\x00", "\ud800", "x" * 100_000, {"a": ["\x00"]}])
def test_what_is_not_used_here_does_no_harm(provider: Provider, name: Any) -> None:
    provider.person |= {"name": name, "picture": name}
    for _time in range(2):
        assert gets_in(provider)


def test_key_is_found_by_its_name_and_its_use(provider: Provider) -> None:
    provider.keys = [public(OTHER, kid="0"), public(OTHER, use="enc"), public(KEY)]
    assert gets_in(provider)
    provider.signed = {**provider.signed, "headers": {}}
    assert not gets_in(provider)
    provider.keys = [public(KEY)]
    assert gets_in(provider)


@pytest.mark.parametrize("keys", [[], [{"kty": "onbekend", "kid": "1"}], "geen lijst"])
def test_provider_without_a_key_opens_nothing(provider: Provider, keys: Any) -> None:
    provider.keys = keys
    assert not gets_in(provider)


@pytest.mark.parametrize("nonce", [None, "", "verzonnen", 7, ["a"]])
def test_token_that_answers_another_request_opens_nothing(provider: Provider, nonce: object) -> None:
    provider.claims |= {"nonce": nonce}
    assert not gets_in(provider)


def test_token_of_one_browser_opens_no_other(provider: Provider) -> None:
    come_back(Client(), provider)
    provider.claims |= {"nonce": provider.nonce}
    assert not gets_in(provider)


@pytest.mark.parametrize("missing", ["sub", "exp", "iat", "iss", "aud"])
def test_token_that_does_not_say_enough_opens_nothing(provider: Provider, missing: str) -> None:
    provider.claims |= {missing: None}
    assert not gets_in(provider)


def test_person_of_the_token_is_the_person_of_the_page(provider: Provider) -> None:
    provider.claims |= {"sub": "iemand anders"}
    assert not gets_in(provider)


@pytest.mark.parametrize(
    ("issuer", "is_open"),
    [(SERVER, True), (f"{SERVER}/", True), ("https://elders.example", False), (f"{SERVER}/elders", False)],
)
def test_metadata_have_to_name_the_address_of_the_operator(
    provider: Provider, issuer: str, is_open: bool
) -> None:
    provider.metadata["issuer"] = issuer
    provider.claims |= {"iss": issuer}
    client = Client()
    sent = client.post(reverse("provider-sign-in", args=["organisatie"]))
    assert sent.status_code == (302 if is_open else 403)
    if is_open:
        assert gets_in(provider)


def test_metadata_that_change_on_the_way_open_nothing(provider: Provider) -> None:
    client = Client()
    with mock.patch.object(provider, "request", wraps=provider.request) as asked:
        provider.metadata["issuer"] = SERVER
        sent = client.post(reverse("provider-sign-in", args=["organisatie"]))
        provider.metadata["issuer"] = "https://elders.example"
        state = sent.headers["Location"].partition("state=")[2].partition("&")[0]
        back = client.get(
            reverse("openid_connect_callback", args=["organisatie"]), {"code": "c", "state": state}
        )
    assert (back.status_code, asked.call_count) == (403, 0)
    assert client.get(LIST).status_code == 302

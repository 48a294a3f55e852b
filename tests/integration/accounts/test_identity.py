"""Coming in through the identity provider of the organisation: only who was added here, and never with less."""

from collections.abc import Iterator
from typing import Any
from unittest import mock
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from requests.adapters import HTTPAdapter

from accounts.actions.second_factors import add_app, reset_second_factors
from accounts.models import User
from accounts.sign_in.identity import IdentityAdapter, says_two_factors
from audit.models import AuditEvent
from tests.support.build import People, an_organisation_elsewhere
from tests.support.provider import PROVIDERS, SERVER, Provider, come_back
from tests.support.second_factor import SECRET, type_code

ANNA = "anna@voorbeeld.example"
LIST, START = reverse("child-list"), reverse("start")


@pytest.fixture
def provider(settings: Settings) -> Iterator[Provider]:
    """Let De Wilg have an identity provider that says its people used two factors."""
    settings.SOCIALACCOUNT_PROVIDERS = PROVIDERS
    settings.OIDC_ORGANISATION = settings.OIDC_NAME = "De Wilg"
    settings.OIDC_SECOND_FACTOR = "amr=mfa,otp"
    made = Provider(email=ANNA)
    made.claims = {"amr": ["pwd", "mfa"]}
    with mock.patch.object(IdentityAdapter, "get_requests_session", return_value=made):
        yield made


def events(*kinds: str) -> list[tuple[str, str]]:
    return list(AuditEvent.objects.filter(event__in=kinds).values_list("event", "basis"))


def test_person_is_known_by_address_once_and_by_number_from_then_on(
    people: People, provider: Provider, client: Client
) -> None:
    assert come_back(client, provider).headers["Location"] == START
    assert client.get(LIST).status_code == 200
    tied = SocialAccount.objects.get()
    assert (tied.user, tied.uid, tied.extra_data) == (people.anna, "u-1", {})
    provider.person |= {"email": "anders@voorbeeld.example", "email_verified": False}
    again = Client()
    assert come_back(again, provider).headers["Location"] == START
    assert SocialAccount.objects.get().extra_data == {}
    assert not SocialToken.objects.exists()
    assert events("identity_added", "signed_in") == [
        ("identity_added", ""),
        ("signed_in", "two-factor provider"),
        ("signed_in", "two-factor provider"),
    ]


def test_session_key_is_new_after_coming_back(people: People, provider: Provider, client: Client) -> None:
    client.post(reverse("provider-sign-in", args=["organisatie"]))
    before = client.cookies["session"].value
    come_back(client, provider)
    assert client.cookies["session"].value != before


@pytest.mark.parametrize("claims", [{}, {"amr": ["pwd"]}, {"amr": "password"}, {"acr": "mfa"}])
def test_provider_that_says_no_two_factors_is_one_step(
    people: People, provider: Provider, client: Client, claims: dict[str, Any]
) -> None:
    provider.claims = claims
    come_back(client, provider)
    assert client.get(LIST).headers["Location"] == reverse("account")  # set up a second step first
    add_app(user=people.anna, secret=SECRET, by=None)
    again = Client()
    assert come_back(again, provider).headers["Location"] == reverse("second-step")
    assert "toegang" not in str(dict(again.session))
    assert type_code(again).headers["Location"] == START


@pytest.mark.parametrize(
    ("rule", "is_enough"),
    [
        ("amr=mfa,otp", True),
        ("amr = mfa", False),
        ("amr=hwk", False),
        ("acr=loa3", True),
        ("", False),
        ("amr", False),
        ("amr=", False),
        ("x=None", False),
    ],
)
def test_rule_names_the_claim_and_its_values(rule: str, is_enough: bool) -> None:
    assert says_two_factors({"amr": ["pwd", "mfa"], "acr": "loa3"}, rule) is is_enough


def refused_person(people: People, kind: str) -> str:
    """Return the address of someone who may not come in."""
    if kind == "closed":
        User.objects.filter(pk=people.anna.pk).update(is_active=False)
    elif kind == "no role":
        people.anna.memberships.update(ended_at="2026-11-22T10:00Z")
    elif kind == "of elsewhere":
        return an_organisation_elsewhere().email
    return "niemand@voorbeeld.example" if kind == "unknown" else ANNA


@pytest.mark.parametrize("kind", ["unknown", "closed", "no role", "of elsewhere", "unverified", "no address"])
def test_who_was_not_added_here_gets_one_and_the_same_answer(
    people: People, provider: Provider, client: Client, kind: str
) -> None:
    provider.person |= {"email": refused_person(people, kind), "email_verified": kind != "unverified"}
    if kind == "no address":
        provider.person["email"] = None
    answer = come_back(client, provider)
    assert answer.status_code == 403
    assert "Je kon niet via je organisatie inloggen" in answer.content.decode()
    assert client.get(LIST).status_code == 302
    assert not SocialAccount.objects.exists()
    assert User.objects.count() == (6 if kind == "of elsewhere" else 5)
    assert [event for event, _basis in events("sign_in_failed")] == ["sign_in_failed"]


def test_address_that_went_to_someone_else_does_not_take_the_account_along(
    people: People, provider: Provider, client: Client
) -> None:
    assert come_back(client, provider).headers["Location"] == START
    provider.person["sub"] = "u-2"
    newcomer = Client()
    assert come_back(newcomer, provider).status_code == 403
    assert newcomer.get(LIST).status_code == 302
    assert SocialAccount.objects.get().uid == "u-1"
    assert [event for event, _basis in events("sign_in_failed")] == ["sign_in_failed"]
    reset_second_factors(
        user=people.anna, organisation=people.north.organisation, seen_generation=0, by=people.ada
    )
    assert come_back(newcomer, provider).headers["Location"] == START
    assert SocialAccount.objects.get().uid == "u-2"


@pytest.mark.parametrize(
    "email", ["\u212aevin@voorbeeld.example", "kevin@voorbeeld.\u212aexample", "kev\u0131n@voorbeeld.example"]
)
def test_address_that_only_looks_like_another_is_another(
    people: People, provider: Provider, client: Client, email: str
) -> None:
    User.objects.filter(pk=people.anna.pk).update(email="kevin@voorbeeld.example")
    provider.person["email"] = email
    assert come_back(client, provider).status_code == 403
    assert not SocialAccount.objects.exists()
    provider.person["email"] = "Kevin@Voorbeeld.Example"
    assert come_back(client, provider).headers["Location"] == START


@pytest.mark.parametrize("host", ["portfolio.example:8443", "portfolio.example."])
def test_way_back_is_the_configured_address(
    people: People, provider: Provider, settings: Settings, host: str
) -> None:
    settings.ALLOWED_HOSTS = ["portfolio.example"]
    settings.SITE_ADDRESS = "https://portfolio.example"
    sent = Client(HTTP_HOST=host).post(reverse("provider-sign-in", args=["organisatie"]))
    back = parse_qs(urlsplit(sent.headers["Location"]).query)["redirect_uri"]
    assert back == ["https://portfolio.example/inloggen/via/organisatie/terug/"]


def test_addresses_can_be_trusted_by_choice(
    people: People, provider: Provider, client: Client, settings: Settings
) -> None:
    del provider.person["email_verified"]
    assert come_back(client, provider).status_code == 403
    settings.OIDC_EMAIL_IS_VERIFIED = True
    assert come_back(Client(), provider).headers["Location"] == START


@pytest.mark.parametrize(
    "changes",
    [{"state": "verzonnen"}, {"code": ""}, {"error": "access_denied"}, {"error": "server_error"}],
)
def test_answer_that_was_not_asked_for_opens_nothing(
    people: People, provider: Provider, client: Client, changes: dict[str, str]
) -> None:
    if changes == {"code": ""}:
        provider.request = mock.Mock(side_effect=KeyError("access_token"))  # type: ignore[method-assign]
    assert come_back(client, provider, **changes).status_code == 403
    assert client.get(LIST).status_code == 302


@pytest.mark.parametrize("claims", [{"iss": "https://elders.example"}, {"aud": "ander"}, {"exp": 1}])
def test_token_of_elsewhere_or_of_yesterday_opens_nothing(
    people: People, provider: Provider, client: Client, claims: dict[str, Any]
) -> None:
    provider.claims |= claims
    assert come_back(client, provider).status_code == 403
    assert client.get(LIST).status_code == 302


def test_provider_that_is_away_is_said(people: People, provider: Provider, client: Client) -> None:
    provider.is_away = True
    assert client.post(reverse("provider-sign-in", args=["organisatie"])).status_code == 403


def test_code_is_tied_to_the_browser_that_asked(people: People, provider: Provider, client: Client) -> None:
    come_back(client, provider)
    _url, data = provider.asked[0]
    assert len(data["code_verifier"]) >= 43
    assert (SERVER, data["client_secret"]) == ("https://inloggen.wilg.example", "geheim")


def test_button_is_there_only_with_a_provider(people: People, client: Client, provider: Provider) -> None:
    assert "via/organisatie" in client.get(reverse("sign-in")).content.decode()


def test_without_a_provider_there_is_no_way_to_one(people: People, client: Client) -> None:
    assert "via/organisatie" not in client.get(reverse("sign-in")).content.decode()
    assert client.post(reverse("provider-sign-in", args=["organisatie"])).status_code == 404
    assert client.get(reverse("openid_connect_callback", args=["organisatie"])).status_code == 404


class Elsewhere(HTTPAdapter):
    """A provider that sends on to another address."""

    def send(self, request: requests.PreparedRequest, *given: Any, **options: Any) -> requests.Response:
        """Answer with the way to elsewhere."""
        assert str(request.url) == "https://inloggen.wilg.example/"
        answer = requests.Response()
        answer.status_code, answer.request, answer.url = 302, request, str(request.url)
        answer.headers["Location"] = "https://elders.example/"
        return answer


def test_provider_that_sends_on_is_not_followed() -> None:
    with IdentityAdapter().get_requests_session() as session:
        session.mount("https://", Elsewhere())
        with pytest.raises(requests.TooManyRedirects):
            session.get("https://inloggen.wilg.example/")

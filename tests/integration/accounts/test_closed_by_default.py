"""Who gave only a password reaches nothing but the set-up of a second factor, whatever view is added."""

import pytest
from allauth.core import context
from allauth.socialaccount.models import SocialLogin
from django.test import Client, RequestFactory
from django.urls import reverse

from accounts.rules.permissions import FIRST_STEP, PUBLIC
from accounts.sign_in.adapters import AccountAdapter
from accounts.sign_in.identity import IdentityAdapter
from tests.support.second_factor import force_login
from tests.support.world import PATTERNS, World, undone

FIRST_STEPS = {"account", "app-set-up", "passkey-add", "account-confirm", "session-unlock"}
OPEN = {
    *(
        "start",
        "sign-in",
        "second-step",
        "passkey-sign-in",
        "provider-sign-in",
        "openid_connect_callback",
        "sign-out",
        "choose-password",
    ),
    *("password-forgotten", "password-restore"),
    *("language-set", "session-state", "health", "ready"),
    # For who was asked, without an account: each gives one invitation to the browser that opened its link, to no other.
    *("invitation-open", "invitation-start", "invitation-question", "invitation-words", "invitation-read"),
    "invitation-done",
}


def test_views_open_before_the_second_factor_are_these_and_no_others() -> None:
    declared = {name: getattr(pattern.callback, "permission", None) for name, pattern in PATTERNS.items()}
    assert {name for name, permission in declared.items() if permission == PUBLIC} == OPEN
    assert {name for name, permission in declared.items() if permission == FIRST_STEP} == FIRST_STEPS


def test_nobody_adds_themselves(rf: RequestFactory) -> None:
    request = rf.get("/")
    assert not AccountAdapter().is_open_for_signup(request)
    assert not IdentityAdapter().is_open_for_signup(request, SocialLogin())
    assert not [name for name in PATTERNS if "signup" in name]


@pytest.mark.parametrize("address", ["https://elders.example/", "//elders.example/", "javascript:alert(1)"])
def test_address_to_return_to_lies_on_this_site(rf: RequestFactory, address: str) -> None:
    with context.request_context(rf.get("/")):
        assert not AccountAdapter().is_safe_url(address)
        assert AccountAdapter().is_safe_url("/kinderen/")


@pytest.mark.parametrize("name", sorted(set(PATTERNS) - OPEN - FIRST_STEPS))
@pytest.mark.parametrize("method", ["get", "post", "put"])
def test_password_only_session_reaches_nothing_but_the_set_up(world: World, name: str, method: str) -> None:
    with undone():
        client = Client()
        force_login(
            client,
            world.people.ada
            if name in ("people", "membership-end", "second-factor-reset")
            else world.people.anna,
        )
        response = getattr(client, method)(world.url(name))
        assert (response.status_code, response.headers["Location"]) == (302, reverse("account"))

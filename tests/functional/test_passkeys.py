"""Passkeys in Chromium, with the authenticator that the browser plays for tests; the keyboard does it all."""

from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.utils import timezone
from playwright.sync_api import BrowserContext, CDPSession, Page
from pytest_django import Settings

from audit.models import AuditEvent
from tests.functional.conftest import PASSWORD, sign_in
from tests.functional.keys import Keys
from tests.functional.states_of_account import leave_alone
from tests.support.world import World

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


class Device:
    """A telephone with a finger on it, or without."""

    def __init__(self, page: Page) -> None:
        self.session: CDPSession = page.context.new_cdp_session(page)
        self.session.send("WebAuthn.enable")
        made = self.session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
        self.id = made["authenticatorId"]

    def let(self, *, is_verified: bool) -> None:
        """Let the finger be the right one, or a wrong one."""
        self.session.send(
            "WebAuthn.setUserVerified", {"authenticatorId": self.id, "isUserVerified": is_verified}
        )


@pytest.fixture
def device(page: Page) -> Device:
    return Device(page)


@pytest.fixture
def keys(page: Page, people_world: World) -> Keys:
    return Keys(page)


def make_passkey(keys: Keys, name: str = "Mijn telefoon") -> None:
    """Make a passkey from the page of the account."""
    keys.page.goto("/mijn-account/passkey/")
    keys.to("#id_name")
    keys.type(name)
    keys.page.keyboard.press("Enter")
    keys.page.locator(".message--success").wait_for()


def sign_out(page: Page) -> None:
    page.locator(".site-account > summary").click()
    page.get_by_role("button", name="Uitloggen").click()
    page.wait_for_url("**/inloggen/")


def events(*kinds: str) -> list[str]:
    return list(AuditEvent.objects.filter(event__in=kinds).values_list("event", flat=True))


def test_passkey_opens_the_door_by_itself(keys: Keys, device: Device) -> None:
    page = keys.page
    sign_in(page)
    make_passkey(keys)
    page.goto("/mijn-account/")
    page.get_by_text("Mijn telefoon", exact=True).wait_for()
    sign_out(page)
    keys.to("form.passkey button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/kinderen/")
    assert AuditEvent.objects.filter(event="signed_in").last().basis == "passkey"  # type: ignore[union-attr]
    assert keys.faults == []


@pytest.mark.parametrize("where", ["in place", "on a page"])
def test_passkey_opens_the_lock(keys: Keys, device: Device, settings: Settings, where: str) -> None:
    page = keys.page
    sign_in(page)
    make_passkey(keys)
    sign_out(page)
    page.locator("form.passkey button").click()
    page.wait_for_url("**/kinderen/")
    if where == "in place":
        settings.SESSION_IDLE_SECONDS = 18
        page.goto("/kinderen/registreren/")
        page.locator("#id_first_name").fill("Noor")
        page.locator("dialog[data-lock][open]").wait_for()
        settings.SESSION_IDLE_SECONDS = 1800
        page.locator("[data-unlock-passkey]").click()
        page.locator("dialog[data-lock][open]").wait_for(state="detached")
        assert page.locator("#id_first_name").input_value() == "Noor"
    else:
        leave_alone(page)
        page.goto("/kinderen/registreren/")
        page.locator("main form.passkey button").click()
        page.wait_for_url("**/registreren/")
    assert events("session_locked", "session_unlocked") == ["session_locked", "session_unlocked"]


def test_passkey_is_a_second_step(keys: Keys, device: Device) -> None:
    page = keys.page
    sign_in(page)
    make_passkey(keys)
    sign_out(page)
    page.locator("#id_username").fill("anna@voorbeeld.example")
    page.locator("#id_password").fill(PASSWORD)
    page.locator("main form:not(.passkey) [type=submit]").click()
    page.wait_for_url("**/tweede-stap/")
    keys.to("form.passkey button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/kinderen/")
    assert AuditEvent.objects.filter(event="signed_in").last().basis == "password passkey"  # type: ignore[union-attr]


def test_newcomer_may_set_up_a_passkey_and_no_app(keys: Keys, device: Device) -> None:
    page = keys.page
    Authenticator.objects.all().delete()
    page.goto("/inloggen/")
    page.locator("#id_username").fill("anna@voorbeeld.example")
    page.locator("#id_password").fill(PASSWORD)
    page.locator("main form:not(.passkey) [type=submit]").click()
    page.wait_for_url("**/mijn-account/")
    keys.to("a[href$='/passkey/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/passkey/")
    keys.to("#id_name")
    keys.type("Sleutelbos")
    page.keyboard.press("Enter")
    page.wait_for_url("**/herstelcodes/")
    assert page.locator(".recovery-codes li").count() == 10
    page.goto("/kinderen/")
    assert page.url.endswith("/kinderen/")
    page.goto("/mijn-account/")
    assert page.locator("form[action$='/verwijderen/']").count() == 0  # the only one stays


def test_wrong_finger_makes_and_opens_nothing(keys: Keys, device: Device) -> None:
    page = keys.page
    sign_in(page)
    device.let(is_verified=False)
    page.goto("/mijn-account/passkey/")
    page.locator("#id_name").fill("Telefoon")
    page.keyboard.press("Enter")
    page.get_by_text("Dat lukte niet").wait_for()
    assert not Authenticator.objects.filter(type="webauthn").exists()
    device.let(is_verified=True)
    make_passkey(keys)
    sign_out(page)
    device.let(is_verified=False)
    page.locator("form.passkey button").click()
    page.get_by_text("Dat lukte niet").wait_for()
    page.goto("/kinderen/")
    assert "/inloggen/" in page.url


def test_passkey_can_be_removed_while_something_is_left(keys: Keys, device: Device) -> None:
    page = keys.page
    sign_in(page)
    make_passkey(keys)
    page.goto("/mijn-account/")
    page.locator(".passkeys summary").click()
    page.get_by_role("button", name="Ja, verwijderen").click()
    page.get_by_text("De passkey werkt hier niet meer").wait_for()
    assert not Authenticator.objects.filter(type="webauthn").exists()
    assert events("second_factor_removed") == ["second_factor_removed"]
    sign_out(page)
    page.locator("form.passkey button").click()  # the telephone still has it
    page.get_by_text("Deze passkey werkte hier niet").wait_for()


def test_passkey_of_a_closed_account_opens_nothing(keys: Keys, device: Device, people_world: World) -> None:
    page = keys.page
    sign_in(page)
    make_passkey(keys)
    sign_out(page)
    people_world.people.anna.memberships.update(ended_at=timezone.now())
    page.locator("form.passkey button").click()
    page.get_by_text("Deze passkey werkte hier niet").wait_for()


def test_without_scripts_there_is_no_passkey_and_a_way_on(
    new_context: Callable[..., BrowserContext], people_world: World
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    sign_in(page)
    page.goto("/mijn-account/passkey/")
    assert not page.locator("form[data-module=passkey]").is_visible()
    page.get_by_text("Gebruik een app met codes").wait_for()

"""Bringing a page into a state, without the long way through other pages."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, ViewportSize

from accounts.security.session_store import SessionStore
from tests.functional.conftest import Witness
from tests.support.second_factor import force_login
from tests.support.world import World


@dataclass
class Stage:
    """One window, the world it shows, and who looks."""

    page: Page
    world: World
    witness: Witness
    language: str = "nl"

    def enter(self, persona: str, *, with_second_factor: bool = True) -> None:
        """Be this persona from now on, or nobody: `anonymous`."""
        context, url = self.page.context, self.witness.site
        context.set_offline(False)
        context.clear_cookies()
        device = context.new_cdp_session(self.page)  # on which nobody left anything
        device.send("Storage.clearDataForOrigin", {"origin": url, "storageTypes": "indexeddb"})
        device.detach()
        context.add_cookies([{"name": settings.LANGUAGE_COOKIE_NAME, "value": self.language, "url": url}])
        if user := self.world.user(persona):
            client = Client()
            client.force_login(user) if with_second_factor else force_login(client, user)
            name = settings.SESSION_COOKIE_NAME
            context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": url}])

    def open(self, persona: str, name: str, query: str = "", **given: Any) -> Page:
        """Show a page of the URLconf to a persona."""
        self.enter(persona)
        self.page.goto(self.world.url(name, **given) + query)
        return self.page

    def fails(self, status: int) -> None:
        """Say that the browser will note an answer that is an error."""
        self.witness.expect(f"status of {status} ")


def send(stage: Stage) -> None:
    """Press the button that sends the form in the page's middle, and wait for what comes."""
    with stage.page.expect_navigation():
        stage.page.locator("main").locator(
            "input[type=submit], button[type=submit]:not(.passkey *)"
        ).last.click()


def session_of(page: Page) -> SessionStore:
    """Return the session of a window as the server keeps it."""
    cookies = {cookie.get("name"): cookie.get("value") for cookie in page.context.cookies()}
    return SessionStore(session_key=cookies[settings.SESSION_COOKIE_NAME])


PHONE: ViewportSize = {"width": 320, "height": 640}
WIDE: ViewportSize = {"width": 1280, "height": 900}


Prepare = Callable[[Stage], None]
STATES: dict[str, dict[str, Prepare]] = {}


def state(page: str, name: str) -> Callable[[Prepare], Prepare]:
    """Register how to bring a page into a state; `page` is its name in the URLconf."""

    def register(prepare: Prepare) -> Prepare:
        STATES.setdefault(page, {})[name] = prepare
        return prepare

    return register

"""A real browser against the live server: it may ask no other host, and nothing may go wrong unseen."""

import datetime
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from django.db import transaction
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Route, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from assessments.models import Assessment
from tests.functional.chromium import FLAGS, MISSING, environment, find_chromium
from tests.functional.form import PATIENCE, SAID, Form, Line
from tests.support.clock import CLOCK
from tests.support.kept_rows import KeptRows, keep_rows
from tests.support.second_factor import equip, fresh_code
from tests.support.world import World, make_world

PASSWORD = "samen-onder-de-wilg"
SETTINGS: dict[str, Any] = {
    "locale": "nl-NL",
    "timezone_id": "Europe/Amsterdam",
    "reduced_motion": "reduce",  # a colour that is still changing has no contrast to judge
}
CLOCK_OF_THE_PAGE = """{  // so many ms ahead of the machine, as the server is
  const ahead = Math.round(%f), Machine = Date, now = () => Machine.now() + ahead;
  globalThis.Date = new Proxy(Machine, {
    apply: () => new Machine(now()).toString(),
    construct: (_, given, made) => Reflect.construct(Machine, given.length ? given : [now()], made),
    get: (_, name) => (name === "now" ? now : Machine[name]),
  });
  Object.defineProperty(performance, "timeOrigin", { value: performance.timeOrigin + ahead });
}"""


def pytest_configure(config: pytest.Config) -> None:
    expect.set_options(timeout=PATIENCE)
    config.addinivalue_line("markers", "browser: runs in a real Chromium")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(autouse=True)
def _no_wait_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let connections of a test not wait for the disk: nothing in its database has to outlive a power cut."""
    monkeypatch.setenv("PGOPTIONS", "-c synchronous_commit=off")  # libpq reads it


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return where Chromium is; without one the tests are skipped, but not where all of them must run."""
    if found := find_chromium():
        return found
    if os.environ.get("CI") == "true":
        pytest.fail(MISSING, pytrace=False)
    pytest.skip(MISSING)


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """Start one browser for all tests.

    Playwright keeps an event loop in this thread; Django would take the tests for asynchronous code.
    """
    with mock.patch.dict(os.environ, DJANGO_ALLOW_ASYNC_UNSAFE="true"), sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=FLAGS, env=environment())
        yield running
        running.close()


class Witness:
    """Notes what no page may do: ask another host, write an error to the console, break the policy."""

    def __init__(self, site: str) -> None:
        self.site = site
        self.complaints: list[str] = []
        self.expected: list[str] = []

    def watch(self, context: BrowserContext) -> None:
        """Look over everything in a context; the policy's violations are errors in the console."""
        context.route(re.compile(rf"^(?!{re.escape(self.site)}/)(?!data:|blob:)"), self.refuse)
        context.on("console", self.hear)
        context.on("weberror", lambda error: self.complaints.append(f"page error: {error.error}"))

    def refuse(self, route: Route) -> None:
        self.complaints.append(f"asked another host: {route.request.url}")
        route.abort()

    def hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"console: {message.text}")

    def expect(self, *patterns: str) -> None:
        """Let a test that breaks something on purpose say what the browser will write about it."""
        self.expected += patterns

    def unexpected(self) -> list[str]:
        return [
            text for text in self.complaints if not any(re.search(known, text) for known in self.expected)
        ]


@pytest.fixture
def witness(live_server: LiveServer) -> Witness:
    return Witness(live_server.url)


@pytest.fixture
def new_context(
    transactional_db: None, browser: Browser, live_server: LiveServer, witness: Witness
) -> Iterator[Callable[..., BrowserContext]]:
    """Return a function that opens a browser of its own, as if on another machine."""
    opened: list[BrowserContext] = []

    def open_context(**options: Any) -> BrowserContext:
        context = browser.new_context(base_url=live_server.url, **{**SETTINGS, **options})
        context.set_default_timeout(PATIENCE)
        context.add_init_script(CLOCK_OF_THE_PAGE % (CLOCK.ahead / datetime.timedelta(milliseconds=1)))
        witness.watch(context)
        opened.append(context)
        return context

    yield open_context
    for context in opened:
        context.close()
    assert witness.unexpected() == []


@pytest.fixture
def context(new_context: Callable[..., BrowserContext]) -> BrowserContext:
    return new_context()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture(scope="session")
def kept_rows() -> dict[str, KeptRows]:
    """Hold the rows of the last world that was made, under `world`."""
    return {}


@pytest.fixture
def people_world(transactional_db: None, kept_rows: dict[str, KeptRows]) -> World:
    """Give the world of `tests.support.world` for good, with a password and an app for everyone.

    It is made once in some minutes; in between, each test gets copies of its rows.
    """
    if (kept := kept_rows.get("world")) and kept.is_fresh():
        return kept.put_back()
    with transaction.atomic():  # one commit instead of a hundred
        world = make_world()
        for user in User.objects.all():
            equip(user, PASSWORD)
    kept_rows["world"] = keep_rows(world)
    return world


def sign_in(page: Page, name: str = "anna") -> None:
    """Sign in through the page where a person does."""
    page.goto("/inloggen/")
    page.get_by_label(re.compile("E-mail")).fill(f"{name}@voorbeeld.example")
    page.get_by_label(re.compile("Wachtwoord|Password")).fill(PASSWORD)
    page.get_by_role("button", name=re.compile("^(Inloggen|Sign in)$")).click()
    page.locator("#id_code").fill(fresh_code())
    page.locator("main form:not(.passkey) [type=submit]").click()
    page.wait_for_url(lambda url: "/inloggen/" not in url)


@pytest.fixture
def draft(people_world: World) -> Assessment:
    """Anna's draft of the quick form, with one answer on its second page."""
    return people_world.forms["anna's draft"]


@pytest.fixture
def line(context: BrowserContext, witness: Witness) -> Line:
    """The line to the server, to be broken."""
    witness.expect(*SAID)
    return Line(context)


@pytest.fixture
def form(page: Page, line: Line, people_world: World) -> Form:
    """The first page of Anna's draft, open in her window."""
    sign_in(page)
    return Form(page, people_world.url("assessment-fill"))

"""Nothing of a child stays behind readable on the device: not in the browser's storage, not in its files."""

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from tests.functional.chromium import FLAGS
from tests.functional.conftest import SETTINGS, sign_in
from tests.functional.form import LEFT_BEHIND, PATIENCE, Form
from tests.support.world import NAME, World

pytestmark = pytest.mark.usefixtures("_in_pages")
CANARY = "kanariepiet42"
CONTROL = "controlemerel77"
STORES = """
async () => ({
  local: localStorage.length,
  session: sessionStorage.length,
  databases: (await indexedDB.databases()).map(({ name }) => name),
  caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
  files: await Array.fromAsync((await navigator.storage.getDirectory()).keys()),
  cookies: document.cookie,
})
"""
EMPTY = {
    "local": 0,
    "session": 0,
    "databases": ["unsent"],
    "caches": 0,
    "workers": 0,
    "files": [],
    "cookies": "",
}


def test_journey_leaves_nothing_in_the_stores_of_the_browser(form: Form, people_world: World) -> None:
    form.wait_for_pages()
    form.page.context.set_offline(True)
    form.choose("goal_keep_going", "2")
    form.wait_for("unreachable")
    form.wait_for_records(1)  # locked: see test_offline.py
    during = form.page.evaluate(STORES)
    form.page.context.set_offline(False)
    form.wait_for("saved")
    form.wait_for_records(0)
    for name in ("assessment-check", "profile", "trajectory", "report"):
        form.page.goto(people_world.url(name))
    assert stores_without_readable_cookie(during) == EMPTY
    assert stores_without_readable_cookie(form.page.evaluate(STORES)) == EMPTY


def stores_without_readable_cookie(stores: dict[str, object]) -> dict[str, object]:
    """Leave out the token against forgery, which pages may read by design."""
    cookies = [part for part in str(stores["cookies"]).split("; ") if not part.startswith("csrf=")]
    return {**stores, "cookies": "; ".join(cookies)}


@pytest.fixture
def device(
    browser: Browser, chromium: str, live_server: LiveServer, tmp_path: Path
) -> Iterator[BrowserContext]:
    """A browser with a profile on disk, like the one on a shared computer."""
    context = browser.browser_type.launch_persistent_context(
        tmp_path / "profile", executable_path=chromium, args=FLAGS, base_url=live_server.url, **SETTINGS
    )
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


def files_with(folder: Path, text: str | bytes) -> list[str]:
    """Return the files that hold bytes, or a text in one of the ways in which Chromium writes texts."""
    codes = ("utf-8", "utf-16-le", "utf-16-be")
    written = [text] if isinstance(text, bytes) else [text.encode(code) for code in codes]
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert len(files) > 20
    return [
        str(file.relative_to(folder)) for file in files if any(way in file.read_bytes() for way in written)
    ]


def test_nothing_typed_or_read_is_in_the_profile_on_disk(
    people_world: World, device: BrowserContext, tmp_path: Path
) -> None:
    page = device.new_page()
    sign_in(page)
    page.goto(people_world.url("profile"))
    page.get_by_text(NAME).first.wait_for()
    page.evaluate("text => localStorage.setItem('control', text)", CONTROL)
    form = Form(page, people_world.url("assessment-fill"))
    form.wait_for_pages()
    name, key = str(page.locator("[data-seal]").get_attribute("data-seal")).split(".")
    device.set_offline(True)
    form.type("goal_keep_going", "example", CANARY)
    form.wait_for("unreachable")
    form.go(2)
    form.type("help_ask", "example", CANARY)
    form.wait_for_records(2)
    assert {record["drawer"] for record in page.evaluate(LEFT_BEHIND)} == {name}
    page.wait_for_timeout(3_000)  # Chromium writes its state every few seconds
    device.close()
    profile = tmp_path / "profile"
    assert files_with(profile, CONTROL), "the search does not find what is stored"
    assert files_with(profile, name), "the locked answers are not in the profile"
    assert files_with(profile, CANARY) == []
    assert files_with(profile, "help_ask") == []
    assert files_with(profile, key) == files_with(profile, base64.b64decode(key)) == []
    assert files_with(profile, NAME) == []


def test_back_after_signing_out_shows_no_child(form: Form, page: Page, people_world: World) -> None:
    page.goto(people_world.url("profile"))
    page.locator(".site-account > summary").click()
    page.get_by_role("button", name="Uitloggen").click()
    page.wait_for_url("**/inloggen/")
    for _step in range(2):
        page.go_back()
        page.wait_for_load_state()
        assert NAME not in page.inner_text("body")

"""Nothing of a child stays behind on the device: not in the browser's storage, not in its files."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from tests.functional.chromium import FLAGS
from tests.functional.conftest import SETTINGS, sign_in
from tests.functional.form import Form
from tests.support.world import NAME, World

CANARY = "kanariepiet42"
CONTROL = "controlemerel77"
STORES = """
async () => ({
  local: localStorage.length,
  session: sessionStorage.length,
  databases: (await indexedDB.databases()).length,
  caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
  files: await Array.fromAsync((await navigator.storage.getDirectory()).keys()),
  cookies: document.cookie,
})
"""
EMPTY = {"local": 0, "session": 0, "databases": 0, "caches": 0, "workers": 0, "files": [], "cookies": ""}


def test_journey_leaves_nothing_in_the_stores_of_the_browser(form: Form, people_world: World) -> None:
    form.page.context.set_offline(True)
    form.choose("goal_keep_going", "2")
    form.wait_for("unreachable")
    during = form.page.evaluate(STORES)
    form.page.context.set_offline(False)
    form.wait_for("saved")
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
    yield context
    context.close()


def files_with(folder: Path, text: str) -> list[str]:
    """Return the files that hold a text in one of the ways in which Chromium writes texts."""
    written = [text.encode(), text.encode("utf-16-le"), text.encode("utf-16-be")]
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
    device.set_offline(True)
    form.type("goal_keep_going", "example", CANARY)
    form.wait_for("unreachable")
    page.wait_for_timeout(3_000)  # Chromium writes its state every few seconds
    device.close()
    profile = tmp_path / "profile"
    assert files_with(profile, CONTROL), "the search does not find what is stored"
    assert files_with(profile, CANARY) == []
    assert files_with(profile, NAME) == []


def test_back_after_signing_out_shows_no_child(form: Form, page: Page, people_world: World) -> None:
    page.goto(people_world.url("profile"))
    page.get_by_role("button", name="Uitloggen").click()
    page.wait_for_url("**/inloggen/")
    for _step in range(2):
        page.go_back()
        page.wait_for_load_state()
        assert NAME not in page.inner_text("body")

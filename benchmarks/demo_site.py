"""The demo as `script/demo` serves it, on a free port, with Chromium beside it."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from playwright.sync_api import Browser, BrowserContext, StorageState, sync_playwright

from config.demo.plans import read_plan
from tests.functional.chromium import FLAGS, MISSING, find_chromium

ROOT = Path(__file__).resolve().parent.parent
PREPARE = (
    ("compile_messages",),
    ("migrate", "--database", "owner", "-v", "0"),
    ("grant_web_role",),
    ("load_instruments",),
    ("load_demo",),
    ("collectstatic", "--noinput", "-v", "0"),
)


@contextmanager
def demo_site() -> Iterator[str]:
    """Prepare the demo, serve it, and give its address; `DATABASE_URL` says in which database."""
    environment = {**os.environ, "VEERKRACHT_MODE": "demo"}
    for command in PREPARE:
        manage = [sys.executable, "manage.py", *command]
        subprocess.run(manage, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    with served(environment) as address:
        yield address


@contextmanager
def served(environment: dict[str, str], log: IO[bytes] | None = None) -> Iterator[str]:
    """Serve the site on a free port as the web server does, and give its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    gunicorn = [sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", address, "--workers", "1"]
    quiet = ["--log-level", "warning"]
    server = subprocess.Popen([*gunicorn, *quiet], cwd=ROOT, env=environment, stderr=log)
    try:
        wait_for(f"http://{address}/healthz", server)
        yield f"http://{address}"
    finally:
        server.terminate()
        server.wait(30)


def wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    """Wait until the server answers."""
    for _attempt in range(150):
        if server.poll() is not None:
            break
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.2)
        else:
            return
    raise SystemExit("The site does not start: see the lines above.")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start a browser, or say how to get one."""
    path = find_chromium()
    if path is None:
        raise SystemExit(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def signed_in(browser: Browser, site: str, email: str, **options: Any) -> BrowserContext:
    """Return a browser with an empty cache in which someone of the demo is signed in."""
    door = browser.new_context(base_url=site)
    page = door.new_page()
    page.goto("/inloggen/")
    page.locator("#id_username").fill(email)
    page.locator("#id_password").fill(read_plan().password)
    page.locator("main form:not(.passkey) [type=submit]").click()
    page.locator("#id_code").fill(page.locator(".callout code").inner_text())
    page.locator("main form:not(.passkey) [type=submit]").click()
    page.wait_for_url(lambda url: "/inloggen/" not in url)
    state = door.storage_state()
    door.close()
    return window_of(browser, site, state, **options)


def window_of(browser: Browser, site: str, state: StorageState, **options: Any) -> BrowserContext:
    """Return a browser with an empty cache in the session of `state`: a code of the second step works once."""
    return browser.new_context(
        base_url=site, storage_state=state, locale="nl-NL", timezone_id="Europe/Amsterdam", **options
    )

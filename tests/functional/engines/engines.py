"""Where Firefox and WebKit are, and how they start: headless, with a profile that is thrown away."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.functional.chromium import environment
from tests.functional.engines.wires import Marionette, Refused, WebDriver, Wire

PATIENCE = 180  # seconds to start; a machine may be busy
MISSING = {
    "firefox": "There is no Firefox ESR, so this did not run: as root, type 'apt-get install firefox-esr'.",
    "webkit": "There is no WebKit, so this did not run: as root, type 'apt-get install webkit2gtk-driver xvfb'.",
}
CAPABILITIES = {"unhandledPromptBehavior": "ignore"}  # a test answers what the browser asks
PREFERENCES = {
    "marionette.port": "0",  # any that is free; it is written in the profile
    "intl.accept_languages": '"nl"',
    "app.normandy.enabled": "false",
    "browser.shell.checkDefaultBrowser": "false",
    "datareporting.policy.dataSubmissionEnabled": "false",
    "toolkit.telemetry.server": '""',
    "toolkit.legacyUserProfileCustomizations.stylesheets": "true",  # reads userChrome.css
    "network.proxy.type": "1",  # a port where nobody listens stands for all other hosts; our own is never proxied
    "network.proxy.http": '"127.0.0.1"',
    "network.proxy.http_port": "9",
    "network.proxy.ssl": '"127.0.0.1"',
    "network.proxy.ssl_port": "9",
}

NO_LEAST_WIDTH = ":root, #main-window { min-width: 0 !important; }"  # Firefox keeps 450 px for its own bars
NO_TOOLBAR = "* { min-width: 0; padding: 0; margin: 0; border-width: 0; font-size: 4px; }"  # WebKit's, 447 px


def programs(engine: str) -> list[str] | None:
    """Return the programs that an engine takes, or nothing when one is missing; `FIREFOX` chooses one."""
    chosen = os.environ.get("FIREFOX") or "firefox-esr"
    names = {"firefox": [chosen], "webkit": ["WebKitWebDriver", "Xvfb"]}[engine]
    paths = [path for path in map(shutil.which, names) if path]
    return paths if len(paths) == len(names) else None


@contextmanager
def started(engine: str, found: list[str], folder: Path) -> Iterator[Wire]:
    """Start an engine in a folder of its own, and end it with all that it started."""
    home = {**environment(), "HOME": str(folder), "LANG": "nl_NL.UTF-8"}
    begin = {"firefox": firefox, "webkit": webkit}[engine]
    with begin(found, folder, home) as wire:
        yield wire


@contextmanager
def firefox(found: list[str], folder: Path, home: dict[str, str]) -> Iterator[Wire]:
    lines = [f'user_pref("{name}", {value});' for name, value in PREFERENCES.items()]
    (folder / "user.js").write_text("\n".join(lines))
    (folder / "chrome").mkdir()
    (folder / "chrome" / "userChrome.css").write_text(NO_LEAST_WIDTH)
    command = [*found, "--headless", "--no-remote", "--marionette", "--profile", str(folder)]
    port = folder / "MarionetteActivePort"
    with running(command, home), session(lambda: Marionette(int(port.read_text()), CAPABILITIES)) as wire:
        yield wire


@contextmanager
def webkit(found: list[str], folder: Path, home: dict[str, str]) -> Iterator[Wire]:
    driver, screen = found
    display = [screen, "-displayfd", "1", "-nolisten", "tcp", "-screen", "0", "1280x900x24"]
    with running(display, home, stdout=subprocess.PIPE) as shown:
        assert shown.stdout is not None
        home = {
            **home,
            "DISPLAY": f":{shown.stdout.readline().decode().strip()}",
            "XDG_CONFIG_HOME": str(folder),
        }
        (folder / "gtk-3.0").mkdir()
        (folder / "gtk-3.0" / "gtk.css").write_text(NO_TOOLBAR)
        port = free_port()
        with running([driver, "-p", str(port)], home), session(lambda: WebDriver(port, CAPABILITIES)) as wire:
            yield wire


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])


@contextmanager
def running(
    command: list[str], home: dict[str, str], stdout: int = subprocess.DEVNULL
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program until the end."""
    with subprocess.Popen(command, env=home, stdout=stdout, stderr=subprocess.DEVNULL) as program:
        try:
            yield program
        finally:
            program.terminate()
            try:
                program.wait(timeout=10)
            except subprocess.TimeoutExpired:
                program.kill()


@contextmanager
def session(begin: Callable[[], Wire]) -> Iterator[Wire]:
    """Begin a session as soon as the program listens."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            wire = begin()
            break
        except (ConnectionError, FileNotFoundError, ValueError, Refused):
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
    try:
        yield wire
    finally:
        with suppress(OSError, Refused):  # it ended by itself
            wire.end()

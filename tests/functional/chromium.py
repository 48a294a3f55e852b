"""Where Chromium is, and how it starts so that it talks to nobody but our own server."""

import os
import shutil

# The first is Chromium without windows, from the same source: a third less work for the processor in these tests.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = "There is no Chromium, so this did not run: as root, type 'apt-get install chromium'."
FLAGS = [
    "--no-sandbox",  # root has no sandbox; the only pages opened are ours
    *("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"),
    "--renderer-process-limit=1",  # every test opens a window of its own: starting processes costs most
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]


def find_chromium() -> str | None:
    """Return the path in `CHROMIUM`, or else that of the first known name."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def environment() -> dict[str, str]:
    """Return what a browser gets of this process: not that a paper finds no fonts but ours (`paper/pdf.py`)."""
    return {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}

"""The web server: what a sender may not tell it."""

import runpy
from pathlib import Path

from gunicorn.config import Config

ROOT = Path(__file__).resolve().parents[3]


def test_no_sender_names_where_the_site_begins() -> None:
    server = Config()
    assert "SCRIPT_NAME" in server.forwarder_headers  # what it is without our file
    for name, value in runpy.run_path(str(ROOT / server.config.removeprefix("./"))).items():
        if name in server.settings:
            server.set(name, value)
    assert server.forwarder_headers == []

"""A window of each engine, before our server, over a line that can be cut."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.live_server_helper import LiveServer

from tests.functional.conftest import Witness
from tests.functional.engines.engines import MISSING, programs, started
from tests.functional.engines.relay import Relay
from tests.functional.engines.windows import PageWindow, Window, WireWindow

ENGINES = ("chromium", "firefox", "webkit")


@pytest.fixture
def relay(live_server: LiveServer) -> Iterator[Relay]:
    """The line to the server."""
    relay = Relay(live_server.url)
    yield relay
    relay.close()


@pytest.fixture
def witness(relay: Relay) -> Witness:
    """The one who looks over Chromium; the site is at the other end of the line."""
    return Witness(relay.url)


@pytest.fixture(params=ENGINES)
def window(
    request: pytest.FixtureRequest, relay: Relay, transactional_db: None, tmp_path: Path
) -> Iterator[Window]:
    """A window of each engine; without one the test is skipped, but not where all of them must run."""
    engine = request.param
    if engine == "chromium":
        yield PageWindow(request.getfixturevalue("page"), relay.url)
        return
    found = programs(engine)
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail(MISSING[engine], pytrace=False)
        pytest.skip(MISSING[engine])
    with started(engine, found, tmp_path) as wire:
        yield WireWindow(wire, relay.url)

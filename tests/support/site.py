"""The start of the site as a web server does it."""

import runpy
import sys
from typing import Any
from unittest import mock

from django.db import connections


def start_site() -> dict[str, Any]:
    """Run `config.wsgi`, also when another test imported it before; return its names.

    The limits that it sets on waiting are taken back: the connection of the tests goes on as it was.
    """
    sys.modules.pop("config.wsgi", None)
    with mock.patch.dict(connections.settings["default"]["OPTIONS"]):
        return runpy.run_module("config.wsgi")

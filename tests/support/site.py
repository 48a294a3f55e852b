"""The start of the site as a web server does it."""

import runpy
import sys
from typing import Any


def start_site() -> dict[str, Any]:
    """Run `config.wsgi`, also when another test imported it before; return its names."""
    sys.modules.pop("config.wsgi", None)
    return runpy.run_module("config.wsgi")

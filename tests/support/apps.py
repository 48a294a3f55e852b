"""The packages of the product, as the contracts on imports name them."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
APPS = tuple(SETTINGS["importlinter"]["root_packages"])


def floors() -> dict[str, int]:
    """Return the floor of each app, 0 for the lowest: an app imports only from floors below its own."""
    [contract] = [
        c for c in SETTINGS["importlinter"]["contracts"] if c["name"] == "Apps import downwards only"
    ]
    return {
        app.strip(): floor
        for floor, layer in enumerate(reversed(contract["layers"]))
        for app in layer.split("|")
    }

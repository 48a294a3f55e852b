"""The packages of the product, as the contracts on imports name them."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
APPS = tuple(SETTINGS["importlinter"]["root_packages"])

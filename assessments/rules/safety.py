"""Whether a form says that a child is not safe where it lives. Pure.

Such an answer counts in no score; the pages on which it is read and signed lead to the steps of the reporting code.
"""

from collections.abc import Mapping
from typing import Any

HOME_SAFE_NOW = "home_safe_now"  # the question of the shared forms for professionals


def is_unsafe_at_home(answers: Mapping[str, Mapping[str, Any]]) -> bool:
    """Say whether the question if it is safe at home now was answered with no; `answers` has a choice by item key."""
    return answers.get(HOME_SAFE_NOW, {}).get("choice") == "no"

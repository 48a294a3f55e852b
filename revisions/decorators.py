"""How a view says that posting to it twice does no harm."""

from collections.abc import Callable
from typing import TypeVar

View = TypeVar("View", bound=Callable[..., object])


def changes_no_record(view: View) -> View:
    """Let a view be posted to without a key: it changes nothing but the session of who posts."""
    view.changes_no_record = True  # type: ignore[attr-defined]
    return view

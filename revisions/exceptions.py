"""Why a change is refused that was made on something older than what stands there."""

from typing import Any


class SeenOtherwise(Exception):
    """Someone was first, a colleague or oneself in another window; holds what stands there now (None: nothing)."""

    def __init__(self, current: Any) -> None:
        super().__init__()
        self.current = current

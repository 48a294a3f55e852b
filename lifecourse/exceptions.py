"""Reasons why a change to the course of life of a child is refused."""

from collections.abc import Mapping

from lifecourse.models import Circumstance


class RowsSeenOtherwise(Exception):
    """Rows of a list changed after they were shown; holds what stands there now, by row (None: nothing)."""

    def __init__(self, current: Mapping[str, Circumstance | None]) -> None:
        super().__init__()
        self.current = current

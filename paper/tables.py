"""The cells of a table as plain values, whatever file it becomes. Pure."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Protocol

Cell = str | int | float | datetime.date | None
Row = Sequence[Cell]
MOST_ROWS = 1_000_000  # of one table; a spreadsheet opens 1,048,576


class TooManyRows(Exception):
    """A table is longer than a spreadsheet opens."""


class Sheet(Protocol):
    """A table that is being written."""

    def add(self, rows: Iterable[Row]) -> None:
        """Write rows below the others; `TooManyRows` when a spreadsheet would not open them."""

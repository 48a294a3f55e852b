"""A wide table of answers: one row per person or target, one column per item or rater.

A table comes from a CSV file. The separator is what a first line `sep=;` names (as Excel writes it), else a
tab or a semicolon when the first row holds one, else a comma. Columns at the end without a name and without
answers, and rows without anything, are left out. A number is written with a point or a comma (`2.5`, `2,5`, or `"2,5"` between commas); an empty cell is
a missing answer, and nothing else is. The first row holds the names of the columns; a file whose first row
holds only numbers has no names, and its columns are called 1, 2, 3. A first column headed by nothing, by
one of `ID_HEADERS` or by a name with one of `ID_ENDINGS` names the rows and is left out of the figures.
"""

import csv
import io
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from portfolio.statistics.files import InputError, read_text

FloatArray = npt.NDArray[np.float64]

ID_HEADERS = frozenset(
    {"", "id", "nr", "nummer", "naam", "name", "code", "persoon", "person", "respondent", "subject"}
    | {"target", "kind", "child", "jeugdige", "client", "cliënt", "leerling", "pupil", "formulier"}
)
ID_ENDINGS = ("_id", "nummer", "number", "_nr")
LARGEST = 1e9  # answers and scores are small; beyond this, squares lose their digits
MOST_COLUMNS = 200
MOST_ROWS = 500_000
MOST_BYTES = 50_000_000
SEPARATOR_LINE = re.compile(r'"?sep=([,;\t|])"?', re.IGNORECASE)
NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)(?:[eE][+-]?[0-9]{1,3})?")

Row = tuple[int, list[str]]  # its number in the file, counted from 1, and its cells


@dataclass(frozen=True, eq=False)
class Table:
    """Named columns and their values (rows by columns, answer units); NaN is a missing answer."""

    columns: tuple[str, ...]
    values: FloatArray

    def __post_init__(self) -> None:
        """Refuse a table whose parts do not fit, or with values that are no answers."""
        if self.values.ndim != 2 or self.values.shape[1] != len(self.columns):
            raise InputError("The table", "must have as many columns as there are names")
        if not self.columns:
            raise InputError("The table", "must have at least one column")
        if len(set(self.columns)) != len(self.columns):
            raise InputError("The table", "must give each column a name of its own")
        if len(self.columns) > MOST_COLUMNS:
            raise InputError("The table", f"must have at most {MOST_COLUMNS} columns")
        if bool((np.abs(self.values) > LARGEST).any()):
            raise InputError("The table", f"must hold numbers from -{LARGEST:.0e} to {LARGEST:.0e}")


def table_of(values: npt.ArrayLike, columns: Iterable[str] | None = None) -> Table:
    """Make a table from rows of numbers; columns without names are called 1, 2, 3."""
    array = np.array(values, dtype=np.float64)
    width = array.shape[1] if array.ndim == 2 else 0
    names = tuple(columns) if columns is not None else tuple(str(place + 1) for place in range(width))
    return Table(names, array)


def without_columns(table: Table, names: Sequence[str]) -> Table:
    """Return the table without some columns; `InputError` for a column that it has not."""
    check_known(table, names)
    kept = [place for place, column in enumerate(table.columns) if column not in names]
    return Table(tuple(table.columns[place] for place in kept), table.values[:, kept])


def on_scale(table: Table, minimum: float, maximum: float, reversed_columns: Sequence[str] = ()) -> Table:
    """Return the table with some columns recoded; `InputError` for an answer outside the scale.

    The answer to a reversed item counts as if it had been asked the other way: minimum + maximum - answer. The
    items of this project all point one way; an organisation may add one that does not.
    """
    check_known(table, reversed_columns)
    for name, column in zip(table.columns, table.values.T, strict=True):
        outside = column[(column < minimum) | (column > maximum)]
        if len(outside):
            rule = f"holds {outside[0]:g}, outside the scale from {minimum:g} to {maximum:g}"
            raise InputError(f"Column {name}", rule)
    is_reversed = np.isin(table.columns, reversed_columns)
    return Table(table.columns, np.where(is_reversed, minimum + maximum - table.values, table.values))


def check_known(table: Table, names: Sequence[str]) -> None:
    """Refuse the name of a column that a table has not."""
    for name in names:
        if name not in table.columns:
            raise InputError("The table", f"has no column {shown(name)}")


def read_number(text: str) -> float:
    """Return a number written with a point or a comma; `ValueError` for NaN, infinities and the rest."""
    stripped = text.strip()
    if not NUMBER.fullmatch(stripped):
        raise ValueError(f"{shown(stripped)} is not a number")
    number = float(stripped.replace(",", "."))
    if abs(number) > LARGEST:
        raise ValueError(f"{shown(stripped)} is too large a number")
    return number


@lru_cache(maxsize=4096)  # a form has few different answers
def read_cell(text: str) -> float:
    """Return the number in a cell, NaN when the cell is empty; `ValueError` for anything else."""
    return read_number(text) if text.strip() else math.nan


def shown(text: str) -> str:
    """Quote what stands in a file, cut short and on one line."""
    return repr(text if len(text) <= 30 else f"{text[:29]}…")


def read_table(path: Path) -> Table:
    """Read a wide table from a CSV file; `InputError` names file, row and column of the first fault."""
    rows = read_rows(path.name, read_text(path, MOST_BYTES))
    if not rows:
        raise InputError(path.name, "is empty")
    names, has_ids, body = split_header(path.name, rows)
    check_names(path.name, names)
    if not body:
        raise InputError(path.name, "has names of columns, but no rows")
    return Table(names, read_values(path.name, names, body, has_ids))


def read_rows(name: str, text: str) -> list[Row]:
    """Return the rows that are not blank, each with its number in the file."""
    delimiter, text = split_off_separator(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[Row] = []
    try:
        for number, cells in enumerate(reader, start=1):
            if any(cell.strip() for cell in cells):
                rows.append((number, cells))
            if len(rows) > MOST_ROWS:
                raise InputError(name, f"has more than {MOST_ROWS} rows")
    except csv.Error as error:
        raise InputError(f"{name}, line {reader.line_num},", f"is not CSV: {error}") from error
    return without_empty_end(rows)


def split_off_separator(text: str) -> tuple[str, str]:
    """Return what separates the cells, and the text with a line `sep=;` at its top made empty."""
    first = text.lstrip("\r\n").partition("\n")[0].rstrip("\r")
    if named := SEPARATOR_LINE.fullmatch(first):
        return named[1], text.replace(first, "", 1)
    return next((mark for mark in "\t;" if mark in first), ","), text


def without_empty_end(rows: list[Row]) -> list[Row]:
    """Leave out the columns at the end in which nothing stands, as a separator too many makes them."""
    width = max(
        (place for _, cells in rows for place, cell in enumerate(cells, start=1) if cell.strip()), default=0
    )
    return [(number, cells[:width]) for number, cells in rows]


def split_header(name: str, rows: list[Row]) -> tuple[tuple[str, ...], bool, list[Row]]:
    """Return the names of the columns, whether the first one holds ids, and the rows with answers.

    A first row that could be names as well as answers is refused: guessing would lose or add a person.
    """
    number, cells = rows[0]
    header = [cell.strip() for cell in cells]
    has_ids = any(header[1:]) and is_id(header[0])
    numeric = [not cell or NUMBER.fullmatch(cell) is not None for cell in header]
    if all(numeric):
        counted = [cell for cell in header if cell]
        if counted in ([str(place) for place in range(start, start + len(counted))] for start in (0, 1)):
            raise InputError(f"{name}, row {number},", "could be names or answers: give the columns names")
        return tuple(str(place + 1) for place in range(len(header))), False, rows
    if any(numeric[1:]) and not (has_ids and header[0]):
        raise InputError(f"{name}, row {number},", "holds both names and numbers: give each column a name")
    return tuple(header[has_ids:]), has_ids, rows[1:]


def is_id(header: str) -> bool:
    """Say whether a column with this header names the rows."""
    return header.casefold() in ID_HEADERS or header.casefold().endswith(ID_ENDINGS)


def check_names(name: str, columns: Sequence[str]) -> None:
    """Refuse columns without a name, with the same name, and too many of them."""
    if len(columns) > MOST_COLUMNS:
        raise InputError(name, f"has {len(columns)} columns; {MOST_COLUMNS} is the most")
    for place, column in enumerate(columns):
        if not column:
            raise InputError(f"{name}, row 1,", f"has no name for column {place + 1}")
        if column in columns[:place]:
            raise InputError(f"{name}, row 1,", f"has two columns called {shown(column)}")


def read_values(name: str, names: Sequence[str], body: list[Row], has_ids: bool) -> FloatArray:
    """Return the numbers in the rows under the header."""
    width = len(names) + has_ids
    values = np.empty((len(body), len(names)))
    for place, (number, cells) in enumerate(body):
        if len(cells) != width:
            raise InputError(f"{name}, row {number},", f"has {len(cells)} cells instead of {width}")
        try:
            values[place] = [read_cell(cell) for cell in cells[has_ids:]]
        except ValueError as error:
            raise first_fault(name, names, number, cells[has_ids:]) from error
    return values


def first_fault(name: str, names: Sequence[str], number: int, cells: list[str]) -> InputError:
    """Name the column of the first cell in a row that holds no number."""
    faults = ((column, fault_of(cell)) for column, cell in zip(names, cells, strict=True))
    column, fault = next((column, fault) for column, fault in faults if fault is not None)
    return InputError(f"{name}, row {number}, column {column}:", fault)


def fault_of(cell: str) -> str | None:
    """Say what is wrong with a cell; nothing when it holds a number or is empty."""
    try:
        read_cell(cell)
    except ValueError as error:
        return str(error)
    return None

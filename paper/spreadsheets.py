"""Tables as files for a spreadsheet: CSV as Dutch ones open it, and XLSX. No cell of text runs; a number stays a number."""

import csv
import datetime
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import IO, Any

import xlsxwriter

from paper.spreadsheet_cells import safe
from paper.tables import MOST_ROWS, Cell, Row, TooManyRows

SEPARATOR = ";"  # the comma is in the numbers
ENCODING = "utf-8-sig"  # with the mark without which a spreadsheet takes the letters for other ones
LINE_END = "\r\n"
WIDTH = 18  # characters of a column
AS_TEXT = {  # a text is never taken for something else
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def written(cell: Cell) -> str:
    """Return what a cell is in CSV; only a text can be taken for a formula, so only a text is changed."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return safe(cell)
    if isinstance(cell, float):
        return decimal(cell)
    return cell.isoformat() if isinstance(cell, datetime.date) else str(cell)


def decimal(number: float) -> str:
    """Return a number to four decimals, as few as it needs, after a comma."""
    whole, _point, rest = f"{number:.4f}".partition(".")
    rest = rest.rstrip("0")
    return f"{whole},{rest}" if rest else whole


class CsvSheet:
    """A table as CSV: cells between semicolons, decimals after a comma, days as 2026-12-31."""

    def __init__(self, columns: Sequence[str]) -> None:
        self.file = io.BytesIO()
        self.text = io.TextIOWrapper(self.file, encoding=ENCODING, newline="", write_through=True)
        self.writer = csv.writer(self.text, delimiter=SEPARATOR, lineterminator=LINE_END)
        self.n_rows = 0
        self.writer.writerow(map(written, columns))

    def add(self, rows: Iterable[Row]) -> None:
        """Write rows below the others."""
        for row in rows:
            self.n_rows = next_row(self.n_rows)
            self.writer.writerow(map(written, row))

    def content(self) -> bytes:
        """Return the file."""
        return self.file.getvalue()


class XlsxSheet:
    """A sheet of a workbook; its first row stays in sight."""

    def __init__(self, sheet: Any, columns: Sequence[str], *, head: Any, day: Any) -> None:
        self.sheet, self.day, self.n_rows = sheet, day, 0
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(columns) - 1, WIDTH)
        for column, name in enumerate(columns):
            sheet.write_string(0, column, safe(name), head)

    def add(self, rows: Iterable[Row]) -> None:
        """Write rows below the others."""
        for row in rows:
            self.n_rows = next_row(self.n_rows)
            for column, cell in enumerate(row):
                self.put(column, cell)

    def put(self, column: int, cell: Cell) -> None:
        """Put one value in the last row, as what it is."""
        if isinstance(cell, str):
            if cell and self.sheet.write_string(self.n_rows, column, safe(cell)):
                raise ValueError(f"row {self.n_rows}, column {column}: longer than a cell can be")
        elif isinstance(cell, datetime.date):
            self.sheet.write_datetime(self.n_rows, column, cell, self.day)
        elif cell is not None:
            self.sheet.write_number(self.n_rows, column, cell)


def next_row(number: int) -> int:
    """Return the number of the next row; `TooManyRows` when there are as many as a spreadsheet opens."""
    if number == MOST_ROWS:
        raise TooManyRows
    return number + 1


@contextmanager
def workbook(file: IO[bytes], sheets: Mapping[str, Sequence[str]]) -> Iterator[dict[str, XlsxSheet]]:
    """Give the sheets of an XLSX file, by name and columns, and write it at the end.

    The rows wait in a folder that only this user reads and that goes at the end, so that memory stays flat.
    """
    with TemporaryDirectory() as folder:
        book = xlsxwriter.Workbook(file, {"constant_memory": True, "tmpdir": folder, **AS_TEXT})
        head, day = book.add_format({"bold": True}), book.add_format({"num_format": "dd-mm-yyyy"})
        try:
            yield {
                name: XlsxSheet(book.add_worksheet(name), columns, head=head, day=day)
                for name, columns in sheets.items()
            }
            book.close()
        finally:
            for sheet in book.worksheets():  # where something went wrong the package leaves them open
                sheet.row_data_fh.close()

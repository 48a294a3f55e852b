"""Tables for a spreadsheet, read back by other readers: no text runs, a number and a day stay what they are."""

import csv
import datetime
import io
from collections.abc import Sequence
from typing import Any
from unittest import mock

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paper.spreadsheets import CsvSheet, decimal, workbook, written
from paper.tables import Row, TooManyRows

COLUMNS = ("een", "twee", "drie")
SIGNS = tuple("=+-@\t\r\uff1d\uff0b\uff0d\uff20")
ROWS = 10  # of one example; a thousand examples are 10,000 rows
EXAMPLES = 50  # in the suite
NASTY = st.builds(
    lambda sign, rest: sign + rest,
    st.sampled_from([*SIGNS, " =", "\n+", ";=", ",@", '";-']),
    st.text(max_size=20),
)
TEXTS = st.one_of(
    st.text(max_size=20), NASTY, st.sampled_from(["=cmd|' /C calc'!A0", "-2+3", "@SUM(1+1)", "+31612345678"])
)
CELLS = st.one_of(
    TEXTS,
    st.none(),
    st.integers(-(10**9), 10**9),
    st.floats(-1e6, 1e6),
    st.dates(datetime.date(1990, 1, 1), datetime.date(2090, 1, 1)),
)
TABLES = st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=ROWS, max_size=ROWS)


def as_csv(rows: Sequence[Row]) -> bytes:
    sheet = CsvSheet(COLUMNS)
    sheet.add(rows)
    return sheet.content()


def as_xlsx(rows: Sequence[Row]) -> Any:
    file = io.BytesIO()
    with workbook(file, {"blad": COLUMNS}) as sheets:
        sheets["blad"].add(rows)
    return openpyxl.load_workbook(file)["blad"]


@settings(max_examples=EXAMPLES)
@given(TABLES)
def test_no_cell_of_csv_is_a_formula_and_numbers_are_read_back(rows: Sequence[Row]) -> None:
    read = list(csv.reader(io.StringIO(as_csv(rows).decode("utf-8-sig"), newline=""), delimiter=";"))
    assert len(read) == len(rows) + 1
    for row, cells in zip(rows, read[1:], strict=True):
        for cell, text in zip(row, cells, strict=True):
            if isinstance(cell, int | float):
                assert float(text.replace(",", ".")) == pytest.approx(float(cell), abs=0.0001)
            else:
                assert not text.lstrip().startswith(SIGNS)


@settings(max_examples=EXAMPLES // 5)
@given(TABLES)
def test_no_cell_of_xlsx_is_a_formula_and_numbers_and_days_are_read_back(rows: Sequence[Row]) -> None:
    sheet = as_xlsx(rows)
    for number, row in enumerate(rows, start=2):
        for column, cell in enumerate(row, start=1):
            found = sheet.cell(number, column)
            assert found.data_type in "snd"
            if isinstance(cell, int | float):
                assert found.value == pytest.approx(cell)
            elif isinstance(cell, datetime.date):
                assert found.value.date() == cell
            elif found.value is not None:
                assert found.data_type == "s"
                assert not found.value.lstrip().startswith(SIGNS)


def test_csv_is_what_a_dutch_spreadsheet_opens() -> None:
    content = as_csv([["één;twee", 2.5, datetime.date(2026, 12, 31)], [None, -1, 1 / 3]])
    assert content == '\ufeffeen;twee;drie\r\n"één;twee";2,5;2026-12-31\r\n;-1;0,3333\r\n'.encode()


@pytest.mark.parametrize(("number", "text"), [(2.0, "2"), (0.0, "0"), (-0.5, "-0,5"), (100.0, "100")])
def test_number_has_as_few_decimals_as_it_needs(number: float, text: str) -> None:
    assert decimal(number) == written(number) == text


def test_more_rows_than_a_spreadsheet_opens_are_refused() -> None:
    with mock.patch("paper.spreadsheets.MOST_ROWS", 2):
        as_csv([["a"], ["b"]])
        for write in (as_csv, as_xlsx):
            with pytest.raises(TooManyRows):
                write([["a"], ["b"], ["c"]])


def test_text_that_no_cell_holds_is_refused() -> None:
    with pytest.raises(ValueError, match="row 1, column 0"):
        as_xlsx([["a" * 33_000]])

"""Tables from CSV files: what is read, and the one sentence for what is not."""

import math
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.statistics import tables
from portfolio.statistics.files import InputError, read_text
from portfolio.statistics.tables import (
    Table,
    read_number,
    read_rows,
    read_table,
    read_values,
    split_header,
    table_of,
)


def write(folder: Path, content: str | bytes) -> Path:
    path = folder / "data.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(
    ("content", "columns", "values"),
    [
        ("q1,q2\n1,2\n3,\n", ("q1", "q2"), [[1, 2], [3, None]]),
        ("q1;q2\n1,5;2\n;-3\n", ("q1", "q2"), [[1.5, 2], [None, -3]]),
        ('q1,q2\n"1,5", 2.25 \n', ("q1", "q2"), [[1.5, 2.25]]),
        ("id,q1,q2\nanna,1,2\nbram,3,4\n", ("q1", "q2"), [[1, 2], [3, 4]]),
        ("Naam;q1\nanna;1\n", ("q1",), [[1]]),
        ("child_id,1,2\n7,1,2\n", ("1", "2"), [[1, 2]]),
        ('"","q1","q2"\n"1",1,2\n', ("q1", "q2"), [[1, 2]]),
        ("9,2,5\n6,,3\n", ("1", "2", "3"), [[9, 2, 5], [6, None, 3]]),
        ("\ufeffq1,q2\r\n1,2\r\n\r\n3,4", ("q1", "q2"), [[1, 2], [3, 4]]),
        ("\n\nq1;q2\n1e2;+.5\n", ("q1", "q2"), [[100, 0.5]]),
        ("q1\tq2\r\n1,5\t2\r\n", ("q1", "q2"), [[1.5, 2]]),
        ("q1\tq2\n1,5\t2\n".encode("utf-16"), ("q1", "q2"), [[1.5, 2]]),
        ("cliënt;één\nanna;1\n".encode("cp1252"), ("één",), [[1]]),
        ("sep=;\r\nq1;q2\r\n1,5;2\r\n", ("q1", "q2"), [[1.5, 2]]),
        ('"sep=,"\nq1,q2\n1,2\n', ("q1", "q2"), [[1, 2]]),
        ("q1;q2;\n1;2;\n3;4;;\n;;\n", ("q1", "q2"), [[1, 2], [3, 4]]),
        ("Cliëntnummer;q1\n1001;1\n", ("q1",), [[1]]),
    ],
    ids=[
        *("comma", "semicolon", "quoted", "id", "naam", "_id", "rownames", "bare", "mark", "blank lines"),
        *(
            "tab",
            "unicode text",
            "windows",
            "sep",
            "quoted sep",
            "separators at the end",
            "number of clients",
        ),
    ],
)
def test_table_is_read(
    tmp_path: Path, content: str | bytes, columns: tuple[str, ...], values: list[list[float | None]]
) -> None:
    table = read_table(write(tmp_path, content))
    assert table.columns == columns
    wanted = [[math.nan if cell is None else cell for cell in row] for row in values]
    assert np.array_equal(table.values, wanted, equal_nan=True)


FAULTS = {
    "": "data.csv is empty.",
    "q1,q2\n": "data.csv has names of columns, but no rows.",
    "q1,q2\n1,x\n": "data.csv, row 2, column q2: 'x' is not a number.",
    "id;q1\nanna;NaN\n": "data.csv, row 2, column q1: 'NaN' is not a number.",
    "q1,q2\n1,2\n\n1,-inf\n": "data.csv, row 4, column q2: '-inf' is not a number.",
    "q1,q2\n1,NA\n": "data.csv, row 2, column q2: 'NA' is not a number.",
    "q1,q2\n1,1_000\n": "data.csv, row 2, column q2: '1_000' is not a number.",
    "q1,q2\n1,٣\n": "data.csv, row 2, column q2: '٣' is not a number.",
    "q1;q2\n1;1.234,5\n": "data.csv, row 2, column q2: '1.234,5' is not a number.",
    "q1,q2\n1,2e9\n": "data.csv, row 2, column q2: '2e9' is too large a number.",
    "q1,q2\n1,1e999\n": "data.csv, row 2, column q2: '1e999' is too large a number.",
    "q1,q2\n1,2,3\n": "data.csv, row 2, has 3 cells instead of 2.",
    "id,q1,q2\n1,2\n": "data.csv, row 2, has 2 cells instead of 3.",
    "q1,q1\n1,2\n": "data.csv, row 1, has two columns called 'q1'.",
    "q1,,q3\n1,2,3\n": "data.csv, row 1, holds both names and numbers: give each column a name.",
    "id,q1,\n1,2,3\n": "data.csv, row 1, has no name for column 2.",
    "1,2,3\n2,2,3\n": "data.csv, row 1, could be names or answers: give the columns names.",
    "0,1,2\n2,2,3\n": "data.csv, row 1, could be names or answers: give the columns names.",
    "anna,1,2\nbram,3,4\n": "data.csv, row 1, holds both names and numbers: give each column a name.",
    'q1,q2\n"1,2\n': "data.csv, line 2, is not CSV: unexpected end of data.",
    "q1,q2\n1," + "x" * 40 + "\n": f"data.csv, row 2, column q2: '{'x' * 29}…' is not a number.",
    ",".join(f"q{n}" for n in range(201)) + "\n": "data.csv has 201 columns; 200 is the most.",
}


@pytest.mark.parametrize("content", FAULTS, ids=lambda content: ascii(content[:12]))
def test_fault_is_named_in_one_sentence(tmp_path: Path, content: str) -> None:
    assert sentence(read_table, write(tmp_path, content)) == FAULTS[content]


def sentence(read: Callable[..., object], *arguments: object) -> str:
    """Return the sentence with which something is refused."""
    with pytest.raises(InputError) as refused:
        read(*arguments)
    return str(refused.value)


def test_file_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert sentence(read_table, tmp_path / "nothing.csv") == "nothing.csv is not a file."
    assert sentence(read_table, tmp_path) == f"{tmp_path.name} is not a file."
    path = write(tmp_path, b"q1,q2\n\x81")
    assert sentence(read_table, path) == "data.csv, byte 7, is no text: save the sheet as CSV (UTF-8)."
    assert sentence(read_text, path, 6) == "data.csv is larger than 6e-06 MB."

    def refuse(*arguments: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    assert sentence(read_text, path, 10) == "data.csv cannot be read."


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_ROWS", 2)
    assert sentence(read_rows, "data.csv", "q1\n1\n2\n") == "data.csv has more than 2 rows."


def test_table_refuses_what_does_not_fit() -> None:
    for values, columns in (
        ([1, 2], None),
        ([[], []], None),
        ([[1, 2]], ("one",)),
        ([[1, 2]], ("one", "one")),
        ([[1, math.inf]], None),
        ([[1, 2e9]], None),
        ([[0] * 201], None),
    ):
        assert sentence(table_of, values, columns).startswith("The table must ")
    assert isinstance(table_of([[1, 2]]), Table)


@given(st.text(alphabet='q1;,." \n-eéx\r\t', max_size=40))
def test_any_text_gives_a_table_or_a_sentence(text: str) -> None:
    with suppress(InputError):
        if rows := read_rows("data.csv", text):
            names, has_ids, body = split_header("data.csv", rows)
            values = read_values("data.csv", names, body, has_ids)
            assert values.shape == (len(body), len(names))


@given(st.floats(-1e9, 1e9))
def test_number_is_read_as_it_is_written(number: float) -> None:
    assert read_number(repr(number)) == number
    assert read_number(repr(number).replace(".", ",")) == number

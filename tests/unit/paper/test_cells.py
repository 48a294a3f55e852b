"""Cells of a file for a spreadsheet: no text runs, however the spreadsheet cuts the lines."""

import csv
import io

import pytest

from paper.spreadsheet_cells import safe

SIGNS = "=+-@\uff1d\uff0b\uff0d\uff20"
TEXTS = [
    *("=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", " =1", "\uff1d1", 'Anna;=1+1', "Anna, =1", 'Anna;"=1"'),
    *("Anna\n=1+1", "Anna\r\n@x", "Anna\t=1", '"=1+1"', "Anna;;=1", "Anna\u2028=1"),
]  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_no_cell_begins_as_a_formula_wherever_lines_are_cut(text: str, separator: str) -> None:
    file = io.StringIO(newline="")
    csv.writer(file).writerow(["2026-11-22", safe(text), "coordinator"])
    file.seek(0)
    cells = [cell for row in csv.reader(file, delimiter=separator) for cell in row]
    assert not [cell for cell in cells if cell.lstrip().startswith(tuple(SIGNS))]


@pytest.mark.parametrize("text", ["Anna de Wit", "Jan-Piet", "a@b.example", "Bram (in opleiding)", "1,5", ""])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert safe(text) == text

"""Exports for tests, made through the actions of the product."""

import csv
import io
import zipfile
from collections.abc import Iterator
from typing import Any

import openpyxl

from accounts.models import Organisation, Team, User
from exports.actions import ask_export
from exports.files.packages import file_of
from exports.models import Export
from exports.queries.places import Place
from exports.rules.contents import Contents, Format, Naming
from tests.support.queue import work_off


def a_ready_export(
    target: Team | Organisation,
    by: User,
    notation: Format = Format.CSV,
    contents: Contents = Contents.NAMED,
) -> Export:
    """Ask for an export and let it be made."""
    export = ask_export(place=Place(target), notation=notation, contents=contents, by=by)
    work_off()
    return Export.objects.get(pk=export.pk)


def csv_tables(file: bytes) -> dict[str, list[dict[str, str]]]:
    """Read the CSV files of a ZIP, as a Dutch spreadsheet does."""
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        texts = {
            name.removesuffix(".csv"): archive.read(name).decode("utf-8-sig") for name in archive.namelist()
        }
    return {
        name: list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))
        for name, text in texts.items()
    }


def xlsx_tables(file: bytes) -> dict[str, list[dict[str, Any]]]:
    """Read the sheets of an XLSX; every cell must be a text, a number or a day."""
    found = {}
    for sheet in openpyxl.load_workbook(io.BytesIO(file)):
        rows = list(sheet.iter_rows())
        assert {cell.data_type for row in rows for cell in row} <= {"s", "n", "d"}, sheet.title
        names = [str(cell.value) for cell in rows[0]]
        found[sheet.title] = [dict(zip(names, (cell.value for cell in row), strict=True)) for row in rows[1:]]
    return found


def every_file(place: Place) -> Iterator[tuple[Contents, Format, bytes]]:
    """Make the file of a place in every format, with everything that may go along."""
    for contents in Contents:
        for notation in Format:
            yield contents, notation, file_of(notation, place.children, Naming(contents))


def unpacked(file: bytes) -> str:
    """Return all that a file says, whatever it is packed in."""
    if not zipfile.is_zipfile(io.BytesIO(file)):
        return file.decode()
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return "\n".join(f"{name}\n{archive.read(name).decode('utf-8')}" for name in archive.namelist())

"""An export as tables: CSV files in a ZIP, or the sheets of one XLSX."""

import io
from collections.abc import Iterable, Mapping
from uuid import UUID

from django.utils import timezone, translation
from django.utils.functional import Promise

from children.models.observer import ObserverRole, Setting
from exports.rules.codebook import codebook
from exports.rules.columns import ANSWERS, CODEBOOK, STRENGTHS, names_in
from exports.rules.contents import Naming
from exports.rules.forms import ExportedForm
from exports.rules.rows import answers_of, scores_of
from paper.spreadsheets import CsvSheet, workbook
from paper.tables import Sheet
from paper.zip_files import zipped
from portfolio.queries.instruments import form_of
from portfolio.rules.domains import Text


def csv_files(forms: Iterable[ExportedForm], naming: Naming) -> bytes:
    """Return the tables and their codebook as CSV files in a ZIP."""
    sheets = {name: CsvSheet(columns) for name, columns in sheets_for(naming).items()}
    fill(sheets, forms, naming)
    return zipped(((f"{name}.csv", sheet.content()) for name, sheet in sheets.items()), timezone.now())


def xlsx_file(forms: Iterable[ExportedForm], naming: Naming) -> bytes:
    """Return the tables and their codebook as one XLSX."""
    file = io.BytesIO()
    with workbook(file, sheets_for(naming)) as sheets:
        fill(sheets, forms, naming)
    return file.getvalue()


def sheets_for(naming: Naming) -> dict[str, list[str]]:
    """Return the sheets of an export with their columns."""
    return {
        "antwoorden": names_in(ANSWERS, naming.contents),
        "krachten": names_in(STRENGTHS, naming.contents),
        "codeboek": list(CODEBOOK),
    }


def fill(sheets: Mapping[str, Sheet], forms: Iterable[ExportedForm], naming: Naming) -> None:
    """Write every form, and then the codebook of what was met."""
    versions: set[UUID] = set()
    to_practise = False
    for form in forms:
        versions.add(form.version_id)
        to_practise |= form.child.is_practice
        sheets["antwoorden"].add(answers_of(form, naming))
        sheets["krachten"].add(scores_of(form, naming))
    roles, settings = labels_of(ObserverRole.choices), labels_of(Setting.choices)
    rows = codebook(map(form_of, versions), naming.contents, roles, settings, to_practise=to_practise)
    sheets["codeboek"].add(rows)


def labels_of(choices: Iterable[tuple[str, str | Promise]]) -> dict[str, Text]:
    """Return labels in both languages, by code."""
    return {code: Text(in_language("nl", label), in_language("en", label)) for code, label in choices}


def in_language(language: str, label: str | Promise) -> str:
    """Return a label in a language."""
    with translation.override(language):
        return str(label)

"""The file of an export, in each format."""

import json
from collections.abc import Callable, Iterable, Iterator

from django.utils import timezone

from children.models import Child
from exports.files.bundles import Json, bundle_of
from exports.files.tables import csv_files, xlsx_file
from exports.queries.forms import forms_by_child
from exports.rules.contents import Format, Kind, Naming
from exports.rules.forms import ExportedForm
from paper.zip_files import zipped

CONTENT_TYPES = {
    "zip": "application/zip",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/fhir+json; charset=utf-8",
}
SUFFIXES = {Format.CSV: "zip", Format.XLSX: "xlsx", Format.FHIR: "zip"}


def nothing() -> None:
    """Do nothing after a child."""


def file_of_child(child: Child, notation: Format, naming: Naming) -> tuple[bytes, str]:
    """Return the file of one child, with its suffix."""
    if notation is Format.FHIR:
        [(_name, bundle)] = bundles([child], naming)
        return as_json(bundle), "json"
    return file_of(notation, [child], naming), SUFFIXES[notation]


def file_of(
    notation: Format, children: Iterable[Child], naming: Naming, after_each: Callable[[], None] = nothing
) -> bytes:
    """Return the file of children; `after_each` is called when one more was read."""
    ordered = in_order(children, naming)
    if notation is Format.FHIR:
        return bundles_in_zip(ordered, naming, after_each)
    forms = forms_of(ordered, after_each)
    return csv_files(forms, naming) if notation is Format.CSV else xlsx_file(forms, naming)


def in_order(children: Iterable[Child], naming: Naming) -> list[Child]:
    """Return children by number, or by code where the number would tell who it is."""

    def place(child: Child) -> str:
        return child.reference if naming.is_named else naming.code(Kind.CHILD, str(child.pk))

    return sorted(children, key=place)


def forms_of(children: Iterable[Child], after_each: Callable[[], None]) -> Iterator[ExportedForm]:
    """Yield the forms of children, one child after the other."""
    for _child, forms in forms_by_child(children):
        yield from forms
        after_each()


def bundles(
    children: Iterable[Child], naming: Naming, after_each: Callable[[], None] = nothing
) -> Iterator[tuple[str, Json]]:
    """Yield a bundle for each child, under its code."""
    at = timezone.now()
    for child, forms in forms_by_child(children):
        yield naming.code(Kind.CHILD, child.id), bundle_of(child, forms, naming, at)
        after_each()


def bundles_in_zip(children: Iterable[Child], naming: Naming, after_each: Callable[[], None]) -> bytes:
    """Return a ZIP with a bundle for each child."""
    files = ((f"{name}.json", as_json(bundle)) for name, bundle in bundles(children, naming, after_each))
    return zipped(files, timezone.now())


def as_json(bundle: Json) -> bytes:
    """Return a bundle as a file."""
    return json.dumps(bundle, allow_nan=False, ensure_ascii=False, indent=1).encode()

"""The parts of a FHIR resource: texts in two languages, and our own fields as extensions."""

from collections.abc import Mapping
from typing import Any

from portfolio.exchange.fhir.codes import OWN, TRANSLATION
from portfolio.exchange.fields import Field, fields_in
from portfolio.rules.domains import Text
from portfolio.rules.reading import DefinitionError, gettext_noop

Json = dict[str, Any]
EMPTY = {"valueBoolean": False}  # a FHIR string is never empty; in a document a word may be


def in_both(field: str, text: Text, kind: str = "valueString") -> Json:
    """Return a Dutch text under its field, with the English one as its translation."""
    parts = [{"url": "lang", "valueCode": "en"}, {"url": "content", kind: text.en}]
    return {field: text.nl, f"_{field}": {"extension": [{"url": TRANSLATION, "extension": parts}]}}


def own(owner: str, name: str) -> str:
    """Return the address of our extension for a field of an instrument, a page or an item."""
    return f"{OWN}/{owner}-{name}"


def extensions_of(owner: str, row: Mapping[str, Any], fields: Mapping[str, Field]) -> list[Json]:
    """Return the fields of a row that have no place in FHIR as extensions; rows repeat theirs."""
    return [
        extension
        for name, kind in fields.items()
        if name in row
        for extension in packed(own(owner, name), row[name], kind)
    ]


def packed(url: str, value: Any, kind: Field) -> list[Json]:
    """Return one field as extensions: a value, or the fields inside it under their plain names."""
    match kind.kind:
        case "word":
            return [{"url": url, "valueString": value} if value else {"url": url, **EMPTY}]
        case "words":
            return [{"url": url, "valueString": word} for word in value]
        case "number":
            return [{"url": url, "valueDecimal": value}]
        case "ages":
            parts = zip(("from", "to"), value, strict=True)
            return [{"url": url, "extension": [{"url": end, "valueInteger": age} for end, age in parts]}]
        case "rows":
            return [{"url": url, "extension": inside(row, kind.fields)} for row in value]
        case _:
            return [{"url": url, "extension": inside(value, fields_in(kind))}]


def inside(row: Mapping[str, Any], fields: Mapping[str, Field]) -> list[Json]:
    """Return the fields of a row as the parts of one extension."""
    return [part for name, kind in fields.items() if name in row for part in packed(name, row[name], kind)]


def fields_from(owner: str, extensions: list[Json], fields: Mapping[str, Field]) -> Json:
    """Return the fields that stand in our extensions of a resource, a page or an item."""
    return row_from(extensions, {own(owner, name): (name, kind) for name, kind in fields.items()})


def row_from(extensions: list[Json], known: Mapping[str, tuple[str, Field]]) -> Json:
    """Return what extensions say, by the name that belongs to each address."""
    row: Json = {}
    for extension in extensions:
        if extension["url"] in known:
            name, kind = known[extension["url"]]
            value = unpacked(extension, kind)
            if kind.kind in ("rows", "words"):
                row.setdefault(name, []).append(value)
            else:
                row[name] = value
    return row


def unpacked(extension: Json, kind: Field) -> Any:
    """Return the value in one extension; `DefinitionError` when it is of another kind."""
    parts = extension.get("extension", [])
    match kind.kind:
        case "word" | "words" if EMPTY.items() <= extension.items():
            return ""
        case "word" | "words":
            return valued(extension, "valueString")
        case "number":
            return valued(extension, "valueDecimal")
        case "ages":
            return [part.get("valueInteger") for part in parts]
        case _:
            return row_from(parts, {name: (name, inner) for name, inner in fields_in(kind).items()})


def valued(extension: Json, value: str) -> Any:
    """Return what an extension holds under the name of its type."""
    if value not in extension:
        raise DefinitionError(
            f"extension {extension['url'][:100]}", gettext_noop("must hold a %(kind)s"), kind=value
        )
    return extension[value]

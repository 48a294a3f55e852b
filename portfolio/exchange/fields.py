"""The fields of an instrument document, in the order in which people read them.

One table serves three ends: a field that is not in it is refused on the way in, YAML is written in its
order, and it says how a value travels in a FHIR extension.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from portfolio.rules.definition_errors import DefinitionError, gettext_noop
from portfolio.rules.faults import Faults
from portfolio.rules.rows import join

ValueKind = Literal["word", "words", "number", "text", "ages", "row", "rows"]


@dataclass(frozen=True)
class Field:
    """One field: words, a number, a text in both languages, a band of ages, or fields of its own."""

    kind: ValueKind
    fields: Mapping[str, "Field"] = field(default_factory=dict)


WORD, NUMBER, TEXT, AGES = Field("word"), Field("number"), Field("text"), Field("ages")
BOTH = {"nl": WORD, "en": WORD}
NAMED = {"key": WORD, "version": WORD}
LEVELS = Field("rows", {"value": NUMBER, "label": TEXT})
SCALES = Field("rows", {"key": WORD, "name": TEXT, "levels": LEVELS})
ELEMENT = {
    "key": WORD,
    "domain": WORD,
    "locus": WORD,
    "level": WORD,
    "perspective": WORD,
    "source": WORD,
    "seed_section": WORD,
    "name": TEXT,
    "explanation": TEXT,
    "unsafe": TEXT,
    "strengthens": TEXT,
    "scale": WORD,
}
CATALOGUE = {**NAMED, "licence": WORD, "note": TEXT, "scales": SCALES, "elements": Field("rows", ELEMENT)}
GROUNDS = {"ages": AGES, "source": WORD, "observable": TEXT}
ITEM = {
    "key": WORD,
    "element": WORD,
    "text": TEXT,
    "hint": TEXT,
    "pictogram": WORD,
    "wordings": Field("rows", {"ages": AGES, "text": TEXT, "hint": TEXT}),
    **GROUNDS,
}
APART = {"key": WORD, "kind": WORD, "text": TEXT, "hint": TEXT, **GROUNDS}
PAGE = {"key": WORD, "title": TEXT, "domain": WORD, "items": Field("rows", ITEM)}
DOCUMENT = {
    **NAMED,
    "kind": WORD,
    "catalogue": Field("row", CATALOGUE),
    "audience": WORD,
    "ages": AGES,
    "voice": WORD,
    "comparable_with": Field("rows", NAMED),
    "stands_alone": WORD,
    "licence": WORD,
    "minutes": NUMBER,
    "pictograms": Field("words"),
    "title": TEXT,
    "introduction": TEXT,
    "scoring": Field("row", {"min_answered_share": NUMBER, "present_from": NUMBER}),
    "scales": SCALES,
    "pages": Field("rows", PAGE),
    "apart": Field("row", {"title": TEXT, "items": Field("rows", APART)}),
}
SIGN = {"key": WORD, "name": TEXT, "text": TEXT, "text_child": TEXT, "hint": TEXT, "pictogram": WORD}
OUTCOME = {
    **NAMED,
    "kind": WORD,
    "licence": WORD,
    "minutes": NUMBER,
    "title": TEXT,
    "introduction": TEXT,
    "introduction_child": TEXT,
    "scale": Field("row", {"levels": LEVELS}),
    "signs": Field("rows", SIGN),
}


def document_fields(document: Mapping[str, Any]) -> Mapping[str, Field]:
    """Return the fields of a document of this kind."""
    return OUTCOME if document.get("kind") == "outcome" else DOCUMENT


def check_fields(document: Mapping[str, Any]) -> None:
    """Refuse all fields that an instrument does not have; whether the others are right is for `reading`."""
    rule = gettext_noop("is no field of an instrument")
    if faults := [DefinitionError(place, rule) for place in strays(document, document_fields(document), "")]:
        raise Faults(faults)


def strays(row: Any, fields: Mapping[str, Field], place: str) -> Iterator[str]:
    """Yield the place of each field that is not in the table, here or further in."""
    if not isinstance(row, Mapping):
        return
    yield from sorted(join(place, str(name)) for name in row if name not in fields)
    for name, value in row.items():
        if name in fields:
            for step, inner in inner_rows(value, fields[name]):
                yield from strays(inner, fields_in(fields[name]), join(place, f"{name}{step}"))


def inner_rows(value: Any, kind: Field) -> Iterator[tuple[str, Any]]:
    """Yield the rows inside a value, each with the step that leads to it."""
    if kind.kind in ("row", "text"):
        yield "", value
    if kind.kind == "rows" and isinstance(value, list):
        for number, inner in enumerate(value):
            key = inner.get("key", number) if isinstance(inner, Mapping) else number
            yield f".{key}", inner


def fields_in(kind: Field) -> Mapping[str, Field]:
    """Return the fields inside a field; a text has one per language."""
    return BOTH if kind.kind == "text" else kind.fields


def in_order(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return a document with its fields in the order of the table."""
    return row_in_order(document, document_fields(document))


def row_in_order(row: Mapping[str, Any], fields: Mapping[str, Field]) -> dict[str, Any]:
    """Return a row with its fields in order; one that is not in the table comes last."""
    known = {name: ordered(row[name], kind) for name, kind in fields.items() if name in row}
    return {**known, **{name: value for name, value in row.items() if name not in fields}}


def ordered(value: Any, kind: Field) -> Any:
    """Put the fields inside one value in order."""
    match kind.kind:
        case "row" | "text":
            return row_in_order(value, fields_in(kind))
        case "rows":
            return [row_in_order(row, kind.fields) for row in value]
        case _:
            return value

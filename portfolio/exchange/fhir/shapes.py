"""Which fields of FHIR R4 we know, and what each holds; what is not in the table is not supported.

Fields that say nothing about an instrument or an answer (`id`, `meta`, the narrative `text`) are known so
that they can be passed over.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from portfolio.exchange.refusals import Finding
from portfolio.rules.reading import gettext_noop

# text, number; no: a flag that is not supported when it is true; any: passed over; Name: an object; [Name]: a list of objects
ELEMENT = {"id": "text", "extension": "[Extension]"}
SHAPES: dict[str, dict[str, str]] = {
    "Questionnaire": {
        **ELEMENT,
        **dict.fromkeys(("resourceType", "language", "url", "version", "name", "status", "date"), "text"),
        **dict.fromkeys(("title", "description", "copyright"), "text"),
        **dict.fromkeys(("_title", "_description", "_copyright"), "Element"),
        "meta": "any",
        "text": "any",
        "item": "[Item]",
    },
    "Item": {
        **ELEMENT,
        **dict.fromkeys(("linkId", "prefix", "text", "type"), "text"),
        **dict.fromkeys(("required", "repeats", "readOnly"), "no"),
        "_text": "Element",
        "maxLength": "number",
        "enableWhen": "[EnableWhen]",
        "answerOption": "[AnswerOption]",
        "item": "[Item]",
    },
    "EnableWhen": {**ELEMENT, "question": "text", "operator": "text", "answerCoding": "Coding"},
    "AnswerOption": {**ELEMENT, "valueCoding": "Coding", "initialSelected": "no"},
    "Coding": {**ELEMENT, "system": "text", "code": "text", "display": "text", "_display": "Element"},
    "CodeableConcept": {**ELEMENT, "coding": "[Coding]", "text": "text"},
    "Element": ELEMENT,
    "Extension": {
        **ELEMENT,
        **dict.fromkeys(("url", "valueString", "valueCode", "valueMarkdown"), "text"),
        "valueBoolean": "no",
        "valueDecimal": "number",
        "valueInteger": "number",
        "valueCodeableConcept": "CodeableConcept",
    },
    "QuestionnaireResponse": {
        "id": "text",
        **dict.fromkeys(("resourceType", "language", "questionnaire", "status", "authored"), "text"),
        **dict.fromkeys(("meta", "text", "identifier", "subject", "encounter", "author", "source"), "any"),
        "item": "[Part]",
    },
    "Part": {"id": "text", "linkId": "text", "text": "text", "answer": "[Answer]", "item": "[Part]"},
    "Answer": {"id": "text", "valueCoding": "Coding", "valueString": "text"},
}
MISFITS = {
    "text": gettext_noop("%(field)s must be a text"),
    "number": gettext_noop("%(field)s must be a number"),
    "no": gettext_noop("%(field)s must be true or false"),
    "[": gettext_noop("%(field)s must be a list of objects"),
    "{": gettext_noop("%(field)s must be an object"),
}
UNKNOWN = gettext_noop("%(field)s is not supported")
NEEDED = {"Extension": "url", "Item": "linkId", "Part": "linkId"}


def shape_findings(shape: str, row: Mapping[str, Any], place: str) -> Iterator[Finding]:
    """Yield what an object holds that we do not know, and what is no FHIR."""
    if "linkId" in row and isinstance(row["linkId"], str):
        place = row["linkId"][:100]
    needed = NEEDED.get(shape, "")
    if needed and needed not in row:
        yield Finding(place, gettext_noop("%(field)s is missing"), True, {"field": needed})
    for field, value in row.items():
        expected = SHAPES[shape].get(field)
        if expected is None:
            if not (shape == "Extension" and field.startswith("value")):  # its address says enough
                yield Finding(place, UNKNOWN, names={"field": field[:100]})
        else:
            yield from value_findings(expected, field, value, place)


def value_findings(expected: str, field: str, value: Any, place: str) -> Iterator[Finding]:
    """Yield what is wrong with one value."""
    if expected.startswith("["):
        if not isinstance(value, list) or not value or not all(isinstance(row, dict) for row in value):
            yield misfit("[", field, place)
            return
        for row in value:
            yield from shape_findings(expected[1:-1], row, place)
    elif expected in SHAPES:
        if isinstance(value, dict):
            yield from shape_findings(expected, value, place)
        else:
            yield misfit("{", field, place)
    elif expected == "no" and value is True:
        yield Finding(place, UNKNOWN, names={"field": field})
    elif not fits(expected, value):
        yield misfit(expected, field, place)


def misfit(expected: str, field: str, place: str) -> Finding:
    """Return that a field holds something else than FHIR has there."""
    return Finding(place, MISFITS[expected], True, {"field": field})


def fits(expected: str, value: Any) -> bool:
    """Say whether a single value is what the table says."""
    match expected:
        case "text":
            return isinstance(value, str) and bool(value.strip())
        case "number":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case "no":
            return value is False
        case _:
            return True

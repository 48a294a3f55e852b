"""Which fields of FHIR R4 we know, and what each holds; what is not in the table is not supported.

Fields that say nothing about an instrument or an answer (`id`, `meta`, the narrative `text`) are known so
that they can be passed over; `LEFT_OUT` are those that say something about where a questionnaire comes from.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from portfolio.exchange.refusals import Finding
from portfolio.rules.reading import gettext_noop

# text, number; no: a flag that is not supported when it is true; any: passed over; Name: an object; [Name]: a list of objects
ELEMENT = {"id": "text", "extension": "[Extension]"}
LEFT_OUT = (  # nothing of ours is lost without them; whoever takes a questionnaire in is told
    *("publisher", "contact", "jurisdiction", "useContext", "subjectType", "purpose", "identifier", "code"),
    *("approvalDate", "lastReviewDate", "effectivePeriod"),
)
SHAPES: dict[str, dict[str, str]] = {
    "Questionnaire": {
        **ELEMENT,
        **dict.fromkeys(("resourceType", "language", "url", "version", "name", "status", "date"), "text"),
        **dict.fromkeys(("title", "description", "copyright"), "text"),
        **dict.fromkeys(("_title", "_description", "_copyright"), "Element"),
        **dict.fromkeys(("meta", "text", *LEFT_OUT), "any"),
        "experimental": "no",
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
        "extension": "[Extension]",
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
        for row, inner in placed(value, place, expected[1:-1]):
            yield from shape_findings(expected[1:-1], row, inner)
    elif expected in SHAPES:
        if isinstance(value, dict):
            yield from shape_findings(expected, value, place)
        else:
            yield misfit("{", field, place)
    elif expected == "no" and value is True:
        yield Finding(place, UNKNOWN, names={"field": field})
    elif not fits(expected, value):
        yield misfit(expected, field, place)


def placed(rows: list[dict[str, Any]], place: str, shape: str) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield each row with its place; what should have a linkId and has none goes by its number."""
    for number, row in enumerate(rows, start=1):
        lacks_name = NEEDED.get(shape) == "linkId" and "linkId" not in row
        yield row, f"{place}, item {number}" if lacks_name else place


def well_formed(shape: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a copy of an object without the parts that are no FHIR, so that the rest of it can be judged."""
    pairs = (
        (field, well_formed_value(SHAPES[shape].get(field, "any"), value)) for field, value in row.items()
    )
    return {field: value for field, value in pairs if value is not None}


def well_formed_value(expected: str, value: Any) -> Any:
    """Return one value without what is no FHIR; None when nothing of it is left."""
    if expected.startswith("["):
        inner, needed = expected[1:-1], NEEDED.get(expected[1:-1])
        rows = (
            [well_formed(inner, row) for row in value if isinstance(row, dict)]
            if isinstance(value, list)
            else []
        )
        return [row for row in rows if needed is None or needed in row] or None
    if expected in SHAPES:
        return well_formed(expected, value) if isinstance(value, dict) else None
    return value if fits(expected, value) or (expected == "no" and value is True) else None


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

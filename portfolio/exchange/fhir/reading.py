"""From a FHIR Questionnaire to a document; refused as a whole when anything would be lost."""

from collections.abc import Iterator, Mapping
from typing import Any

from portfolio.exchange.fhir.codes import QUESTIONNAIRE
from portfolio.exchange.fhir.foreign import WHOLE, unsupported
from portfolio.exchange.fhir.kinds import InstrumentKind, kind_in
from portfolio.exchange.fhir.parts import Json, fields_from
from portfolio.exchange.fhir.questionnaire import questionnaire_of
from portfolio.exchange.fhir.shapes import LEFT_OUT
from portfolio.exchange.refusals import Finding, Unsupported
from portfolio.rules.outcomes import read_form
from portfolio.rules.reading import gettext_noop

PASSED_OVER = {"id", "meta", "text", "status", "date", *LEFT_OUT}  # of one copy, not of the instrument


def document_of(questionnaire: Mapping[str, Any]) -> Json:
    """Return the document in a questionnaire; `DefinitionError` names what keeps it out.

    The last check writes the questionnaire again and compares: a text that was changed in one place and
    not in the other, or anything unforeseen, does not get lost but stops the import.
    """
    if findings := unsupported(questionnaire):
        raise Unsupported(WHOLE, findings)
    kind = kind_in(questionnaire)
    document = {
        "key": questionnaire["url"].removeprefix(f"{QUESTIONNAIRE}/"),
        "version": questionnaire["version"],
        "title": both(questionnaire, "title"),
        **fields_from("instrument", questionnaire["extension"], kind.fields["instrument"]),
        **kind.pages_from([page_from(group, kind) for group in questionnaire["item"]]),
    }
    again = questionnaire_of(read_form(document), document, "draft", None)
    if findings := tuple(differences(again, questionnaire)):
        raise Unsupported(WHOLE, findings)
    return document


def page_from(group: Json, kind: InstrumentKind) -> Json:
    """Return a page of a document."""
    choices = [part for part in group["item"] if part["type"] == "choice"]
    keys = {part["linkId"] for part in choices}
    link: str = group["linkId"]
    return {
        "key": link.removesuffix(".page") if link.removesuffix(".page") in keys else link,
        "title": both(group, "text"),
        **fields_from("page", group.get("extension", []), kind.fields["page"]),
        "items": [
            {"key": choice["linkId"], **fields_from("item", choice["extension"], kind.fields["item"])}
            for choice in choices
        ],
    }


def both(row: Mapping[str, Any], field: str) -> Json:
    """Return a text in both languages; the shape of the translation is checked afterwards."""
    parts = row[f"_{field}"]["extension"][0].get("extension", [])
    english = next((part["valueString"] for part in parts if "valueString" in part), None)
    return {"nl": row[field], "en": english}


def differences(ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> Iterator[Finding]:
    """Yield where a questionnaire contradicts the one that we would write."""
    place = str(theirs.get("linkId", WHOLE))
    items, others = ours.get("item", []), theirs.get("item", [])
    passed_over = PASSED_OVER if place == WHOLE else set()
    for field, value in theirs.items():
        if field not in passed_over and field != "item" and not agrees(field, ours.get(field), value):
            what = gettext_noop("%(field)s differs from what the extensions say")
            yield Finding(place, what, names={"field": field})
    if [item["linkId"] for item in items] != [item["linkId"] for item in others]:
        links = ", ".join(item["linkId"] for item in items)
        yield Finding(place, gettext_noop("its items are not %(links)s"), names={"links": links[:250]})
        return
    for inner, other in zip(items, others, strict=True):
        yield from differences(inner, other)


def agrees(field: str, ours: Any, theirs: Any) -> bool:
    """Say whether a value says nothing else than ours.

    It may say less, for what we derive is derived again: renderers drop translations. And it may name a
    way of showing in words, next to its code.
    """
    if theirs is False or field == "id":
        return True
    if field == "valueCodeableConcept" and ours:
        pairs = [(coding.get("system"), coding.get("code")) for coding in theirs.get("coding", [])]
        return pairs == [(coding["system"], coding["code"]) for coding in ours["coding"]]
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return all(agrees(name, ours.get(name), value) for name, value in theirs.items())
    if isinstance(ours, list) and isinstance(theirs, list):
        left, right = (sorted(rows, key=address) for rows in (ours, theirs))
        return len(left) == len(right) and all(map(agrees, [""] * len(left), left, right))
    return bool(ours == theirs)


def address(row: Json) -> str:
    """Return the address of an extension; the order of extensions means nothing, that of others does."""
    return str(row.get("url", ""))

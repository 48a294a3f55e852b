"""An instrument as a FHIR R4 Questionnaire, and back: what went out comes in as the same document.

What FHIR has a place for stands there (title, groups, statements, answers with their ordinal values);
everything else that the document says travels in extensions of our own. See docs/explanation/exchange.md.
"""

import datetime
from collections.abc import Mapping
from typing import Any, Literal

from portfolio.exchange.fhir.codes import (
    EXAMPLE,
    ITEM_CONTROL,
    ITEM_CONTROLS,
    LENGTHS,
    NOT_APPLICABLE,
    ORDINAL,
    QUESTIONNAIRE,
    WHY,
    options_of,
    page_link,
    system_of,
    without_name,
)
from portfolio.exchange.fhir.kinds import STRENGTHS, STRIP, kind_of
from portfolio.exchange.fhir.parts import Json, extensions_of, in_both
from portfolio.exchange.fields import check_fields
from portfolio.rules.definitions import Item, Page
from portfolio.rules.domains import Text
from portfolio.rules.outcomes import Form, OutcomeDefinition, SignPage

Status = Literal["draft", "active", "retired"]


def questionnaire_of(
    definition: Form,
    document: Mapping[str, Any],
    status: Status,
    published_on: datetime.date | None,
) -> Json:
    """Return a version as a Questionnaire; the document is what the definition was read from.

    `DefinitionError` when the document has a field that would get lost.
    """
    check_fields(document)
    kind = kind_of(document)
    pages: tuple[Page | SignPage, ...] = definition.pages
    rows = zip(pages, kind.rows_of(document), strict=True)
    return {
        "resourceType": "Questionnaire",
        "language": "nl",
        "extension": extensions_of("instrument", document, kind.fields["instrument"]),
        "url": f"{QUESTIONNAIRE}/{definition.key}",
        "version": definition.version,
        "name": name_of(definition.key),
        **in_both("title", plain(document["title"])),
        "status": status,
        **({"date": published_on.isoformat()} if published_on else {}),
        **in_both("description", description_of(definition), "valueMarkdown"),
        **in_both("copyright", copyright_of(definition.licence), "valueMarkdown"),
        "item": [group_of(page, definition, row, str(number)) for number, (page, row) in enumerate(rows, 1)],
    }


def plain(text: Mapping[str, str]) -> Text:
    """Return a text as it stands in the document, spaces and all."""
    return Text(text["nl"], text["en"])


def name_of(key: str) -> str:
    """Return the name that FHIR wants for programs: letters and digits, a capital first."""
    name = "".join(part.capitalize() for part in key.replace("_", "-").split("-"))
    return name if name[:1].isalpha() else f"Instrument{name}"


def description_of(definition: Form) -> Text:
    """Return what a reader has to know first: what the instrument is not, and how to fill it in."""
    introduction = definition.introduction
    if isinstance(definition, OutcomeDefinition):  # its introduction says both
        return introduction
    note = definition.note
    return Text(f"{note.nl}\n\n{introduction.nl}", f"{note.en}\n\n{introduction.en}")


def copyright_of(licence: str) -> Text:
    """Return under which licence the texts may be used."""
    return Text(f"Licentie van de teksten: {licence}", f"Licence of the texts: {licence}")


def group_of(page: Page | SignPage, definition: Form, row: Mapping[str, Any], prefix: str) -> Json:
    """Return a page as a group, with three items for each statement."""
    kind = STRIP if isinstance(definition, OutcomeDefinition) else STRENGTHS
    extensions = extensions_of("page", row, kind.fields["page"])
    return {
        "linkId": page_link(page, definition),
        **({"extension": extensions} if extensions else {}),
        "prefix": prefix,
        **in_both("text", plain(row["title"])),
        "type": "group",
        "item": [
            part
            for number, (item, inner) in enumerate(zip(page.items, row["items"], strict=True), 1)
            for part in (
                choice_of(
                    item,
                    definition,
                    extensions_of("item", inner, kind.fields["item"]),
                    f"{prefix}.{number}",
                ),
                reason_of(item, definition),
                example_of(item),
            )
        ],
    }


def choice_of(item: Item, definition: Form, extensions: list[Json], prefix: str) -> Json:
    """Return a statement with its six answers; its hint is a help text inside it."""
    return {
        "linkId": item.key,
        "extension": [control("radio-button"), *extensions],
        "prefix": prefix,
        **in_both("text", without_name(item.text)),
        "type": "choice",
        "answerOption": [
            {
                **({} if value is None else {"extension": [{"url": ORDINAL, "valueDecimal": value}]}),
                "valueCoding": {
                    "system": system_of(definition, item, code),
                    "code": code,
                    **in_both("display", label),
                },
            }
            for code, (label, value) in options_of(definition, item).items()
        ],
        "item": [hint_of(item)],
    }


def hint_of(item: Item) -> Json:
    """Return the hint of a statement as a help text."""
    return {
        "linkId": f"{item.key}.hint",
        "extension": [control("help")],
        **in_both("text", without_name(item.hint)),
        "type": "display",
    }


def control(code: str) -> Json:
    """Return how a renderer should show an item."""
    return {
        "url": ITEM_CONTROL,
        "valueCodeableConcept": {"coding": [{"system": ITEM_CONTROLS, "code": code}]},
    }


def reason_of(item: Item, definition: Form) -> Json:
    """Return the question that is asked when a statement does not fit."""
    does_not_fit = {"system": system_of(definition, item, NOT_APPLICABLE), "code": NOT_APPLICABLE}
    return {
        "linkId": f"{item.key}.reason",
        **in_both("text", WHY),
        "type": "string",
        "enableWhen": [{"question": item.key, "operator": "=", "answerCoding": does_not_fit}],
        "maxLength": LENGTHS["reason"],
    }


def example_of(item: Item) -> Json:
    """Return the place for an example in words."""
    return {
        "linkId": f"{item.key}.example",
        **in_both("text", EXAMPLE),
        "type": "text",
        "maxLength": LENGTHS["example"],
    }

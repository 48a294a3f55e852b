"""How an instrument of each kind is divided over a Questionnaire: what stands in FHIR, what in extensions."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from portfolio.exchange.fhir.parts import Json, own
from portfolio.exchange.fields import DOCUMENT, ITEM, OUTCOME, PAGE, SIGN, Field

Owner = str  # instrument, page or item
IN_FHIR = {"key", "version", "title", "pages", "signs", "items"}


@dataclass(frozen=True)
class InstrumentKind:
    """One kind: the fields that travel as extensions, and those that cannot be done without, by owner."""

    fields: Mapping[Owner, Mapping[str, Field]]
    needed: Mapping[Owner, tuple[str, ...]]

    def rows_of(self, document: Mapping[str, Any]) -> list[Json]:
        """Return the pages of a document; the signs of an outcome strip stand on one page."""
        if self is STRENGTHS:
            return list(document["pages"])
        return [{"title": document["title"], "items": document["signs"]}]

    def pages_from(self, rows: list[Json]) -> Json:
        """Return the part of the document made of these pages: `{"pages": …}` or `{"signs": …}`."""
        return (
            {"pages": rows}
            if self is STRENGTHS
            else {"signs": [item for row in rows for item in row["items"]]}
        )


def outside_fhir(fields: Mapping[str, Field]) -> dict[str, Field]:
    """Return the fields that FHIR has no place for."""
    return {name: field for name, field in fields.items() if name not in IN_FHIR}


STRENGTHS = InstrumentKind(
    fields={"instrument": outside_fhir(DOCUMENT), "page": outside_fhir(PAGE), "item": outside_fhir(ITEM)},
    needed={
        "instrument": ("catalogue", "audience", "licence", "minutes", "introduction", "scoring"),
        "page": ("domain",),
        "item": ("element", "text", "hint"),
    },
)
STRIP = InstrumentKind(
    fields={"instrument": outside_fhir(OUTCOME), "page": {}, "item": outside_fhir(SIGN)},
    needed={
        "instrument": ("kind", "licence", "minutes", "introduction", "scale"),
        "item": ("name", "text", "text_child", "hint"),
    },
)


def kind_of(document: Mapping[str, Any]) -> InstrumentKind:
    """Return the kind of a document."""
    return STRIP if document.get("kind") == "outcome" else STRENGTHS


def kind_in(questionnaire: Mapping[str, Any]) -> InstrumentKind:
    """Return the kind of instrument in a questionnaire."""
    said = {"url": own("instrument", "kind"), "valueString": "outcome"}
    return STRIP if said in questionnaire.get("extension", []) else STRENGTHS

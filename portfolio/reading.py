"""From a document (YAML file or database) to an `InstrumentDefinition`, checked on the way."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, get_args

from portfolio.definitions import (
    Element,
    InstrumentDefinition,
    Item,
    Level,
    Page,
    ScoringRule,
    Voice,
    Wording,
)
from portfolio.domains import CELLS, DOMAIN_KEYS, LOCI, Text

EVERY_AGE = (0, 23)
ALLOWED = {
    "domain": DOMAIN_KEYS,
    "locus": LOCI,
    "level": ("individual", "collective"),
    "perspective": ("perceived", "factual"),
    "source": ("seed", "supplement"),
}


class DefinitionError(ValueError):
    """A document that is no instrument; says where and which rule."""

    def __init__(self, place: str, rule: str) -> None:
        super().__init__(f"{place}: {rule}")
        self.place = place
        self.rule = rule


def read_definition(document: Mapping[str, Any]) -> InstrumentDefinition:
    """Return the checked definition; `DefinitionError` names the first fault."""
    catalogue = mapping(document, "catalogue", "")
    pages = tuple(read_page(row) for row in rows(document, "pages", ""))
    used = {item.element for page in pages for item in page.items}
    definition = InstrumentDefinition(
        key=string(document, "key", ""),
        version=string(document, "version", ""),
        audience=string(document, "audience", ""),
        licence=string(document, "licence", ""),
        minutes=number(document, "minutes", ""),
        title=text(document, "title", ""),
        introduction=text(document, "introduction", ""),
        note=text(catalogue, "note", "catalogue"),
        scoring=read_scoring(mapping(document, "scoring", "")),
        scales=read_scales(document, catalogue),
        elements=tuple(
            read_element(row)
            for row in rows(catalogue, "elements", "catalogue")
            if string(row, "key", "catalogue.elements") in used
        ),
        pages=pages,
        ages=ages(document, "") if "ages" in document else EVERY_AGE,
        voice=one_of(document, "voice", "", get_args(Voice)) if "voice" in document else "about_child",
        comparable_with=tuple(comparable(row) for row in optional_rows(document, "comparable_with", "")),
    )
    check(definition, used)
    return definition


def read_scoring(row: Mapping[str, Any]) -> ScoringRule:
    """Read the two rules of scoring; both lie within the scale."""
    rule = ScoringRule(
        min_answered_share=float(number(row, "min_answered_share", "scoring")),
        present_from=float(number(row, "present_from", "scoring")),
    )
    if not 0 < rule.min_answered_share <= 1:
        raise DefinitionError("scoring.min_answered_share", "must lie above 0 and at most at 1")
    if not 0 < rule.present_from <= 3:
        raise DefinitionError("scoring.present_from", "must lie within the scale")
    return rule


def read_scales(document: Mapping[str, Any], catalogue: Mapping[str, Any]) -> dict[Any, tuple[Level, ...]]:
    """Read the anchored answers of each locus; a form may put them in words of its own."""
    return {
        **dict(read_scale(row, "catalogue.") for row in rows(catalogue, "scales", "catalogue")),
        **dict(read_scale(row, "") for row in optional_rows(document, "scales", "")),
    }


def read_scale(row: Mapping[str, Any], place: str) -> tuple[Any, tuple[Level, ...]]:
    """Read the anchored answers of one locus."""
    key = one_of(row, "key", f"{place}scales", LOCI)
    return key, tuple(read_level(level, f"scales.{key}") for level in rows(row, "levels", f"scales.{key}"))


def read_level(row: Mapping[str, Any], place: str) -> Level:
    """Read one anchored answer."""
    return Level(number(row, "value", place), text(row, "label", place))


def read_element(row: Mapping[str, Any]) -> Element:
    """Read one strength of the catalogue."""
    place = f"elements.{row.get('key')}"
    for field, allowed in ALLOWED.items():
        one_of(row, field, place, sorted(allowed))
    return Element(
        key=string(row, "key", place),
        domain=row["domain"],
        locus=row["locus"],
        level=row["level"],
        perspective=row["perspective"],
        source=row["source"],
        seed_section=str(row.get("seed_section", "")),
        name=text(row, "name", place),
        explanation=text(row, "explanation", place),
        unsafe=text(row, "unsafe", place),
        strengthens=text(row, "strengthens", place),
    )


def read_page(row: Mapping[str, Any]) -> Page:
    """Read one page and its items."""
    place = f"pages.{row.get('key')}"
    domain = one_of(row, "domain", place, DOMAIN_KEYS)
    items = tuple(read_item(item, place) for item in rows(row, "items", place))
    return Page(string(row, "key", place), text(row, "title", place), domain, items)


def read_item(row: Mapping[str, Any], page: str) -> Item:
    """Read one statement, with its other words for other ages."""
    place = f"{page}.{row.get('key')}"
    return Item(
        key=string(row, "key", page),
        element=string(row, "element", place),
        text=text(row, "text", place),
        hint=text(row, "hint", place),
        pictogram=string(row, "pictogram", place) if "pictogram" in row else "",
        wordings=tuple(
            Wording(ages(other, place), text(other, "text", place), text(other, "hint", place))
            for other in optional_rows(row, "wordings", place)
        ),
    )


def comparable(row: Mapping[str, Any]) -> str:
    """Read which version may share a line with this one, as "key version"."""
    return f"{string(row, 'key', 'comparable_with')} {string(row, 'version', 'comparable_with')}"


def check(definition: InstrumentDefinition, used: set[str]) -> None:
    """Refuse a definition whose parts do not fit together."""
    if unknown := used - {element.key for element in definition.elements}:
        raise DefinitionError("pages", f"unknown element {', '.join(sorted(unknown))}")
    for what, keys in (
        ("items", [item.key for page in definition.pages for item in page.items]),
        ("pages", [page.key for page in definition.pages]),
        ("elements", [element.key for element in definition.elements]),
    ):
        if twice := [key for key, count in Counter(keys).items() if count > 1]:
            raise DefinitionError(what, f"{', '.join(twice)} stands here twice")
    for locus in LOCI:
        if [level.value for level in definition.scales.get(locus, ())] != [0, 1, 2, 3]:
            raise DefinitionError(f"scales.{locus}", "must have the values 0, 1, 2, 3 in this order")
    if strays := [e.key for e in definition.elements if (e.domain, e.locus) not in CELLS]:
        raise DefinitionError("elements", f"{strays[0]} lies in no cell")


def mapping(row: Mapping[str, Any], field: str, place: str) -> Mapping[str, Any]:
    """Return a nested mapping."""
    if not isinstance(value := row.get(field), Mapping):
        raise DefinitionError(join(place, field), "is missing")
    return value


def rows(row: Mapping[str, Any], field: str, place: str) -> Sequence[Mapping[str, Any]]:
    """Return a list of mappings that is not empty."""
    value = row.get(field)
    if not isinstance(value, list) or not value or not all(isinstance(entry, Mapping) for entry in value):
        raise DefinitionError(join(place, field), "must be a list with at least one entry")
    return value


def optional_rows(row: Mapping[str, Any], field: str, place: str) -> Sequence[Mapping[str, Any]]:
    """Return a list of mappings, or nothing when the field is left out."""
    return rows(row, field, place) if field in row else ()


def one_of(row: Mapping[str, Any], field: str, place: str, allowed: Sequence[str]) -> Any:
    """Return a value of a closed set."""
    if row.get(field) not in allowed:
        raise DefinitionError(join(place, field), f"must be one of {', '.join(allowed)}")
    return row[field]


def ages(row: Mapping[str, Any], place: str) -> tuple[int, int]:
    """Return a band of ages: two whole numbers, youngest first."""
    band = row.get("ages")
    if (
        not isinstance(band, list)
        or len(band) != 2
        or not all(type(age) is int and 0 <= age <= 23 for age in band)
    ):
        raise DefinitionError(join(place, "ages"), "must be two whole numbers from 0 to 23, as in [8, 11]")
    if band[0] > band[1]:
        raise DefinitionError(join(place, "ages"), "must have the youngest age first")
    return band[0], band[1]


def string(row: Mapping[str, Any], field: str, place: str) -> str:
    """Return a text that is not empty."""
    value = row.get(field)
    if not isinstance(value, str) or not value.strip():
        raise DefinitionError(join(place, field), "must be a text")
    return value


def number(row: Mapping[str, Any], field: str, place: str) -> Any:
    """Return a number."""
    value = row.get(field)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise DefinitionError(join(place, field), "must be a number")
    return value


def text(row: Mapping[str, Any], field: str, place: str) -> Text:
    """Return a text that stands in both languages."""
    both = mapping(row, field, place)
    return Text(
        string(both, "nl", join(place, field)).strip(), string(both, "en", join(place, field)).strip()
    )


def join(place: str, field: str) -> str:
    """Name a place inside the document."""
    return f"{place}.{field}" if place else field

"""From a document (YAML file or database) to an `InstrumentDefinition`, checked on the way.

A fault names its place as the path from the top of the document: `pages.calm.items.help_ask.text.nl`. An
entry of a list goes by its key, or by its number (from 0) where it has none of its own.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, get_args

from portfolio.rules.definition_errors import (
    DefinitionError as DefinitionError,  # who reads a document meets its faults
)
from portfolio.rules.definition_errors import gettext_noop as gettext_noop
from portfolio.rules.definitions import (
    Element,
    InstrumentDefinition,
    Item,
    Level,
    Page,
    ScoringRule,
    Voice,
    Wording,
)
from portfolio.rules.domains import DOMAIN_KEYS, LOCI, Text
from portfolio.rules.form_limits import check_sizes

EVERY_AGE = (0, 23)
KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,59}")  # stands in addresses and in the names of fields
VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,19}")
VALUES = [0, 1, 2, 3]
ALLOWED = {
    "domain": DOMAIN_KEYS,
    "locus": LOCI,
    "level": ("individual", "collective"),
    "perspective": ("perceived", "factual"),
    "source": ("seed", "supplement"),
}
Row = Mapping[str, Any]


def read_definition(document: Row) -> InstrumentDefinition:
    """Return the checked definition; `DefinitionError` names the first fault."""
    if document.get("kind", "strengths") != "strengths":  # see portfolio.rules.outcomes
        raise DefinitionError("kind", gettext_noop("is not that of a form on strengths"))
    catalogue = mapping(document, "catalogue", "")
    elements = {
        element.key: element
        for element in (read_element(*entry) for entry in entries(catalogue, "elements", "catalogue"))
    }
    pages = tuple(read_page(row, place, elements) for row, place in entries(document, "pages", ""))
    used = {item.element for page in pages for item in page.items}
    definition = InstrumentDefinition(
        key=key(document, ""),
        version=version(document, ""),
        audience=string(document, "audience", ""),
        licence=string(document, "licence", ""),
        minutes=number(document, "minutes", ""),
        title=text(document, "title", ""),
        introduction=text(document, "introduction", ""),
        note=text(catalogue, "note", "catalogue"),
        scoring=read_scoring(mapping(document, "scoring", "")),
        scales=read_scales(document, catalogue),
        elements=tuple(element for element in elements.values() if element.key in used),
        pages=pages,
        ages=ages(document, "") if "ages" in document else EVERY_AGE,
        voice=one_of(document, "voice", "", get_args(Voice)) if "voice" in document else "about_child",
        comparable_with=tuple(
            f"{key(row, place)} {version(row, place)}"
            for row, place in optional_entries(document, "comparable_with", "")
        ),
    )
    check_once(document, catalogue)
    check_sizes(pages)
    return definition


def read_scoring(row: Row) -> ScoringRule:
    """Read the two rules of scoring; both lie within the scale."""
    rule = ScoringRule(
        min_answered_share=float(number(row, "min_answered_share", "scoring")),
        present_from=float(number(row, "present_from", "scoring")),
    )
    if not 0 < rule.min_answered_share <= 1:
        raise DefinitionError("scoring.min_answered_share", gettext_noop("must lie above 0 and at most at 1"))
    if not 0 < rule.present_from <= 3:
        raise DefinitionError("scoring.present_from", gettext_noop("must lie within the scale"))
    return rule


def read_scales(document: Row, catalogue: Row) -> dict[Any, tuple[Level, ...]]:
    """Read the anchored answers of each locus; a form may put them in words of its own."""
    scales = {
        **dict(read_scale(*entry) for entry in entries(catalogue, "scales", "catalogue")),
        **dict(read_scale(*entry) for entry in optional_entries(document, "scales", "")),
    }
    for locus in LOCI:
        if locus not in scales:
            rule = gettext_noop("must have the answers of %(locus)s as well")
            raise DefinitionError("catalogue.scales", rule, locus=locus)
    return scales


def read_scale(row: Row, place: str) -> tuple[Any, tuple[Level, ...]]:
    """Read the anchored answers of one locus."""
    locus = one_of(row, "key", place, LOCI)
    levels = tuple(
        Level(number(level, "value", at), text(level, "label", at))
        for level, at in entries(row, "levels", place)
    )
    if [level.value for level in levels] != VALUES:
        rule = gettext_noop("must have the values 0, 1, 2, 3 in this order")
        raise DefinitionError(join(place, "levels"), rule)
    return locus, levels


def read_element(row: Row, place: str) -> Element:
    """Read one strength of the catalogue."""
    for field, allowed in ALLOWED.items():
        one_of(row, field, place, sorted(allowed))
    return Element(
        key=key(row, place),
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


def read_page(row: Row, place: str, elements: Mapping[str, Element]) -> Page:
    """Read one page and its items."""
    domain = one_of(row, "domain", place, DOMAIN_KEYS)
    items = tuple(read_item(item, at, elements) for item, at in entries(row, "items", place))
    return Page(key(row, place), text(row, "title", place), domain, items)


def read_item(row: Row, place: str, elements: Mapping[str, Element]) -> Item:
    """Read one statement, with its other words for other ages."""
    element = string(row, "element", place)
    if element not in elements:
        rule = gettext_noop("names %(element)s, which the catalogue does not have")
        raise DefinitionError(join(place, "element"), rule, element=element)
    return Item(
        key=key(row, place),
        element=element,
        text=text(row, "text", place),
        hint=text(row, "hint", place),
        pictogram=string(row, "pictogram", place) if "pictogram" in row else "",
        wordings=tuple(
            Wording(ages(other, at), text(other, "text", at), text(other, "hint", at))
            for other, at in optional_entries(row, "wordings", place)
        ),
    )


def check_once(document: Row, catalogue: Row) -> None:
    """Refuse a key that stands in the document twice: an item on two pages, an element, a page, a scale."""
    pages = list(entries(document, "pages", ""))
    for found in (
        chain.from_iterable(entries(page, "items", place) for page, place in pages),
        pages,
        entries(catalogue, "elements", "catalogue"),
        entries(catalogue, "scales", "catalogue"),
        optional_entries(document, "scales", ""),
    ):
        seen = set()
        for row, place in found:
            if row["key"] in seen:
                rule = gettext_noop("%(key)s stands here twice")
                raise DefinitionError(join(place, "key"), rule, key=row["key"])
            seen.add(row["key"])


def mapping(row: Row, field: str, place: str) -> Row:
    """Return a nested mapping."""
    if not isinstance(value := row.get(field), Mapping):
        raise DefinitionError(join(place, field), gettext_noop("is missing"))
    return value


def entries(row: Row, field: str, place: str) -> Iterator[tuple[Row, str]]:
    """Yield the mappings of a list that is not empty, each with its place."""
    found = row.get(field)
    place = join(place, field)
    if not isinstance(found, list) or not found:
        raise DefinitionError(place, gettext_noop("must be a list with at least one entry"))
    keys = Counter(name for entry in found if isinstance(name := key_of(entry), str))
    for number, entry in enumerate(found):
        name = key_of(entry)
        is_own = isinstance(name, str) and keys[name] == 1 and KEY.fullmatch(name) and not name.isdecimal()
        at = join(place, name if is_own else str(number))
        if not isinstance(entry, Mapping):
            raise DefinitionError(at, gettext_noop("must hold keys and values"))
        yield entry, at


def key_of(entry: object) -> Any:
    """Return the key of an entry, if it has one."""
    return entry.get("key") if isinstance(entry, Mapping) else None


def optional_entries(row: Row, field: str, place: str) -> Iterator[tuple[Row, str]]:
    """Yield the mappings of a list, or nothing when the field is left out."""
    return entries(row, field, place) if field in row else iter(())


def one_of(row: Row, field: str, place: str, allowed: Sequence[str]) -> Any:
    """Return a value of a closed set."""
    if row.get(field) not in allowed:
        rule = gettext_noop("must be one of %(allowed)s")
        raise DefinitionError(join(place, field), rule, allowed=", ".join(allowed))
    return row[field]


def ages(row: Row, place: str) -> tuple[int, int]:
    """Return a band of ages: two whole numbers, youngest first."""
    band = row.get("ages")
    if (
        not isinstance(band, list)
        or len(band) != 2
        or not all(type(age) is int and 0 <= age <= 23 for age in band)
    ):
        rule = gettext_noop("must be two whole numbers from 0 to 23, as in [8, 11]")
        raise DefinitionError(join(place, "ages"), rule)
    if band[0] > band[1]:
        raise DefinitionError(join(place, "ages"), gettext_noop("must have the youngest age first"))
    return band[0], band[1]


def key(row: Row, place: str) -> str:
    """Return a key: it stays the same for ever and stands in addresses."""
    value = string(row, "key", place)
    if not KEY.fullmatch(value):
        rule = gettext_noop("must be at most 60 letters (a to z), digits, ‘-’ or ‘_’")
        raise DefinitionError(join(place, "key"), rule)
    return value


def version(row: Row, place: str) -> str:
    """Return the number of a version."""
    value = string(row, "version", place)
    if not VERSION.fullmatch(value):
        rule = gettext_noop("must be at most 20 letters, digits, ‘.’, ‘-’ or ‘_’, as in 1.0")
        raise DefinitionError(join(place, "version"), rule)
    return value


def string(row: Row, field: str, place: str) -> str:
    """Return a text that is not empty."""
    value = row.get(field)
    if not isinstance(value, str) or not value.strip():
        raise DefinitionError(join(place, field), gettext_noop("must be a text"))
    return value


def number(row: Row, field: str, place: str) -> Any:
    """Return a number."""
    value = row.get(field)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise DefinitionError(join(place, field), gettext_noop("must be a number"))
    return value


def text(row: Row, field: str, place: str) -> Text:
    """Return a text that stands in both languages."""
    both = mapping(row, field, place)
    return Text(
        string(both, "nl", join(place, field)).strip(), string(both, "en", join(place, field)).strip()
    )


def join(place: str, field: str) -> str:
    """Name a place inside the document."""
    return f"{place}.{field}" if place else field

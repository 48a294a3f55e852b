"""From a document (YAML file or database) to an `InstrumentDefinition`, checked on the way.

A fault names its place; see `portfolio.rules.rows`.
"""

from collections.abc import Mapping
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
from portfolio.rules.domains import DOMAIN_KEYS, LOCI
from portfolio.rules.form_limits import check_sizes
from portfolio.rules.rows import (
    Row,
    ages,
    entries,
    join,
    key,
    mapping,
    number,
    one_of,
    optional_entries,
    string,
    text,
    version,
)

EVERY_AGE = (0, 23)
VALUES = [0, 1, 2, 3]
ALLOWED = {
    "domain": DOMAIN_KEYS,
    "locus": LOCI,
    "level": ("individual", "collective"),
    "perspective": ("perceived", "factual"),
    "source": ("seed", "supplement"),
}


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

"""From a document (YAML file or database) to an `InstrumentDefinition`, checked on the way.

A fault names its place; see `portfolio.rules.rows`.
"""

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any, get_args

from portfolio.rules.definition_errors import (
    DefinitionError as DefinitionError,  # who reads a document meets its faults
)
from portfolio.rules.definition_errors import gettext_noop as gettext_noop
from portfolio.rules.definitions import (
    AUDIENCES,
    Alone,
    ApartPage,
    Element,
    InstrumentDefinition,
    Item,
    Level,
    Page,
    ScoringRule,
    Voice,
    Wording,
)
from portfolio.rules.definitions import EVERY_AGE as EVERY_AGE
from portfolio.rules.domains import DOMAIN_KEYS, LOCI, LOCUS_NAMES, Text
from portfolio.rules.form_ages import check_ages
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

VALUES = [0, 1, 2, 3]
MOST_MINUTES = 120
WHY_ALONE = ("short", "scale")
APART_KINDS = ("fact", "words")
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
    check_keys_once(entries(catalogue, "elements", "catalogue"))  # before a page names one of two
    pages = tuple(read_page(row, place, elements) for row, place in entries(document, "pages", ""))
    used = {item.element for page in pages for item in page.items}
    definition = InstrumentDefinition(
        key=key(document, ""),
        version=version(document, ""),
        audience=one_of(document, "audience", "", AUDIENCES),
        licence=string(document, "licence", ""),
        minutes=minutes_of(document),
        title=text(document, "title", ""),
        introduction=text(document, "introduction", ""),
        note=text(catalogue, "note", "catalogue"),
        scoring=read_scoring(mapping(document, "scoring", "")),
        scales=read_scales(document, catalogue, elements),
        scale_names=read_scale_names(catalogue),
        catalogue=f"{key(catalogue, 'catalogue')} {version(catalogue, 'catalogue')}",
        elements=tuple(element for element in elements.values() if element.key in used),
        pages=pages,
        ages=ages(document, "") if "ages" in document else EVERY_AGE,
        voice=one_of(document, "voice", "", get_args(Voice)) if "voice" in document else "about_child",
        comparable_with=tuple(
            f"{key(row, place)} {version(row, place)}"
            for row, place in optional_entries(document, "comparable_with", "")
        ),
        stands_alone=read_alone(document),
        apart=read_apart(mapping(document, "apart", "")) if "apart" in document else None,
    )
    check_once(document, catalogue)
    check_sizes(definition.pages_asked)
    check_ages(definition)
    check_own_words(document, catalogue, definition)
    return definition


def minutes_of(row: Row) -> Any:
    """Read how long filling in takes, in minutes."""
    minutes = number(row, "minutes", "")
    if not 0 < minutes <= MOST_MINUTES:
        rule = gettext_noop("must lie above 0 and at most at %(most)s")
        raise DefinitionError("minutes", rule, most=MOST_MINUTES)
    return minutes


def read_alone(row: Row) -> Alone:
    """Read why a form is never set beside another; nothing when it may be."""
    found: Alone = one_of(row, "stands_alone", "", WHY_ALONE) if "stands_alone" in row else ""
    return found


def read_apart(row: Row) -> ApartPage:
    """Read what is asked besides the strengths."""
    items = tuple(read_apart_item(item, at) for item, at in entries(row, "items", "apart"))
    return ApartPage(text(row, "title", "apart"), items)


def read_apart_item(row: Row, place: str) -> Item:
    """Read one question that stands apart: a fact, or room for words."""
    kind = one_of(row, "kind", place, APART_KINDS)
    return Item(
        key=key(row, place),
        element="",
        text=text(row, "text", place),
        hint=text(row, "hint", place),
        kind=kind,
        **read_grounds(row, place),
    )


def read_grounds(row: Row, place: str) -> dict[str, Any]:
    """Read at which ages an item can be seen, where it comes from, and why it can be observed."""
    return {
        "ages": ages(row, place) if "ages" in row else EVERY_AGE,
        "source": string(row, "source", place) if "source" in row else "",
        "observable": text(row, "observable", place) if "observable" in row else None,
    }


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


def read_scales(
    document: Row, catalogue: Row, elements: Mapping[str, Element]
) -> dict[str, tuple[Level, ...]]:
    """Read the anchored answers that the strengths refer to; a form may put them in words of its own."""
    scales = {
        **dict(read_scale(*entry) for entry in entries(catalogue, "scales", "catalogue")),
        **dict(read_scale(*entry) for entry in optional_entries(document, "scales", "")),
    }
    for scale in sorted({element.anchors for element in elements.values()} | set(LOCI)):
        if scale not in scales:
            rule = gettext_noop("must have the answers of %(scale)s as well")
            raise DefinitionError("catalogue.scales", rule, scale=scale)
    return scales


def read_scale_names(catalogue: Row) -> dict[str, Text]:
    """Read what the anchored answers are for: by the name of the half where nothing else is said."""
    found = {row["key"]: (row, place) for row, place in entries(catalogue, "scales", "catalogue")}
    return {
        name: text(row, "name", place) if "name" in row else LOCUS_NAMES.get(name, Text(name, name))
        for name, (row, place) in found.items()
    }


def read_scale(row: Row, place: str) -> tuple[str, tuple[Level, ...]]:
    """Read the anchored answers under one key: four levels in order."""
    name = key(row, place)
    levels = tuple(
        Level(number(level, "value", at), text(level, "label", at))
        for level, at in entries(row, "levels", place)
    )
    if [level.value for level in levels] != VALUES:
        rule = gettext_noop("must have the values 0, 1, 2, 3 in this order")
        raise DefinitionError(join(place, "levels"), rule)
    return name, levels


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
        scale=string(row, "scale", place) if "scale" in row else "",
    )


def read_page(row: Row, place: str, elements: Mapping[str, Element]) -> Page:
    """Read one page and its items."""
    domain = one_of(row, "domain", place, DOMAIN_KEYS)
    items = tuple(read_item(item, at, elements, domain) for item, at in entries(row, "items", place))
    return Page(key(row, place), text(row, "title", place), domain, items)


def read_item(row: Row, place: str, elements: Mapping[str, Element], domain: str) -> Item:
    """Read one statement on a page of a domain, with its other words for other ages."""
    element = string(row, "element", place)
    if element not in elements:
        rule = gettext_noop("names %(element)s, which the catalogue does not have")
        raise DefinitionError(join(place, "element"), rule, element=element)
    if elements[element].domain != domain:
        rule = gettext_noop("names %(element)s of the domain %(other)s on a page of the domain %(domain)s")
        names = {"element": element, "other": elements[element].domain, "domain": domain}
        raise DefinitionError(join(place, "element"), rule, **names)
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
        **read_grounds(row, place),
    )


def check_once(document: Row, catalogue: Row) -> None:
    """Refuse a key that stands in the document twice: an item on two pages, a page, a scale."""
    pages = list(entries(document, "pages", ""))
    apart = [(document["apart"], "apart")] if "apart" in document else []
    check_keys_once(chain.from_iterable(entries(page, "items", place) for page, place in [*pages, *apart]))
    check_keys_once(pages)
    check_keys_once(entries(catalogue, "scales", "catalogue"))
    check_keys_once(optional_entries(document, "scales", ""))


def check_keys_once(rows: Iterable[tuple[Row, str]]) -> None:
    """Refuse a key that two of these rows have."""
    seen = set()
    for row, place in rows:
        if row["key"] in seen:
            rule = gettext_noop("%(key)s stands here twice")
            raise DefinitionError(join(place, "key"), rule, key=row["key"])
        seen.add(row["key"])


def check_own_words(document: Row, catalogue: Row, definition: InstrumentDefinition) -> None:
    """Refuse anchors of a form's own that read otherwise, unless the form says that it stands alone for it."""
    known = dict(read_scale(*entry) for entry in entries(catalogue, "scales", "catalogue"))
    differing = [key for key, levels in known.items() if definition.scales[key] != levels]
    if differing and definition.stands_alone != "scale":
        rule = gettext_noop(
            "read otherwise than those of the catalogue; then the form says stands_alone: scale"
        )
        raise DefinitionError("scales", rule)

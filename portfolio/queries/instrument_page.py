"""A version as a page to read: its strengths by domain, with what is asked about each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from portfolio.exchange.fhir.codes import without_name
from portfolio.models import InstrumentVersion
from portfolio.rules.definitions import EVERY_AGE, Element, InstrumentDefinition, Item, Level
from portfolio.rules.domains import DOMAINS, LOCI, LOCUS_NAMES, Domain, Text
from portfolio.rules.outcomes import OutcomeDefinition


@dataclass(frozen=True)
class ReadItem:
    """One statement; it speaks of *the child* where a form has the first name."""

    key: str
    text: Text
    hint: Text
    ages: str
    wordings: list[tuple[str, Text]]
    source: str
    observable: Text | None


@dataclass(frozen=True)
class ReadElement:
    """One strength with the statements about it."""

    element: Element
    is_seed: bool
    is_factual: bool
    is_collective: bool
    items: list[ReadItem]


@dataclass(frozen=True)
class ReadDomain:
    """One domain: its strengths in the child, and around it."""

    domain: Domain
    halves: list[tuple[Text, list[ReadElement]]]


@dataclass(frozen=True)
class ReadVersion:
    """Everything that a version says, in the order of the page."""

    definition: InstrumentDefinition
    domains: list[ReadDomain]
    apart: list[ReadItem]
    scales: list[tuple[Text, tuple[Level, ...]]]
    share: float


def read_version(definition: InstrumentDefinition) -> ReadVersion:
    """Lay a definition out by domain; a domain that nothing is asked about is left out."""
    domains = [
        ReadDomain(
            domain,
            [
                (LOCUS_NAMES[locus], found)
                for locus in LOCI
                if (found := read_elements(definition, definition.elements_in(domain.key, locus)))
            ],
        )
        for domain in DOMAINS
        if any(definition.elements_in(domain.key))
    ]
    used = {element.anchors for element in definition.elements}
    scales = [
        (definition.scale_names[key], levels) for key, levels in definition.scales.items() if key in used
    ]
    apart = [read_item(item) for item in (definition.apart.items if definition.apart else ())]
    return ReadVersion(
        definition, domains, apart, scales, round(definition.scoring.min_answered_share * 100, 1)
    )


def read_elements(definition: InstrumentDefinition, elements: Iterable[Element]) -> list[ReadElement]:
    """Return strengths with their statements."""
    return [
        ReadElement(
            element=element,
            is_seed=element.source == "seed",
            is_factual=element.perspective == "factual",
            is_collective=element.level == "collective",
            items=[read_item(definition.items[key]) for key in definition.items_of[element.key]],
        )
        for element in elements
    ]


def read_item(item: Item) -> ReadItem:
    """Return one statement."""
    wordings = [("{}–{}".format(*other.ages), without_name(other.text)) for other in item.wordings]
    return ReadItem(
        key=item.key,
        text=without_name(item.text),
        hint=without_name(item.hint),
        ages="" if item.ages == EVERY_AGE else "{}–{}".format(*item.ages),
        wordings=wordings,
        source=item.source,
        observable=item.observable,
    )


@dataclass(frozen=True)
class ReadSign:
    """One sign: its name, the question about the child and to the child, and the hint below both."""

    name: Text
    text: Text
    text_child: Text
    hint: Text


def read_signs(definition: OutcomeDefinition) -> list[ReadSign]:
    """Return the signs of the outcome strip."""
    return [
        ReadSign(sign.name, without_name(sign.item.text), sign.text_child, without_name(sign.item.hint))
        for sign in definition.signs
    ]


def titles_of(versions: Iterable[InstrumentVersion]) -> list[tuple[Any, Text, str]]:
    """Return id, title and number of versions, to link to."""
    found: list[tuple[Any, Text, str]] = []
    for version in versions:
        title: Mapping[str, str] = version.document["title"]
        found.append((version.pk, Text(title["nl"], title["en"]), version.version))
    return found

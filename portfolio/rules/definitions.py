"""What an instrument version is made of: plain values, read from one document.

The same document comes from a YAML file and stands in the database; `read_definition` checks it and
says where it is wrong.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Literal

from portfolio.rules.domains import DomainKey, Locus, Text

Voice = Literal["about_child", "to_child"]


@dataclass(frozen=True)
class Level:
    """One anchored answer: a value on the scale and the words that go with it."""

    value: int
    label: Text


@dataclass(frozen=True)
class Element:
    """A strength: one element of the portfolio, in the child (internal) or around it (external)."""

    key: str
    domain: DomainKey
    locus: Locus
    level: str  # individual | collective
    perspective: str  # perceived | factual
    source: str  # seed | supplement
    seed_section: str
    name: Text
    explanation: Text
    unsafe: Text
    strengthens: Text


@dataclass(frozen=True)
class Wording:
    """Other words for the same statement, for children of these ages (whole years, both ends included)."""

    ages: tuple[int, int]
    text: Text
    hint: Text


@dataclass(frozen=True)
class Item:
    """One statement that an observer answers; `{child}` in the text stands for the first name.

    `pictogram` names a drawing under `static/pictograms/`, or is empty.
    """

    key: str
    element: str
    text: Text
    hint: Text
    pictogram: str = ""
    wordings: tuple[Wording, ...] = ()

    def worded_for(self, age: int) -> tuple[Text, Text]:
        """Return text and hint for a child of this age (whole years)."""
        for wording in self.wordings:
            if wording.ages[0] <= age <= wording.ages[1]:
                return wording.text, wording.hint
        return self.text, self.hint


@dataclass(frozen=True)
class Page:
    """A group of items that is filled in together."""

    key: str
    title: Text
    domain: DomainKey
    items: tuple[Item, ...]


@dataclass(frozen=True)
class ScoringRule:
    """When an element has a score, and from where a strength counts as present (scale points)."""

    min_answered_share: float
    present_from: float


@dataclass(frozen=True)
class InstrumentDefinition:
    """Everything that one version of an instrument says and asks.

    `comparable_with` names the versions ("key version") whose scores may stand on one line with these.
    """

    kind: ClassVar[str] = "strengths"

    key: str
    version: str
    audience: str
    licence: str
    minutes: int
    title: Text
    introduction: Text
    note: Text
    scoring: ScoringRule
    scales: dict[Locus, tuple[Level, ...]]
    elements: tuple[Element, ...]
    pages: tuple[Page, ...]
    ages: tuple[int, int] = (0, 23)
    voice: Voice = "about_child"
    comparable_with: tuple[str, ...] = ()

    @cached_property
    def name(self) -> str:
        """Key and version, as reports name the instrument."""
        return f"{self.key} {self.version}"

    @cached_property
    def items(self) -> dict[str, Item]:
        """All items by key, in the order of the pages."""
        return {item.key: item for page in self.pages for item in page.items}

    @cached_property
    def items_of(self) -> dict[str, tuple[str, ...]]:
        """The keys of the items of each element, by the key of the element."""
        return {
            element.key: tuple(item.key for item in self.items.values() if item.element == element.key)
            for element in self.elements
        }

    @cached_property
    def cells_asked(self) -> frozenset[tuple[str, str]]:
        """The cells (domain by locus) that something is asked about: all eight, or fewer in a supplement."""
        return frozenset((element.domain, element.locus) for element in self.elements)

    @cached_property
    def _elements(self) -> dict[str, Element]:
        return {element.key: element for element in self.elements}

    def element(self, key: str) -> Element:
        """Return the element with this key; `KeyError` when there is none."""
        return self._elements[key]

    def levels_of(self, item: Item) -> tuple[Level, ...]:
        """Return the anchored answers of an item: those of its element's locus."""
        return self.scales[self.element(item.element).locus]

    def elements_in(self, domain: str, locus: str | None = None) -> Iterator[Element]:
        """Yield the elements of a domain, or of one of its two cells."""
        return (
            element
            for element in self.elements
            if element.domain == domain and locus in (None, element.locus)
        )

"""What an instrument version is made of: plain values, read from one document.

The same document comes from a YAML file and stands in the database; `read_definition` checks it and
says where it is wrong.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import ClassVar, Literal

from portfolio.rules.domains import DomainKey, Locus, Text

Ages = tuple[int, int]  # whole years, both ends included
Voice = Literal["about_child", "to_child"]
ItemKind = Literal["strength", "fact", "words"]
AUDIENCES = ("professional", "teacher", "parent", "youth", "child")  # who fills a form in
Alone = Literal["", "short", "scale"]
EVERY_AGE = (0, 23)
FACT_ANSWERS = {  # the own scale of facts: in no order, without numbers
    "yes": Text("ja", "yes"),
    "sometimes": Text("soms", "sometimes"),
    "no": Text("nee", "no"),
    "unknown": Text("weet ik niet", "I don’t know"),
}


@dataclass(frozen=True)
class Level:
    """One anchored answer: a value on the scale and the words that go with it."""

    value: int
    label: Text


@dataclass(frozen=True)
class Element:
    """A strength: one element of the portfolio, in the child (internal) or around it (external).

    `scale` is the key of the anchored answers that fit it, or empty for those of its locus.
    """

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
    scale: str = ""

    @property
    def anchors(self) -> str:
        """The key of the anchored answers."""
        return self.scale or self.locus


@dataclass(frozen=True)
class Wording:
    """Other words for the same statement, for children of these ages."""

    ages: Ages
    text: Text
    hint: Text


@dataclass(frozen=True)
class Item:
    """One statement that an observer answers; `{child}` in the text stands for the first name.

    `kind` says whether it is about a strength, asks a fact or leaves room for words; the last two have no element.
    `pictogram` names a drawing under `static/pictograms/`, or is empty. `ages` are those at which it can be seen,
    `source` says where it comes from, and `observable` why an observer can know it.
    """

    key: str
    element: str
    text: Text
    hint: Text
    pictogram: str = ""
    wordings: tuple[Wording, ...] = ()
    kind: ItemKind = "strength"
    ages: Ages = EVERY_AGE
    source: str = ""
    observable: Text | None = None

    def is_for(self, age: int) -> bool:
        """Say whether it is asked about a child of this age (whole years)."""
        return self.ages == EVERY_AGE or self.ages[0] <= age <= self.ages[1]

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
class ApartPage:
    """The last page of a form: facts and words outside every count, mean and map; it belongs to no domain."""

    title: Text
    items: tuple[Item, ...]
    key: str = "apart"
    domain: str = ""


@dataclass(frozen=True)
class ScoringRule:
    """When an element has a score, and from where a strength counts as present (scale points)."""

    min_answered_share: float
    present_from: float


@dataclass(frozen=True)
class InstrumentDefinition:
    """Everything that one version of an instrument says and asks.

    `pages` hold the statements on strengths; what is asked besides them stands `apart` and is in no figure.
    `comparable_with` names the versions ("key version") whose scores may stand on one line with these.
    `stands_alone` says why it is never set beside another form: it is `short`, or its `scale` reads otherwise.
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
    scales: dict[str, tuple[Level, ...]]
    elements: tuple[Element, ...]
    pages: tuple[Page, ...]
    ages: Ages = EVERY_AGE
    voice: Voice = "about_child"
    comparable_with: tuple[str, ...] = ()
    stands_alone: Alone = ""
    apart: ApartPage | None = None
    scale_names: dict[str, Text] = field(default_factory=dict)
    catalogue: str = ""  # key and version of the catalogue

    @cached_property
    def name(self) -> str:
        """Key and version, as reports name the instrument."""
        return f"{self.key} {self.version}"

    @cached_property
    def items(self) -> dict[str, Item]:
        """All statements on strengths by key, in the order of the pages."""
        return {item.key: item for page in self.pages for item in page.items}

    @cached_property
    def pages_asked(self) -> tuple[Page | ApartPage, ...]:
        """All pages of the form as it is filled in; what stands apart comes last."""
        return (*self.pages, self.apart) if self.apart else self.pages

    @cached_property
    def items_asked(self) -> dict[str, Item]:
        """Everything that is asked, by key: the statements on strengths, and what stands apart."""
        return {item.key: item for page in self.pages_asked for item in page.items}

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
        """Return the anchored answers of an item: those that fit its element; none when it stands apart."""
        return self.scales[self.element(item.element).anchors] if item.kind == "strength" else ()

    def at_age(self, age: int) -> "InstrumentDefinition":
        """Return the form as it is asked about a child of this age: only what can be seen then."""
        return self.keeping(lambda item: item.is_for(age))

    def about(self, elements: Collection[str]) -> "InstrumentDefinition":
        """Return the form with these strengths only: those that one filled-in form was asked about."""
        kept = tuple(element for element in self.elements if element.key in elements)
        narrowed = self.keeping(lambda item: item.kind != "strength" or item.element in elements)
        return replace(narrowed, elements=kept)

    def keeping(self, is_kept: Callable[[Item], bool]) -> "InstrumentDefinition":
        """Return the form with some of its items; a page or a strength without any is left out."""
        pages = tuple(
            replace(page, items=kept) for page in self.pages if (kept := tuple(filter(is_kept, page.items)))
        )
        apart = tuple(filter(is_kept, self.apart.items)) if self.apart else ()
        used = {item.element for page in pages for item in page.items}
        return replace(
            self,
            pages=pages,
            apart=replace(self.apart, items=apart) if self.apart and apart else None,
            elements=tuple(element for element in self.elements if element.key in used),
        )

    def elements_in(self, domain: str, locus: str | None = None) -> Iterator[Element]:
        """Yield the elements of a domain, or of one of its two cells."""
        return (
            element
            for element in self.elements
            if element.domain == domain and locus in (None, element.locus)
        )

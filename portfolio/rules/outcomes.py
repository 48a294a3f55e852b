"""Signs of healthy development: five questions on how things are going, kept apart from the strengths.

Source: the Dutch review article (§4, after Van Harmelen 2022; see `docs/explanation/rules.md`) measures by signs
of healthy development after adversity, such as social functioning and well-being, rather than by the absence of
symptoms. The five signs are ours. A sign has no score, lies in no cell and is never added up.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from portfolio.rules.definitions import InstrumentDefinition, Item, Level
from portfolio.rules.domains import Text
from portfolio.rules.form_limits import MOST_ON_PAGE
from portfolio.rules.reading import EVERY_AGE, VALUES, DefinitionError, gettext_noop, read_definition
from portfolio.rules.rows import Row, entries, key, mapping, number, string, text, version
from portfolio.rules.scoring import Choice

OUTCOME = "outcome"
STRENGTHS = "strengths"


@dataclass(frozen=True)
class Sign:
    """One sign: its name, the question about the child, and the question in words for the child."""

    name: Text
    item: Item
    text_child: Text


@dataclass(frozen=True)
class SignPage:
    """The one page of signs; it belongs to no domain."""

    key: str
    title: Text
    items: tuple[Item, ...]
    domain: str = ""


@dataclass(frozen=True)
class OutcomeDefinition:
    """Everything that one version of the outcome strip asks; anyone around the child may answer it."""

    kind: ClassVar[str] = OUTCOME
    audience: ClassVar[str] = "anyone"
    ages: ClassVar[tuple[int, int]] = EVERY_AGE
    voice: ClassVar[str] = "about_child"

    key: str
    version: str
    licence: str
    minutes: int
    title: Text
    introduction: Text
    introduction_child: Text
    levels: tuple[Level, ...]
    signs: tuple[Sign, ...]

    @property
    def name(self) -> str:
        """Key and version, as reports name it."""
        return f"{self.key} {self.version}"

    @cached_property
    def items(self) -> dict[str, Item]:
        """All questions by key."""
        return {sign.item.key: sign.item for sign in self.signs}

    @cached_property
    def items_for_child(self) -> dict[str, Text]:
        """The questions in words for the child, by key."""
        return {sign.item.key: sign.text_child for sign in self.signs}

    @property
    def items_asked(self) -> dict[str, Item]:
        """Everything that is asked: the same at every age."""
        return self.items

    @property
    def pages(self) -> tuple[SignPage, ...]:
        """The signs as one page of a form."""
        return (SignPage(OUTCOME, self.title, tuple(self.items.values())),)

    @property
    def pages_asked(self) -> tuple[SignPage, ...]:
        """All pages of the form as it is filled in."""
        return self.pages

    def at_age(self, age: int) -> "OutcomeDefinition":
        """Return the strip itself: it is the same for everyone."""
        return self

    def levels_of(self, item: Item) -> tuple[Level, ...]:
        """Return the anchored answers: the same for every sign."""
        return self.levels


Form = InstrumentDefinition | OutcomeDefinition


def kind_of(document: Row) -> str:
    """Say what a document is: a form on strengths unless it says otherwise."""
    kind = document.get("kind", STRENGTHS)
    if kind not in (STRENGTHS, OUTCOME):
        raise DefinitionError("kind", gettext_noop("must be strengths or outcome"))
    return str(kind)


def read_form(document: Row) -> Form:
    """Return the checked definition of either kind; `DefinitionError` names the first fault."""
    return read_outcome(document) if kind_of(document) == OUTCOME else read_definition(document)


def read_outcome(document: Row) -> OutcomeDefinition:
    """Return the checked outcome strip."""
    scale = mapping(document, "scale", "")
    levels = tuple(
        Level(number(level, "value", at), text(level, "label", at))
        for level, at in entries(scale, "levels", "scale")
    )
    if [level.value for level in levels] != VALUES:
        raise DefinitionError("scale.levels", gettext_noop("must have the values 0, 1, 2, 3 in this order"))
    signs = tuple(read_sign(row, place) for row, place in entries(document, "signs", ""))
    if len({sign.item.key for sign in signs}) < len(signs):
        raise DefinitionError("signs", gettext_noop("must have a key of its own for each sign"))
    if (n := len(signs)) > MOST_ON_PAGE:
        rule = gettext_noop("holds %(n)s questions; at most %(most)s fit on one page")
        raise DefinitionError("signs", rule, n=n, most=MOST_ON_PAGE)
    return OutcomeDefinition(
        key=key(document, ""),
        version=version(document, ""),
        licence=string(document, "licence", ""),
        minutes=number(document, "minutes", ""),
        title=text(document, "title", ""),
        introduction=text(document, "introduction", ""),
        introduction_child=text(document, "introduction_child", ""),
        levels=levels,
        signs=signs,
    )


def read_sign(row: Row, place: str) -> Sign:
    """Read one sign."""
    item = Item(
        key=key(row, place),
        element="",
        text=text(row, "text", place),
        hint=text(row, "hint", place),
        pictogram=string(row, "pictogram", place) if "pictogram" in row else "",
    )
    return Sign(text(row, "name", place), item, text(row, "text_child", place))


def signs_to_json(choices: Mapping[str, Choice]) -> dict[str, Any]:
    """Write the answers as stored with a signed strip, in the place where a form on strengths has scores."""
    return {"kind": OUTCOME, "signs": dict(choices)}

"""What changed between two versions of an instrument, as a person judges it before publishing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from portfolio.rules.definitions import EVERY_AGE, InstrumentDefinition, Item, Level
from portfolio.rules.domains import Text

NOTHING = Text("", "")


class ChangeKind(StrEnum):
    """What changed; the first ones bear on what a score means."""

    ITEM_ADDED = "item_added"
    ITEM_REMOVED = "item_removed"
    ITEM_ELEMENT = "item_element"
    ITEM_WORDS = "item_words"
    SCALE = "scale"
    SCORING = "scoring"
    ITEM_HINT = "item_hint"
    ITEM_AGES = "item_ages"
    ITEM_MOVED = "item_moved"
    ELEMENT_WORDS = "element_words"
    FORM_WORDS = "form_words"


WEIGHTY = (
    ChangeKind.ITEM_ADDED,
    ChangeKind.ITEM_REMOVED,
    ChangeKind.ITEM_ELEMENT,
    ChangeKind.ITEM_WORDS,
    ChangeKind.SCALE,
    ChangeKind.SCORING,
)


@dataclass(frozen=True)
class Change:
    """One change: what it is about (an item by its key), and the words before and after."""

    kind: ChangeKind
    subject: str
    before: Text = NOTHING
    after: Text = NOTHING

    @property
    def is_weighty(self) -> bool:
        """Whether scores before and after may mean something else."""
        return self.kind in WEIGHTY


def differences(before: InstrumentDefinition, after: InstrumentDefinition) -> list[Change]:
    """Return every change between two versions, the weightiest kinds first."""
    found = [
        *item_changes(before, after),
        *scale_changes(before, after),
        *scoring_changes(before, after),
        *element_changes(before, after),
        *form_changes(before, after),
    ]
    order = list(ChangeKind)
    return sorted(found, key=lambda change: order.index(change.kind))


def item_changes(before: InstrumentDefinition, after: InstrumentDefinition) -> Iterator[Change]:
    """Yield items that came, went, or have other words, another element or another page."""
    for key, item in after.items.items():
        if key not in before.items:
            yield Change(ChangeKind.ITEM_ADDED, key, after=item.text)
    for key, item in before.items.items():
        if key not in after.items:
            yield Change(ChangeKind.ITEM_REMOVED, key, before=item.text)
    pages_before, pages_after = pages_of(before), pages_of(after)
    for key in before.items:
        if key in after.items:
            old, new = before.items[key], after.items[key]
            yield from changed(ChangeKind.ITEM_WORDS, key, old.text, new.text)
            yield from changed(ChangeKind.ITEM_HINT, key, old.hint, new.hint)
            if old.element != new.element:
                names = before.element(old.element).name, after.element(new.element).name
                yield Change(ChangeKind.ITEM_ELEMENT, key, *names)
            yield from changed(ChangeKind.ITEM_MOVED, key, pages_before[key], pages_after[key])
            yield from age_changes(key, old, new)


def age_changes(key: str, before: Item, after: Item) -> Iterator[Change]:
    """Yield one change when the ages, the words for some of them, or the drawing are others."""
    if (before.ages, before.wordings, before.pictogram) != (after.ages, after.wordings, after.pictogram):
        yield Change(ChangeKind.ITEM_AGES, key, ages_of(before), ages_of(after))


def ages_of(item: Item) -> Text:
    """Return the ages of an item and all words for certain ages in one text."""
    whole = [] if item.ages == EVERY_AGE else [(item.ages, item.text)]
    rows = [*whole, *((other.ages, other.text) for other in item.wordings)]
    return Text(
        " / ".join(f"{first}-{last}: {text.nl}" for (first, last), text in rows),
        " / ".join(f"{first}-{last}: {text.en}" for (first, last), text in rows),
    )


def pages_of(definition: InstrumentDefinition) -> dict[str, Text]:
    """Return the title of the page of every item."""
    return {item.key: page.title for page in definition.pages for item in page.items}


def scale_changes(before: InstrumentDefinition, after: InstrumentDefinition) -> Iterator[Change]:
    """Yield the answers that have other words."""
    for key in before.scales.keys() & after.scales.keys():
        for old, new in zip(before.scales[key], after.scales[key], strict=True):
            yield from changed(ChangeKind.SCALE, after.scale_names[key].nl, numbered(old), numbered(new))


def numbered(level: Level) -> Text:
    """Return an answer with its value in front."""
    return Text(f"{level.value} {level.label.nl}", f"{level.value} {level.label.en}")


def scoring_changes(before: InstrumentDefinition, after: InstrumentDefinition) -> Iterator[Change]:
    """Yield the rules of scoring that are others."""
    for name in ("min_answered_share", "present_from"):
        old, new = f"{getattr(before.scoring, name):g}", f"{getattr(after.scoring, name):g}"
        yield from changed(ChangeKind.SCORING, name, Text(old, old), Text(new, new))


def element_changes(before: InstrumentDefinition, after: InstrumentDefinition) -> Iterator[Change]:
    """Yield the strengths in both versions that are named or explained otherwise, or lie elsewhere."""
    old = {element.key: element for element in before.elements}
    for element in after.elements:
        if element.key in old and element != (was := old[element.key]):
            yield Change(ChangeKind.ELEMENT_WORDS, element.key, was.name, element.name)


def form_changes(before: InstrumentDefinition, after: InstrumentDefinition) -> Iterator[Change]:
    """Yield what is said otherwise around the items."""
    words: Mapping[str, tuple[Text, Text]] = {
        "title": (before.title, after.title),
        "introduction": (before.introduction, after.introduction),
        "note": (before.note, after.note),
        "minutes": (plain(before.minutes), plain(after.minutes)),
        "ages": (plain("{}-{}".format(*before.ages)), plain("{}-{}".format(*after.ages))),
        "voice": (plain(before.voice), plain(after.voice)),
        "licence": (plain(before.licence), plain(after.licence)),
        "stands_alone": (plain(before.stands_alone), plain(after.stands_alone)),
        "apart": (apart_words(before), apart_words(after)),
    }
    for subject, pair in words.items():
        yield from changed(ChangeKind.FORM_WORDS, subject, *pair)


def apart_words(definition: InstrumentDefinition) -> Text:
    """Return what is asked besides the strengths in one text."""
    items = definition.apart.items if definition.apart else ()
    return Text(" / ".join(item.text.nl for item in items), " / ".join(item.text.en for item in items))


def plain(value: object) -> Text:
    """Return a value that is the same in every language."""
    return Text(str(value), str(value))


def changed(kind: ChangeKind, subject: str, before: Text, after: Text) -> Iterator[Change]:
    """Yield a change when the words differ."""
    if before != after:
        yield Change(kind, subject, before, after)

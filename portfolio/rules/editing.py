"""Changing the document of a draft, a form at a time: plain values in, a new document out.

Keys are made here and never change: an item is the same item in every version as long as its key is.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

from portfolio.rules.definitions import EVERY_AGE, Ages
from portfolio.rules.domains import Text

Document = dict[str, Any]
LONGEST_KEY = 60
NO_WORDS = Text("", "")


@dataclass(frozen=True)
class Head:
    """What stands around the items."""

    version: str
    title: Text
    introduction: Text
    minutes: int
    min_answered_share: float
    present_from: float


@dataclass(frozen=True)
class Grounds:
    """At which ages an item is asked (whole years), where it comes from, and why an observer can know it."""

    ages: Ages = EVERY_AGE
    source: str = ""
    observable: Text = NO_WORDS


@dataclass(frozen=True)
class ItemWords:
    """One item as it was edited; `wordings` are its words for certain ages, in their order."""

    key: str
    text: Text
    hint: Text
    wordings: Sequence[tuple[Text, Text]] = ()
    grounds: Grounds = Grounds()


@dataclass(frozen=True)
class NewItem:
    """A statement that is added, with the strength it is about."""

    element: str
    text: Text
    hint: Text


@dataclass(frozen=True)
class NewQuestion:
    """A question that is added apart from the strengths: a fact, or room for words."""

    kind: str
    text: Text
    hint: Text


def with_head(document: Mapping[str, Any], head: Head) -> Document:
    """Return the document with other words around its items."""
    return {
        **deepcopy(dict(document)),
        "version": head.version,
        "title": both(head.title),
        "introduction": both(head.introduction),
        "minutes": head.minutes,
        "scoring": {"min_answered_share": head.min_answered_share, "present_from": head.present_from},
    }


def with_pages(document: Mapping[str, Any], keys: Sequence[str]) -> Document:
    """Return the document with these pages in this order; the others are gone."""
    pages = {page["key"]: page for page in deepcopy(document["pages"])}
    return {**deepcopy(dict(document)), "pages": [pages[key] for key in keys if key in pages]}


def with_page(
    document: Mapping[str, Any],
    page_key: str,
    *,
    title: Text,
    items: Sequence[ItemWords],
    added: NewItem | None = None,
    taken: Collection[str] = (),
) -> Document:
    """Return the document with one page as it was edited: these items in this order, and one added.

    `taken` holds the keys that other versions used, so that no key ever comes to mean something else.
    """
    changed = deepcopy(dict(document))
    page = next(page for page in changed["pages"] if page["key"] == page_key)
    rows = {row["key"]: row for row in page["items"]}
    page["title"] = both(title)
    page["items"] = [reworded(rows[item.key], item) for item in items if item.key in rows]
    if added is not None:
        page["items"].append(new_row(document, added, taken))
    return changed


def reworded(row: dict[str, Any], item: ItemWords) -> dict[str, Any]:
    """Return the row of an item with other words and grounds; its key, element, kind and drawing stay."""
    row |= {"text": both(item.text), "hint": both(item.hint)}
    found = item.grounds
    grounds = {
        "ages": None if found.ages == EVERY_AGE else list(found.ages),
        "source": found.source or None,
        "observable": None if found.observable == NO_WORDS else both(found.observable),
    }
    for name, value in grounds.items():
        row.pop(name, None)
        row |= {} if value is None else {name: value}
    for other, (text, hint) in zip(row.get("wordings", []), item.wordings, strict=False):
        other |= {"text": both(text), "hint": both(hint)}
    return row


def words_in(row: Mapping[str, Any]) -> ItemWords:
    """Return the words of an item as the document has them."""

    def text(of: Mapping[str, Any]) -> Text:
        return Text(of["nl"], of["en"])

    others = [(text(other["text"]), text(other["hint"])) for other in row.get("wordings", [])]
    return ItemWords(row["key"], text(row["text"]), text(row["hint"]), others, grounds_in(row))


def grounds_in(row: Mapping[str, Any]) -> Grounds:
    """Return the grounds of an item as the document has them."""
    first, last = row.get("ages", EVERY_AGE)
    why = row.get("observable", {"nl": "", "en": ""})
    return Grounds((first, last), row.get("source", ""), Text(why["nl"], why["en"]))


def with_apart(
    document: Mapping[str, Any],
    *,
    title: Text,
    items: Sequence[ItemWords],
    added: NewQuestion | None = None,
    taken: Collection[str] = (),
) -> Document:
    """Return the document with the page of questions that stand apart as it was edited; without any it goes."""
    changed = deepcopy(dict(document))
    page = changed.pop("apart", {"items": []})
    rows = {row["key"]: row for row in page["items"]}
    found = [reworded(rows[item.key], item) for item in items if item.key in rows]
    if added is not None:
        stem = slug(added.text.en.replace("{child}", "")) or added.kind
        key = free_key(stem, {*item_keys(document), *taken})
        found.append({"key": key, "kind": added.kind, "text": both(added.text), "hint": both(added.hint)})
    return {**changed, "apart": {"title": both(title), "items": found}} if found else changed


def with_new_page(
    document: Mapping[str, Any], *, title: Text, domain: str, first: NewItem, taken: Collection[str] = ()
) -> Document:
    """Return the document with a page at the end, with its first item."""
    changed = deepcopy(dict(document))
    keys = {page["key"] for page in changed["pages"]}
    page = {
        "key": free_key(slug(title.en) or "page", keys),
        "title": both(title),
        "domain": domain,
        "items": [new_row(document, first, taken)],
    }
    changed["pages"].append(page)
    return changed


def new_row(document: Mapping[str, Any], item: NewItem, taken: Collection[str]) -> dict[str, Any]:
    """Return the row of an item that is added, with a key of its own."""
    keys = {*item_keys(document), *taken}
    return {
        "key": free_key(item.element, keys, first=1),
        "element": item.element,
        "text": both(item.text),
        "hint": both(item.hint),
    }


def item_keys(document: Mapping[str, Any]) -> set[str]:
    """Return the keys of all items in a document."""
    apart = document.get("apart", {"items": []})
    return {row["key"] for page in [*document["pages"], apart] for row in page["items"]}


def as_copy(document: Mapping[str, Any], *, key: str, version: str, owner: str) -> Document:
    """Return the document of a copy: under a key of its own, titled so that it is told from the first."""
    copied = deepcopy(dict(document))
    copied.pop("comparable_with", None)
    title = {language: f"{words} ({owner})" for language, words in copied["title"].items()}
    return {**copied, "key": key, "version": version, "title": title}


def as_next(document: Mapping[str, Any], *, taken: Collection[str]) -> Document:
    """Return the document of the next version, with a number that is not taken."""
    following = deepcopy(dict(document))
    following.pop("comparable_with", None)
    return {**following, "version": next_version(document["version"], taken)}


def with_comparable(document: Mapping[str, Any], names: Sequence[str]) -> Document:
    """Return the document with the versions ("key version") whose scores may share a line with its own."""
    declared = deepcopy(dict(document))
    declared.pop("comparable_with", None)
    if names:
        pairs = [name.rsplit(" ", 1) for name in names]
        declared["comparable_with"] = [{"key": key, "version": version} for key, version in pairs]
    return declared


def next_version(version: str, taken: Collection[str]) -> str:
    """Return the number after this one that nothing has: 1.9 becomes 1.10."""
    found = re.fullmatch(r"(.*?)(\d{1,6})", version)
    stem, number = (found[1], int(found[2]) + 1) if found else (f"{version}."[:14], 1)
    while f"{stem}{number}" in taken:
        number += 1
    return f"{stem}{number}"


def free_key(stem: str, taken: Collection[str], first: int = 0) -> str:
    """Return a key that is not taken: the stem itself, or the stem and a number; from `first` if given."""
    stem = stem[: LONGEST_KEY - 5]
    if not first and stem not in taken:
        return stem
    number = first or 2
    while f"{stem}_{number}" in taken:
        number += 1
    return f"{stem}_{number}"


def own_key(owner: str, key: str, taken: Collection[str]) -> str:
    """Return the key of a copy: the organisation's name and the key, as far as they fit."""
    prefix = slug(owner).replace("_", "-")[:24].strip("-") or "copy"
    plain = key.removeprefix(f"{prefix}-")
    return free_key(f"{prefix}-{plain}", taken)


def slug(words: str) -> str:
    """Return words as a key: small letters without accents, digits and `_`."""
    plain = normalize("NFKD", words.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:40]


def both(text: Text) -> dict[str, str]:
    """Return a text as the document holds it."""
    return {"nl": text.nl, "en": text.en}

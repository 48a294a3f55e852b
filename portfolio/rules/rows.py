"""Rows of a document: plain values, each with its place, refused where they are not what they should be.

A place is the path from the top of the document: `pages.calm.items.help_ask.text.nl`. An entry of a list goes by
its key, or by its number (from 0) where it has none of its own.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from portfolio.rules.definition_errors import DefinitionError, gettext_noop
from portfolio.rules.domains import Text

KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,59}")  # stands in addresses and in the names of fields
VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,19}")
PLACE_IN_TEXT = re.compile(r"\{[^{}]*\}")
Row = Mapping[str, Any]


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
    """Return a text that stands in both languages; `{child}` is the only place in it that is filled in."""
    both, at = mapping(row, field, place), join(place, field)
    for language in ("nl", "en"):
        for name in PLACE_IN_TEXT.findall(string(both, language, at)):
            if name != "{child}":
                rule = gettext_noop("has %(name)s; only {child} is filled in")
                raise DefinitionError(join(at, language), rule, name=name[:40])
    return Text(both["nl"].strip(), both["en"].strip())


def join(place: str, field: str) -> str:
    """Name a place inside the document."""
    return f"{place}.{field}" if place else field

"""A draft as YAML in the browser: the text of a document, the document in a text, and on which line it is wrong.

A form whose catalogue is one of the shipped ones only names it, as the files under `fixtures/` do.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import yaml

from portfolio.exchange.catalogue_files import FOLDER
from portfolio.exchange.fields import stray_faults
from portfolio.exchange.yaml_files import parse_yaml, read_yaml
from portfolio.exchange.yaml_writer import yaml_of
from portfolio.rules.faults import Faults, check_definition
from portfolio.rules.reading import DefinitionError, gettext_noop

MOST_BYTES = 262_144
MOST_FAULTS = 50  # told at once
NAMING = {"key", "version"}
TEXT = "YAML"  # how the parser names what it reads, in front of a place
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class TextFault(ValueError):
    """A text that is no instrument: the line (from 1, None when there is none), the place and the rule.

    `all` holds the faults that were found, `MOST_FAULTS` at most, this one first.
    """

    def __init__(self, line: int | None, error: DefinitionError) -> None:
        self.all: tuple[TextFault, ...] = (self,)
        super().__init__(f"line {line}: {error}" if line else str(error))
        self.line = line
        self.place = error.place.removeprefix(f"{TEXT}, ").removeprefix(TEXT)
        self.template, self.names = error.template, error.names


def document_in(text: str) -> dict[str, Any]:
    """Return the checked document in a text; `TextFault` names the first fault and holds all."""
    if len(text.encode("utf-8", "replace")) > MOST_BYTES:  # not read at all, for its line either
        raise TextFault(None, DefinitionError("", gettext_noop("is larger than 256 kB")))
    try:
        document = parse_yaml(TEXT, text)
        strays = stray_faults(document)
        document = with_catalogue(document)
        check_definition(document, strays)
    except Faults as error:
        faults = sorted(text_faults(text, error.faults[:MOST_FAULTS]), key=line_or_first)
        faults[0].all = tuple(faults)
        raise faults[0] from error
    except DefinitionError as error:
        raise next(text_faults(text, [error])) from error
    return document


def check_names(text: str, document: Mapping[str, Any], known: Collection[str]) -> None:
    """Raise `TextFault` when `comparable_with` names a version ("key version") that is not among those known."""
    errors = [
        DefinitionError(
            f"comparable_with.{row['key']}.version", gettext_noop("names a version that is not here")
        )
        for row in document.get("comparable_with", [])
        if f"{row['key']} {row['version']}" not in known
    ]
    if faults := tuple(text_faults(text, errors)):
        faults[0].all = faults
        raise faults[0]


def line_or_first(fault: TextFault) -> int:
    """Return the line of a fault; 0 when it has none."""
    return fault.line or 0


def with_catalogue(document: dict[str, Any]) -> dict[str, Any]:
    """Fill in the catalogue when the document only names it."""
    named = document.get("catalogue")
    if not isinstance(named, dict) or set(named) != NAMING:
        return document
    found = shipped_catalogues().get((str(named["key"]), str(named["version"])))
    if found is None:
        raise DefinitionError("catalogue", gettext_noop("names a catalogue that is not here"))
    return {**document, "catalogue": found}


@lru_cache(maxsize=1)
def shipped_catalogues() -> dict[tuple[str, str], dict[str, Any]]:
    """Return the catalogues that come with the product, by key and version; read once per process."""
    found = map(read_yaml, sorted(FOLDER.glob("catalogue-*.yaml")))
    return {(catalogue["key"], catalogue["version"]): catalogue for catalogue in found}


def text_of(document: Mapping[str, Any]) -> str:
    """Return a document as YAML to edit."""
    catalogue = document["catalogue"]
    name = (catalogue.get("key"), catalogue.get("version"))
    if shipped_catalogues().get(name) == catalogue:
        return yaml_of({**document, "catalogue": dict(zip(("key", "version"), name, strict=True))})
    return yaml_of(document)


def text_faults(text: str, errors: Sequence[DefinitionError]) -> Iterator[TextFault]:
    """Yield the faults with their lines: where the parser stopped, or else where the place is.

    A text in which the parser stopped is never composed: that would follow it as deep as it goes.
    """
    lines = [line_of_mark(text, error) for error in errors]
    node = composed(text) if not any(lines) else None
    for line, error in zip(lines, errors, strict=True):
        yield TextFault(line or line_of(node, error.place.removeprefix(f"{TEXT}, ")), error)


def line_of_mark(text: str, error: DefinitionError) -> int | None:
    """Return the line at which the parser stopped, counted from 1; None when it did not stop there."""
    for name in ("mark", "problem_mark"):
        if mark := getattr(error.__cause__, name, None):
            return int(mark.line) + 1
    if isinstance(error.__cause__, yaml.reader.ReaderError):  # a character that YAML does not know
        return text.encode()[: error.__cause__.position].count(b"\n") + 1
    return None


def composed(text: str) -> yaml.Node | None:
    """Return the nodes of a text, which know their lines; None when it cannot be read."""
    try:
        node: yaml.Node | None = yaml.compose(text, Loader=Loader)
    except yaml.YAMLError:
        return None
    return node


def line_of(node: yaml.Node | None, place: str) -> int | None:
    """Return the line of a place like `pages.calm.items.help_ask.text.nl`.

    Of what is missing there, the line of what should hold it.
    """
    if node is None:
        return None
    line, rest = node.start_mark.line, place
    while rest and (found := step_into(node, rest)) is not None:
        line, node, rest = found
    return int(line) + 1


def step_into(node: yaml.Node, place: str) -> tuple[int, yaml.Node, str] | None:
    """Return the line and the node where the first step of a place leads, and the rest of the place."""
    if isinstance(node, yaml.MappingNode):
        names = [(key.value, key.start_mark.line, value) for key, value in node.value]
    elif isinstance(node, yaml.SequenceNode):
        keys = Counter(map(key_in, node.value))
        names = [(key_in(entry), entry.start_mark.line, entry) for entry in node.value]
        names = [entry for entry in names if keys[entry[0]] == 1 and entry[0]]
        names += [(str(number), entry.start_mark.line, entry) for number, entry in enumerate(node.value)]
    else:
        names = []
    for name, line, value in names:
        if place == name or place.startswith(f"{name}."):
            return line, value, place[len(str(name)) + 1 :]
    return None


def key_in(entry: yaml.Node) -> str:
    """Return the key of an entry of a list; empty when it has none."""
    if not isinstance(entry, yaml.MappingNode):
        return ""
    return next(
        (
            str(value.value)
            for key, value in entry.value
            if key.value == "key" and isinstance(value, yaml.ScalarNode)
        ),
        "",
    )

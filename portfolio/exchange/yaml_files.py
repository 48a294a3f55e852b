"""YAML files from outside, read strictly: plain values only, each key once, nothing by reference."""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, ClassVar

import yaml

from portfolio.exchange.limits import MOST_DIGITS, MOST_LEVELS, check_values, read_small_text
from portfolio.rules.faults import Faults
from portfolio.rules.reading import DefinitionError, gettext_noop

MOST_FAULTS = 20  # told at once of a text that is no YAML
MOST_PARTS = 20_000  # the longest form of ours, with its catalogue, has about 3,000
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml where it is there: ten times as fast
OPENING = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
CLOSING = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
PLAIN = {  # what a word without quotes may stand for besides itself: no dates, no ‘no’ for false, no 1:30 for 90
    "null": (r"|~|null", ["", "~", "n"]),
    "bool": (r"true|false", ["t", "f"]),
    "int": (rf"-?(?:0|[1-9]\d{{0,{MOST_DIGITS - 1}}})", list("-0123456789")),
    "float": (rf"-?\d{{1,{MOST_DIGITS}}}\.\d{{1,{MOST_DIGITS}}}", list("-0123456789")),
}


REMEDIES = (  # what people type that is no YAML
    (re.compile(r"^ *\t"), gettext_noop("begins with a tab: use spaces")),
    (
        re.compile(r"[“”„‘’]"),
        gettext_noop('has quotes as a word processor makes them: put plain ones (") around the whole text'),
    ),
    (
        re.compile(r":\s+[{\[&*!|>%@`,?-]"),
        gettext_noop('has a text that begins with a sign: put plain quotes (") around the whole text'),
    ),
    (
        re.compile(r":\s+[^\"'].*:(?:\s|$)"),
        gettext_noop('has a text with a colon in it: put plain quotes (") around the whole text'),
    ),
)


class PlainLoader(Loader):
    """Builds texts, numbers, lists and mappings; a key that stands there twice is refused."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Build a mapping; the safe loader would keep the last of two equal keys."""
        seen: set[str] = set()
        for part, _value in node.value:
            key = self.construct_object(part, deep=True)
            if not isinstance(key, str):
                raise Fault(part.start_mark, "has a key that is no text")
            if key in seen:
                rule = gettext_noop("has the key '%(key)s' twice")
                raise Fault(part.start_mark, rule, key=key[:60])
            seen.add(key)
        return dict(super().construct_mapping(node, deep))


for tag, (pattern, first) in PLAIN.items():
    PlainLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"(?:{pattern})\Z"), first)


class Fault(ValueError):
    """Something in a YAML text that is not taken in, at a mark; the rule is as in `DefinitionError`."""

    def __init__(self, mark: Any, rule: str, **names: object) -> None:
        super().__init__(rule)
        self.mark, self.rule, self.names = mark, rule, names


def read_yaml(path: Path) -> dict[str, Any]:
    """Return the mapping in a YAML file; `DefinitionError` names file, line and column of the fault."""
    return parse_yaml(path.name, read_small_text(path))


def parse_yaml(name: str, text: str) -> dict[str, Any]:
    """Read a YAML mapping; what makes YAML more than a notation for plain values is refused."""
    try:
        check_parts(text)
        content = yaml.load(text, Loader=PlainLoader)
    except Fault as error:
        raise DefinitionError(at(name, error.mark), error.rule, **error.names) from error
    except yaml.YAMLError as error:
        raise Faults(list(syntax_faults(name, text, error))) from error
    if not isinstance(content, dict):
        raise DefinitionError(name, "must hold keys and values")
    check_values(name, content)
    return content


def syntax_faults(name: str, text: str, error: yaml.YAMLError) -> Iterator[DefinitionError]:
    """Yield what keeps a text from being YAML: a parser stops at the first line, so each is made harmless in turn."""
    lines = text.splitlines()
    made_harmless: set[int] = set()
    while len(made_harmless) < MOST_FAULTS:
        mark = getattr(error, "problem_mark", None)
        number, rule = remedy(lines, mark)
        if number in made_harmless or (made_harmless and number is None):
            return
        fault = DefinitionError(at(name, mark), rule)
        fault.__cause__ = error
        yield fault
        if number is None:
            return
        made_harmless.add(number)
        lines[number] = harmless(lines[number])
        try:
            deque(yaml.parse("\n".join(lines), Loader=Loader), maxlen=0)
        except yaml.YAMLError as following:
            error = following
        else:
            return


def remedy(lines: Sequence[str], mark: Any) -> tuple[int | None, str]:
    """Return which line most likely is no YAML (from 0; None when unknown), and how to mend it."""
    numbers = range(min(mark.line, len(lines) - 1), max(mark.line - 2, -1), -1) if mark else ()
    for number in numbers:  # a parser often notices a line too late
        for pattern, rule in REMEDIES:
            if pattern.search(lines[number]):
                return number, rule
    return None, gettext_noop("is no YAML: look at the indentation and at the quotes around it")


def harmless(line: str) -> str:
    """Return a line without what a parser stumbles over: spaces for tabs, or another text behind its key."""
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        return indent.replace("\t", "  ") + line.lstrip()
    key = re.match(r"\s*(?:- )?[A-Za-z_][\w-]*:", line)
    return f"{key[0]} x" if key else ""


def check_parts(text: str) -> None:
    """Go through the parts of a text before anything is built of them."""
    level = documents = 0
    for number, part in enumerate(yaml.parse(text, Loader=Loader)):
        level += isinstance(part, OPENING) - isinstance(part, CLOSING)
        documents += isinstance(part, yaml.DocumentStartEvent)
        if fault := fault_in(part):
            raise Fault(part.start_mark, fault)
        if level > MOST_LEVELS:
            rule = gettext_noop("is nested deeper than %(most)s levels")
            raise Fault(part.start_mark, rule, most=MOST_LEVELS)
        if number > MOST_PARTS:
            rule = gettext_noop("has more than %(most)s parts")
            raise Fault(part.start_mark, rule, most=MOST_PARTS)
        if documents > 1:
            raise Fault(part.start_mark, "begins a second document")


def fault_in(part: yaml.Event) -> str:
    """Say what one part does that plain values do not need, or nothing."""
    if isinstance(part, yaml.AliasEvent) or getattr(part, "anchor", None):
        return "uses an anchor or an alias; write it out"
    if getattr(part, "tag", None):
        return "uses a tag; only plain values are read"
    if isinstance(part, yaml.ScalarEvent) and part.value == "<<":
        return "merges mappings; write it out"
    return ""


def at(name: str, mark: Any) -> str:
    """Name the line and column of a mark, counted from one."""
    return f"{name}, line {mark.line + 1}, column {mark.column + 1}" if mark else name

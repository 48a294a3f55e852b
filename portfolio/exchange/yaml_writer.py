"""A document as YAML that people can read, and that reads back as the same document."""

import re
from collections.abc import Mapping
from typing import Any

import yaml

from portfolio.exchange.fields import in_order
from portfolio.exchange.yaml_files import parse_yaml
from portfolio.rules.reading import DefinitionError, gettext_noop

WIDTH = 100  # PyYAML breaks after the word that passes it, so lines stay near 110
BREAKS = re.compile(
    r"[\x85\u2028\u2029]"
)  # line ends to YAML, which come back as another sign unless written out
PROSE = re.compile(r"[^\s\x00-\x1f]+(?: [^\s\x00-\x1f]+)*")


class BlockDumper(yaml.SafeDumper):
    """Writes blocks: lists indented, long texts folded, nothing by reference."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent a list below its key."""
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        """Write a value out each time it occurs."""
        return True


def write_text(dumper: BlockDumper, text: str) -> yaml.ScalarNode:
    """Fold a long text without breaks of its own, quote rare breaks; others as PyYAML sees fit."""
    style = ">" if len(text) > 80 and PROSE.fullmatch(text) else None
    style = '"' if BREAKS.search(text) else style
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


BlockDumper.add_representer(str, write_text)


def yaml_of(document: Mapping[str, Any]) -> str:
    """Return a document as YAML in blocks; written more plainly where blocks would change a text."""
    content = in_order(document)
    for dumper in (BlockDumper, yaml.SafeDumper):
        text: str = yaml.dump(
            content, Dumper=dumper, sort_keys=False, allow_unicode=True, default_flow_style=False, width=WIDTH
        )
        if reads_back(text, content):
            return text
    raise DefinitionError(
        f"{document['key']} {document['version']}", gettext_noop("cannot be written as YAML")
    )


def reads_back(text: str, content: Mapping[str, Any]) -> bool:
    """Say whether a text reads as this content again."""
    try:
        return parse_yaml("", text) == content
    except DefinitionError:
        return False

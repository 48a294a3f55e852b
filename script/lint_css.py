"""Lint our style sheets: what is written wrong, twice, or for nothing. Prints a line for each fault.

What a browser does not know it passes over in silence: tests/functional/test_style_sheets.py asks one.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import tinycss2

from cut_bootstrap import CUT, TOP, used_classes

SHEETS = sorted((TOP / "static" / "css").glob("*.css"))
WRITERS = ("templates/**/*.html", "static/js/**/*.js", "static/pictograms/*.svg", "*/**/*.py")
OTHERS = {".venv", ".local", "tests", "script", "assurance", "benchmarks"}
WITH_FALLBACK = {"content", "height", "min-height"}  # first a value that every browser knows


class Block(NamedTuple):
    """What stands between two braces, and what before them."""

    line: int
    prelude: str
    inner: list[Any]
    is_rule: bool  # the prelude is a list of selectors


def blocks(nodes: Iterable[Any]) -> Iterator[Block]:
    """Yield every block of a style sheet, also those within others."""
    for node in nodes:
        if node.type in ("qualified-rule", "at-rule") and node.content is not None:
            inner = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
            prelude = tinycss2.serialize(node.prelude)
            yield Block(node.source_line, prelude, inner, node.type == "qualified-rule")
            yield from blocks(inner)


def written() -> set[str]:
    """Return every word that may be a class, and `beginning-{` for one of which the end is a value."""
    files = (path for pattern in WRITERS for path in TOP.glob(pattern))
    ours = (path for path in files if path.relative_to(TOP).parts[0] not in OTHERS)
    words = {word for path in ours for word in re.findall(r"[\w-]+{?", path.read_text(encoding="utf-8"))}
    return words | {word.rstrip("{") for word in words} | used_classes()


def is_written(name: str, words: set[str]) -> bool:
    """Say whether a class is among the words, whole or as a beginning."""
    return name in words or any(f"{name[: found.end()]}{{" in words for found in re.finditer("-+", name))


def faults_of_block(block: Block) -> Iterator[str]:
    """Yield what is wrong within one block."""
    for node in block.inner:
        if node.type == "error":
            yield f"{node.message}"
        elif node.type == "declaration":
            yield from (f"{node.name}: {part.message}" for part in node.value if part.type == "error")
    names = [node.name for node in block.inner if node.type == "declaration"]
    twice = [name for name, times in Counter(names).items() if times > 1 and name not in WITH_FALLBACK]
    yield from (f"{name} is set twice" for name in twice)
    if not block.inner:
        yield "nothing stands between the braces"


def faults_of_sheet(css: str, words: set[str]) -> Iterator[tuple[int, str]]:
    """Yield the line and the words of each fault of one style sheet."""
    nodes = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    yield from ((node.source_line, node.message) for node in nodes if node.type == "error")
    for block in blocks(nodes):
        yield from ((block.line, fault) for fault in faults_of_block(block))
        for name in re.findall(r"\.([A-Za-z_][\w-]*)", block.prelude):
            if not is_written(name, words):
                yield block.line, f"no page writes the class {name}"


def faults_of_variables(sheets: dict[str, str], bootstrap: str) -> Iterator[str]:
    """Yield the variables that are read but never set, and ours that are set but never read."""
    css = "\n".join(sheets.values())
    is_set = set(re.findall(r"(--[\w-]+):", css))
    is_read = set(re.findall(r"var\((--[\w-]+)", css))
    yield from (f"{name} is never set" for name in sorted(is_read - is_set) if f"{name}:" not in bootstrap)
    yield from (
        f"{name} is never read" for name in sorted(is_set - is_read) if f"var({name}" not in bootstrap
    )


def faults() -> Iterator[str]:
    """Yield one line for each fault in our style sheets."""
    sheets = {path.relative_to(TOP).as_posix(): path.read_text(encoding="utf-8") for path in SHEETS}
    words = written()
    for name, css in sheets.items():
        yield from (f"{name}:{line}: {fault}" for line, fault in faults_of_sheet(css, words))
    yield from (
        f"static/css: {fault}" for fault in faults_of_variables(sheets, CUT.read_text(encoding="utf-8"))
    )


if __name__ == "__main__":
    found = list(faults())
    print(*found, sep="\n", end="\n" if found else "")
    sys.exit(bool(found))

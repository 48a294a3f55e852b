"""Lint our scripts and style sheets for what the oldest browsers that we serve do not know. Prints a line for each.

`script/floor.toml` names those browsers and what is newer. That may be used where a page does without it: say there how.
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import tinycss2

from cut_bootstrap import TOP
from lint_css import SHEETS, Block, blocks

FOR_PAPER = "pdf.css"  # WeasyPrint reads it
SCRIPTS = sorted((TOP / "static" / "js").rglob("*.js"))

FLOOR = tomllib.loads((TOP / "script" / "floor.toml").read_text(encoding="utf-8"))
WITHOUT: dict[str, str] = FLOOR["without"]
AT_RULES, SELECTORS, PROPERTIES, FUNCTIONS, UNITS, NAMES = (
    frozenset(FLOOR[kind].split())
    for kind in ("at_rules", "selectors", "properties", "functions", "units", "names")
)
SYNTAX = {
    "a block of static": r"\bstatic\s*{",
    "a look behind in a pattern": r"\(\?<[=!]",
    "the flag v of a pattern": r"/[dgimsuy]*v[dgimsuy]*\.(?:test|exec)\(",
    "import with attributes": r"\bfrom\s+[\"'][^\"']+[\"']\s+with\b",
    "using": r"\busing\s+\w+\s*=",
}


def parts_of_values(nodes: list[tinycss2.ast.Node]) -> Iterator[str]:
    """Yield the functions and units of a value that are newer than the floor."""
    for node in nodes:
        if node.type == "function":
            if node.lower_name in FUNCTIONS:
                yield f"{node.lower_name}()"
            yield from parts_of_values(node.arguments)
        elif node.type == "dimension" and node.lower_unit in UNITS:
            yield node.lower_unit
        elif node.type in ("() block", "[] block"):
            yield from parts_of_values(node.content)


def newer_in_block(block: Block) -> Iterator[str]:
    """Yield what a block of a style sheet has that is newer than the floor, inner blocks left out."""
    if block.is_rule:
        yield from (f":{name}" for name in re.findall(r":([a-z-]+)", block.prelude) if name in SELECTORS)
        yield from ("a rule within a rule" for node in block.inner if node.type == "qualified-rule")
    elif re.search(r"[<>]", block.prelude):
        yield "a range in a condition"
    for node in block.inner:
        if node.type == "declaration":
            yield from (name for name in [node.lower_name] if name in PROPERTIES)
            yield from parts_of_values(node.value)
        elif node.type == "at-rule" and node.lower_at_keyword in AT_RULES:
            yield f"@{node.lower_at_keyword}"


def newer_in_css(css: str) -> set[str]:
    """Return what a style sheet has that is newer than the floor."""
    nodes = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    everything = Block(0, "", nodes, is_rule=False)
    return {name for block in (everything, *blocks(nodes)) for name in newer_in_block(block)}


def newer_in_js(script: str) -> set[str]:
    """Return what a script has that is newer than the floor."""
    code = re.sub(r"/\*.*?\*/|(?<!:)//[^\n]*", "", script, flags=re.DOTALL)
    return (set(re.findall(r"\w+", code)) & NAMES) | {
        name for name, pattern in SYNTAX.items() if re.search(pattern, code)
    }


def faults(files: dict[Path, set[str]], without: dict[str, str]) -> Iterator[str]:
    """Yield what is newer than the floor and not told, and what is told and not there."""
    for path, names in files.items():
        for name in sorted(names - set(without)):
            yield f"{path.relative_to(TOP).as_posix()}: {name} is newer than the oldest browsers that we serve"
    used = set().union(*files.values())
    yield from (f"script/lint_floor.py: nothing has {name} any more" for name in sorted(set(without) - used))


def newer() -> dict[Path, set[str]]:
    """Return what each of our files has that is newer than the floor."""
    sheets = {
        path: newer_in_css(path.read_text(encoding="utf-8")) for path in SHEETS if path.name != FOR_PAPER
    }
    return sheets | {path: newer_in_js(path.read_text(encoding="utf-8")) for path in SCRIPTS}


if __name__ == "__main__":
    found = list(faults(newer(), WITHOUT))
    print(*found, sep="\n", end="\n" if found else "")
    sys.exit(bool(found))

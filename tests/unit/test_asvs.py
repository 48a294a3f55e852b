"""`docs/asvs.yaml` speaks of every requirement of level 1 and 2 once, and what it says is there."""

import ast
import re
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "docs" / "asvs.yaml"
COUNTS = ROOT / "docs" / "explanation" / "asvs.md"
# Of each section the levels of its requirements in order: V1.1.1 and V1.1.2 are both of level 2.
LEVELS = re.findall(
    r"([\d.]+):(\d+)",
    """
    1.1:22 1.2:1111122223 1.3:112222222223 1.4:222 1.5:123 2.1:122 2.2:112 2.3:12223 2.4:23 3.1:3 3.2:113 3.3:12223
    3.4:11222233 3.5:11122333 3.6:3 3.7:22333 4.1:12233 4.2:23333 4.3:22 4.4:1222 5.1:2 5.2:112333 5.3:113 5.4:222
    6.1:122 6.2:111111112222 6.3:11223333 6.4:112233 6.5:22222333 6.6:2223 6.7:33 6.8:2222 7.1:222 7.2:1111 7.3:22
    7.4:11222 7.5:223 7.6:22 8.1:1233 8.2:1123 8.3:133 8.4:23 9.1:111 9.2:1222 10.1:22 10.2:223 10.3:22223
    10.4:1111122222233333 10.5:22222 10.6:22 10.7:222 11.1:2233 11.2:22233 11.3:11233 11.4:1222 11.5:23 11.6:23 11.7:33
    12.1:12233 12.2:11 12.3:22223 13.1:2333 13.2:222223 13.3:2233 13.4:1222233 14.1:22 14.2:12223333 14.3:122
    15.1:12233 15.2:12233 15.3:1222222 15.4:3333 16.1:2 16.2:22222 16.3:2222 16.4:222 16.5:2223 17.1:23 17.2:22223333
    17.3:22
    """,
)
LEVEL = {
    f"V{section}.{number}": int(level) for section, levels in LEVELS for number, level in enumerate(levels, 1)
}
REASONS = ("Does not apply", "By design", "Written down", "Not met")
DOCUMENT = re.compile(r"(docs/[\w./-]+\.md)(?:, ([A-Z][^.:]*))?")
Entries = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def entries() -> Entries:
    found: Entries = yaml.safe_load(FILE.read_text())
    return found


def kind_of(entry: dict[str, Any]) -> str:
    """Return the kind of an entry; of a reason, how it begins."""
    return str(entry["what"]).partition(":")[0] if entry["kind"] == "reason" else str(entry["kind"])


@lru_cache
def names_in(path: str) -> frozenset[str]:
    """Return the names of the tests in a file, read and not run."""
    tree = ast.parse((ROOT / path).read_text()) if (ROOT / path).is_file() else ast.Module([], [])
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


def test_standard_has_as_many_requirements_as_it_says() -> None:
    assert Counter(LEVEL.values()) == {1: 70, 2: 183, 3: 92}


def test_every_requirement_of_level_1_and_2_is_there_and_no_other(entries: Entries) -> None:
    assert list(entries) == [requirement for requirement, level in LEVEL.items() if level < 3]
    written = re.findall(r"^(V[\d.]+):", FILE.read_text(), re.MULTILINE)
    assert len(written) == len(set(written)) == 253


def test_every_entry_says_something(entries: Entries) -> None:
    for requirement, entry in entries.items():
        assert set(entry) == {"kind", "what"}, requirement
        assert kind_of(entry) in ("test", "operator", *REASONS), requirement
        if entry["kind"] == "test":
            assert len(entry["what"]) == len(set(entry["what"])) > 0, requirement
        else:
            assert re.fullmatch(r".{20,300}\.", entry["what"]), requirement


def test_every_test_exists(entries: Entries) -> None:
    named = {name for entry in entries.values() if entry["kind"] == "test" for name in entry["what"]}
    assert len(named) > 50
    missing = [name for name in sorted(named) if name.split("::")[1] not in names_in(name.split("::")[0])]
    assert missing == []


def test_test_that_is_not_there_is_noticed() -> None:
    assert "test_every_test_exists" in names_in("tests/unit/test_asvs.py")
    assert "test_that_nobody_wrote" not in names_in("tests/unit/test_asvs.py")
    assert names_in("tests/unit/test_nothing.py") == frozenset()


def test_every_document_and_heading_exists(entries: Entries) -> None:
    told = [entry["what"] for entry in entries.values() if entry["kind"] != "test"]
    found = [match.groups() for text in told for match in DOCUMENT.finditer(text)]
    assert len(found) >= sum(kind_of(entry) == "Written down" for entry in entries.values()) > 10
    for path, heading in found:
        assert heading is None or f"\n## {heading.rstrip(')')}\n" in (ROOT / path).read_text(), (
            path,
            heading,
        )


def counted(entries: Entries) -> str:
    """Return the table of counts, as it has to stand in the document."""
    counts = Counter((kind_of(entry), LEVEL[requirement]) for requirement, entry in entries.items())
    rows = [
        f"| {kind} | {counts[kind, 1]} | {counts[kind, 2]} | {counts[kind, 1] + counts[kind, 2]} |"
        for kind in ("test", "operator", *REASONS)
    ]
    return "\n".join([*rows, "| all | 70 | 183 | 253 |"])


def test_counts_in_the_document_are_true(entries: Entries) -> None:
    text = COUNTS.read_text()
    assert counted(entries) in text
    unmet = [requirement for requirement, entry in entries.items() if kind_of(entry) == "Not met"]
    assert re.findall(r"^\| (V[\d.]+) \|", text, re.MULTILINE) == unmet

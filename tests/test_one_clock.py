"""Nothing gets round the one clock of the tests (`tests/support/clock.py`): nobody patches a clock or asks the machine."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.apps import APPS

ROOT = Path(__file__).resolve().parent.parent
TESTS = [
    file for place in ("tests", "assurance", "benchmarks") for file in sorted((ROOT / place).rglob("*.py"))
]
PRODUCT = [
    file for app in APPS for file in sorted((ROOT / app).rglob("*.py")) if "migrations" not in file.parts
]
READERS = {
    "now",
    "_now",
    "time",
    "time_ns",
    "today",
    "localdate",
    "localtime",
    "utcnow",
    "monotonic",
    "gmtime",
}
PATCHES = {"patch", "object", "setattr", "multiple"}
MOVERS = {"time_machine", "freezegun"}
DATED = ROOT / "audit" / "models.py"  # the one default that the database gives
DATABASE_TIME = re.compile(
    r"\bNow\(|\b(?:now|clock_timestamp|statement_timestamp)\(\)|\bCURRENT_(?:DATE|TIME)", re.I
)


def patched_clocks(source: str) -> Iterator[str]:
    """Yield each call that puts something in the place of a clock, and each import of what moves one."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and name_of(node.func) in PATCHES:
            texts = [word.value for word in node.args if isinstance(word, ast.Constant)]
            if any(str(text).rpartition(".")[2] in READERS for text in texts[:1]):
                yield f"line {node.lineno}: {ast.unparse(node)[:80]}"
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names = {alias.name for alias in node.names} | {getattr(node, "module", None)}
            if names & MOVERS:
                yield f"line {node.lineno}: {ast.unparse(node)}"


def name_of(function: ast.expr) -> str:
    """Return the last part of what is called."""
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def times_of_the_database(source: str) -> list[str]:
    """Return the lines in which product code asks the database for the time in a query of its own."""
    tree = ast.parse(source)
    texts = [
        n.value
        for n in ast.walk(tree)
        if isinstance(n, ast.Constant) and isinstance(n.value, str) and "SELECT" in n.value
    ]
    calls = [
        ast.unparse(n)
        for n in ast.walk(tree)
        if isinstance(n, ast.Call) and name_of(n.func) == "Now" and not n.args
    ]
    return calls + [text for text in texts if DATABASE_TIME.search(text)]


def test_nobody_patches_a_clock() -> None:
    own = ROOT / "tests" / "support" / "clock.py"
    found = {str(file): list(patched_clocks(file.read_text())) for file in TESTS if file != own}
    assert {file: calls for file, calls in found.items() if calls} == {}


@pytest.mark.parametrize(
    "planted",
    [
        'mock.patch("django.utils.timezone.now", return_value=1)',
        'mock.patch("allauth.core.internal.ratelimit.time.time")',
        'mock.patch.object(MAILED, "_now", return_value=1)',
        'patch("accounts.security.sessions.time.time", x)',
        'monkeypatch.setattr("django.utils.timezone.localdate", x)',
        'monkeypatch.setattr(timezone, "now", x)',
        "import time_machine",
        "from freezegun import freeze_time",
    ],
)
def test_planted_clock_is_found(planted: str) -> None:
    assert len(list(patched_clocks(planted))) == 1
    assert list(patched_clocks('mock.patch("accounts.security.devices.name_of", return_value="time")')) == []


def test_product_dates_by_its_own_clock_and_leaves_to_the_database_the_log_only() -> None:
    found = {str(file): times_of_the_database(file.read_text()) for file in PRODUCT}
    assert {file: calls for file, calls in found.items() if calls} == {str(DATED): ["Now()"]}


@pytest.mark.parametrize(
    "planted",
    ["x = F('a') + Now()", "functions.Now()", "q = 'SELECT now()'", "q = 'SELECT 1 WHERE a < CURRENT_DATE'"],
)
def test_planted_time_of_the_database_is_found(planted: str) -> None:
    assert len(times_of_the_database(planted)) == 1
    assert times_of_the_database("x = Known()\nq = 'SELECT knownow FROM a'") == []

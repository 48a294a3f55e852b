"""What a file from outside may be: small, flat enough, and of values that a database can keep."""

import math
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from portfolio.rules.reading import DefinitionError, gettext_noop
from portfolio.rules.rows import join

MOST_BYTES = 1_000_000
MOST_LEVELS = 30
MOST_DIGITS = 15
UNFIT = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]"
)  # control, half a pair, no character


def read_small_text(path: Path) -> str:
    """Return the text of a file; `DefinitionError` when it is absent, too large or no UTF-8."""
    if not path.is_file():
        raise DefinitionError(path.name, "is no file" if path.exists() else "does not exist")
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise DefinitionError(path.name, "cannot be read") from error
    if len(content) > MOST_BYTES:
        raise DefinitionError(path.name, "is larger than 1 MB")
    return text_in(path.name, content)


def text_in(name: str, content: bytes) -> str:
    """Return bytes as text; `DefinitionError` names the line that is no UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise DefinitionError(
            f"{name}, line {line}", gettext_noop("is not written in UTF-8: save it again as UTF-8")
        ) from error


def check_values(name: str, value: Any, place: str = "", level: int = 0) -> None:
    """Refuse values that are nested too deeply, and what JSON or the database cannot keep."""
    if level > MOST_LEVELS:
        rule = gettext_noop("is nested deeper than %(most)s levels")
        raise DefinitionError(name, rule, most=MOST_LEVELS)
    if fault := fault_of(value):
        raise DefinitionError(f"{name}, {place}" if place else name, fault)
    for step, inner in steps(value):
        if not isinstance(step, str | int) or isinstance(step, bool) or fault_of(step):
            raise DefinitionError(f"{name}, {place}" if place else name, "has a key that is no plain text")
        check_values(name, inner, join(place, str(step)), level + 1)


def steps(value: Any) -> Iterable[tuple[Any, Any]]:
    """Return what is inside a value, each with its key or number."""
    if isinstance(value, dict):
        return value.items()
    return enumerate(value) if isinstance(value, list) else ()


def fault_of(value: Any) -> str:
    """Say what is wrong with a single plain value, or nothing."""
    match value:
        case str() if UNFIT.search(value):
            return "holds a character that cannot be kept"
        case float() if not math.isfinite(value):
            return "holds no finite number"
        case _:
            return ""

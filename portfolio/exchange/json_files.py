"""JSON files from outside, read strictly."""

import json
from pathlib import Path
from typing import Any, NoReturn

from portfolio.exchange.limits import MOST_DIGITS, check_values, read_small_text
from portfolio.rules.reading import DefinitionError, gettext_noop

MOST_PARTS = 50_000  # counted in commas; the longest form of ours has about 7,000
TOO_MANY = gettext_noop("has more than 50,000 parts")


def read_json(path: Path) -> dict[str, Any]:
    """Return the object in a JSON file; `DefinitionError` names the file and the place of the fault."""
    return parse_json(path.name, read_small_text(path))


def parse_json(name: str, text: str) -> dict[str, Any]:
    """Read a JSON object: each key once, no NaN, no endless numbers, not nested too deeply."""
    if text.count(",") > MOST_PARTS:
        raise DefinitionError(name, TOO_MANY)
    try:
        content = json.loads(text, object_pairs_hook=each_once, parse_constant=refuse, parse_int=whole)
    except json.JSONDecodeError as error:
        place = f"{name}, line {error.lineno}, column {error.colno}"
        raise DefinitionError(place, gettext_noop("is no JSON")) from error
    except RecursionError as error:
        raise DefinitionError(name, gettext_noop("is nested too deeply")) from error
    except DefinitionError as error:
        raise DefinitionError(name, error.template, **error.names) from error
    if not isinstance(content, dict):
        raise DefinitionError(name, gettext_noop("must hold one object"))
    check_values(name, content)
    return content


def each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Build an object; a key that stands there twice has no one meaning."""
    content: dict[str, Any] = {}
    for key, value in pairs:
        if key in content:
            rule = gettext_noop("has the key '%(key)s' twice in one object")
            raise DefinitionError("", rule, key=key[:60])
        content[key] = value
    return content


def whole(digits: str) -> int:
    """Read a whole number of sane length."""
    if len(digits) > MOST_DIGITS:
        raise DefinitionError("", gettext_noop("holds a number that is too long"))
    return int(digits)


def refuse(literal: str) -> NoReturn:
    """Refuse NaN and infinities."""
    raise DefinitionError("", gettext_noop("holds %(literal)s, which is no number"), literal=literal)

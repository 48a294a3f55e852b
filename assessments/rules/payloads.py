"""The one decoder for JSON that a browser sends."""

import json
from typing import Any, NoReturn

from typed.rules.tidying import tidied

MAX_BYTES = 65_536
MAX_DIGITS = 15


class BadPayload(ValueError):
    """What was sent is not the small, plain object that was asked for."""


def load_object(body: bytes) -> dict[str, Any]:
    """Decode a flat JSON object of tidied texts, whole numbers and nulls; `BadPayload` for anything else.

    Refuses NUL, lone surrogates, NaN and infinities, doubled keys, nesting and huge numbers: PostgreSQL
    cannot keep the first two, and nothing here needs the rest.
    """
    if len(body) > MAX_BYTES:
        raise BadPayload("too large")
    try:
        content = json.loads(
            body.decode("utf-8"),
            object_pairs_hook=flat,
            parse_constant=refuse,
            parse_float=refuse,
            parse_int=whole,
        )
        if not isinstance(content, dict):
            raise BadPayload("no object")
        json.dumps(content, ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError) as error:
        raise BadPayload(str(error)) from error
    return {key: tidied(value) if isinstance(value, str) else value for key, value in content.items()}


def flat(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Build the object; its values are texts, whole numbers or null and its keys stand there once."""
    content = dict(pairs)
    if len(content) != len(pairs):
        raise BadPayload("a key stands there twice")
    for key, value in pairs:
        if not isinstance(value, str | int | None) or isinstance(value, bool):
            raise BadPayload("nested")
        if "\x00" in key or (isinstance(value, str) and "\x00" in value):
            raise BadPayload("NUL")
    return content


def whole(digits: str) -> int:
    """Read a whole number of sane length."""
    if len(digits) > MAX_DIGITS:
        raise BadPayload("number too long")
    return int(digits)


def refuse(literal: str) -> NoReturn:
    """Refuse fractions, NaN and infinities."""
    raise BadPayload(literal)

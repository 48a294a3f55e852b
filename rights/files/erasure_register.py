"""The register of what was destroyed as a file: one JSON object a line, each with a seal.

The seal is an HMAC with the secret key of the site, so that a file somebody else made destroys nothing.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.crypto import constant_time_compare, salted_hmac

from rights.models import Erasure

Entry = dict[str, Any]


class BadLine(ValueError):
    """A line is no line of `export_erasures`, or was made with another key; holds its number."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"line {number} is no line of export_erasures, or was sealed with another SECRET_KEY"
        )


def line_of(erasure: Erasure) -> str:
    """Return one line of the file."""
    entry = {
        field.name: getattr(erasure, field.name)
        for field in erasure._meta.concrete_fields
        if field.name != "is_running"
    }
    return dumped({**json.loads(dumped(entry)), "seal": seal_of(json.loads(dumped(entry)))})


def dumped(entry: Entry) -> str:
    """Write an entry in one way only, so that its seal can be computed again."""
    return json.dumps(entry, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True)


def seal_of(entry: Entry) -> str:
    """Return the seal of an entry."""
    return salted_hmac("erasure register", dumped(entry), algorithm="sha256").hexdigest()


def entries_in(lines: Iterable[str]) -> Iterator[Entry]:
    """Yield the entries of a file; `BadLine` at the first that is not what was exported."""
    for number, line in enumerate(lines, start=1):
        try:
            entry = json.loads(line)
            seal = entry.pop("seal")
            UUID(entry["child_key"])
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise BadLine(number) from error
        if not constant_time_compare(seal, seal_of(entry)):
            raise BadLine(number)
        yield entry

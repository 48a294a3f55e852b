"""How an event is written down for its seal: the same bytes in PostgreSQL and in Python."""

import hashlib
import json
from collections.abc import Sequence

# In this order, as a JSON array; `at` in UTC to the microsecond. Never reorder: old seals rest on it.
FIELDS = (
    "id",
    "at",
    "event",
    "action",
    "outcome",
    "actor_id",
    "actor_name",
    "actor_role",
    "organisation_id",
    "on_behalf_of_id",
    "basis",
    "child_id",
    "object_type",
    "object_id",
    "page",
    "request_id",
    "session",
    "address",
    "version",
)
AT = """to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')"""
START = "0" * 64  # what the first event of all is sealed to


def sealed(previous: str, values: Sequence[str | int]) -> str:
    """Return the seal of an event, SHA-256 as hexadecimal digits, given the seal before it.

    `values` are those of FIELDS. The text is what PostgreSQL writes for `jsonb_build_array`.
    """
    text = previous + json.dumps(list(values), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()

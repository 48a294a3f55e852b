"""The decoder of JSON: a small flat object or a refusal, whatever arrives."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.rules.payloads import MAX_BYTES, BadPayload, load_object
from typed.rules.tidying import tidied

json_like = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
storable = st.text(st.characters(codec="utf-8", exclude_characters="\x00"))


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"null",
        b'"text"',
        b'{"a": true}',
        b'{"a": 1.5}',
        b'{"a": 1e400}',
        b'{"a": NaN}',
        b'{"a": -Infinity}',
        b'{"a": [1]}',
        b'{"a": {"b": 1}}',
        b'{"a": 1, "a": 2}',
        b'{"a": "\\u0000"}',
        b'{"\\u0000": "a"}',
        b'{"a": "\\ud800"}',
        b'{"\\udfff": "a"}',
        b'{"a": "\xff"}',
        b"\xef\xbb\xbf{}",
        b'{"a": ' + b"9" * 5000 + b"}",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"a": 1',
        b"{} {}",
        b'{"a": "' + b"x" * MAX_BYTES + b'"}',
    ],
    ids=lambda body: repr(body[:20]),
)
def test_what_is_no_small_flat_object_is_refused(body: bytes) -> None:
    with pytest.raises(BadPayload):
        load_object(body)


def test_flat_object_is_returned_as_it_is() -> None:
    content = {"text": "Zoë 🙂", "number": 123_456_789_012_345, "below": -3, "nothing": None, "": ""}
    assert load_object(json.dumps(content).encode()) == kept(content)
    assert load_object(json.dumps(content, ensure_ascii=False).encode()) == content


@given(st.binary(max_size=300))
def test_any_bytes_give_an_object_or_a_refusal(body: bytes) -> None:
    try:
        content = load_object(body)
    except BadPayload:
        return
    assert isinstance(content, dict)


def kept(content: Any) -> dict[str, object]:
    """Return an object as it is kept: its texts tidied."""
    return {name: tidied(value) if isinstance(value, str) else value for name, value in content.items()}


@given(json_like)
def test_any_json_gives_a_storable_flat_object_or_a_refusal(value: object) -> None:
    try:
        content = load_object(json.dumps(value).encode())
    except BadPayload:
        return
    assert content == kept(value)
    for text in [*content, *(entry for entry in content.values() if isinstance(entry, str))]:
        assert "\x00" not in text
        assert text.encode("utf-8").decode("utf-8") == text
    assert not any(isinstance(entry, bool | float | list | dict) for entry in content.values())


@given(st.dictionaries(storable, storable | st.none() | st.integers(-(10**13), 10**14)))
def test_every_flat_object_comes_through(content: dict[str, object]) -> None:
    assert load_object(json.dumps(content).encode()) == kept(content)

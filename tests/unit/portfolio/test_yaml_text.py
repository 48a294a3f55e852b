"""A fault in a text names its line: the line where it stands, or of what lacks something."""

import time
from copy import deepcopy
from typing import Any
from unittest import mock

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.exchange.catalogue_files import FOLDER, read_document
from portfolio.exchange.yaml_files import parse_yaml
from portfolio.exchange.yaml_text import (
    MOST_BYTES,
    MOST_FAULTS,
    TextFault,
    composed,
    document_in,
    line_of,
    text_of,
)
from portfolio.exchange.yaml_writer import yaml_of
from portfolio.rules.reading import read_definition
from tests.support.documents import a_document

WHOLE = a_document(items_per_element=1)
SMALL = yaml_of(WHOLE)
QUICK = read_document(FOLDER / "professional-quick-2.1.yaml")
BAD = "7777001"  # a number, where every text and every key of ours is none
Path = tuple[str | int, ...]


def fault_in(text: str) -> TextFault:
    with pytest.raises(TextFault) as refused:
        document_in(text)
    return refused.value


def lines(text: str) -> list[str]:
    return ["", *text.splitlines()]  # so that the first line has number 1


def places(value: Any, path: Path = ()) -> list[Path]:
    """Return where every single value of a document stands."""
    inner = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else None
    )
    if inner is None:
        return [path]
    return [place for step, found in inner for place in places(found, (*path, step))]


def holder(document: Any, path: Path) -> Any:
    for step in path[:-1]:
        document = document[step]
    return document


READ = [  # ages, names of levels and licence of a catalogue may be any text; what else is wrong is refused
    path
    for path in places(WHOLE)
    if path not in {("catalogue", "key"), ("catalogue", "version")} and path[-1] != "seed_section"
]
TEXTS = [path for path in READ if isinstance(holder(WHOLE, path)[path[-1]], str)]


@settings(max_examples=60)
@given(st.sampled_from(TEXTS), st.booleans())
def test_value_that_is_wrong_stands_on_the_named_line(path: Path, is_reordered: bool) -> None:
    document = deepcopy(WHOLE)
    holder(document, path)[path[-1]] = int(BAD)
    if is_reordered:  # fields in another order than the one in which we write them
        document = dict(reversed(document.items()))
    text = yaml_of(document) if not is_reordered else written(document)
    fault = fault_in(text)
    assert fault.line is not None
    assert BAD in lines(text)[fault.line]


def written(document: dict[str, Any]) -> str:
    """Write each field of a document by itself, in the order given."""
    whole = lines(yaml_of(document))
    starts = [n for n, line in enumerate(whole) if line and line[0] not in " -"]
    parts = {
        whole[start].split(":")[0]: whole[start:end]
        for start, end in zip(starts, [*starts[1:], None], strict=True)
    }
    return "\n".join(line for key in document for line in parts[key])


@settings(max_examples=60)
@given(st.sampled_from(READ))
def test_value_that_is_missing_is_reported_at_what_lacks_it(path: Path) -> None:
    document = deepcopy(WHOLE)
    del holder(document, path)[path[-1]]
    text = yaml_of(document) if len(path) > 1 or path[0] != "key" else SMALL.split("\n", 1)[1]
    fault = fault_in(text)
    assert fault.line is not None
    whole = lines(text)
    above = [line for line in whole[: fault.line + 1] if line]
    key = path[-2] if len(path) > 1 and isinstance(path[-2], str) else None
    if key is not None:  # the line of the mapping that lacks a field
        assert whole[fault.line].strip().startswith(f"{key}:"), (path, fault)
    elif len(path) > 1:  # the first line of the entry of a list
        assert whole[fault.line].lstrip().startswith("- "), (path, fault)
    else:
        assert above == [line for line in [whole[1]] if line]


def numbered(text: str) -> list[tuple[int, str]]:
    return list(enumerate(lines(text)))


ELEMENTS = [n for n, line in numbered(text_of(QUICK)) if line.strip().startswith("element:")]
KEYS = [n for n, line in numbered(text_of(QUICK)) if line.startswith("      - key:")]


@settings(max_examples=30)
@given(st.sampled_from(ELEMENTS))
def test_unknown_strength_of_a_shipped_form_is_named_with_its_line(number: int) -> None:
    broken = lines(text_of(QUICK))
    broken[number] = "        element: luck"
    fault = fault_in("\n".join(broken[1:]))
    assert (fault.line, fault.place.endswith(".element"), fault.names) == (number, True, {"element": "luck"})


@settings(max_examples=30)
@given(st.sampled_from(KEYS), st.sampled_from(KEYS))
def test_key_that_stands_there_twice_is_reported_where_it_comes_again(one: int, other: int) -> None:
    whole = lines(text_of(QUICK))
    twice = [*whole[:other], whole[one], *whole[other + 1 :]]
    if one != other:
        assert fault_in("\n".join(twice[1:])).line == max(one, other)


@settings(max_examples=40)
@given(
    st.integers(1, SMALL.count("\n")), st.sampled_from(["\t- x", "{", "]", '"', "&a b", "*a", "!x y", "%"])
)
def test_line_that_is_no_yaml_is_found_there_or_below(number: int, broken: str) -> None:
    text = "\n".join([*lines(SMALL)[1:number], broken, *lines(SMALL)[number:]])
    fault = fault_in(text)
    assert fault.line is None or fault.line >= number - 1


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("a.text.nl", "nl: x"),
        ("a.text.en", "text:"),
        ("pages.calm.items.2.text.nl", "nl: third"),
        ("pages.calm.items.one", "- key: one"),
        ("pages.1", "- key: 7"),
        ("pages.calm.7", "- key: calm"),
        ("a.text.nl.x", "nl: x"),
        ("with.a.dot", "with.a.dot: x"),
        ("nothing", "a:"),
        ("", "a:"),
    ],
)
def test_place_leads_to_its_line(place: str, line: str) -> None:
    text = """a:
  text:
    nl: x
pages:
  - key: calm
    items:
      - key: one
      - key: two
      - text:
          nl: third
  - key: 7
with.a.dot: x
"""
    found = line_of(composed(text), place)
    assert found is not None
    assert lines(text)[found].strip() == line


def test_text_without_lines_has_no_place() -> None:
    assert line_of(composed(""), "key") is None
    assert line_of(composed("key: ["), "key") is None
    assert fault_in("").line is None
    assert fault_in("- a\n- b").line == 1
    assert fault_in("key: één\nb: \x07\n").line == 2
    too_long = fault_in("#" * (MOST_BYTES + 1))
    assert (too_long.line, too_long.template) == (None, "is larger than 256 kB")


def test_form_of_ours_only_names_its_catalogue_and_reads_back() -> None:
    text = text_of(QUICK)
    assert "strengthens:" not in text
    assert document_in(text) == QUICK
    own = deepcopy(QUICK)
    own["catalogue"]["elements"][0]["name"]["nl"] = "Eigen naam"
    assert document_in(text_of(own)) == own
    assert read_definition(document_in(text)).key == "professional-quick"


def test_catalogue_that_is_not_here_is_refused_at_its_line() -> None:
    text = text_of(QUICK).replace("resilience-portfolio", "another")
    fault = fault_in(text)
    assert (lines(text)[fault.line or 0], fault.place) == ("catalogue:", "catalogue")


def test_windows_line_ends_and_unknown_fields_keep_their_lines() -> None:
    text = text_of(QUICK).replace("audience:", "audiense:").replace("\n", "\r\n")
    [fault] = [fault for fault in fault_in(text).all if fault.place == "audiense"]
    assert lines(text)[fault.line or 0].startswith("audiense:")
    assert str(fault).startswith(f"line {fault.line}: audiense")


def test_form_with_a_thousand_faults_is_judged_in_one_go() -> None:
    items = "".join(f"    - {{k: {number}}}\n" for number in range(3000))
    text = f"key: a\npages:\n - key: p\n   domain: regulatory\n   items:\n{items}"
    began = time.process_time()
    with mock.patch("portfolio.exchange.yaml_text.yaml.compose", wraps=yaml.compose) as read:
        found = fault_in(text)
    assert (len(found.all), read.call_count) == (MOST_FAULTS, 1)
    assert time.process_time() - began < 10


def test_many_keys_take_as_long_as_they_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portfolio.exchange.yaml_files.MOST_PARTS", 1_000_000)
    began = time.process_time()
    parsed = parse_yaml("", "".join(f"k{number}: 1\n" for number in range(60_000)))
    assert len(parsed) == 60_000
    assert time.process_time() - began < 20  # looking through all earlier keys for each took minutes

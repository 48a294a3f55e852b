"""Whatever is broken in a resource or a file, the answer is a refusal and never another fault."""

import copy
from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.exchange.fhir.reading import document_of
from portfolio.exchange.fhir.response import answers_from, response_of
from portfolio.exchange.json_files import parse_json
from portfolio.exchange.yaml_files import parse_yaml
from portfolio.rules.outcomes import read_form
from portfolio.rules.reading import DefinitionError
from tests.support.documents import a_document
from tests.unit.portfolio.exchange.samples import as_questionnaire

DOCUMENT = a_document(items_per_element=1)
DEFINITION = read_form(DOCUMENT)
QUESTIONNAIRE = as_questionnaire(DOCUMENT)
RESPONSE = response_of(
    DEFINITION,
    {
        "signed_at": "2026-05-01T12:00:00Z",
        "observer": {"with_teacher": True},
        "answers": {key: {"choice": "1", "reason": "", "example": "x"} for key in DEFINITION.items},
    },
    with_words=True,
)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=4,
)
Steps = tuple[Any, ...]


def paths(value: Any, path: Steps = ()) -> Iterator[Steps]:
    yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, below in inner:
        yield from paths(below, (*path, step))


PLACES = {"questionnaire": list(paths(QUESTIONNAIRE))[1:], "response": list(paths(RESPONSE))[1:]}


def damaged(resource: dict[str, Any], path: Steps, value: Any, *, is_gone: bool) -> dict[str, Any]:
    """Return a resource with another value at one place, or nothing there."""
    result = copy.deepcopy(resource)
    inner: Any = result
    for step in path[:-1]:
        inner = inner[step]
    if is_gone:
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    return result


@settings(max_examples=100)
@given(st.sampled_from(PLACES["questionnaire"]), anything, st.booleans())
def test_damaged_questionnaire_is_a_whole_instrument_or_refused(
    path: Steps, value: Any, is_gone: bool
) -> None:
    try:
        document = document_of(damaged(QUESTIONNAIRE, path, value, is_gone=is_gone))
    except DefinitionError:
        return
    assert document_of(as_questionnaire(document)) == document


@settings(max_examples=100)
@given(st.sampled_from(PLACES["response"]), anything, st.booleans())
def test_damaged_response_is_answers_or_refused(path: Steps, value: Any, is_gone: bool) -> None:
    try:
        answers = answers_from(DEFINITION, damaged(RESPONSE, path, value, is_gone=is_gone))
    except DefinitionError:
        return
    assert set(answers) <= set(DEFINITION.items)


@given(st.text(max_size=60) | st.text("{}[]:,-?&*!|>'\"% \n#ab1.~", max_size=60))
def test_any_text_is_plain_values_or_refused(text: str) -> None:
    for parse in (parse_yaml, parse_json):
        try:
            content = parse("a", text)
        except DefinitionError:
            continue
        assert isinstance(content, dict)
        assert all(isinstance(key, str) for key in content)

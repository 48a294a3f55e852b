"""Which form a QuestionnaireResponse answers, and which child it names."""

from typing import Any

import pytest

from portfolio.exchange.fhir.response import child_of, form_answered, response_of
from portfolio.exchange.refusals import Unsupported
from portfolio.rules.outcomes import read_form
from tests.unit.portfolio.exchange.samples import GIVEN, packed, shipped

DEFINITION = read_form(shipped())


def a_response(**options: Any) -> dict[str, Any]:
    return response_of(DEFINITION, packed(GIVEN), with_words=True, **options)


def test_form_that_is_answered_is_found_by_name_and_version() -> None:
    strip = read_form(shipped("outcome-1.0"))
    assert form_answered({1: strip, 2: DEFINITION}, a_response()) == 2


@pytest.mark.parametrize(
    "forms", [{}, {1: read_form(shipped("outcome-1.0"))}, {1: DEFINITION, 2: DEFINITION}]
)
def test_form_that_is_not_exactly_one_of_ours_is_refused_with_all_else(forms: dict[int, Any]) -> None:
    response = a_response() | {"status": "stopped", "contained": []}
    with pytest.raises(Unsupported) as refused:
        form_answered(forms, response)
    found = [str(finding).partition(" ")[2] for finding in refused.value.findings]
    assert [words.split()[0] for words in found] == ["contained", "status", "it"]


def test_child_is_known_by_our_own_system_only() -> None:
    assert child_of(a_response(child_reference="DW-001")) == "DW-001"
    subjects: list[Any] = [None, [], {"identifier": []}, {"identifier": {"system": "x", "value": "DW-001"}}]
    for subject in subjects:
        assert child_of({"subject": subject}) == ""

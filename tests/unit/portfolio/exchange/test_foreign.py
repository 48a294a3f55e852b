"""A questionnaire with features that we do not have is refused, with all of them by linkId."""

import copy
import json
from typing import Any

import pytest

from portfolio.exchange.fhir.codes import ITEM_CONTROL
from portfolio.exchange.fhir.foreign import left_out
from portfolio.exchange.fhir.reading import document_of
from portfolio.exchange.refusals import Finding, Unsupported, by_kind
from portfolio.rules.reading import DefinitionError
from tests.unit.portfolio.exchange.features import (
    CALCULATED,
    CONTRADICTIONS,
    FEATURES,
    SOMEBODY_ELSES,
    choice,
    without,
)
from tests.unit.portfolio.exchange.samples import as_questionnaire, shipped

Json = dict[str, Any]
OURS = json.dumps(as_questionnaire(shipped()))


def findings(questionnaire: Json) -> list[str]:
    with pytest.raises(Unsupported) as refused:
        document_of(questionnaire)
    return [str(finding) for finding in refused.value.findings]


@pytest.mark.parametrize("name", FEATURES)
def test_feature_that_we_do_not_have_is_named(name: str) -> None:
    spoil, finding = FEATURES[name]
    questionnaire = json.loads(OURS)
    spoil(questionnaire)
    assert [found for found in findings(questionnaire) if found.startswith(finding)]


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_questionnaire_that_contradicts_itself_is_refused(name: str) -> None:
    spoil, finding = CONTRADICTIONS[name]
    questionnaire = json.loads(OURS)
    spoil(questionnaire)
    assert [found for found in findings(questionnaire) if found.startswith(finding)]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("item",), "x"),
        (("item",), []),
        (("item",), [1]),
        (("item", 0, "linkId"), 3),
        (("item", 0, "item", 0, "answerOption"), {}),
        (("extension",), {}),
        (("extension", 0), "x"),
        (("_title",), []),
        (("item", 0, "text"), ["x"]),
        (("version",), 1.0),
        (("item", 0, "item", 0, "answerOption", 0, "valueCoding"), "0"),
        (("item", 0, "item", 1, "maxLength"), "300"),
        (("title",), ""),
    ],
)
def test_what_is_no_fhir_is_refused_whatever_it_is(path: tuple[str | int, ...], value: object) -> None:
    questionnaire: Any = json.loads(OURS)
    inner = questionnaire
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    assert "must be" in findings(questionnaire)[0]


def test_own_extension_of_the_wrong_kind_is_no_instrument() -> None:
    questionnaire = json.loads(OURS)
    for extension in choice(questionnaire)["extension"]:
        if extension["url"].endswith("item-element"):
            extension |= {"valueDecimal": 1}
            del extension["valueString"]
    with pytest.raises(DefinitionError, match=r"item-element: must hold a valueString"):
        document_of(questionnaire)


def test_what_only_says_less_or_says_it_in_words_is_fine() -> None:
    questionnaire = json.loads(OURS)
    questionnaire |= {"id": "1", "meta": {"tag": []}, "text": {"status": "empty"}, "status": "retired"}
    for row in (questionnaire, choice(questionnaire)):
        row["extension"].sort(key=lambda extension: extension["url"], reverse=True)  # lists keep their order
    del (
        questionnaire["_description"],
        choice(questionnaire)["_text"],
        choice(questionnaire)["item"][0]["_text"],
    )
    choice(questionnaire).update(required=False, repeats=False)
    (control,) = [row for row in choice(questionnaire)["extension"] if row["url"] == ITEM_CONTROL]
    control["valueCodeableConcept"]["text"] = "Radio Button"
    assert document_of(questionnaire) == shipped()


def test_somebody_elses_questionnaire_is_listed_from_top_to_bottom() -> None:
    before = copy.deepcopy(SOMEBODY_ELSES)
    found = findings(SOMEBODY_ELSES)
    assert before == SOMEBODY_ELSES
    for expected in (
        "1: answerValueSet",
        "1: required",
        "1: type choice outside a group",
        "1: element is missing",
        "2: type decimal",
        f"2: extension {CALCULATED}",
        "questionnaire: scoring is missing",
        "questionnaire: title has no English",
    ):
        assert any(line.startswith(expected) for line in found), expected


def test_outcome_strip_needs_its_own_words() -> None:
    questionnaire = as_questionnaire(shipped("outcome-1.0"))
    without(choice(questionnaire), "item-text_child")
    without(questionnaire, "instrument-scale")
    assert [found.partition(" (")[0] for found in findings(questionnaire)] == [
        "questionnaire: scale is missing",
        "wellbeing: text_child is missing",
    ]


def test_where_a_questionnaire_comes_from_is_left_out_and_told() -> None:
    questionnaire = json.loads(OURS) | {
        "publisher": "Elders",
        "contact": [{"name": "Iemand"}],
        "jurisdiction": [{"text": "Nederland"}],
        "subjectType": ["Patient"],
        "experimental": False,
    }
    assert document_of(questionnaire) == shipped()
    assert left_out(questionnaire) == ("publisher", "contact", "jurisdiction", "subjectType")
    assert findings(questionnaire | {"experimental": True}) == [
        "questionnaire: experimental is not supported"
    ]


def test_one_part_that_is_no_fhir_hides_nothing_else() -> None:
    questionnaire = json.loads(OURS)
    choice(questionnaire)["prefix"] = 3
    del questionnaire["item"][1]["item"][2]["linkId"]
    questionnaire["language"] = "en"
    page = questionnaire["item"][1]["linkId"]
    assert findings(questionnaire)[:2] == [
        f"{choice(questionnaire)['linkId']}: prefix must be a text",
        f"{page}, item 3: linkId is missing",
    ]
    assert any("language en" in found for found in findings(questionnaire))


def test_same_thing_wrong_in_many_places_is_one_kind_with_all_of_them() -> None:
    places = [Finding(str(number), "enableWhen") for number in range(3000)]
    (kind,) = by_kind(places)
    assert (kind.first.what, len(kind.places)) == ("enableWhen", 3000)

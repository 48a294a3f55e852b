"""Every shipped form as a FHIR R4 Questionnaire: right by an oracle, by our own checks, and reversible.

The oracle (fhir.resources) knows R4B, the nearest to R4, and checks structure but no value sets.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fhir.resources.R4B.questionnaire import Questionnaire
from hypothesis import given, settings

from portfolio.actions import digest_of
from portfolio.exchange.catalogue_files import read_document
from portfolio.exchange.fhir.codes import ANSWERS, ORDINAL, TRANSLATION
from portfolio.exchange.fhir.questionnaire import name_of, questionnaire_of
from portfolio.exchange.fhir.reading import document_of
from portfolio.rules.definitions import Page
from portfolio.rules.outcomes import SignPage, read_form
from portfolio.rules.reading import DefinitionError
from tests.unit.portfolio.exchange.samples import DAY, SHIPPED, as_questionnaire, documents, shipped

# Required value sets of R4 4.0.1 for what we use.
STATUSES = {"draft", "active", "retired", "unknown"}
ITEM_TYPES = {
    *("group", "display", "boolean", "decimal", "integer", "date", "dateTime", "time", "string", "text"),
    *("url", "choice", "open-choice", "attachment", "reference", "quantity"),
}
OPERATORS = {"exists", "=", "!=", ">", "<", ">=", "<="}
Json = dict[str, Any]


@pytest.fixture(params=SHIPPED, ids=lambda path: path.stem)
def document(request: pytest.FixtureRequest) -> Json:
    path: Path = request.param
    return read_document(path)


@pytest.fixture
def questionnaire(document: Json) -> Json:
    return as_questionnaire(document)


def all_items(row: Json) -> Iterator[Json]:
    for item in row.get("item", []):
        yield item
        yield from all_items(item)


def english(row: Json, field: str) -> str:
    (translation,) = row[f"_{field}"]["extension"]
    language, content = translation["extension"]
    assert (translation["url"], language) == (TRANSLATION, {"url": "lang", "valueCode": "en"})
    return next(value for name, value in content.items() if name.startswith("value"))


def test_what_goes_out_comes_in_as_the_same_document(document: Json, questionnaire: Json) -> None:
    again = document_of(json.loads(json.dumps(questionnaire)))
    assert again == document
    assert digest_of(again) == digest_of(document)
    assert read_form(again) == read_form(document)


def test_oracle_takes_the_questionnaire(questionnaire: Json) -> None:
    taken = Questionnaire.model_validate(questionnaire)
    assert json.loads(taken.model_dump_json()) == questionnaire


def test_oracle_refuses_what_is_no_questionnaire(questionnaire: Json) -> None:
    with pytest.raises(ValueError, match="linkid"):
        Questionnaire.model_validate({**questionnaire, "item": [{"linkid": "a", "type": "group"}]})


def test_codes_are_of_the_value_sets_of_r4(questionnaire: Json) -> None:
    assert questionnaire["status"] in STATUSES
    items = list(all_items(questionnaire))
    assert {item["type"] for item in items} <= ITEM_TYPES
    links = [item["linkId"] for item in items]
    assert len(links) == len(set(links))
    for condition in [condition for item in items for condition in item.get("enableWhen", [])]:
        assert condition["operator"] in OPERATORS
        assert condition["question"] in links
        coding = condition["answerCoding"]
        assert coding["system"].startswith(f"{ANSWERS}/without-score/")
        assert coding["code"] == "not_applicable"


def test_head_names_the_version_for_others(document: Json, questionnaire: Json) -> None:
    assert questionnaire["url"].endswith(f"/fhir/Questionnaire/{document['key']}")
    assert questionnaire["version"] == document["version"]
    assert questionnaire["title"] == document["title"]["nl"]
    assert english(questionnaire, "title") == document["title"]["en"]
    assert document["licence"] in questionnaire["copyright"]
    for language, said in (
        ("nl", questionnaire["description"]),
        ("en", english(questionnaire, "description")),
    ):
        assert document.get("catalogue", {}).get("note", {}).get(language, "") in said
        assert document["introduction"][language] in said
    assert (questionnaire["language"], questionnaire["date"]) == ("nl", "2026-05-01")


def test_statements_stand_in_order_with_number_options_and_both_languages(
    document: Json, questionnaire: Json
) -> None:
    definition = read_form(document)
    choices = [item for item in all_items(questionnaire) if item["type"] == "choice"]
    assert [choice["linkId"] for choice in choices] == list(definition.items)
    pages: tuple[Page | SignPage, ...] = definition.pages
    for number, (group, page) in enumerate(zip(questionnaire["item"], pages, strict=True), 1):
        assert (group["prefix"], group["text"]) == (str(number), page.title.nl)
        prefixes = [item["prefix"] for item in group["item"] if item["type"] == "choice"]
        assert prefixes == [f"{number}.{place}" for place in range(1, len(page.items) + 1)]
    for choice in choices:
        levels = definition.levels_of(definition.items[choice["linkId"]])
        codings = [option["valueCoding"] for option in choice["answerOption"]]
        assert [coding["code"] for coding in codings] == ["0", "1", "2", "3", "not_applicable", "not_seen"]
        assert [coding["display"] for coding in codings[:4]] == [level.label.nl for level in levels]
        assert [english(coding, "display") for coding in codings[:4]] == [level.label.en for level in levels]


def test_only_levels_have_an_ordinal_value(questionnaire: Json) -> None:
    for choice in [item for item in all_items(questionnaire) if item["type"] == "choice"]:
        found = [option.get("extension") for option in choice["answerOption"]]
        assert found[:4] == [[{"url": ORDINAL, "valueDecimal": value}] for value in range(4)]
        assert found[4:] == [None, None]


def test_no_shown_text_has_a_place_for_a_name(questionnaire: Json) -> None:
    shown = [text for item in all_items(questionnaire) for text in (item["text"], english(item, "text"))]
    assert [text for text in shown if "{" in text] == []


def test_page_with_the_key_of_an_item_has_a_link_of_its_own() -> None:
    document = shipped()
    document["pages"][0]["key"] = document["pages"][0]["items"][0]["key"]
    questionnaire = as_questionnaire(document)
    assert questionnaire["item"][0]["linkId"] == "feelings_express.page"
    assert document_of(questionnaire) == document


def test_draft_has_no_date() -> None:
    document = shipped()
    questionnaire = questionnaire_of(read_form(document), document, "draft", None)
    assert questionnaire["status"] == "draft"
    assert "date" not in questionnaire
    assert document_of(questionnaire) == document


def test_field_that_would_get_lost_stops_the_export() -> None:
    document = shipped()
    document["pages"][0]["items"][1]["colour"] = "red"
    with pytest.raises(DefinitionError, match=r"pages\.regulating\.items\.goal_keep_going\.colour"):
        as_questionnaire(document)


@pytest.mark.parametrize(
    ("key", "name"), [("parent", "Parent"), ("child-8-11", "Child811"), ("8_up", "Instrument8Up")]
)
def test_name_is_fit_for_programs(key: str, name: str) -> None:
    assert name_of(key) == name


@settings(max_examples=30)
@given(documents())
def test_whatever_a_form_says_travels(document: Json) -> None:
    definition = read_form(document)
    questionnaire = json.loads(json.dumps(questionnaire_of(definition, document, "active", DAY)))
    again = document_of(questionnaire)
    assert digest_of(again) == digest_of(document)
    assert read_form(again) == definition
    Questionnaire.model_validate(questionnaire)


def test_code_has_one_meaning_in_its_code_system() -> None:
    displays: dict[tuple[str, str], set[str]] = {}
    for path in SHIPPED:
        for item in all_items(as_questionnaire(read_document(path))):
            for option in item.get("answerOption", []):
                coding = option["valueCoding"]
                displays.setdefault((coding["system"], coding["code"]), set()).add(coding["display"])
    assert {found for found in displays.values() if len(found) > 1} == set()
    assert len({system for system, _code in displays}) > 5

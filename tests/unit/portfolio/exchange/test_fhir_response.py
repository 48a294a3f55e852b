"""Answers as a QuestionnaireResponse and back; what does not fit the version is refused as a whole."""

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse
from hypothesis import given
from hypothesis import strategies as st

from portfolio.exchange.fhir.codes import CHILDREN, FILLED_IN, WITH_TEACHER
from portfolio.exchange.fhir.provenance import provenance_of
from portfolio.exchange.fhir.response import answers_from, is_with_teacher, response_of
from portfolio.exchange.refusals import Unsupported
from portfolio.rules.outcomes import read_form
from tests.unit.portfolio.exchange.samples import GIVEN, as_questionnaire, packed, shipped
from typed.rules.tidying import tidied

Json = dict[str, Any]
DEFINITION = read_form(shipped())
STATUSES = {"in-progress", "completed", "amended", "entered-in-error", "stopped"}


def made(answers: Json = GIVEN, **options: Any) -> Json:
    response = response_of(DEFINITION, packed(answers), **{"with_words": True, **options})
    return copy.deepcopy(json.loads(json.dumps(response)))


def test_answers_come_back_as_they_were() -> None:
    assert answers_from(DEFINITION, made()) == GIVEN


def test_oracle_takes_the_response() -> None:
    response = made(child_reference="DW-001")
    QuestionnaireResponse.model_validate(response)
    assert response["status"] in STATUSES
    assert response["questionnaire"].endswith("/Questionnaire/professional-quick|2.1")


def test_response_names_nobody() -> None:
    told = json.dumps(made())
    assert "subject" not in told
    assert [word for word in ("Anna", "c1f0", 'home"', "2026-04") if word in told] == []
    assert made(child_reference="DW-001")["subject"]["identifier"]["value"] == "DW-001"


def test_correction_says_that_it_is_one() -> None:
    corrected = {**packed(GIVEN), "corrects": "c0ffee"}
    response = response_of(DEFINITION, corrected, with_words=True)
    assert (made()["status"], response["status"]) == ("completed", "amended")
    assert answers_from(DEFINITION, response) == GIVEN


def test_words_stay_behind_when_asked() -> None:
    bare = {key: {**row, "reason": "", "example": ""} for key, row in GIVEN.items() if row["choice"]}
    assert answers_from(DEFINITION, made(with_words=False)) == bare


def test_form_without_answers_has_no_items() -> None:
    response = made({})
    assert "item" not in response
    QuestionnaireResponse.model_validate(response)
    assert answers_from(DEFINITION, response) == {}


choices = st.sampled_from(["", "0", "1", "2", "3", "not_seen", "not_applicable"])
words = (
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=50)
    .map(tidied)
    .map(str.strip)
)


@given(st.dictionaries(st.sampled_from(list(DEFINITION.items)), st.tuples(choices, words, words)))
def test_any_answers_come_back(drawn: dict[str, tuple[str, str, str]]) -> None:
    answers = {
        key: {"choice": choice, "reason": why if choice == "not_applicable" else "", "example": example}
        for key, (choice, why, example) in drawn.items()
    }
    kept = {key: row for key, row in answers.items() if any(row.values())}
    assert answers_from(DEFINITION, made(answers)) == kept


def first_group(response: Json) -> Json:
    return response["item"][0]


def first(response: Json) -> Json:
    return first_group(response)["item"][0]


def coding(response: Json) -> Json:
    return first(response)["answer"][0]["valueCoding"]


def part(link: str, **answer: Any) -> Json:
    return {"linkId": link, "answer": [answer]}


REFUSED: dict[str, tuple[Callable[[Json], Any], str]] = {
    "another resource": (lambda r: r.update(resourceType="Observation"), "resourceType: Observation"),
    "another version": (
        lambda r: r.update(questionnaire=r["questionnaire"][:-1] + "9"),
        "response: it answers",
    ),
    "no questionnaire": (lambda r: r.pop("questionnaire"), "response: it answers None"),
    "in progress": (lambda r: r.update(status="in-progress"), "response: status in-progress"),
    "no status": (lambda r: r.pop("status"), "response: status None"),
    "unknown field": (lambda r: r.update(modifierExtension=[]), "response: modifierExtension"),
    "items that are no list": (lambda r: r.update(item={}), "response: item must be a list"),
    "item without linkId": (lambda r: first(r).pop("linkId"), "regulating, item 1: linkId is missing"),
    "unknown page": (lambda r: first_group(r).update(linkId="luck"), "luck: is no page"),
    "answer to a group": (
        lambda r: first_group(r).update(answer=[{"valueString": "x"}]),
        "regulating: an answer",
    ),
    "unknown question": (lambda r: first(r).update(linkId="luck"), "luck: is no question on page regulating"),
    "question of another page": (
        lambda r: first(r).update(linkId="home_own_spot"),
        "home_own_spot: is no question on page regulating",
    ),
    "question twice": (lambda r: first_group(r)["item"].append(first(r)), "feelings_express: this linkId"),
    "page twice": (lambda r: r["item"].append(first_group(r)), "regulating: this linkId"),
    "two answers": (lambda r: first(r)["answer"].append({"valueCoding": {}}), "feelings_express: 2 answers"),
    "text for a choice": (
        lambda r: first(r).update(answer=[{"valueString": "2"}]),
        "feelings_express: an answer",
    ),
    "whole number for a choice": (
        lambda r: first(r).update(answer=[{"valueInteger": 2}]),
        "feelings_express: valueInteger",
    ),
    "choice for a text": (
        lambda r: first_group(r)["item"][1].update(answer=[{"valueCoding": {"code": "1"}}]),
        "feelings_express.example: an answer",
    ),
    "items inside an answer": (lambda r: first(r).update(item=[part("x")]), "feelings_express: items inside"),
    "code off the scale": (
        lambda r: coding(r).update(code="4"),
        "feelings_express: answer 4 is none of 0, 1",
    ),
    "no code": (lambda r: coding(r).pop("code"), "feelings_express: answer None"),
    "another code system": (
        lambda r: coding(r).update(system="http://loinc.org"),
        "feelings_express: an answer from",
    ),
    "code and words at odds": (
        lambda r: coding(r).update(display="bijna altijd"),
        "feelings_express: answer 2 is called",
    ),
    "reason beside another answer": (
        lambda r: first_group(r)["item"].append(part("feelings_express.reason", valueString="x")),
        "feelings_express.reason: a reason goes with not_applicable only",
    ),
    "example too long": (
        lambda r: first_group(r)["item"][1].update(answer=[{"valueString": "x" * 2001}]),
        "feelings_express.example: is longer than 2000",
    ),
    "another question in words": (
        lambda r: first(r).update(text="Het kind liegt nooit."),
        "feelings_express: the file asks ‘Het kind liegt nooit.’",
    ),
    "another page in words": (lambda r: first_group(r).update(text="Problemen"), "regulating: the file asks"),
    "no moment": (lambda r: r.update(authored="gisteren"), "response: authored gisteren is no day"),
    "day that is none": (lambda r: r.update(authored="2026-02-30"), "response: authored 2026-02-30"),
    "empty example": (
        lambda r: first_group(r)["item"][1].update(answer=[{"valueString": " "}]),
        "feelings_express.example: valueString must be a text",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_does_not_fit_is_refused_with_its_place(name: str) -> None:
    spoil, finding = REFUSED[name]
    response = made()
    spoil(response)
    with pytest.raises(Unsupported) as refused:
        answers_from(DEFINITION, response)
    assert any(str(found).startswith(finding) for found in refused.value.findings), refused.value.findings


def test_what_is_no_fhir_hides_nothing_else() -> None:
    response = made()
    response["item"].append({"text": "Zonder linkId"})
    coding(response)["code"] = "9"
    with pytest.raises(Unsupported) as refused:
        answers_from(DEFINITION, response)
    assert [finding.place for finding in refused.value.findings] == [
        f"response, item {len(response['item'])}",
        "feelings_express",
    ]


def test_all_that_is_wrong_is_listed_at_once() -> None:
    response = made()
    response["status"] = "stopped"
    coding(response)["code"] = "9"
    with pytest.raises(Unsupported, match="2 things") as refused:
        answers_from(DEFINITION, response)
    assert [finding.place for finding in refused.value.findings] == ["response", "feelings_express"]


def test_english_words_and_other_line_ends_are_fine() -> None:
    response = made()
    coding(response).update(display="often, or with a little help")
    first_group(response)["item"][1]["answer"][0]["valueString"] = " a\r\nb "
    assert answers_from(DEFINITION, response)["feelings_express"]["example"] == "a\nb"


def test_question_in_the_words_of_the_form_is_fine() -> None:
    questionnaire, response = as_questionnaire(shipped()), made()
    shown = questionnaire["item"][0]
    first_group(response)["text"] = shown["text"]
    first(response)["text"] = f" {shown['item'][0]['text']} "
    assert answers_from(DEFINITION, response) == GIVEN


@pytest.mark.parametrize(
    ("authored", "first_day", "last_day"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-02-03", "2024-02-03", "2024-02-03"),
        ("2024-02-03T23:30:00+01:00", "2024-02-03", "2024-02-03"),
    ],
)
def test_moment_of_a_response_is_read(authored: str, first_day: str, last_day: str) -> None:
    found = provenance_of({"authored": authored})
    assert (str(found.authored_from), str(found.authored_to)) == (first_day, last_day)


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ({"reference": "Patient/12"}, "Patient/12"),
        ({"reference": "Patient/12", "display": "Jan  J."}, "Jan J."),
        ({"identifier": {"system": "urn:x", "value": "17"}}, "17"),
        ({"identifier": {"system": CHILDREN, "value": "17"}}, ""),
        ("Jan", ""),
        (None, ""),
    ],
)
def test_people_are_named_as_the_file_does(subject: object, name: str) -> None:
    assert provenance_of({"subject": subject}).about == name
    assert provenance_of({"author": subject}).by == name


def test_form_filled_in_together_with_the_teacher_says_so_and_comes_back() -> None:
    teachers = read_form(shipped("teacher-2.1"))
    key = next(iter(teachers.items))
    answers = {key: {"choice": "2", "reason": "", "example": ""}}
    form = packed(answers)
    together = {**form, "observer": {**form["observer"], "with_teacher": True}}
    response = response_of(teachers, together, with_words=True)
    QuestionnaireResponse.model_validate(response)
    assert is_with_teacher(response)
    assert answers_from(teachers, response) == answers
    assert not is_with_teacher(response_of(teachers, form, with_words=True))


@pytest.mark.parametrize(
    "extension",
    [
        {"url": "https://elders.example/iets", "valueCode": "with-teacher"},
        {"url": FILLED_IN, "valueCode": WITH_TEACHER},
    ],
    ids=["of somebody else", "a teacher beside a form that is not for teachers"],
)
def test_extension_that_says_something_we_do_not_keep_is_refused(extension: Json) -> None:
    with pytest.raises(Unsupported) as refused:
        answers_from(DEFINITION, {**made(), "extension": [extension]})
    assert [finding.names for finding in refused.value.findings] == [{"url": extension["url"]}]

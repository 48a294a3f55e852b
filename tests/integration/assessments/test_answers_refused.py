"""A file that does not fit is refused as a whole: all that is wrong is said, and nothing is written."""

from unittest import mock

import pytest
from django.test import Client
from django.utils.translation import gettext

from assessments.exceptions import NotOffered
from assessments.forms.answers_file import MOST_BYTES
from children.models import Child
from portfolio.actions import retire_version
from tests.support.answer_files import a_file, a_response, errors, take
from tests.support.build import People, a_child
from tests.support.days import days_ago
from tests.support.instruments import an_own_version
from tests.support.pages import Page

GIVEN = {"help_ask": "2", "home_own_spot": "not_seen", "goal_keep_going": "0"}
FAULTY = {  # what is in the file, and what is said
    "no JSON": (b"{", "Het bestand is geen JSON."),
    "no object": (b"[]", "Het bestand moet één object bevatten."),
    "a key twice": (b'{"a": 1, "a": 2}', "Het bestand heeft de sleutel 'a' twee keer in één object."),
    "no number": (b'{"a": NaN}', "Het bestand bevat NaN, en dat is geen getal."),
    "endless number": (b'{"a": ' + b"9" * 5000 + b"}", "Het bestand bevat een getal dat te lang is."),
    "deep": (b'{"a":' * 31 + b"1" + b"}" * 31, "Het bestand is dieper genest dan 30 lagen."),
    "too deep": (b"[" * 100_000, "Het bestand is te diep genest."),
    "too many parts": (b"[" + b"1," * 50_001 + b"1]", "Het bestand heeft meer dan 50.000 delen."),
    "NUL": (b'{"a": "\\u0000"}', "Het bestand bevat een teken dat niet bewaard kan worden."),
    "half a pair": (b'{"a": "\\ud800"}', "Het bestand bevat een teken dat niet bewaard kan worden."),
    "no UTF-8": (b"\xff{}", "Het bestand is niet in UTF-8 geschreven: bewaar het bestand opnieuw als UTF-8."),
    "nothing": (b"", "In dit bestand staat niets. Kies een ander bestand."),
    "too large": (b'{"a": "' + b"x" * MOST_BYTES + b'"}', "Kies een bestand van hoogstens 500 kB."),
    "far too large": (b"x" * 1_000_000, "Kies een bestand van hoogstens 500 kB."),
    "no answers": (
        b'{"resourceType": "Patient"}',
        "Van dit bestand is niets overgenomen. De lijst op deze pagina zegt waarom.",
    ),
}


@pytest.mark.parametrize("name", FAULTY)
def test_faulty_file_is_refused_at_the_field(anna: Client, child: Child, name: str) -> None:
    content, said = FAULTY[name]
    assert errors(take(anna, child, content)) == {"file": [said]}


@pytest.mark.parametrize("name", ["answers.html", "answers", "answers.json.svg"])
def test_file_of_another_kind_is_refused_by_its_name(anna: Client, child: Child, name: str) -> None:
    file = a_file(a_response(GIVEN))
    file.name = name
    reply = take(anna, child, file)
    assert list(errors(reply)) == ["file"]
    assert "json" in errors(reply)["file"][0]


def test_all_that_does_not_fit_is_listed_with_its_link(anna: Client, child: Child) -> None:
    response = a_response(GIVEN)
    response["status"] = "in-progress"
    response["item"][0]["item"][0]["answer"][0]["valueCoding"]["code"] = "9"
    response["item"][0]["item"].append({"linkId": "luck", "answer": [{"valueString": "x"}]})
    response["item"].append({"linkId": "chance", "extension": []})
    reply = take(anna, child, response)
    assert list(errors(reply)) == ["file"]
    assert [place for place, _what in reply.context["form"].findings] == [
        *("chance", gettext("the whole file"), "goal_keep_going", "luck", "chance")
    ]
    words = Page(reply).words
    for said in (
        "luck : is geen vraag op pagina",
        "chance : extension kennen we hier niet",
        "antwoord 9 is geen van 0, 1, 2, 3",
    ):
        assert said in words


def test_unknown_form_and_another_version_are_refused(people: People, anna: Client, child: Child) -> None:
    for named in ("http://elders.example/Questionnaire/x|1", version_name("9.9"), None, ["x"]):
        reply = take(anna, child, {**a_response(GIVEN), "questionnaire": named})
        assert list(errors(reply)) == ["file"]
        assert gettext("it answers %(answered)s, which is not offered here") % {"answered": named} in [
            what for _place, what in reply.context["form"].findings
        ]


def version_name(version: str) -> str:
    return f"{a_response(GIVEN)['questionnaire'].split('|')[0]}|{version}"


def test_retired_form_is_refused(people: People, anna: Client, child: Child) -> None:
    own = an_own_version(people)
    response = a_response(GIVEN, own.instrument.key)
    retire_version(version=own, by=people.ada)
    assert list(errors(take(anna, child, response))) == ["file"]


def test_response_without_answers_is_refused(anna: Client, child: Child) -> None:
    said = errors(take(anna, child, a_response({})))
    assert said == {"file": [gettext("There are no answers in this file.")]}


def test_answers_about_another_child_are_refused(people: People, anna: Client, child: Child) -> None:
    other = a_child(people.north, people.anna, first_name="Noor", reference="DW-2")
    said = errors(take(anna, child, a_response(GIVEN, child_reference=str(other.pk))))
    assert said == {"file": [gettext("The answers in this file are about another child.")]}


def test_form_retired_at_the_last_moment_is_not_started(anna: Client, child: Child) -> None:
    with mock.patch("assessments.actions.assessments.start_with_answers", side_effect=NotOffered):
        said = errors(take(anna, child, a_response(GIVEN)))
    assert said == {"file": [gettext("This form is no longer offered.")]}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"period_to": str(days_ago(-1))}, "period_to"),
        ({"setting": ""}, "setting"),
        ({"hours_seen": ""}, "hours_seen"),
        ({"observer_role": "child"}, "observer_role"),
    ],
)
def test_frame_that_is_not_right_asks_for_the_file_again(
    anna: Client, child: Child, changes: dict[str, str], field: str
) -> None:
    said = errors(take(anna, child, a_response(GIVEN), **changes))
    assert set(said) == {field, "file"}
    assert said["file"] == [gettext("Choose the file once more: the browser did not keep it.")]

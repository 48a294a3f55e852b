"""Filling in: a page that posts, one answer that saves itself, two windows, the check page."""

import json
from collections.abc import Callable
from typing import Any
from unittest import mock
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from assessments.exceptions import AlreadySigned
from assessments.forms.observation import signature_of
from assessments.models import Answer, Assessment
from tests.support.build import People, a_child, a_draft, a_signed_form, answer

pytestmark = pytest.mark.usefixtures("_in_pages")
PAGE_OF_HELP_ASK = 2
CONTENT = {"choice": "3", "reason": "", "example": ""}


@pytest.fixture
def draft(people: People) -> Assessment:
    return a_draft(a_child(people.north, people.anna), people.anna)


@pytest.fixture
def anna(people: People, client_of: Callable[[User], Client]) -> Client:
    return client_of(people.anna)


def url(name: str, form: Assessment, **given: object) -> str:
    return reverse(name, kwargs={"child_id": form.child_id, "assessment_id": form.pk, **given})


def post(client: Client, form: Assessment, fields: dict[str, str], number: int = PAGE_OF_HELP_ASK) -> Any:
    return client.post(url("assessment-fill", form, number=number), fields)


def put(client: Client, form: Assessment, item_key: str = "help_ask", **fields: object) -> Any:
    body = {**CONTENT, "revision": 0, "key": str(uuid4()), **fields}
    return client.put(url("answer-save", form, item_key=item_key), json.dumps(body), "application/json")


def saved(form: Assessment, item_key: str = "help_ask") -> Answer | None:
    return form.answers.filter(item_key=item_key).first()


def stamp(form: Assessment, item_key: str = "help_ask") -> dict[str, str]:
    """Return the hidden fields of a page that shows an item as it stands now."""
    current = saved(form, item_key)
    revision = str(current.revision if current else 0)
    return {f"{item_key}-revision": revision, f"{item_key}-shown": signature_of(current)}


def test_page_preselects_nothing_and_names_the_frame(anna: Client, draft: Assessment) -> None:
    page = anna.get(url("assessment-fill", draft, number=1)).content.decode()
    assert " checked" not in page
    assert "Sam" in page
    assert draft.get_setting_display() in page


@pytest.mark.parametrize("number", [0, 99])
def test_page_that_is_not_there(anna: Client, draft: Assessment, number: int) -> None:
    assert anna.get(url("assessment-fill", draft, number=number)).status_code == 404


def test_posted_page_saves_what_changed(anna: Client, draft: Assessment) -> None:
    answered = {"help_ask-choice": "2", "help_ask-example": "Vroeg\r\nom hulp"}
    post(anna, draft, {**answered, "help_ask-reason": "geen"})
    first = saved(draft)
    assert first is not None
    assert (first.choice, first.reason, first.example, first.revision) == ("2", "", "Vroeg\nom hulp", 1)
    post(anna, draft, {**answered, **stamp(draft)})
    again = saved(draft)
    assert again is not None
    assert again.revision == 1
    assert draft.answers.count() == 1


@pytest.mark.parametrize(
    ("button", "name", "number"),
    [
        ({}, "assessment-fill", 3),
        ({"goto": "1"}, "assessment-fill", 1),
        ({"goto": "77"}, "assessment-fill", 3),
        ({"goto": "check"}, "assessment-check", None),
    ],
)
def test_button_leads_on(
    anna: Client, draft: Assessment, button: dict[str, str], name: str, number: int | None
) -> None:
    place = url(name, draft, **({"number": number} if number else {}))
    assert post(anna, draft, button).headers["Location"] == place


def test_last_page_leads_to_the_check_and_later_to_the_list(anna: Client, draft: Assessment) -> None:
    assert post(anna, draft, {}, number=5).headers["Location"] == url("assessment-check", draft)
    later = post(anna, draft, {"goto": "later"}).headers["Location"]
    assert later == reverse("assessment-list", args=[draft.child_id])


def test_answer_can_be_cleared_and_the_page_stays_there(
    anna: Client, draft: Assessment, people: People
) -> None:
    answer(draft, "help_ask", "2", people.anna)
    response = post(anna, draft, {"help_ask-choice": "2", "clear": "help_ask", **stamp(draft)})
    assert response.headers["Location"] == url("assessment-fill", draft, number=2) + "#item-help_ask"
    cleared = saved(draft)
    assert cleared is not None
    assert cleared.choice == ""


@pytest.mark.parametrize(("button", "stands"), [("keep", "3"), ("take", "1")])
def test_two_windows_choose_between_answers(
    anna: Client, draft: Assessment, people: People, button: str, stands: str
) -> None:
    old = stamp(draft)
    other = {"efficacy_start-choice": "not_applicable", "efficacy_start-reason": "te jong"}
    answer(draft, "help_ask", "1", people.anna, example="Uit het andere venster.")
    response = post(anna, draft, {"help_ask-choice": "3", **other, **old})
    assert response.status_code == 409
    assert "Uit het andere venster." in response.content.decode()
    assert getattr(saved(draft, "efficacy_start"), "reason", None) == "te jong"
    assert getattr(saved(draft), "choice", None) == "1"
    now = {**stamp(draft), **stamp(draft, "efficacy_start"), **other}
    response = post(anna, draft, {"help_ask-choice": "3", button: "help_ask", **now})
    assert response.headers["Location"].endswith("#item-help_ask")
    assert getattr(saved(draft), "choice", None) == stands


def test_answer_cleared_elsewhere_is_a_conflict_too(anna: Client, draft: Assessment, people: People) -> None:
    answer(draft, "help_ask", "1", people.anna)
    old = stamp(draft)
    draft.answers.all().delete()
    assert post(anna, draft, {"help_ask-choice": "3", **old}).status_code == 409


def test_refused_page_keeps_what_was_typed(anna: Client, draft: Assessment) -> None:
    response = post(anna, draft, {"help_ask-choice": "2", "help_ask-example": "x" * 2001})
    assert response.status_code == 400
    assert "x" * 2001 in response.content.decode()
    assert saved(draft) is None


def test_page_of_a_form_signed_meanwhile_leads_to_reading(anna: Client, draft: Assessment) -> None:
    with mock.patch("assessments.actions.assessments.save_answers", side_effect=AlreadySigned):
        response = post(anna, draft, {"help_ask-choice": "2"})
    assert response.headers["Location"] == url("assessment-read", draft)


def test_saved_answer_says_where_it_stands(anna: Client, draft: Assessment) -> None:
    reply = put(anna, draft, choice="not_applicable", reason="te jong").json()
    assert (reply["choice"], reply["reason"], reply["revision"]) == ("not_applicable", "te jong", 1)
    assert reply["shown"] == signature_of(saved(draft))


def test_same_key_twice_is_one_save(anna: Client, draft: Assessment) -> None:
    key = str(UUID(int=7))
    assert put(anna, draft, key=key).json() == put(anna, draft, key=key).json()
    assert Assessment.objects.get(pk=draft.pk).revision == 1


@pytest.mark.parametrize(("has_other", "words"), [(True, "soms, of met veel hulp"), (False, "geen antwoord")])
def test_changed_elsewhere_answers_409_with_what_stands(
    anna: Client, draft: Assessment, people: People, has_other: bool, words: str
) -> None:
    if has_other:
        answer(draft, "help_ask", "1", people.anna)
    response = put(anna, draft, revision=0 if has_other else 4)
    assert response.status_code == 409
    assert response.json()["words"] == words


@pytest.mark.parametrize(
    ("item_key", "fields", "status"),
    [
        ("not_there", {}, 404),
        ("help_ask", {"choice": "4"}, 400),
        ("help_ask", {"example": "x" * 2001}, 400),
        ("help_ask", {"choice": ["3"]}, 400),
    ],
)
def test_wrong_answer_is_refused_with_a_message(
    anna: Client, draft: Assessment, item_key: str, fields: dict[str, object], status: int
) -> None:
    response = put(anna, draft, item_key, **fields)
    assert response.status_code == status
    assert response.json()["message"]


def test_signed_form_answers_410_and_a_colleague_403(
    people: People, draft: Assessment, client_of: Callable[[User], Client]
) -> None:
    signed = a_signed_form(a_child(people.north, people.anna, reference="DW-002"), people.anna)
    assert put(client_of(people.anna), signed).status_code == 410
    assert put(client_of(people.bram), draft).status_code == 403

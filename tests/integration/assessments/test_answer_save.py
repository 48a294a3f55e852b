"""One answer that saves itself: whatever is sent, a clear answer, and nothing saved is lost."""

import json
from typing import Any
from unittest import mock
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from accounts.actions import end_membership
from assessments.actions import assessments as actions
from assessments.models import Answer, Assessment
from audit.models import AuditEvent
from portfolio.queries.instruments import definition_of
from tests.support.build import People, a_child, a_draft, a_signed_form, answer
from tests.support.pages import Reply

KEY = str(UUID(int=1))
GOOD = {"choice": "3", "reason": "", "example": "", "revision": 1, "key": KEY}
JSON = "application/json"


@pytest.fixture
def draft(people: People) -> Assessment:
    """Start a quick form with one answer."""
    draft = a_draft(a_child(people.north, people.anna), people.anna)
    answer(draft, "help_ask", "2", people.anna, example="Vroeg om hulp.")
    draft.refresh_from_db()
    return draft


def url(draft: Assessment, item_key: str = "help_ask") -> str:
    return reverse(
        "answer-save", kwargs={"child_id": draft.child_id, "assessment_id": draft.pk, "item_key": item_key}
    )


def put(client: Client, draft: Assessment, item_key: str = "help_ask", **changes: Any) -> Reply:
    return client.put(url(draft, item_key), json.dumps({**GOOD, **changes}), JSON)


def row(draft: Assessment) -> tuple[str, str, str, int]:
    saved = Answer.objects.get(assessment=draft, item_key="help_ask")
    return saved.choice, saved.reason, saved.example, saved.revision


def test_every_answer_of_the_scale_can_be_saved(anna: Client, draft: Assessment) -> None:
    for number, choice in enumerate(["0", "1", "2", "3", "not_seen", "not_applicable", ""], start=1):
        key = str(UUID(int=number))
        reply = put(anna, draft, choice=choice, revision=number, key=key)
        assert (reply.status_code, reply.json()["choice"], reply.json()["revision"]) == (
            200,
            choice,
            number + 1,
        )
        assert row(draft)[0] == choice
    draft.refresh_from_db()
    assert draft.revision == 8


def test_every_item_can_be_saved(anna: Client, draft: Assessment) -> None:
    for key in definition_of(draft.instrument_version_id).items:
        revision = 1 if key == "help_ask" else 0
        assert put(anna, draft, key, revision=revision).status_code == 200
    assert draft.answers.count() == 12


def test_key_sent_again_returns_what_it_did_and_makes_no_second_row(anna: Client, draft: Assessment) -> None:
    first = put(anna, draft).json()
    for _again in range(3):
        assert put(anna, draft).json() == first
    assert (first["revision"], row(draft)) == (2, ("3", "", "", 2))
    assert AuditEvent.objects.filter(event="answer_saved", child_id=str(draft.child_id)).count() == 2
    draft.refresh_from_db()
    assert draft.revision == 2


def test_key_used_for_another_answer_saves_nothing_new(anna: Client, draft: Assessment) -> None:
    first = put(anna, draft).json()
    assert put(anna, draft, choice="0", revision=2).json() == first
    assert row(draft)[0] == "3"


def test_old_key_sent_late_is_a_conflict_and_not_a_step_back(anna: Client, draft: Assessment) -> None:
    put(anna, draft)
    put(anna, draft, choice="0", revision=2, key=str(UUID(int=2)))
    assert put(anna, draft).status_code == 409
    assert row(draft)[0] == "0"


def test_answer_sent_once_more_hears_whether_the_next_one_was_made_on_it(
    anna: Client, draft: Assessment
) -> None:
    put(anna, draft)
    put(anna, draft, choice="0", revision=2, key=str(UUID(int=2)))
    assert put(anna, draft).json()["is_followed"] is True
    assert put(anna, draft, key=str(UUID(int=3))).json()["is_followed"] is False
    put(anna, draft, choice="1", revision=3, key=str(UUID(int=4)))
    assert put(anna, draft).json()["is_followed"] is False


def test_conflict_says_what_stands_there(anna: Client, draft: Assessment) -> None:
    reply = put(anna, draft, revision=0)
    assert reply.status_code == 409
    told = reply.json()
    assert (told["choice"], told["example"], told["revision"]) == ("2", "Vroeg om hulp.", 1)
    assert told["words"] == "vaak, of met een beetje hulp"
    assert row(draft) == ("2", "", "Vroeg om hulp.", 1)


def test_signed_form_is_gone_for_answers(people: People, anna: Client) -> None:
    signed = a_signed_form(a_child(people.north, people.anna), people.anna)
    reply = put(anna, signed, revision=0)
    assert reply.status_code == 410
    assert reply.json()["message"]
    assert signed.answers.count() == 0


BAD = {
    "nothing": b"",
    "no object": b"[]",
    "a text": b'"x"',
    "half an object": b'{"choice": "3"',
    "NUL": json.dumps({**GOOD, "example": "a\x00b"}).encode(),
    "lone surrogate": json.dumps({**GOOD, "example": "\ud800"}).encode(),
    "no UTF-8": b'{"example": "\xff\xfe"}',
    "NaN": b'{"choice": "3", "revision": NaN}',
    "infinity": b'{"choice": "3", "revision": 1e999}',
    "nested a hundred thousand deep": b"[" * 100_000,
    "nested as deep as fits": b'{"a":' * 12_000,
    "number of five thousand digits": b'{"revision": ' + b"9" * 5000 + b"}",
    "key twice": b'{"choice": "3", "choice": "0", "revision": 1}',
    "seventy thousand bytes": json.dumps({**GOOD, "example": "x" * 70_000}).encode(),
    "a list as choice": json.dumps({**GOOD, "choice": ["3"]}).encode(),
    "true as choice": json.dumps({**GOOD, "choice": True}).encode(),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_body_is_refused_and_nothing_is_lost(anna: Client, draft: Assessment, name: str) -> None:
    reply = anna.put(url(draft), BAD[name], JSON)
    assert reply.status_code == 400
    assert reply.headers["Content-Type"] == JSON
    assert reply.json()["message"]
    assert row(draft) == ("2", "", "Vroeg om hulp.", 1)


def test_body_of_three_hundred_kilobytes_is_refused(anna: Client, draft: Assessment) -> None:
    assert anna.put(url(draft), json.dumps({**GOOD, "example": "x" * 300_000}), JSON).status_code == 400


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *(("choice", value) for value in ("4", "-1", "2.0", "x", " 3", "\uff13", 4, -1)),
        *(("revision", value) for value in (None, "", "x", -1, 2**31, "1.5")),
        *(("key", value) for value in (None, "", "x", 7, "1" * 40)),
        ("reason", "x" * 301),
        ("example", "x" * 2001),
    ],
)
def test_wrong_value_is_told_at_its_field(anna: Client, draft: Assessment, field: str, value: object) -> None:
    choice = {"choice": "not_applicable"} if field == "reason" else {}
    changes: dict[str, Any] = {**choice, field: value}
    reply = put(anna, draft, **changes)
    assert (reply.status_code, reply.json()["field"]) == (400, field)
    assert reply.json()["message"]
    assert row(draft) == ("2", "", "Vroeg om hulp.", 1)


@pytest.mark.parametrize("item_key", ["unknown", "-", "HELP_ASK", "help_ask-choice", "x" * 500])
def test_unknown_item_is_not_found(anna: Client, draft: Assessment, item_key: str) -> None:
    reply = put(anna, draft, item_key)
    assert (reply.status_code, bool(reply.json()["message"])) == (404, True)
    assert draft.answers.count() == 1


def test_save_without_a_token_against_forgery_is_refused(people: People, draft: Assessment) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(people.anna)
    assert put(strict, draft).status_code == 403
    assert row(draft)[0] == "2"
    token = strict.get(reverse("session-state")).json()["token"]
    assert strict.put(url(draft), json.dumps(GOOD), JSON, headers={"X-CSRFToken": token}).status_code == 200


def test_draft_thrown_away_at_the_last_moment_is_not_found(
    people: People, anna: Client, draft: Assessment
) -> None:
    save = actions.save_answer

    def too_late(**given: object) -> Answer:
        actions.discard_draft(assessment=draft, seen_revision=draft.revision, by=people.anna)
        return save(**given)  # type: ignore[arg-type]

    with mock.patch.object(actions, "save_answer", too_late):
        assert put(anna, draft).status_code == 404


def test_save_after_the_role_has_ended_is_refused(people: People, anna: Client, draft: Assessment) -> None:
    end_membership(membership=people.anna.memberships.get(), by=people.ada)
    assert put(anna, draft).status_code == 302  # it was the last role: signed out
    assert row(draft)[0] == "2"


def test_words_are_kept_as_they_were_typed(anna: Client, draft: Assessment) -> None:
    words = "’s-Gravenhage, Ï, 👩‍👧‍👦, \u202eomgekeerd\u202c, {{7*7}}, =1+1, <b>\nregel twee"
    assert put(anna, draft, example=words).json()["example"] == words
    assert row(draft)[2] == words

"""Signing closes a form for ever; what was seen is what is signed."""

import pytest
from django.db import DatabaseError, connection, transaction

from assessments.actions.assessments import discard_draft, sign_assessment
from assessments.actions.corrections import start_correction
from assessments.exceptions import AlreadySigned, Incomplete
from assessments.models import Assessment
from portfolio.actions import digest_of
from portfolio.rules.scoring import scores_from_json
from revisions.exceptions import SeenOtherwise
from tests.support.build import People, a_child, a_draft, a_signed_form, answer


def test_signing_packs_the_answers_and_stores_scores(people: People) -> None:
    child = a_child(people.north, people.anna)
    signed = a_signed_form(child, people.anna, choice="3", example="Vroeg zelf om een rustige plek.")
    signed.refresh_from_db()
    assert signed.answers.count() == 0
    assert signed.document is not None
    assert len(signed.document["answers"]) == 12
    assert signed.digest == digest_of(signed.document)
    assert scores_from_json(signed.scores or {}).n_present == 12


def test_signing_needs_the_revision_that_was_shown(people: People) -> None:
    draft = a_draft(a_child(people.north, people.anna), people.anna)
    answer(draft, "help_ask", "2", people.anna)
    draft.refresh_from_db()
    seen = draft.revision
    answer(draft, "help_ask", "3", people.anna)
    with pytest.raises(SeenOtherwise):
        sign_assessment(assessment=draft, seen_revision=seen, by=people.anna)


def test_signing_needs_an_answer_and_a_reason_for_what_does_not_fit(people: People) -> None:
    draft = a_draft(a_child(people.north, people.anna), people.anna)
    with pytest.raises(Incomplete):
        sign_assessment(assessment=draft, seen_revision=0, by=people.anna)
    answer(draft, "help_ask", "not_applicable", people.anna)
    draft.refresh_from_db()
    with pytest.raises(Incomplete) as refused:
        sign_assessment(assessment=draft, seen_revision=draft.revision, by=people.anna)
    assert refused.value.item_keys == ["help_ask"]


def test_signed_form_is_refused_by_actions(people: People) -> None:
    signed = a_signed_form(a_child(people.north, people.anna), people.anna)
    with pytest.raises(AlreadySigned):
        answer(signed, "help_ask", "0", people.anna)
    with pytest.raises(AlreadySigned):
        discard_draft(assessment=signed, seen_revision=signed.revision, by=people.anna)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE assessments_assessment SET hours_seen = 1 WHERE id = %s",
        "UPDATE assessments_assessment SET signed_at = NULL, document = NULL, scores = NULL, digest = '' WHERE id = %s",
        "DELETE FROM assessments_assessment WHERE id = %s",
        (
            "INSERT INTO assessments_answer (assessment_id, item_key, choice, reason, example, revision, saved_at)"
            " VALUES (%s, 'help_ask', '0', '', '', 1, now())"
        ),
    ],
)
def test_signed_form_is_refused_by_the_database(people: People, statement: str) -> None:
    signed = a_signed_form(a_child(people.north, people.anna), people.anna)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, [signed.pk])


def test_correction_is_a_new_version_that_points_back(people: People) -> None:
    child = a_child(people.north, people.anna)
    signed = a_signed_form(child, people.anna, choice="1")
    draft = start_correction(assessment=signed, reason="Verkeerde week", by=people.anna)
    assert draft.answers.count() == 12
    assert list(Assessment.objects.standing()) == [signed]
    answer(draft, "help_ask", "3", people.anna)
    draft.refresh_from_db()
    corrected = sign_assessment(assessment=draft, seen_revision=draft.revision, by=people.anna)
    assert list(Assessment.objects.standing()) == [corrected]
    assert Assessment.objects.get(pk=signed.pk).is_replaced
    assert Assessment.objects.get(pk=signed.pk).document == signed.document

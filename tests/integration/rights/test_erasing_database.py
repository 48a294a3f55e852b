"""What the database itself refuses: signed forms stay, whatever the web process asks, without an approved request."""

import uuid

import pytest
from django.db import DatabaseError, IntegrityError, ProgrammingError, connection, transaction
from django.utils import timezone

from assessments.models import Assessment
from children.models import Child, SafetyNote
from reviews.models import Judgement
from rights.actions.erasures import approve_erasure
from rights.models import Erasure, ErasureRequest
from tests.support.around import a_safety_note
from tests.support.build import People, a_child, a_signed_form, an_event
from tests.support.days import days_ago
from tests.support.rights import a_request, destroyed, granted, kept


@pytest.fixture
def told(people: People) -> Child:
    child = a_child(people.north, people.anna)
    a_signed_form(child, people.anna)
    event = an_event(child, people.anna)
    Judgement.objects.create(
        adversity=event,
        period_from=str(days_ago(325)),
        period_to=str(days_ago(174)),
        verdict="cannot_say",
        reasons="Nog te kort.",
        judged_by=people.anna,
    )
    return child


def refused(statement: str, *given: uuid.UUID) -> str:
    """Return why the database refuses a statement of the web role."""
    with pytest.raises(DatabaseError) as caught, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, given)
    return str(caught.value)


NOTES = "children_safetynote"
ERASE = "SELECT rights_erase(%s, '', '{}')"
UNAPPROVED = "nothing is destroyed without an approved request"


def test_signed_form_stays_also_while_a_request_is_approved(people: People, told: Child) -> None:
    request = granted(a_request(told, people.cora), people.cora)
    ErasureRequest.objects.filter(pk=request.pk).update(approved_at=timezone.now(), approved_by=people.anna)
    assert "immutable" in refused("DELETE FROM assessments_assessment WHERE child_id = %s", told.pk)
    assert "immutable" in refused(
        "UPDATE assessments_assessment SET digest = 'x' WHERE child_id = %s", told.pk
    )
    assert told.assessments.exists()


def test_function_asks_for_a_request_that_someone_else_approved(people: People, told: Child) -> None:
    assert UNAPPROVED in refused(ERASE, uuid.uuid4())
    request = a_request(told, people.cora)
    assert UNAPPROVED in refused(ERASE, request.pk)
    request = granted(request, people.cora)
    assert UNAPPROVED in refused(ERASE, request.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        ErasureRequest.objects.filter(pk=request.pk).update(
            approved_at=timezone.now(), approved_by=people.cora
        )
    ErasureRequest.objects.filter(pk=request.pk).update(approved_at=timezone.now(), approved_by=people.anna)
    kept(told, people.cora, hold_reason="Er loopt een klacht.")
    assert "may not be destroyed yet" in refused(ERASE, request.pk)
    assert Child.objects.filter(pk=told.pk).exists()


def test_request_is_carried_out_once(people: People, told: Child) -> None:
    event = told.life_events.get()
    destroyed(told, people.cora, people.anna, event)
    assert not Judgement.objects.exists()  # it rested on the event
    assert UNAPPROVED in refused(ERASE, told.erasure_requests.get().pk)


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO rights_erasure SELECT * FROM rights_erasure",
        "UPDATE rights_erasure SET is_running = true",
        "DELETE FROM rights_erasure",
        "SELECT rights_destroy(gen_random_uuid(), NULL)",
        "SELECT rights_erase_again('{}', '{}')",
        "SELECT rights_log_destruction('child_destroyed', NULL, NULL, '{}')",
    ],
)
def test_register_is_written_by_the_owner_alone(people: People, told: Child, statement: str) -> None:
    assert "permission denied" in refused(statement)


def test_what_was_looked_at_is_what_goes(people: People, told: Child) -> None:
    """A judgement leads to the child through an event only; no table with a way to a child keeps a row."""
    request = granted(a_request(told, people.cora), people.cora)
    erasure = approve_erasure(request=request, seen_revision=1, by=people.anna)
    assert erasure.counts["reviews_judgement"] == erasure.counts["assessments_assessment"] == 1
    assert not Judgement.objects.exists()
    assert not Assessment.objects.exists()
    assert Erasure.objects.get() == erasure


def test_notes_on_safety_go_with_the_whole_file_only(people: People, told: Child) -> None:
    note = a_safety_note(told, people.anna)
    assert "permission denied" in refused("DELETE FROM children_safetynote WHERE child_id = %s", told.pk)
    assert destroyed(told, people.cora, people.anna, told.life_events.get()).counts.get(NOTES) is None
    assert SafetyNote.objects.get() == note
    assert destroyed(told, people.cora, people.anna).counts[NOTES] == 1
    assert not SafetyNote.objects.exists()


def test_web_role_may_not_truncate(people: People, told: Child) -> None:
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE rights_erasure")

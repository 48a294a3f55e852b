"""A form that was signed on the wrong child is withdrawn; what was signed stays, for who must account for it."""

import datetime
from collections.abc import Callable
from contextlib import nullcontext

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from assessments.actions.assessments import sign_assessment
from assessments.actions.corrections import start_correction
from assessments.actions.withdrawals import add_reading, copy_withdrawn, withdraw_assessment
from assessments.exceptions import AlreadyCopied, AlreadyWithdrawn
from assessments.models import Assessment, Withdrawal
from audit.models import AuditEvent
from children.models import Child
from portfolio.actions import digest_of
from reliability.queries.forms import forms_of_version
from rights.queries.records_of_child import everything_about
from rights.queries.statements import statements_of
from tests.support.build import People, a_child, a_draft, a_signed_form, a_withdrawn_form, make_people
from tests.support.clock import clock_at
from tests.support.owner import as_owner
from tests.support.pages import Page
from tests.support.rights import a_statement, destroyed

REASON = {"reason": "Hoort bij een ander kind."}


def url(name: str, form: Assessment, *more: object) -> str:
    return reverse(name, args=[form.child_id, form.pk, *more])


def listed(client: Client, child: Child) -> Page:
    return Page(client.get(reverse("assessment-list", args=[child.pk])))


def test_observer_withdraws_with_a_reason_and_the_list_keeps_one_line(
    anna: Client, people: People, child: Child
) -> None:
    form = a_signed_form(child, people.anna)
    assert url("assessment-withdraw", form) in anna.get(url("assessment-read", form)).content.decode()
    assert "Noord" in Page(anna.get(url("assessment-withdraw", form))).words
    response = anna.post(url("assessment-withdraw", form), REASON)
    assert response.headers["Location"] == reverse("assessment-list", args=[child.pk])
    page = listed(anna, child)
    assert "door Anna de Wit: bij het verkeerde kind ondertekend." in page.words
    assert page.rows == []
    event = AuditEvent.objects.get(event="assessment_withdrawn")
    assert (event.child_id, event.object_id) == (str(child.pk), str(form.pk))


@pytest.mark.parametrize("reason", ["", "   ", "fout", "x" * 301])
def test_nothing_is_withdrawn_without_a_reason(
    anna: Client, people: People, child: Child, reason: str
) -> None:
    form = a_signed_form(child, people.anna)
    assert anna.post(url("assessment-withdraw", form), {"reason": reason}).status_code == 200
    assert not Withdrawal.objects.exists()


def test_coordinator_withdraws_the_form_of_a_colleague(
    client_of: Callable[[User], Client], people: People, child: Child
) -> None:
    form = a_signed_form(child, people.bram)
    assert client_of(people.anna).post(url("assessment-withdraw", form), REASON).status_code == 403
    assert client_of(people.cora).post(url("assessment-withdraw", form), REASON).status_code == 302
    assert Withdrawal.objects.get().withdrawn_by == people.cora


def test_what_was_signed_stays_as_it_was(people: People, child: Child) -> None:
    form = a_signed_form(child, people.anna)
    withdraw_assessment(assessment=form, **REASON, by=people.anna)
    kept = Assessment.objects.get(pk=form.pk)
    assert (kept.document, kept.digest, kept.scores) == (form.document, form.digest, form.scores)
    assert digest_of(kept.document or {}) == kept.digest


def test_all_versions_go_together_and_an_open_correction_is_thrown_away(
    people: People, child: Child, anna: Client
) -> None:
    first = a_signed_form(child, people.anna)
    second = start_correction(assessment=first, reason="Verkeerde week", by=people.anna)
    sign_assessment(assessment=second, seen_revision=second.revision, by=people.anna)
    third = start_correction(assessment=second, reason="Nog iets", by=people.anna)
    withdraw_assessment(assessment=first, **REASON, by=people.anna)
    assert set(Withdrawal.objects.values_list("assessment", flat=True)) == {first.pk, second.pk}
    assert not Assessment.objects.filter(pk=third.pk).exists()
    assert AuditEvent.objects.filter(event="assessment_discarded", object_id=third.pk).exists()
    assert listed(anna, child).words.count("bij het verkeerde kind ondertekend") == 1


def test_withdrawn_form_is_not_withdrawn_or_corrected_again(people: People, child: Child) -> None:
    form = a_withdrawn_form(child, people.anna)
    with pytest.raises(AlreadyWithdrawn):
        withdraw_assessment(assessment=form, **REASON, by=people.cora)
    with pytest.raises(AlreadyWithdrawn):
        start_correction(assessment=form, reason="Toch", by=people.anna)


def test_figures_archive_and_statements_leave_it_out(people: People, child: Child) -> None:
    form = a_signed_form(child, people.anna, example="Papegaai")
    a_statement(child, people.anna, text="Dit ben ik niet.", assessment=form)
    withdraw_assessment(assessment=form, **REASON, by=people.anna)
    assert not forms_of_version(people.north.organisation, form.instrument_version_id).exists()
    assert statements_of(child, with_events=True) == []
    found = {belonging.kind.key: belonging.rows for belonging in everything_about(child)}
    assert found["observaties"] == []
    assert [row.assessment_id for row in found["ingetrokken"]] == [form.pk]


def test_answers_go_to_a_draft_about_the_right_child_and_both_logs_say_so(
    anna: Client, people: People, child: Child
) -> None:
    form = a_withdrawn_form(child, people.anna, choice="3", example="Zong mee.")
    right = a_child(people.north, people.anna, reference="DW-002")
    response = anna.post(url("assessment-copy", form), {"child": str(right.pk)})
    draft = Assessment.objects.drafts().get()
    assert response.headers["Location"] == url("assessment-check", draft)
    assert (draft.child, draft.observer, draft.setting) == (right, people.anna, form.setting)
    assert {(a.choice, a.example) for a in draft.answers.all()} == {("3", "Zong mee.")}
    copied = AuditEvent.objects.filter(event="assessment_copied")
    assert {event.child_id for event in copied} == {str(child.pk), str(right.pk)}


def test_answers_of_one_form_are_taken_over_once(anna: Client, people: People, child: Child) -> None:
    form = a_withdrawn_form(child, people.anna)
    right = a_child(people.north, people.anna, reference="DW-002")
    other = a_child(people.north, people.anna, reference="DW-003")
    at_check = anna.post(url("assessment-copy", form), {"child": str(right.pk)}).headers["Location"]
    for told in (
        anna.get(url("assessment-copy", form)),
        anna.post(url("assessment-copy", form), {"child": str(other.pk)}),
    ):
        assert "De antwoorden zijn al overgenomen" in Page(told).words
        assert at_check in told.content.decode()
    assert "De antwoorden zijn al overgenomen" in listed(anna, child).words
    assert Assessment.objects.drafts().count() == 1


def test_database_lets_answers_be_taken_over_once(people: People, child: Child) -> None:
    form = a_withdrawn_form(child, people.anna)
    for reference, refusal in (("DW-002", nullcontext()), ("DW-003", pytest.raises(AlreadyCopied))):
        with refusal:
            right = a_child(people.north, people.anna, reference=reference)
            copy_withdrawn(assessment=form, child=right, by=people.anna)
    assert Assessment.objects.drafts().count() == 1


def test_page_names_the_copy_only_to_who_reaches_it(anna: Client, people: People, child: Child) -> None:
    form = a_withdrawn_form(child, people.anna)
    right = a_child(people.north, people.anna, reference="DW-002")
    draft = copy_withdrawn(assessment=form, child=right, by=people.anna)
    sign_assessment(assessment=draft, seen_revision=0, by=people.anna)
    assert url("assessment-read", draft) in anna.get(url("assessment-copy", form)).content.decode()
    withdraw_assessment(assessment=Assessment.objects.get(pk=draft.pk), **REASON, by=people.anna)
    told = anna.get(url("assessment-copy", form))
    assert str(draft.pk) not in told.content.decode()
    assert "niet meer van jou" in Page(told).words


def test_answers_are_taken_over_from_the_newest_version(anna: Client, people: People, child: Child) -> None:
    first = a_signed_form(child, people.anna)
    later = start_correction(assessment=first, reason="Verkeerde week", by=people.anna)
    sign_assessment(assessment=later, seen_revision=later.revision, by=people.anna)
    withdraw_assessment(assessment=Assessment.objects.get(pk=first.pk), **REASON, by=people.anna)
    assert anna.get(url("assessment-copy", first)).status_code == 404
    assert anna.get(url("assessment-copy", later)).status_code == 200


def test_only_the_observer_takes_answers_over_and_only_to_children_within_reach(
    client_of: Callable[[User], Client], people: People, child: Child
) -> None:
    form = a_withdrawn_form(child, people.bram)
    far = a_child(people.south, people.chris, reference="ZU-1")
    not_his = a_child(people.north, people.anna, reference="DW-002", is_entrusted=False)
    assert client_of(people.cora).get(url("assessment-copy", form)).status_code == 403
    bram = client_of(people.bram)
    for other in (far, not_his, child):
        assert other.reference not in str(bram.get(url("assessment-copy", form)).context["form"]["child"])
        assert bram.post(url("assessment-copy", form), {"child": str(other.pk)}).status_code == 200
    assert not Assessment.objects.drafts().exists()


def test_answers_do_not_go_where_they_do_not_fit(anna: Client, people: People, child: Child) -> None:
    form = a_withdrawn_form(child, people.anna)
    baby = a_child(people.north, people.anna, reference="DW-002", birth_year=child.birth_year + 9)
    busy = a_child(people.north, people.anna, reference="DW-003")
    a_draft(busy, people.anna)
    for other in (baby, busy):
        response = anna.post(url("assessment-copy", form), {"child": str(other.pk)})
        assert response.context["form"].errors["child"]
    assert Assessment.objects.drafts().count() == 1


def test_who_accounts_for_it_reads_it_with_a_reason_for_an_hour(
    client_of: Callable[[User], Client], people: People, child: Child
) -> None:
    form = a_withdrawn_form(child, people.anna, example="Papegaai")
    assert client_of(people.anna).get(url("withdrawn-ask", form)).status_code == 403
    cora = client_of(people.cora)
    assert "Papegaai" not in cora.get(url("withdrawn-ask", form)).content.decode()
    page = cora.post(url("withdrawn-ask", form), {"reason": "De klacht nakijken."}).headers["Location"]
    assert "Papegaai" in cora.get(page).content.decode()
    found = AuditEvent.objects.filter(child_id=child.pk).values_list("event", flat=True)
    assert {"withdrawn_reading_added", "withdrawn_read"} <= set(found)
    with clock_at(timezone.now() + datetime.timedelta(minutes=61)):
        later = client_of(people.cora).get(page)
    assert later.headers["Location"] == url("withdrawn-ask", form)


def test_reason_of_one_opens_it_to_no_other(
    client_of: Callable[[User], Client], people: People, child: Child
) -> None:
    form = a_withdrawn_form(child, people.anna)
    reading = add_reading(assessment=form, reason="De klacht nakijken.", by=people.anna)
    assert client_of(people.cora).get(url("withdrawn-read", form, reading.pk)).status_code == 404


def test_nobody_is_asked_why_for_a_form_that_stands(
    client_of: Callable[[User], Client], people: People, child: Child
) -> None:
    cora = client_of(people.cora)
    for form in (a_signed_form(child, people.anna), a_draft(child, people.anna)):
        assert cora.get(url("withdrawn-ask", form)).status_code == 404
        assert cora.post(url("withdrawn-ask", form), {"reason": "De klacht nakijken."}).status_code == 404


CHANGES = (
    "UPDATE assessments_withdrawal SET reason = 'anders'",
    "DELETE FROM assessments_withdrawal",
    "UPDATE assessments_withdrawnreading SET reason = 'anders'",
    "DELETE FROM assessments_withdrawnreading",
    "UPDATE assessments_assessment SET digest = 'x'",
    "DELETE FROM assessments_assessment",
)


@pytest.mark.django_db(transaction=True)
def test_database_keeps_a_withdrawal_and_its_form_from_its_owner_too() -> None:
    people = make_people()
    form = a_withdrawn_form(a_child(people.north, people.anna), people.anna)
    add_reading(assessment=form, reason="De klacht nakijken.", by=people.cora)
    with as_owner() as owner:
        for change in CHANGES:
            with pytest.raises(psycopg.errors.RestrictViolation), owner.transaction():
                owner.execute(change.encode())
        owner.rollback()


@pytest.mark.parametrize("change", CHANGES)
def test_web_role_may_not_change_a_withdrawal_or_its_form(people: People, child: Child, change: str) -> None:
    form = a_withdrawn_form(child, people.anna)
    add_reading(assessment=form, reason="De klacht nakijken.", by=people.cora)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


def test_database_refuses_to_withdraw_a_draft_and_to_correct_a_withdrawn_form(
    people: People, child: Child
) -> None:
    draft = a_draft(child, people.anna)
    with pytest.raises(DatabaseError, match="only a signed form"), transaction.atomic():
        Withdrawal.objects.create(assessment=draft, reason="x", withdrawn_by=people.anna)
    form = a_withdrawn_form(child, people.cora)
    with pytest.raises(DatabaseError, match="not corrected"), transaction.atomic():
        Assessment.objects.filter(pk=draft.pk).update(corrects=form)
    signed = a_signed_form(child, people.bram)
    with pytest.raises(DatabaseError, match="not withdrawn"), transaction.atomic():
        add_reading(assessment=signed, reason="De klacht nakijken.", by=people.cora)


def test_erasing_a_child_takes_withdrawn_forms_along(people: People, child: Child) -> None:
    form = a_withdrawn_form(child, people.anna)
    add_reading(assessment=form, reason="De klacht nakijken.", by=people.cora)
    destroyed(child, people.cora, people.anna)
    assert not Assessment.objects.filter(pk=form.pk).exists()
    assert not Withdrawal.objects.exists()


def test_withdrawn_form_is_destroyed_by_itself_with_its_mark(
    client_of: Callable[[User], Client], people: People, child: Child
) -> None:
    form = a_withdrawn_form(child, people.anna)
    destroyed(child, people.cora, people.anna, form)
    assert not Withdrawal.objects.exists()
    assert Child.objects.filter(pk=child.pk).exists()

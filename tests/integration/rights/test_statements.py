"""What a child or a parent says stays beside what it is about: on screen, on paper, in the archive."""

from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse
from django.utils.translation import gettext

from audit.models import AuditEvent
from children.models import Child
from meetings.actions.minutes import reopen_minutes
from rights.models import Statement
from rights.models.statement import RECORDS
from rights.queries.stated import SUBJECTS
from rights.queries.statements import statements_of
from tests.support.advice import advised, asked
from tests.support.around import a_judgement, an_action
from tests.support.build import People, a_child, a_signed_form, an_event
from tests.support.days import days_ago
from tests.support.large_dataset import a_scientist, browser_of
from tests.support.meetings import a_meeting, item_of
from tests.support.minutes import a_line, closed_minutes
from tests.support.pages import Page
from tests.support.papers import make_pdf, read_pdf
from tests.support.rights import a_statement, destroyed, passages_of, statement_fields
from tests.support.scenes import corrected


def test_statement_stands_beside_the_form_for_good(people: People, child: Child) -> None:
    form = a_signed_form(child, people.bram)
    anna, url = browser_of(people.anna), reverse("assessment-statement", args=[child.pk, form.pk])
    assert anna.post(url, statement_fields()).headers["Location"] == reverse(
        "assessment-read", args=[child.pk, form.pk]
    )
    words = Page(anna.get(reverse("assessment-read", args=[child.pk, form.pk]))).words
    assert "Zo was het niet." in words
    assert "Anna de Wit" in words
    assert (
        "Zo was het niet."
        in Page(browser_of(people.bram).get(reverse("assessment-read", args=[child.pk, form.pk]))).words
    )
    logged = AuditEvent.objects.get(event="statement_added")
    assert (logged.child_id, logged.action) == (str(child.pk), "C")
    corrected(form, people.bram, help_ask="1")
    assert "Zo was het niet." in Page(anna.get(reverse("assessment-read", args=[child.pk, form.pk]))).words


def test_statement_stands_beside_an_event_and_keeps_it(people: People, child: Child) -> None:
    event = an_event(child, people.anna)
    anna = browser_of(people.anna)
    assert (
        anna.post(reverse("life-event-statement", args=[child.pk, event.pk]), statement_fields()).status_code
        == 302
    )
    assert "Zo was het niet." in Page(anna.get(reverse("life-event-list", args=[child.pk]))).words
    removed = anna.post(reverse("life-event-remove", args=[child.pk, event.pk]), {"seen": "0"}, follow=True)
    assert (
        gettext("Something that was written down rests on this event. That is why it stays.")
        in Page(removed).words
    )
    assert child.life_events.exists()


def test_guardian_can_have_a_view_put_beside_a_form(people: People, child: Child) -> None:
    form = a_signed_form(child, people.bram)
    anna, url = browser_of(people.anna), reverse("assessment-statement", args=[child.pk, form.pk])
    assert "een voogd" in Page(anna.get(url)).words
    assert anna.post(url, statement_fields() | {"author": "guardian"}).status_code == 302
    assert "een voogd" in Page(anna.get(reverse("assessment-read", args=[child.pk, form.pk]))).words.lower()


def test_statement_is_printed_with_what_is_shown(people: People, child: Child) -> None:
    a_statement(child, people.anna, "Over het formulier.", assessment=a_signed_form(child, people.anna))
    a_statement(child, people.anna, "Over de scheiding.", life_event=an_event(child, people.anna))
    paper = read_pdf(make_pdf(child, people.anna)).words
    assert "Over het formulier." in paper
    assert "Over de scheiding." in paper
    without = read_pdf(make_pdf(child, people.anna, with_events="")).words
    assert "Over het formulier." in without
    assert "Over de scheiding." not in without
    assert {p.text for p in passages_of(child)} >= {"Over het formulier.", "Over de scheiding."}


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"text": ""}, "text"),
        ({"text": " \n "}, "text"),
        ({"text": "x" * 2001}, "text"),
        ({"author": "buurman"}, "author"),
        ({"said_on": str(days_ago(-32))}, "said_on"),
        ({"said_on": "2001-01-01"}, "said_on"),
        ({"said_on": "31-02"}, "said_on"),
    ],
)
def test_what_cannot_be_right_is_said_at_the_field(
    people: People, child: Child, changes: dict[str, str], wrong: str
) -> None:
    event = an_event(child, people.anna)
    url = reverse("life-event-statement", args=[child.pk, event.pk])
    response = browser_of(people.anna).post(url, {**statement_fields(), **changes})
    assert list(response.context["form"].errors) == [wrong]
    assert not Statement.objects.exists()


@pytest.mark.parametrize(
    "statement", ["UPDATE rights_statement SET text = 'x'", "DELETE FROM rights_statement"]
)
def test_database_keeps_a_statement_as_it_is(people: People, child: Child, statement: str) -> None:
    a_statement(child, people.anna, life_event=an_event(child, people.anna))
    with (
        pytest.raises(DatabaseError, match="never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_statement_is_about_one_record(people: People, child: Child) -> None:
    event, form = an_event(child, people.anna), a_signed_form(child, people.anna)
    both: dict[str, Any] = {"life_event": event, "assessment": form}
    for about in ({}, both):
        with pytest.raises(IntegrityError), transaction.atomic():
            a_statement(child, people.anna, **about)


def test_statement_goes_with_its_record_after_two_people_looked(people: People, child: Child) -> None:
    event = an_event(child, people.anna)
    a_statement(child, people.anna, life_event=event)
    erasure = destroyed(child, people.cora, people.anna, event)
    assert erasure.counts == {"lifecourse_lifeevent": 1, "rights_statement": 1}


def test_record_of_another_child_gets_no_statement(people: People, child: Child) -> None:
    other = a_child(people.north, people.anna, first_name="Noor", reference="DW-7")
    event = an_event(other, people.anna)
    url = reverse("life-event-statement", args=[child.pk, event.pk])
    assert browser_of(people.anna).post(url, statement_fields()).status_code == 404


def said_beside(people: People, child: Child, page: str, *ids: object) -> str:
    """Have a statement put beside something through its page; return what the page to which that leads shows."""
    url = reverse(page, args=[child.pk, *ids])
    return Page(browser_of(people.anna).post(url, statement_fields(), follow=True)).words


def test_statement_stands_beside_an_action_and_keeps_it(people: People, child: Child) -> None:
    action = an_action(child, people.anna)
    assert "Zo was het niet." in said_beside(people, child, "action-statement", action.pk)
    url = reverse("action-remove", args=[child.pk, action.pk])
    removed = browser_of(people.anna).post(url, {"seen": "0"}, follow=True)
    assert "Bij deze actie is een zienswijze gezet." in Page(removed).words
    assert child.actions.exists()


def test_statement_on_the_plan_stands_above_no_single_action(people: People, child: Child) -> None:
    an_action(child, people.anna)
    assert "Zo was het niet." in said_beside(people, child, "plan-statement")
    assert Statement.objects.get().is_on_plan


def test_statement_on_minutes_stays_with_every_version(people: People, child: Child) -> None:
    item = item_of(a_meeting(people.north, people.cora, [child], on=days_ago(1)), child)
    a_line(item, people.anna)
    first = closed_minutes(item, people.cora)
    assert "Zo was het niet." in said_beside(people, child, "minutes-statement", first.pk)
    item.refresh_from_db()
    reopen_minutes(item=item, seen_revision=item.revision, by=people.cora)
    again = closed_minutes(item, people.cora, reason="Er ontbrak een zin.")
    for minutes in (first, again):
        page = browser_of(people.anna).get(reverse("minutes-read", args=[child.pk, minutes.pk]))
        assert "Zo was het niet." in Page(page).words
    found = browser_of(people.anna).get(reverse("minutes-list", args=[child.pk]))
    assert "Zo was het niet." in Page(found).words
    talk = item_of(a_meeting(people.north, people.cora, [child]), child)
    shown = browser_of(people.anna).get(reverse("discussion", args=[child.pk, talk.pk]))
    assert "Zo was het niet." in Page(shown).words


def test_statement_on_a_judgement_is_shown_and_printed_with_it(people: People, child: Child) -> None:
    a_signed_form(child, people.anna)
    judgement = a_judgement(an_event(child, people.anna), people.anna)
    assert "Zo was het niet." in said_beside(people, child, "judgement-statement", judgement.pk)
    for page in ("judgement-list", "trajectory"):
        shown = browser_of(people.anna).get(reverse(page, args=[child.pk]))
        assert "Zo was het niet." in Page(shown).words, page
    assert "Zo was het niet." in read_pdf(make_pdf(child, people.anna)).words
    assert "Zo was het niet." not in read_pdf(make_pdf(child, people.anna, with_events="")).words
    assert "Zo was het niet." in {passage.text for passage in passages_of(child)}


def test_statement_stands_beside_advice(people: People, child: Child) -> None:
    advice = advised(asked(child, a_scientist(people), people.cora))
    assert "Zo was het niet." in said_beside(people, child, "advice-statement", advice.pk)


def test_everything_spoken_of_says_what_it_is(people: People, child: Child) -> None:
    event = an_event(child, people.anna, title="Verhuisd")
    a_statement(child, people.anna, action=an_action(child, people.anna, title="Samen lezen"))
    a_statement(child, people.anna, judgement=a_judgement(event, people.anna))
    a_statement(child, people.anna, is_on_plan=True)
    assert set(SUBJECTS) == {*RECORDS, ""}
    found = {stated.about for stated in statements_of(child, with_events=True)}
    assert found == {"Samen lezen", "Hoe ging het sindsdien: Verhuisd?", "alle acties samen"}
    assert len(statements_of(child, with_events=False)) == 2

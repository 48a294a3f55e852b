"""Notes on the reporting code: dated, for the team only, added to and never changed."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext

from accounts.models import User
from audit.models import AuditEvent
from children.actions.safety import add_safety_note
from children.exceptions import AlreadyNoted
from children.models import Child, SafetyNote
from tests.support.around import a_safety_note
from tests.support.build import People, a_child, make_people
from tests.support.concurrency import meeting_before, together
from tests.support.days import day_before_birth, days_ago, spelled
from tests.support.owner import as_owner
from tests.support.pages import Page
from tests.support.records import safety_note_fields

LIST, ADD, CORRECT = "safety-note-list", "safety-note-add", "safety-note-correct"


def url(name: str, child: Child, *more: object) -> str:
    return reverse(name, args=[child.pk, *more])


def test_note_is_kept_with_day_step_and_name(people: People, anna: Client, child: Child) -> None:
    assert anna.post(url(ADD, child), safety_note_fields()).headers["Location"] == url(LIST, child)
    note = SafetyNote.objects.get()
    assert (note.step, note.on.isoformat(), note.note) == (2, str(days_ago(82)), "Overlegd.")
    (row,) = Page(anna.get(url(LIST, child))).rows[1:]
    assert row[0] == spelled(days_ago(82))
    assert row[1] == gettext("2. Think it over with a colleague, and with Veilig Thuis if needed")
    assert row[2] == "Overlegd."
    assert row[3].startswith(f"Anna de Wit, {spelled(days_ago(0))} ")
    event = AuditEvent.objects.get(event="safety_note_added")
    assert (event.object_id, event.child_id) == (str(note.pk), str(child.pk))


def test_words_are_not_needed(anna: Client, child: Child) -> None:
    assert anna.post(url(ADD, child), {**safety_note_fields(), "note": ""}).status_code == 302
    assert SafetyNote.objects.get().note == ""


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"on": str(days_ago(-1))}, "on", "This day lies in the future."),
        ({"on": str(day_before_birth())}, "on", "This day lies before the child was born."),
        ({"on": ""}, "on", ""),
        ({"on": "gisteren"}, "on", ""),
        ({"step": ""}, "step", ""),
        ({"step": "0"}, "step", ""),
        ({"step": "6"}, "step", ""),
        ({"note": "x" * 301}, "note", ""),
    ],
)
def test_what_is_not_right_is_refused_at_the_field(
    anna: Client, child: Child, changes: dict[str, str], field: str, message: str
) -> None:
    response = anna.post(url(ADD, child), {**safety_note_fields(), "note": "Blijft staan.", **changes})
    assert list(response.context["form"].errors) == [field]
    assert not message or gettext(message) in Page(response).words
    assert Page(response).form.fields["note"] == changes.get("note", "Blijft staan.")
    assert not SafetyNote.objects.exists()


def test_same_note_sent_twice_is_one_note(anna: Client, child: Child) -> None:
    for _time in range(2):
        assert anna.post(url(ADD, child), safety_note_fields()).status_code == 302
    words = Page(anna.get(url(LIST, child))).words
    assert gettext("You noted just this before. It is there once.") in words
    assert SafetyNote.objects.count() == AuditEvent.objects.filter(event="safety_note_added").count() == 1


def test_same_words_of_a_colleague_are_a_note_too(people: People, child: Child) -> None:
    a_safety_note(child, people.anna, note="Overlegd.")
    a_safety_note(child, people.cora, note="Overlegd.")
    assert child.safety_notes.count() == 2


def test_correction_stands_beside_what_it_corrects(people: People, anna: Client, child: Child) -> None:
    first = a_safety_note(child, people.anna, note="Overlegd met de school.")
    form = Page(anna.get(url(CORRECT, child, first.pk)))
    assert "Overlegd met de school." in form.words
    assert (form.form.fields["on"], form.form.fields["note"]) == (first.on.isoformat(), "")
    sent = {"step": "3", "on": str(days_ago(265)), "note": "Het was stap 3."}
    assert anna.post(url(CORRECT, child, first.pk), sent).status_code == 302
    first.refresh_from_db()
    assert first.note == "Overlegd met de school."
    assert first.correction.note == "Het was stap 3."
    rows = Page(anna.get(url(LIST, child))).rows[1:]
    assert [row[4].split()[0] for row in rows] == ["Verbeteren", "verbeterd"]
    assert f"verbetert de notitie van {spelled(days_ago(266))}, stap 2" in rows[0][1]


def test_correction_without_words_is_refused_at_the_field(people: People, anna: Client, child: Child) -> None:
    first = a_safety_note(child, people.anna)
    response = anna.post(url(CORRECT, child, first.pk), {**safety_note_fields(), "note": " "})
    assert list(response.context["form"].errors) == ["note"]
    with pytest.raises(IntegrityError, match="safety_note_correction_says_why"):
        a_safety_note(child, people.anna, corrects=first)


def test_second_correction_of_a_note_is_told_and_loses_nothing(
    people: People, anna: Client, child: Child
) -> None:
    first = a_safety_note(child, people.anna)
    a_safety_note(child, people.cora, note="Van Cora.", corrects=first)
    response = anna.post(url(CORRECT, child, first.pk), {**safety_note_fields(), "note": "Van Anna."})
    said = "A colleague corrected this note just before you. Look at the notes first."
    assert gettext(said) in Page(response).words
    assert Page(response).form.fields["note"] == "Van Anna."
    assert child.safety_notes.count() == 2


def test_note_of_another_child_is_not_reached_through_this_one(
    people: People, anna: Client, child: Child
) -> None:
    other = a_safety_note(a_child(people.north, people.anna, reference="X-1"), people.anna)
    assert anna.get(url(CORRECT, child, other.pk)).status_code == 404
    assert anna.post(url(CORRECT, child, other.pk), safety_note_fields()).status_code == 404


def test_page_without_notes_draws_no_conclusion(anna: Client, child: Child) -> None:
    words = Page(anna.get(url(LIST, child))).words
    assert "Dat zegt niets over hoe veilig Sam is." in words
    assert "Krachten zijn geen argument tegen een zorg." in words


@pytest.mark.parametrize("change", ["UPDATE {} SET on = on", "DELETE FROM {}"])
@pytest.mark.django_db(transaction=True)
def test_database_takes_notes_and_gives_none_back(change: str) -> None:
    people = make_people()
    child = a_child(people.north, people.anna)
    note = a_safety_note(child, people.anna)
    with pytest.raises(DatabaseError), transaction.atomic():
        SafetyNote.objects.filter(pk=note.pk).update(note="Anders.")
    with pytest.raises(DatabaseError), transaction.atomic():
        SafetyNote.objects.filter(pk=note.pk).delete()
    statement = change.format("children_safetynote").replace(" on = on", ' "on" = "on"')
    with as_owner() as connection, pytest.raises(Exception, match="never changed"):
        connection.execute(statement)
    assert SafetyNote.objects.get() == note


def correct(user: User, note: SafetyNote) -> bool:
    """Correct a note; tell whether that was in time."""
    mine = SafetyNote(child=note.child, corrects=note, step=1, on=note.on, note=user.full_name)
    try:
        return bool(add_safety_note(note=mine, by=user))
    except AlreadyNoted:
        return False


@pytest.mark.django_db(transaction=True)
def test_two_corrections_at_once_are_one() -> None:
    people = make_people()
    note = a_safety_note(a_child(people.north, people.anna), people.anna)
    with meeting_before(SafetyNote, "save", patience=0.5):
        found = together(lambda user: correct(user, note), [people.anna, people.cora])
    assert sorted(found) == [False, True]
    winner = (people.anna, people.cora)[found.index(True)]
    assert SafetyNote.objects.get(corrects=note).recorded_by == winner


def test_observer_gets_the_steps_and_not_the_notes(
    people: People, child: Child, client_of: Callable[[User], Client]
) -> None:
    a_safety_note(child, people.anna, note="Alleen voor het team.")
    bram = client_of(people.bram)
    page = Page(bram.get(url("child-safety", child)))
    assert gettext("The five steps of the reporting code (Meldcode)") in page.words
    assert gettext("Open the notes") not in page.words
    assert bram.get(url(LIST, child)).status_code == 403

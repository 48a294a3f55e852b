"""Every reading and writing is in the log, in the same transaction; what was said or seen never is."""

from unittest import mock

import pytest
from django.db import DatabaseError, ProgrammingError, connection, transaction
from django.test import Client
from django.urls import reverse

from assessments.actions import assessments as forms
from assessments.actions.corrections import start_correction
from audit.models import AuditEvent
from children.actions.children import change_child
from children.models import Child
from lifecourse.actions.life_events import change_life_event, remove_life_event
from lifecourse.models import LifeEvent
from tests.support.build import People, a_child, a_draft, a_signed_form, an_event, answer
from tests.support.days import days_ago
from tests.support.matrix import ROWS, Row, ask, good_for, row_id
from tests.support.pages import Reply
from tests.support.readings import READ
from tests.support.seen import frame_seen
from tests.support.world import CHILD_PAGES, TRACES, World, undone
from tests.test_access_matrix import NO_READING

READINGS = [row for row in ROWS if row["page"] in READ and row["method"] == "GET" and row["anna"] == "200"]


def newest(after: int) -> list[AuditEvent]:
    """Return the events of a request, without the sign-in of its test client."""
    return list(AuditEvent.objects.filter(pk__gt=after).exclude(event="signed_in"))


def last_id() -> int:
    return AuditEvent.objects.values_list("pk", flat=True).last() or 0


def test_every_page_about_a_child_is_listed_here() -> None:
    pages = {row["page"] for row in ROWS if row["page"] in CHILD_PAGES and row["method"] == "GET"}
    assert pages - {"child-detail"} == set(READ)
    assert set(READ) > NO_READING - {"child-detail"}


@pytest.mark.parametrize("row", READINGS, ids=row_id)
def test_reading_a_page_writes_one_event_about_the_child(world: World, row: Row) -> None:
    with undone():
        before = last_id()
        assert ask(world, "anna", row).status_code == 200
        (event,) = newest(before)
    assert event.event == READ[row["page"]]
    about = world.forms["anna's signed"] if row["page"] == "assessment-export" else world.child
    assert (event.child_id, event.object_id) == (str(world.child.pk), str(about.pk))
    assert (event.actor_id, event.actor_name) == (str(world.people.anna.pk), "Anna de Wit")


@pytest.mark.parametrize("row", [*READINGS, {**READINGS[0], "page": "child-list"}], ids=row_id)
def test_page_that_cannot_be_logged_is_not_shown(world: World, row: Row) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(world.user("anna") or world.outsider)
    data = good_for(world, row) if row["page"] == "child-export-file" else {}
    if row["page"] == "report-pdf":
        data = {
            "meeting_on": str(days_ago(-3)),
            "form": str(world.forms["anna's signed"].pk),
            "language": "nl",
        }
    failing = mock.patch.object(AuditEvent.objects, "create", side_effect=DatabaseError("log away"))
    with undone(), failing as create:
        response = client.get(world.url(row["page"], row["about"] or "anna's draft"), data)
    assert create.called
    assert response.status_code == 500
    assert not [trace for trace in TRACES if trace in response.content.decode("utf-8", "replace")]


def test_form_that_is_shown_again_with_faults_is_a_reading(world: World) -> None:
    client = Client()
    client.force_login(world.user("anna") or world.outsider)
    for page in ("child-change", "assessment-start", "assessment-frame", "life-event-change"):
        with undone():
            before = last_id()
            assert client.post(world.url(page), {"first_name": ""}).status_code == 200
            assert [event.event for event in newest(before)] == [READ[page]]


def write_everything(people: People) -> Child:
    """Do each thing that can be done to a child once."""
    by = people.anna
    child = a_child(people.north, by, first_name="Kanariena", reference="KANARIE-17")
    child.first_name = "Kanarietje"
    change_child(child=child, seen_revision=0, by=by)
    signed = a_signed_form(child, by, example="Kanarie zong.", choices={"help_ask": "not_applicable"})
    correction = start_correction(assessment=signed, reason="kanarie verkeerd", by=by)
    forms.discard_draft(assessment=correction, seen_revision=correction.revision, by=by)
    draft = a_draft(child, by)
    answer(draft, "help_ask", "not_applicable", by, reason="kanarie past niet", example="Kanarie.")
    draft.hours_seen = 9
    forms.change_frame(assessment=draft, seen_mark=frame_seen(draft), by=by)
    event = an_event(child, by, title="Kanarie weg")
    change_life_event(event=event, seen_revision=0, by=by)
    remove_life_event(event=LifeEvent.objects.get(pk=event.pk), seen_revision=1, by=by)
    return child


def test_every_action_writes_its_event(people: People) -> None:
    before = last_id()
    child = write_everything(people)
    events = [event.event for event in newest(before)]
    assert [name for name in events if name != "answer_saved"] == [
        *(
            "child_registered",
            "grant_added",
            "child_changed",
            "assessment_started",
            "assessment_signed",
            "correction_started",
        ),
        *("assessment_discarded", "assessment_started", "assessment_framed"),
        *("life_event_added", "life_event_changed", "life_event_removed"),
    ]
    assert events.count("answer_saved") == 2
    assert {event.child_id for event in newest(before)} == {str(child.pk)}


def test_write_that_cannot_be_logged_does_not_happen(people: People) -> None:
    draft = a_draft(a_child(people.north, people.anna), people.anna)
    failing = mock.patch.object(AuditEvent.objects, "create", side_effect=DatabaseError("log away"))
    with failing, pytest.raises(DatabaseError):
        answer(draft, "help_ask", "2", people.anna)
    assert draft.answers.count() == 0


def visit(client: Client, child: Child) -> list[Reply]:
    names = ["assessment-list", "assessment-start", "life-event-list", "profile", "trajectory", "report"]
    return [client.get(reverse(name, args=[child.pk])) for name in names]


def test_log_holds_no_name_no_answer_and_no_words(people: People, client: Client) -> None:
    child = write_everything(people)
    client.force_login(people.anna)
    client.post(reverse("child-search"), {"search": "kanarie"})
    client.get(reverse("child-list"))
    assert {response.status_code for response in visit(client, child)} == {200}
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(e)::text FROM audit_auditevent e")
        rows = [row for (row,) in cursor.fetchall()]
    assert len(rows) > 25
    for trace in (*TRACES, "not_applicable", "help_ask", "youth_professional"):
        assert not [row for row in rows if trace in row], trace


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_auditevent SET event = 'x'",
        "DELETE FROM audit_auditevent",
        "TRUNCATE audit_auditevent",
        "ALTER TABLE audit_auditevent DISABLE TRIGGER ALL",
        "DROP TABLE audit_auditevent",
        "SET session_replication_role = replica",
    ],
)
def test_database_refuses_the_web_role_to_change_the_log(people: People, statement: str) -> None:
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_python_refuses_to_change_the_log(people: People) -> None:
    assert AuditEvent.objects.exists()
    with pytest.raises(TypeError):
        AuditEvent.objects.update(event="x")
    with pytest.raises(TypeError):
        AuditEvent.objects.all().delete()
    event = AuditEvent.objects.all()[0]
    assert str(event).endswith(event.event)
    for change in (event.save, event.delete):
        with pytest.raises(ProgrammingError), transaction.atomic():
            change()

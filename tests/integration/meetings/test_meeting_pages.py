"""What the pages of meetings show: to whom, of which children, and what is logged."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.actions.people import end_membership
from accounts.models import User
from audit.actions import record
from audit.models import AuditEvent
from audit.rules.events import EventType
from children.actions.grants import move_child
from children.models import Child
from lifecourse.actions.missed_moments import add_missed_moment
from lifecourse.models import MissedMoment
from meetings.models import Meeting
from tests.support.around import an_action
from tests.support.build import People, a_child, a_draft, a_signed_form
from tests.support.days import days_ago, today
from tests.support.invitations import asked, sent
from tests.support.meetings import a_held_meeting, a_meeting, settled
from tests.support.pages import Page
from tests.support.rights import destroyed, kept
from tests.support.seen import team_seen


@pytest.fixture
def cora(people: People, client_of: Callable[[User], Client]) -> Client:
    return client_of(people.cora)


def url_of(meeting: Meeting) -> str:
    return reverse("meeting-detail", args=[meeting.pk])


def row_of(browser: Client, meeting: Meeting, place: int = 1) -> list[str]:
    """Return what one child shows, cell by cell."""
    return Page(browser.get(url_of(meeting))).rows[place]


def test_child_without_anything_shows_the_way_to_all_of_it(
    people: People, cora: Client, child: Child
) -> None:
    meeting = a_meeting(people.north, people.cora, [child])
    html = cora.get(url_of(meeting)).content.decode()
    who, seen, told, parents, consent, paper = row_of(cora, meeting)
    assert who.startswith("1 Sam")
    assert seen.startswith("nog geen")
    assert told.startswith("nog niet gevraagd")
    assert parents.startswith("nog niet gevraagd")
    assert consent.startswith("nog niet gevraagd niet genoteerd wie gezag heeft")
    assert paper == "nog geen observatie"
    start = reverse("assessment-start", args=[child.pk])
    for form in ("kort", "child-8-11", "parent"):
        assert f'href="{start}?vorm={form}"' in html


def test_what_came_in_since_the_last_meeting_is_counted(people: People, cora: Client, child: Child) -> None:
    a_held_meeting(people.north, people.cora, [child], on=days_ago(30))
    a_signed_form(child, people.anna, on=days_ago(40))
    a_signed_form(child, people.bram, on=days_ago(20))
    a_signed_form(child, people.anna, on=days_ago(10), key="child-8-11", role="child")
    a_draft(child, people.anna, key="parent", role="parent")
    meeting = a_meeting(people.north, people.cora, [child])
    who, seen, told, parents, _consent, paper = row_of(cora, meeting)
    assert "vorige overleg" in who
    assert seen.startswith("1 binnen")
    assert not told.startswith("nog niet")
    assert parents.startswith("begonnen, niet ondertekend")
    assert paper.startswith("nog niet gemaakt")


def test_who_was_asked_by_a_link_is_not_called_unasked(people: People, cora: Client, child: Child) -> None:
    asked(child, people.anna, "child")
    sent(asked(child, people.anna, "parent")[0])
    asked(child, people.anna, "parent")
    _who, _seen, told, parents, _consent, _paper = row_of(cora, a_meeting(people.north, people.cora, [child]))
    assert told.startswith("gevraagd met een link")
    assert parents.startswith("ingevuld met een link, eerst nakijken")


def test_coordinator_sees_whose_draft_is_open_and_a_practitioner_only_the_own_one(
    people: People, child: Child, client_of: Callable[[User], Client]
) -> None:
    a_draft(child, people.bram)
    meeting = a_meeting(people.north, people.cora, [child])
    assert "concept van Bram de Wit" in row_of(client_of(people.cora), meeting)[1]
    assert "concept" not in row_of(client_of(people.anna), meeting)[1]


def test_who_looked_longer_ago_than_agreed_is_named(people: People, cora: Client, child: Child) -> None:
    a_signed_form(child, people.anna, on=days_ago(100))
    meeting = a_meeting(people.north, people.cora, [child])
    assert "Anna de Wit keek het laatst op" in row_of(cora, meeting)[1]


def test_reason_of_a_child_that_was_not_asked_is_told(people: People, cora: Client, child: Child) -> None:
    moment = MissedMoment(
        child=child, expected_on=days_ago(5), observer_role="child", setting="home", reason="child_declined"
    )
    add_missed_moment(moment=moment, by=people.anna)
    meeting = a_meeting(people.north, people.cora, [child])
    assert row_of(cora, meeting)[2].startswith("het kind wilde niet")


def test_report_is_made_in_one_step_for_the_day_of_the_meeting(
    people: People, cora: Client, child: Child
) -> None:
    form = a_signed_form(child, people.anna, on=days_ago(3))
    meeting = a_meeting(people.north, people.cora, [child])
    address = f"{reverse('report', args=[child.pk])}?meeting_on={meeting.meets_on}"
    assert f'href="{address}"' in cora.get(url_of(meeting)).content.decode()
    led = cora.get(address).headers["Location"]
    assert led.startswith(reverse("report-pdf", args=[child.pk]))
    assert f"meeting_on={meeting.meets_on}" in led
    assert f"form={form.pk}" in led
    assert "with_events=on" in led


def test_report_that_was_made_is_ready_until_another_form_comes_in(
    people: People, cora: Client, child: Child
) -> None:
    a_signed_form(child, people.anna, on=days_ago(3))
    meeting = a_meeting(people.north, people.cora, [child])
    record(EventType.REPORT_EXPORTED, target=child, child_id=child.pk, by=people.cora)
    assert row_of(cora, meeting)[5].startswith("gemaakt")
    a_signed_form(child, people.bram, on=days_ago(2))
    assert "daarna kwam er een observatie binnen" in row_of(cora, meeting)[5]


def test_log_of_each_child_says_that_one_looked(people: People, cora: Client, child: Child) -> None:
    other = a_child(people.north, people.anna, first_name="Bo", reference="DW-2")
    meeting = a_meeting(people.north, people.cora, [child, other])
    cora.get(url_of(meeting))
    read = AuditEvent.objects.filter(event="meeting_read")
    assert {event.child_id for event in read} == {str(child.pk), str(other.pk)}
    assert {(event.actor_id, event.actor_role, event.basis) for event in read} == {
        (str(people.cora.pk), "coordinator", "team")
    }


def test_child_that_left_the_team_is_counted_and_not_named(
    people: People, cora: Client, child: Child
) -> None:
    meeting = a_meeting(people.north, people.cora, [child])
    move_child(child=child, team=people.south, seen_mark=team_seen(child), by=people.cora)
    words = Page(cora.get(url_of(meeting))).words
    assert "1 kind van dit overleg is niet meer bij dit team" in words
    assert "Sam" not in words
    assert child.reference not in words


def test_destroyed_child_leaves_the_meeting_and_the_others_stay(
    people: People, cora: Client, child: Child
) -> None:
    other = a_child(people.north, people.anna, first_name="Bo", reference="DW-2")
    meeting = a_meeting(people.north, people.cora, [child, other])
    destroyed(child, people.cora, people.anna)
    words = Page(cora.get(url_of(meeting))).words
    assert "1 Bo" in words
    assert child.reference not in words
    assert [item.child for item in meeting.agenda.all()] == [other]


def test_closed_file_is_shown_as_such_and_asks_for_nothing(
    people: People, cora: Client, child: Child
) -> None:
    meeting = a_meeting(people.north, people.cora, [child])
    kept(child, people.cora, closed_on=today())
    response = cora.get(url_of(meeting))
    assert "dossier gesloten" in Page(response).words
    assert reverse("assessment-start", args=[child.pk]) not in response.content.decode()


def test_held_meeting_names_its_children_without_what_is_missing(
    people: People, cora: Client, child: Child
) -> None:
    meeting = a_held_meeting(people.north, people.cora, [child], on=today())
    words = Page(cora.get(url_of(meeting))).words
    assert "Sam" in words
    assert "nog niet gevraagd" not in words


def test_calendar_file_names_no_child_and_nobody(people: People, cora: Client, child: Child) -> None:
    meeting = a_meeting(people.north, people.cora, [child], guests="Bea, wijkteam")
    response = cora.get(reverse("meeting-calendar", args=[meeting.pk]))
    text = response.content.decode()
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert "SUMMARY:Casusoverleg Noord" in text
    assert f"UID:{meeting.pk}@" in text
    for name in ("Sam", child.reference, "Bea", "Cora"):
        assert name not in text
    assert AuditEvent.objects.filter(event="meeting_exported", object_id=str(meeting.pk)).exists()


def test_list_has_what_comes_apart_from_what_is_over(people: People, cora: Client, child: Child) -> None:
    coming = a_meeting(people.north, people.cora, [child])
    held = a_held_meeting(people.north, people.cora, [], on=days_ago(30))
    cancelled = settled(a_meeting(people.north, people.cora), people.cora, "cancelled")
    past = a_meeting(people.north, people.cora, on=days_ago(1))
    a_meeting(people.south, people.chris)
    response = cora.get(reverse("meeting-list"))
    assert list(response.context["coming"]) == [coming]
    assert list(response.context["page"]) == [cancelled, past, held]
    assert "ging het door?" in Page(response).words


def test_next_meeting_stands_above_the_children_and_at_the_child(
    people: People, cora: Client, child: Child
) -> None:
    a_signed_form(child, people.anna, on=days_ago(3))
    meeting = a_meeting(people.north, people.cora, [child])
    a_meeting(people.north, people.cora, [child], on=days_ago(-60))
    html = cora.get(reverse("child-list")).content.decode()
    assert html.count(url_of(meeting)) == 1
    assert "13:00: 1 kind" in Page(cora.get(reverse("child-list"))).words
    assert url_of(meeting) in cora.get(reverse("profile", args=[child.pk])).content.decode()


def test_observer_reads_when_a_child_is_discussed_and_gets_no_way_to_the_meeting(
    people: People, child: Child, client_of: Callable[[User], Client]
) -> None:
    meeting = a_meeting(people.north, people.cora, [child])
    bram = client_of(people.bram)
    response = bram.get(reverse("assessment-list", args=[child.pk]))
    assert "Casusoverleg" in Page(response).words
    assert url_of(meeting) not in response.content.decode()
    assert "Casusoverleg" not in Page(bram.get(reverse("child-list"))).words


def test_number_of_queries_does_not_grow_with_the_children(
    people: People, cora: Client, child: Child
) -> None:
    def n_queries(meeting: Meeting) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert cora.get(url_of(meeting)).status_code == 200
        return sum(not query["sql"].startswith(("INSERT", "SELECT CLOCK")) for query in queries)

    children = [
        a_child(people.north, people.anna, first_name=name, reference=f"DW-{name}")
        for name in ("Bo", "Cas", "Dirk")
    ]
    for one in (child, *children):
        a_signed_form(one, people.anna, on=days_ago(3))
    few, many = (a_meeting(people.north, people.cora, found) for found in ([child], [child, *children]))
    n_queries(few)
    assert n_queries(few) == n_queries(many)


def test_who_left_the_team_is_not_named_as_late(people: People, cora: Client, child: Child) -> None:
    a_signed_form(child, people.anna, on=days_ago(100))
    a_signed_form(child, people.bram, on=days_ago(100))
    meeting = a_meeting(people.north, people.cora, [child])
    end_membership(membership=people.bram.memberships.get(), by=people.ada)
    seen = row_of(cora, meeting)[1]
    assert "Anna de Wit keek het laatst op" in seen
    assert "Bram" not in seen


def test_closed_file_keeps_the_way_to_its_meeting(people: People, cora: Client, child: Child) -> None:
    meeting = a_meeting(people.north, people.cora, [child])
    kept(child, people.cora, closed_on=today())
    assert url_of(meeting) in cora.get(reverse("assessment-list", args=[child.pk])).content.decode()


def test_actions_past_their_day_stand_there_of_all_children_of_the_team(
    people: People, cora: Client, child: Child
) -> None:
    other = a_child(people.north, people.anna, first_name="Bo", reference="DW-2")
    elsewhere = a_child(people.south, people.chris, first_name="Cas", reference="DW-3")
    going_on = {"started_on": days_ago(60), "ended_on": None, "is_ongoing": True}
    for title, about, day in (
        ("Later gebeld", other, days_ago(2)),
        ("Eerst gebeld", other, days_ago(9)),
        ("Nog niet zover", other, today()),
        ("Van een ander team", elsewhere, days_ago(9)),
    ):
        an_action(about, people.anna, title=title, due_on=day, **going_on)
    meeting = a_meeting(people.north, people.cora, [child])
    response = cora.get(url_of(meeting))
    assert [action.title for action in response.context["late"]] == ["Eerst gebeld", "Later gebeld"]
    assert "Acties over tijd" in Page(response).words
    read = AuditEvent.objects.filter(event="meeting_read").values_list("child_id", flat=True)
    assert sorted(read) == sorted([str(child.pk), str(other.pk)])

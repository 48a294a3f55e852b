"""Lines about a child in a meeting: each with an owner, written by several people at once, never overwritten."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from accounts.models import User
from audit.models import AuditEvent
from children.models import Child
from meetings.actions import discussion as actions
from meetings.actions.planning import change_meeting
from meetings.exceptions import NotYours
from meetings.models import AgendaItem, Line
from reviews.models import Action
from revisions.exceptions import SeenOtherwise
from tests.support.around import an_action
from tests.support.build import People, a_child, a_signed_form, an_event
from tests.support.concurrency import together
from tests.support.days import days_ago, today
from tests.support.meetings import a_meeting, item_of, settled
from tests.support.minutes import a_line, closed_minutes
from tests.support.pages import Page


@pytest.fixture
def item(people: People, child: Child) -> AgendaItem:
    other = a_child(people.north, people.anna, first_name="Fenna", reference="DW-2")
    return item_of(a_meeting(people.north, people.cora, [child, other], on=today()), child)


@pytest.fixture
def anna(people: People) -> Client:
    return browser_of(people.anna)


@pytest.fixture
def cora(people: People) -> Client:
    return browser_of(people.cora)


def browser_of(user: User) -> Client:
    """Return a browser of its own: several people look at once."""
    browser = Client()
    browser.force_login(user)
    return browser


def at(page: str, item: AgendaItem, *more: object) -> str:
    return reverse(page, args=[item.child_id, item.pk, *more])


def fields(text: str, **changes: str) -> dict[str, str]:
    return {"box": "seen", "text": text, **changes}


def test_two_people_write_in_one_box_and_both_lines_stand(
    anna: Client, cora: Client, item: AgendaItem
) -> None:
    assert anna.post(at("line-add", item), fields("Sam lachte.")).status_code == 302
    assert cora.post(at("line-add", item), fields("Sam hielp mee.")).status_code == 302
    words = Page(anna.get(at("discussion", item))).words
    assert "Sam lachte. Anna de Wit" in words
    assert "Sam hielp mee. Cora de Wit" in words


@pytest.mark.django_db(transaction=True)
def test_eight_lines_at_the_same_moment_all_stand(people: People, item: AgendaItem) -> None:
    together(partial(a_line, item, people.anna), [f"Regel {n}" for n in range(8)])
    item.refresh_from_db()
    assert item.lines.count() == item.revision == 8


def test_line_in_the_name_of_another_names_both(anna: Client, item: AgendaItem) -> None:
    anna.post(at("line-add", item), fields("Ik speel graag.", said_by="Sam", is_otherwise="on"))
    words = Page(anna.get(at("discussion", item))).words
    assert "Sam , opgeschreven door Anna de Wit andere mening" in words


def test_only_the_owner_gets_the_way_to_change_a_line(
    people: People, anna: Client, cora: Client, item: AgendaItem
) -> None:
    line = a_line(item, people.anna)
    address = at("line-change", item, line.pk)
    assert address in anna.get(at("discussion", item)).content.decode()
    assert address not in cora.get(at("discussion", item)).content.decode()
    refused = cora.post(address, fields("Anders.", seen_revision="0"))
    assert refused.status_code == 403
    assert "Een collega schreef deze regel." in Page(refused).words
    assert Line.objects.get(pk=line.pk).text == "Sam vroeg zelf om hulp."


def test_somebody_else_cannot_change_or_take_back_a_line_by_any_way(people: People, item: AgendaItem) -> None:
    line = a_line(item, people.anna)
    with pytest.raises(NotYours):
        actions.change_line(line=line, seen_revision=0, by=people.cora)
    with pytest.raises(NotYours):
        actions.remove_line(line=line, seen_revision=0, by=people.cora)


def test_owner_changes_and_takes_back_the_own_line(people: People, anna: Client, item: AgendaItem) -> None:
    line = a_line(item, people.anna)
    changed = fields("Sam vroeg twee keer om hulp.", box="thought", seen_revision="0")
    assert anna.post(at("line-change", item, line.pk), changed).status_code == 302
    line.refresh_from_db()
    assert (line.text, line.box, line.revision) == ("Sam vroeg twee keer om hulp.", "thought", 1)
    anna.post(at("line-remove", item, line.pk), {"seen": "0"})
    assert Line.objects.filter(pk=line.pk).exists()  # it was changed since: nothing is taken back
    anna.post(at("line-remove", item, line.pk), {"seen": "1"})
    assert not Line.objects.filter(pk=line.pk).exists()
    events = AuditEvent.objects.filter(object_id=str(line.pk)).values_list("event", flat=True)
    assert list(events) == ["discussion_line_added", "discussion_line_changed", "discussion_line_removed"]


def test_screen_that_has_everything_gets_nothing_and_logs_nothing(
    people: People, anna: Client, item: AgendaItem
) -> None:
    a_line(item, people.cora)
    read = AuditEvent.objects.filter(event="discussion_read")
    answer = anna.get(at("discussion-lines", item) + "?gezien=0").json()
    assert answer["revision"] == 1
    assert "Sam vroeg zelf om hulp." in answer["html"]
    assert read.count() == 1
    same = anna.get(at("discussion-lines", item) + "?gezien=1")
    assert (same.status_code, same.content) == (204, b"")
    assert read.count() == 1


def test_page_names_no_other_child(anna: Client, item: AgendaItem) -> None:
    html = anna.get(at("discussion", item)).content.decode()
    assert "gesprek 1 van 2" in html
    for told in ("Fenna", "DW-2"):
        assert told not in html
    fenna = item.meeting.agenda.exclude(pk=item.pk).get()
    assert str(fenna.child_id) not in html
    assert str(fenna.pk) not in html


def test_pause_screen_names_nobody(cora: Client, item: AgendaItem) -> None:
    html = cora.get(reverse("meeting-pause", args=[item.meeting_id])).content.decode()
    for told in ("Sam", item.child.reference, "Fenna", str(item.child_id), str(item.pk)):
        assert told not in html


def test_page_lays_out_what_one_talks_about(
    people: People, anna: Client, child: Child, item: AgendaItem
) -> None:
    a_signed_form(
        child, people.anna, on=days_ago(3), key="child-8-11", role="child", example="Ik teken graag."
    )
    a_signed_form(child, people.bram, on=days_ago(2))
    event = an_event(child, people.anna, title="Opa overleden")
    an_action(child, people.anna, title="Samen koken", started_on=days_ago(9), ended_on=None, is_ongoing=True)
    response = anna.get(at("discussion", item))
    words = Page(response).words
    for told in ("‘Ik teken graag.’", "Samen koken", "Opa overleden", "Wie ziet wat"):
        assert told in words
    assert reverse("judgement", args=[child.pk, event.pk]) in response.content.decode()


def test_page_without_any_form_still_holds_a_talk(anna: Client, item: AgendaItem) -> None:
    words = Page(anna.get(at("discussion", item))).words
    assert "Er is nog geen ondertekende observatie." in words
    assert "Wat zie jij dat wij niet zien?" in words


def test_decision_becomes_an_action_once(people: People, cora: Client, item: AgendaItem) -> None:
    line = a_line(item, people.anna, "Elke week een spel.", box="decision")
    page = cora.get(at("line-action", item, line.pk))
    assert page.context["form"]["title"].value() == "Elke week een spel."
    made = {
        "title": "Een spel",
        "done_by": "Lotte, mentor",
        "directed_at": "surroundings",
        "seen_revision": "0",
    }
    assert (
        cora.post(at("line-action", item, line.pk), {**made, "due_on": str(days_ago(-9))}).status_code == 302
    )
    action = Action.objects.get()
    assert (action.child, action.done_by, action.due_on) == (item.child, "Lotte, mentor", days_ago(-9))
    line.refresh_from_db()
    assert line.action == action
    again = cora.post(at("line-action", item, line.pk), {**made, "seen_revision": "1"})
    assert again.status_code == 200
    assert Action.objects.count() == 1


def test_day_of_an_action_and_of_the_evaluation_lie_ahead(
    people: People, cora: Client, item: AgendaItem
) -> None:
    line = a_line(item, people.anna, box="decision")
    late = {
        "title": "x",
        "done_by": "y",
        "directed_at": "child",
        "due_on": str(days_ago(1)),
        "seen_revision": "0",
    }
    assert cora.post(at("line-action", item, line.pk), late).status_code == 200
    for day in (days_ago(1), days_ago(-400)):
        form = cora.post(at("evaluation-change", item), {"evaluates_on": str(day)}).context["form"]
        assert form.has_error("evaluates_on")
    assert not Action.objects.exists()


def test_evaluation_is_set_and_shown(cora: Client, item: AgendaItem) -> None:
    seen = cora.get(at("evaluation-change", item)).context["form"]["seen_revision"].value()
    day = days_ago(-60)
    cora.post(at("evaluation-change", item), {"evaluates_on": str(day), "seen_revision": str(seen)})
    item.refresh_from_db()
    assert (item.evaluates_on, item.revision) == (day, 1)


def test_decision_with_an_action_stays_a_decision(people: People, anna: Client, item: AgendaItem) -> None:
    line = a_line(item, people.anna, box="decision")
    action = an_action(item.child, people.anna)
    Line.objects.filter(pk=line.pk).update(action=action)
    moved = anna.post(at("line-change", item, line.pk), fields("Toch niet.", seen_revision="0"))
    assert moved.context["form"].has_error("box")
    with pytest.raises(IntegrityError), transaction.atomic():
        Line.objects.filter(pk=line.pk).update(box="seen")


def test_cancelled_meeting_takes_no_lines(people: People, anna: Client, item: AgendaItem) -> None:
    settled(item.meeting, people.cora, "cancelled")
    assert anna.post(at("line-add", item), fields("Nog iets.")).status_code == 403
    assert "Dit overleg ging niet door." in Page(anna.get(at("discussion", item))).words


def test_child_about_whom_something_is_written_stays_in_the_meeting(
    people: People, cora: Client, item: AgendaItem
) -> None:
    a_line(item, people.anna)
    meeting = settled(item.meeting, people.cora, "planned")
    change_meeting(meeting=meeting, invited=[], children=[], seen_revision=meeting.revision, by=people.cora)
    assert list(meeting.agenda.all()) == [item]


@pytest.mark.parametrize(("name", "status"), [("bram", 403), ("chris", 404), ("ada", 404)])
def test_who_is_not_of_the_team_or_only_observes_reads_nothing(
    people: People, client_of: Callable[[User], Client], item: AgendaItem, name: str, status: int
) -> None:
    a_line(item, people.anna)
    browser = client_of(getattr(people, name))
    for page in ("discussion", "discussion-lines", "line-add", "minutes-close"):
        assert browser.get(at(page, item)).status_code == status
    assert browser.get(reverse("minutes-list", args=[item.child_id])).status_code == status


def test_page_of_another_meeting_or_team_is_not_found(people: People, anna: Client, item: AgendaItem) -> None:
    elsewhere = a_child(people.south, people.chris, first_name="Noor", reference="DW-9")
    theirs = item_of(a_meeting(people.south, people.chris, [elsewhere]), elsewhere)
    assert anna.get(reverse("discussion", args=[item.child_id, theirs.pk])).status_code == 404


def test_line_changed_in_another_window_is_told(people: People, item: AgendaItem) -> None:
    line = a_line(item, people.anna)
    actions.change_line(line=line, seen_revision=0, by=people.anna)
    with pytest.raises(SeenOtherwise):
        actions.change_line(line=line, seen_revision=0, by=people.anna)


def test_number_of_queries_does_not_grow_with_the_lines(
    people: People, anna: Client, item: AgendaItem, django_assert_max_num_queries: Any
) -> None:
    for n in range(30):
        a_line(item, people.anna, f"Regel {n}")
    with django_assert_max_num_queries(18):
        anna.get(at("discussion-lines", item))
    closed_minutes(item, people.cora)
    with django_assert_max_num_queries(20):
        anna.get(reverse("minutes-list", args=[item.child_id]))

"""Closed minutes: who was there, who said what, what was decided; the database lets nobody change them."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from accounts.models import User
from audit.models import AuditEvent
from children.models import Child
from meetings.actions import discussion as actions
from meetings.actions.minutes import reopen_minutes
from meetings.exceptions import NotClosed, NothingSaid, NotOpen, NotYet
from meetings.models import AgendaItem, Line, Minutes
from meetings.rules.minutes import unpacked
from portfolio.actions import digest_of
from reviews.actions.team_actions import remove_action
from revisions.exceptions import SeenOtherwise
from tests.support.around import an_action
from tests.support.build import People
from tests.support.days import days_ago, today
from tests.support.meetings import a_meeting, item_of
from tests.support.minutes import HERE, a_line, closed_minutes
from tests.support.owner import as_owner
from tests.support.pages import Page
from tests.support.rights import an_archive, destroyed, passages_of


@pytest.fixture
def item(people: People, child: Child) -> AgendaItem:
    meeting = a_meeting(people.north, people.cora, [child], on=today(), guests="Bea, wijkteam")
    return item_of(meeting, child)


@pytest.fixture
def cora(people: People, client_of: Callable[[User], Client]) -> Client:
    return client_of(people.cora)


@pytest.fixture
def closed(people: People, item: AgendaItem) -> Minutes:
    a_line(item, people.anna, "Sam telt op vrienden.")
    a_line(
        item, people.cora, "Eén keer bellen is weinig.", box="decision", said_by="Vader", is_otherwise=True
    )
    return closed_minutes(item, people.cora, evaluates_on=days_ago(-60))


def at(page: str, item: AgendaItem) -> str:
    return reverse(page, args=[item.child_id, item.pk])


def read(minutes: Minutes) -> str:
    return reverse("minutes-read", args=[minutes.child_id, minutes.pk])


def test_coordinator_closes_with_who_was_there(people: People, cora: Client, item: AgendaItem) -> None:
    a_line(item, people.anna, "Elke week een spel.", box="decision")
    an_action(item.child, people.anna, title="Een spel", started_on=today(), ended_on=None, is_ongoing=True)
    form = cora.get(at("minutes-close", item)).context["form"]
    assert form["others"].value() == "Bea, wijkteam"
    posted = {
        "present": ["Cora de Wit"],
        "others": "Sam\nBea, wijkteam",
        "evaluates_on": str(days_ago(-60)),
        "seen_revision": str(form["seen_revision"].value()),
    }
    response = cora.post(at("minutes-close", item), posted)
    minutes = Minutes.objects.get()
    assert response.headers["Location"] == read(minutes)
    written = unpacked(minutes.document)
    assert [str(one) for one in written.present] == ["Cora de Wit", "Sam", "Bea, wijkteam"]
    assert [(one.text, one.owner) for one in written.decisions] == [("Elke week een spel.", "Anna de Wit")]
    assert [one.title for one in written.agreed] == ["Een spel"]
    assert written.evaluates_on == days_ago(-60)
    assert minutes.digest == digest_of(minutes.document)
    assert AuditEvent.objects.filter(event="minutes_closed", child_id=str(item.child_id)).count() == 1
    words = Page(cora.get(read(minutes))).words
    for told in ("Bea, wijkteam", "Elke week een spel. Anna de Wit", "Een spel", minutes.digest):
        assert told in words


def test_nothing_is_closed_that_was_not_seen(people: People, cora: Client, item: AgendaItem) -> None:
    a_line(item, people.anna)
    posted = {"others": "Sam", "seen_revision": "1"}
    a_line(item, people.anna, "Nog iets.", box="thought")
    response = cora.post(at("minutes-close", item), posted)
    assert not Minutes.objects.exists()
    words = Page(response).words
    assert "Er is iets opgeschreven nadat u deze pagina opende." in words
    assert "Nog iets." in words
    assert response.context["form"]["others"].value() == "Sam"
    shown = response.context["form"]["seen_revision"].value()
    assert cora.post(at("minutes-close", item), {**posted, "seen_revision": str(shown)}).status_code == 302


def test_minutes_need_somebody_a_line_and_a_day_that_came(people: People, cora: Client, child: Child) -> None:
    coming = item_of(a_meeting(people.north, people.cora, [child], on=days_ago(-3)), child)
    with pytest.raises(NotYet):
        closed_minutes(coming, people.cora)
    today_item = item_of(a_meeting(people.north, people.cora, [child], on=today()), child)
    with pytest.raises(NothingSaid):
        closed_minutes(today_item, people.cora)
    assert (
        cora.post(at("minutes-close", today_item), {"others": "Sam", "seen_revision": "0"}).status_code == 403
    )
    nobody = cora.post(at("minutes-close", today_item), {"others": "", "seen_revision": "0"})
    assert "Noteer wie er waren." in Page(nobody).words


def test_closed_talk_takes_no_more_lines(people: People, closed: Minutes) -> None:
    line = closed.item.lines.earliest("written_at")
    for write in (
        lambda: a_line(closed.item, people.anna),
        lambda: actions.change_line(line=line, seen_revision=0, by=people.anna),
        lambda: actions.remove_line(line=line, seen_revision=0, by=people.anna),
        lambda: closed_minutes(closed.item, people.cora),
    ):
        with pytest.raises(NotOpen):
            write()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE meetings_minutes SET document = '{}'",
        "UPDATE meetings_minutes SET digest = ''",
        "UPDATE meetings_minutes SET reason = 'x'",
        "DELETE FROM meetings_minutes",
        "TRUNCATE meetings_minutes CASCADE",
        "UPDATE meetings_line SET text = 'x'",
        "DELETE FROM meetings_line",
    ],
)
def test_database_refuses_every_change_also_to_the_owner(closed: Minutes, change: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "change", ["UPDATE meetings_minutes SET digest = ''", "DELETE FROM meetings_minutes"]
)
def test_owner_of_the_tables_is_refused_too(closed: Minutes, change: str) -> None:
    with as_owner() as owner:
        with pytest.raises(Exception, match="immutable"):
            owner.execute(change.encode())
        owner.rollback()
    assert Minutes.objects.get().digest == closed.digest


def test_database_refuses_a_line_for_a_closed_talk(people: People, closed: Minutes) -> None:
    with pytest.raises(DatabaseError, match="takes no lines"), transaction.atomic():
        Line.objects.create(item=closed.item, box="seen", text="Te laat", written_by=people.anna)


def test_correction_is_a_new_version_with_a_reason_and_both_are_read(
    people: People, cora: Client, closed: Minutes
) -> None:
    item = closed.item
    page = cora.get(read(closed))
    assert reverse("minutes-reopen", args=[item.child_id, item.pk]) in page.content.decode()
    cora.post(at("minutes-reopen", item), {"seen": str(page.context["closed"].minutes.item.revision)})
    item.refresh_from_db()
    assert not item.is_closed
    assert "Dit verslag wordt verbeterd." in Page(cora.get(read(closed))).words
    a_line(item, people.anna, "Sam kiest het spel.", box="decision")
    item.refresh_from_db()
    form = cora.get(at("minutes-close", item)).context["form"]
    assert form["others"].value() == "Sam\nBea, wijkteam"
    posted = {"present": ["Cora de Wit"], "others": "Sam", "seen_revision": str(item.revision)}
    assert cora.post(at("minutes-close", item), posted).context["form"].has_error("reason")
    cora.post(at("minutes-close", item), {**posted, "reason": "Een besluit was vergeten."})
    first, second = Minutes.objects.order_by("version")
    assert (second.corrects, second.version, second.reason) == (first, 2, "Een besluit was vergeten.")
    assert first.document == closed.document
    assert "Sam kiest het spel." in Page(cora.get(read(second))).words
    old = Page(cora.get(read(first))).words
    assert "Sam kiest het spel." not in old
    assert "Deze versie is verbeterd." in old
    listed = cora.get(reverse("minutes-list", args=[item.child_id])).context["found"]
    assert [one.minutes for one in listed] == [second]


def test_minutes_are_opened_again_once(people: People, closed: Minutes) -> None:
    item = AgendaItem.objects.get(pk=closed.item_id)
    reopen_minutes(item=item, seen_revision=item.revision, by=people.cora)
    with pytest.raises(SeenOtherwise):
        reopen_minutes(item=item, seen_revision=item.revision, by=people.cora)
    item.refresh_from_db()
    with pytest.raises(NotClosed):
        reopen_minutes(item=item, seen_revision=item.revision, by=people.cora)


def test_practitioner_reads_minutes_and_closes_none(
    people: People, closed: Minutes, client_of: Callable[[User], Client]
) -> None:
    anna = client_of(people.anna)
    response = anna.get(read(closed))
    assert "Vader , opgeschreven door Cora de Wit andere mening" in Page(response).words
    assert at("minutes-reopen", closed.item) not in response.content.decode()
    assert anna.get(at("minutes-close", closed.item)).status_code == 403
    assert AuditEvent.objects.filter(event="minutes_read", actor_id=str(people.anna.pk)).exists()


def test_last_decisions_stand_at_the_child_and_on_the_next_talk(
    people: People, cora: Client, child: Child, closed: Minutes
) -> None:
    following = item_of(a_meeting(people.north, people.cora, [child], on=days_ago(-5)), child)
    words = Page(cora.get(at("discussion", following))).words
    assert "Vorige keer afgesproken" in words
    assert "Eén keer bellen is weinig. Vader" in words
    assert read(closed) in cora.get(reverse("meeting-detail", args=[closed.item.meeting_id])).content.decode()


def test_action_that_is_removed_later_stays_in_the_minutes(people: People, item: AgendaItem) -> None:
    line = a_line(item, people.anna, "Een spel.", box="decision")
    action = an_action(item.child, people.anna, title="Een spel", ended_on=None, is_ongoing=True)
    Line.objects.filter(pk=line.pk).update(action=action)
    minutes = closed_minutes(item, people.cora)
    remove_action(action=action, seen_revision=0, by=people.anna)
    minutes.refresh_from_db()
    assert [(one.title, one.is_new) for one in unpacked(minutes.document).agreed] == [("Een spel", True)]


def test_minutes_are_handed_over_and_destroyed_with_the_child(
    people: People, child: Child, closed: Minutes
) -> None:
    texts = {passage.text for passage in passages_of(child)}
    assert {"Sam telt op vrienden.", "Eén keer bellen is weinig.", "Bea"} <= texts
    an_archive(child, people.cora)
    destroyed(child, people.cora, people.anna)
    assert not Minutes.objects.exists()
    assert not Line.objects.exists()


def test_people_of_the_minutes_are_kept_as_they_were_typed(closed: Minutes) -> None:
    assert unpacked(closed.document).present == HERE
    assert unpacked(closed.document).met_on == closed.item.meeting.meets_on

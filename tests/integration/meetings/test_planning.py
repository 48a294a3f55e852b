"""Planning a meeting: what the form begins with and refuses, its children, their order, and what is logged."""

import datetime
import threading
import time
from collections.abc import Callable

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from accounts.actions.people import end_membership
from accounts.models import User
from audit.models import AuditEvent
from children.actions.grants import move_child
from children.models import Child
from meetings.actions.discussion import add_line, set_evaluation
from meetings.actions.planning import change_meeting
from meetings.models import AgendaItem, Line, Meeting
from revisions.actions import mark_of
from tests.support.build import People, a_child, a_signed_form, an_organisation_elsewhere
from tests.support.concurrency import together
from tests.support.days import days_ago, today
from tests.support.meetings import a_meeting, item_of, meeting_fields, settled
from tests.support.pages import Page
from tests.support.rights import kept
from tests.support.seen import team_seen

ADD = "meeting-add"


@pytest.fixture
def cora(people: People, client_of: Callable[[User], Client]) -> Client:
    return client_of(people.cora)


@pytest.fixture
def three(people: People) -> list[Child]:
    return [
        a_child(people.north, people.anna, first_name=name, reference=f"DW-{name}")
        for name in ("Ada", "Bo", "Cas")
    ]


def add_url(people: People) -> str:
    return reverse(ADD, args=[people.north.pk])


def page_of(meeting: Meeting, name: str = "meeting-detail") -> str:
    return reverse(name, args=[meeting.pk])


def order_of(meeting: Meeting) -> list[str]:
    return [item.child.first_name for item in meeting.agenda.all()]


def events() -> list[str]:
    return list(AuditEvent.objects.order_by("id").values_list("event", flat=True))


def test_new_meeting_is_kept_with_its_children_and_people(
    people: People, cora: Client, three: list[Child]
) -> None:
    fields = meeting_fields(None, three[:2], guests="Bea, wijkteam\n\n  Jan ")
    response = cora.post(
        add_url(people), {**fields, "invited": [str(people.anna.pk)], "elsewhere": [str(people.chris.pk)]}
    )
    meeting = Meeting.objects.get()
    assert response.headers["Location"] == page_of(meeting)
    assert (meeting.team, meeting.recorded_by, meeting.status) == (people.north, people.cora, "planned")
    assert set(meeting.invited.all()) == {people.anna, people.chris}
    assert meeting.guest_names == ["Bea, wijkteam", "Jan"]
    assert order_of(meeting) == ["Ada", "Bo"]
    logged = AuditEvent.objects.filter(event__in=["meeting_added", "agenda_item_added"]).order_by("id")
    assert [(event.event, event.child_id) for event in logged] == [
        ("meeting_added", ""),
        *[("agenda_item_added", str(child.pk)) for child in three[:2]],
    ]


def test_form_begins_with_who_is_due_the_whole_team_and_the_last_place(
    people: People, cora: Client, three: list[Child]
) -> None:
    a_signed_form(three[0], people.anna, on=days_ago(3))
    a_meeting(people.north, people.cora, on=days_ago(30), place="Kamer Es", begins_at=datetime.time(9))
    form = cora.get(add_url(people)).context["form"]
    assert form["children"].value() == [str(child.pk) for child in three[1:]]
    assert set(form["invited"].value()) == {str(one.pk) for one in (people.anna, people.bram, people.cora)}
    assert (form["place"].value(), form["begins_at"].value()) == ("Kamer Es", datetime.time(9))
    assert form["meets_on"].value() is None
    assert "al aangevinkt" in str(form["children"].help_text)


def test_changing_a_meeting_does_not_say_that_who_is_due_is_ticked(
    people: People, cora: Client, three: list[Child]
) -> None:
    meeting = a_meeting(people.north, people.cora, three[:1])
    words = Page(cora.get(page_of(meeting, "meeting-change"))).words
    assert "aangevinkt" not in words
    assert "De volgorde wijzig je op de pagina van het overleg." in words


def test_closed_file_and_child_of_another_team_are_not_offered(
    people: People, cora: Client, three: list[Child]
) -> None:
    kept(three[0], people.cora, closed_on=today())
    elsewhere = a_child(people.south, people.chris, first_name="Noor", reference="DW-78")
    words = Page(cora.get(add_url(people))).words
    assert "Bo" in words
    assert "DW-Ada" not in words
    assert "DW-78" not in words
    refused = cora.post(add_url(people), meeting_fields(None, [elsewhere]))
    assert list(refused.context["form"].errors) == ["children"]
    assert not Meeting.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"meets_on": str(days_ago(1))}, "meets_on"),
        ({"meets_on": str(days_ago(-400))}, "meets_on"),
        ({"meets_on": ""}, "meets_on"),
        ({"ends_at": "09:30"}, "ends_at"),
        ({"begins_at": "25:00"}, "begins_at"),
        ({"place": ""}, "place"),
        ({"place": "x" * 121}, "place"),
    ],
)
def test_what_is_not_right_is_refused_at_the_field(
    people: People, cora: Client, changes: dict[str, str], field: str
) -> None:
    response = cora.post(add_url(people), meeting_fields(None, [], **changes))
    assert list(response.context["form"].errors) == [field]
    assert not Meeting.objects.exists()


def test_meeting_to_come_was_not_held(people: People, cora: Client) -> None:
    meeting = a_meeting(people.north, people.cora)
    response = cora.post(page_of(meeting, "meeting-change"), meeting_fields(meeting, [], status="held"))
    assert list(response.context["form"].errors) == ["status"]


def test_children_who_stay_keep_their_places_and_new_ones_come_last(
    people: People, cora: Client, three: list[Child]
) -> None:
    ada, bo, cas = three
    meeting = a_meeting(people.north, people.cora, [cas, bo])
    cora.post(page_of(meeting, "meeting-change"), meeting_fields(meeting, [ada, cas]))
    assert order_of(meeting) == ["Cas", "Ada"]
    assert {"agenda_item_added", "agenda_item_removed", "meeting_changed"} <= set(events())
    removed = AuditEvent.objects.get(event="agenda_item_removed")
    assert removed.child_id == str(bo.pk)


def test_button_lets_a_child_change_places(people: People, cora: Client, three: list[Child]) -> None:
    meeting = a_meeting(people.north, people.cora, three)
    item = item_of(meeting, three[2])
    url = reverse("meeting-move", args=[meeting.pk, item.pk])
    response = cora.post(url, {"way": "up", "seen": "0"})
    assert response.headers["Location"] == f"{page_of(meeting)}#kind-{item.pk}"
    assert order_of(meeting) == ["Ada", "Cas", "Bo"]
    cora.post(url, {"way": "down", "seen": "1"})
    assert order_of(meeting) == ["Ada", "Bo", "Cas"]


@pytest.mark.parametrize(("place", "way"), [(0, "up"), (2, "down")])
def test_first_goes_no_further_up_and_last_no_further_down(
    people: People, cora: Client, three: list[Child], place: int, way: str
) -> None:
    meeting = a_meeting(people.north, people.cora, three)
    item = item_of(meeting, three[place])
    cora.post(reverse("meeting-move", args=[meeting.pk, item.pk]), {"way": way, "seen": "0"})
    meeting.refresh_from_db()
    assert (order_of(meeting), meeting.revision) == (["Ada", "Bo", "Cas"], 0)


def test_order_that_a_colleague_changed_is_looked_at_first(
    people: People, cora: Client, three: list[Child]
) -> None:
    meeting = a_meeting(people.north, people.cora, three)
    url = reverse("meeting-move", args=[meeting.pk, item_of(meeting, three[2]).pk])
    cora.post(url, {"way": "up", "seen": "0"})
    assert (
        "Een collega heeft dit intussen veranderd"
        in Page(cora.post(url, {"way": "up", "seen": "0"}, follow=True)).words
    )
    assert order_of(meeting) == ["Ada", "Cas", "Bo"]


def test_item_of_another_meeting_is_not_found(people: People, cora: Client, three: list[Child]) -> None:
    meeting, other = (a_meeting(people.north, people.cora, three) for _ in range(2))
    url = reverse("meeting-move", args=[meeting.pk, item_of(other, three[1]).pk])
    assert cora.post(url, {"way": "up", "seen": "0"}).status_code == 404


@pytest.mark.parametrize("status", ["held", "cancelled"])
def test_meeting_that_is_over_keeps_its_children_and_order(
    people: People, cora: Client, three: list[Child], status: str
) -> None:
    meeting = settled(a_meeting(people.north, people.cora, three, on=today()), people.cora, status)
    form = cora.get(page_of(meeting, "meeting-change")).context["form"]
    assert "children" not in form.fields
    fields = meeting_fields(meeting, [], meets_on=str(today()), status=status)
    assert cora.post(page_of(meeting, "meeting-change"), fields).status_code == 302
    item = item_of(meeting, three[1])
    moved = cora.post(reverse("meeting-move", args=[meeting.pk, item.pk]), {"way": "up", "seen": "2"})
    assert moved.status_code == 403
    assert order_of(meeting) == ["Ada", "Bo", "Cas"]


def test_child_that_left_the_team_goes_when_the_meeting_is_saved(
    people: People, cora: Client, three: list[Child]
) -> None:
    meeting = a_meeting(people.north, people.cora, three)
    move_child(child=three[0], team=people.south, seen_mark=team_seen(three[0]), by=people.cora)
    cora.post(page_of(meeting, "meeting-change"), meeting_fields(meeting, three[1:]))
    assert list(AgendaItem.objects.values_list("child__first_name", flat=True)) == ["Bo", "Cas"]


def test_only_who_works_in_the_organisation_now_can_be_invited(people: People, cora: Client) -> None:
    outsider = an_organisation_elsewhere()
    gone = people.bram.memberships.get()
    end_membership(membership=gone, by=people.ada)
    form = cora.get(add_url(people)).context["form"]
    team = [key for key, _name in form.fields["invited"].choices]
    others = [key for key, _name in form.fields["elsewhere"].choices]
    assert set(team) == {str(people.anna.pk), str(people.cora.pk)}
    assert set(others) == {str(people.chris.pk), str(people.ada.pk)}
    fields = meeting_fields(None, [])
    refused = cora.post(add_url(people), {**fields, "elsewhere": [str(outsider.pk)]})
    assert list(refused.context["form"].errors) == ["elsewhere"]


def test_who_was_invited_and_left_stays_invited_when_the_meeting_is_saved(
    people: People, cora: Client
) -> None:
    meeting = a_meeting(people.north, people.cora)
    meeting.invited.add(people.bram)
    end_membership(membership=people.bram.memberships.get(), by=people.ada)
    form = cora.get(page_of(meeting, "meeting-change")).context["form"]
    assert form["elsewhere"].value() == [str(people.bram.pk)]
    fields = meeting_fields(meeting, [], elsewhere=str(people.bram.pk))
    assert cora.post(page_of(meeting, "meeting-change"), fields).status_code == 302
    assert list(meeting.invited.all()) == [people.bram]


def test_practitioner_reads_and_is_shown_no_way_to_plan(
    people: People, client_of: Callable[[User], Client], three: list[Child]
) -> None:
    meeting = a_meeting(people.north, people.cora, three)
    anna = client_of(people.anna)
    for url in (reverse("meeting-list"), page_of(meeting)):
        html = anna.get(url).content.decode()
        assert add_url(people) not in html
        assert "/wijzigen/" not in html
        assert "/verplaatsen/" not in html


def test_child_that_left_the_team_is_moved_nowhere_and_its_order_is_looked_at_again(
    people: People, cora: Client, three: list[Child]
) -> None:
    meeting = a_meeting(people.north, people.cora, three)
    item = item_of(meeting, three[0])
    move_child(child=three[0], team=people.south, seen_mark=team_seen(three[0]), by=people.cora)
    address = reverse("meeting-move", args=[meeting.pk, item.pk])
    response = cora.post(address, {"seen": str(meeting.revision), "way": "down"})
    assert (response.status_code, response["Location"]) == (302, page_of(meeting))
    assert order_of(meeting) == ["Ada", "Bo", "Cas"]


def test_day_of_the_next_evaluation_is_not_lost_by_a_tick(
    people: People, cora: Client, three: list[Child]
) -> None:
    meeting = a_meeting(people.north, people.cora, three)
    item = item_of(meeting, three[0])
    set_evaluation(item=item, day=days_ago(-90), seen_mark=mark_of(None), by=people.cora)
    cora.post(page_of(meeting, "meeting-change"), meeting_fields(meeting, three[1:2]))
    assert order_of(meeting) == ["Ada", "Bo"]


@pytest.mark.django_db(transaction=True)
def test_line_written_while_the_child_is_taken_off_keeps_it_in_the_meeting(
    people: People, three: list[Child]
) -> None:
    meeting = a_meeting(people.north, people.cora, three)
    item = item_of(meeting, three[0])

    def leave_out(by: User) -> str:
        kept = [child.pk for child in three[1:]]
        change_meeting(meeting=meeting, invited=[by], children=kept, seen_revision=meeting.revision, by=by)
        return "changed"

    found: list[str] = []
    with transaction.atomic():
        add_line(line=Line(item=item, box="seen", text="Ze lacht weer."), by=people.anna)
        other = threading.Thread(target=lambda: found.extend(together(leave_out, [people.cora])))
        other.start()
        time.sleep(1)
    other.join(60)
    assert found == ["changed"]
    assert order_of(meeting) == ["Ada", "Bo", "Cas"]

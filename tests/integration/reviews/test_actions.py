"""What adults do: who, where it changes something, from when to when; and the question of the surroundings."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from audit.models import AuditEvent
from children.models import Child
from reports.facts.bands import Band
from reports.queries.life_course import actions_in, around
from reviews.models import Action
from revisions.form_parts import CHANGED
from tests.support.around import an_action
from tests.support.build import People, a_child, make_people
from tests.support.concurrency import meeting_before, together
from tests.support.days import day_before_birth, days_ago, spelled, today
from tests.support.form_keys import without_key
from tests.support.pages import Page
from tests.support.records import action_fields

QUESTION = "Wat verandert er in de omgeving?"
DAY = datetime.timedelta(days=1)


def list_url(child: Child) -> str:
    return reverse("action-list", args=[child.pk])


def change_url(action: Action) -> str:
    return reverse("action-change", args=[action.child_id, action.pk])


def test_added_action_stands_in_the_list(people: People, anna: Client, child: Child) -> None:
    response = anna.post(reverse("action-add", args=[child.pk]), {**action_fields(), "is_ongoing": "on"})
    assert response.headers["Location"] == list_url(child)
    assert Action.objects.get().recorded_by == people.anna
    assert Page(anna.get(list_url(child))).rows[1:] == [
        ["Samen naar judo", "Lotte, mentor", "in de omgeving", f"sinds {spelled(days_ago(82))}, duurt nog"]
    ]


def test_form_for_a_new_action_is_empty(anna: Client, child: Child) -> None:
    fields = Page(anna.get(reverse("action-add", args=[child.pk]))).form.fields
    hidden = {"csrfmiddlewaretoken", "form_key", "seen_revision", "seen_values"}
    assert {name: value for name, value in fields.items() if value and name not in hidden} == {}


def test_newest_stands_first(people: People, anna: Client, child: Child) -> None:
    an_action(child, people.anna, title="Toen")
    an_action(child, people.anna, title="Nu", started_on=today(), ended_on=None)
    assert [row[0] for row in Page(anna.get(list_url(child))).rows[1:]] == ["Nu", "Toen"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"ended_on": str(days_ago(83))}, "ended_on"),
        ({"started_on": str(days_ago(-1)), "ended_on": str(days_ago(-2))}, "ended_on"),
        ({"due_on": str(days_ago(83))}, "due_on"),
        ({"ending": "done"}, "ended_on"),
        ({"went": "Goed."}, "ending"),
        ({"ending": "failed"}, "ending"),
        ({"element": "no_such_strength"}, "element"),
        ({"started_on": str(day_before_birth())}, "started_on"),
        ({"ended_on": str(days_ago(52)), "is_ongoing": "on"}, "is_ongoing"),
        ({"title": ""}, "title"),
        ({"done_by": ""}, "done_by"),
        ({"done_by": "x" * 81}, "done_by"),
        ({"directed_at": ""}, "directed_at"),
        ({"directed_at": "everyone"}, "directed_at"),
    ],
)
def test_what_is_not_right_is_refused_at_the_field(
    anna: Client, child: Child, changes: dict[str, str], field: str
) -> None:
    response = anna.post(
        reverse("action-add", args=[child.pk]), {**action_fields(), "note": "Elke week.", **changes}
    )
    assert list(response.context["form"].errors) == [field]
    assert Page(response).form.fields["note"] == "Elke week."
    assert not Action.objects.exists()


def test_planned_action_stands_by_its_day_and_in_no_course_yet(anna: Client, child: Child) -> None:
    begins, due = days_ago(-3), days_ago(-20)
    fields = {"started_on": str(begins), "due_on": str(due), "element": "club_and_leisure"}
    anna.post(reverse("action-add", args=[child.pk]), {**action_fields(), **fields})
    (row,) = Page(anna.get(list_url(child))).rows[1:]
    assert row[2:] == [
        "in de omgeving Club, hobby en vrije tijd",
        f"begint op {spelled(begins)} klaar op {spelled(due)}",
    ]
    found = around(child, with_events=True, with_support=True)
    assert (found.actions, found.doing) == ((), ())


def test_action_past_its_day_asks_how_it_went_until_it_is_ended(
    people: People, anna: Client, child: Child
) -> None:
    due = days_ago(1)
    action = an_action(child, people.anna, ended_on=None, due_on=due, is_ongoing=True)
    asked = "deze dag is voorbij: hoe ging het?"
    assert asked in Page(anna.get(list_url(child))).words
    end = {"ended_on": str(today()), "ending": "stopped", "went": "Het mocht niet van de club."}
    fields = {**action_fields(), "due_on": str(due), **end, "seen_revision": "0"}
    assert anna.post(change_url(action), fields).status_code == 302
    words = Page(anna.get(list_url(child))).words
    assert asked not in words
    assert "Hoe het ging: Het mocht niet van de club." in words
    assert "gestopt voordat het klaar was" in words


def test_how_and_when_it_ended_is_enough_to_end_it(people: People, anna: Client, child: Child) -> None:
    """‘Still going on’ was ticked by the site, and had to be taken away by hand."""
    action = an_action(child, people.anna, ended_on=None, due_on=days_ago(-9), is_ongoing=True)
    fields = Page(anna.get(change_url(action))).form.fields
    assert fields["is_ongoing"] == "on"
    ended = {"ending": "done", "ended_on": str(today())}
    assert anna.post(change_url(action), {**fields, **ended}).status_code == 302
    action.refresh_from_db()
    assert (action.is_ongoing, action.ended_on) == (False, today())


def test_what_is_to_be_done_first_stands_first_and_four_at_once_are_remarked(
    people: People, anna: Client, child: Child
) -> None:
    remark = "Is dit niet veel tegelijk?"
    for title, due in (("later", -9), ("soon", -2), ("no day", None)):
        day = None if due is None else days_ago(due)
        an_action(child, people.anna, title=title, ended_on=None, due_on=day, is_ongoing=True)
    page = Page(anna.get(list_url(child)))
    assert [row[0] for row in page.rows[1:]] == ["soon", "later", "no day"]
    assert remark not in page.words
    an_action(child, people.anna, title="fourth", ended_on=None, is_ongoing=True)
    assert remark in Page(anna.get(list_url(child))).words


def test_question_of_the_surroundings_comes_when_all_is_with_the_child(
    people: People, anna: Client, child: Child
) -> None:
    assert QUESTION not in Page(anna.get(list_url(child))).words
    an_action(child, people.anna)
    assert QUESTION in Page(anna.get(list_url(child))).words
    an_action(child, people.anna, directed_at="surroundings")
    assert QUESTION not in Page(anna.get(list_url(child))).words


def test_change_by_a_colleague_in_the_meantime_is_told_and_not_overwritten(
    people: People, anna: Client, child: Child
) -> None:
    action = an_action(child, people.anna)
    fields = without_key(Page(anna.get(change_url(action))).form.fields)
    cora = Client()
    cora.force_login(people.cora)
    assert cora.post(change_url(action), {**fields, "title": "Van Cora"}).status_code == 302
    response = anna.post(change_url(action), {**fields, "title": "Van Anna"})
    assert str(CHANGED) in Page(response).words
    assert Page(response).form.fields["title"] == "Van Anna"
    action.refresh_from_db()
    assert (action.title, action.revision) == ("Van Cora", 1)


def test_removed_action_is_gone_but_for_the_log(people: People, anna: Client, child: Child) -> None:
    action = an_action(child, people.anna)
    url = reverse("action-remove", args=[child.pk, action.pk])
    assert anna.post(url, {"seen": "0"}).headers["Location"] == list_url(child)
    assert not Action.objects.exists()
    assert AuditEvent.objects.get(event="action_removed").object_id == str(action.pk)
    assert anna.post(url, {"seen": "0"}).status_code == 410


def test_action_of_another_child_is_not_reached_through_this_one(
    people: People, anna: Client, child: Child
) -> None:
    other = an_action(a_child(people.north, people.anna, reference="X-1"), people.anna)
    for name in ("action-change", "action-remove"):
        assert anna.post(reverse(name, args=[child.pk, other.pk]), action_fields()).status_code == 404


def test_lane_of_actions(people: People, child: Child) -> None:
    an_action(child, people.anna, title="Een dag", started_on=today() - DAY, ended_on=None)
    an_action(child, people.anna, title="Nog bezig", started_on=today(), ended_on=None, is_ongoing=True)
    spring = an_action(child, people.anna, title="Lente")
    assert actions_in(child.actions.all()) == [
        Band("action", "Lente", spring.started_on, spring.ended_on),
        Band("action", "Een dag", today() - DAY, today() - DAY),
        Band("action", "Nog bezig", today(), None),
    ]


def test_number_of_queries_does_not_grow_with_the_actions(
    people: People, anna: Client, child: Child, django_assert_num_queries: object
) -> None:
    an_action(child, people.anna)
    anna.get(list_url(child))  # the first look at a child is noted in the session
    with django_assert_num_queries(13) as few:  # type: ignore[operator]
        anna.get(list_url(child))
    for number in range(20):
        an_action(child, people.anna, title=f"Actie {number}")
    with django_assert_num_queries(len(few)):  # type: ignore[operator]
        anna.get(list_url(child))


def post_change(user: User, action: Action) -> int:
    client = Client()
    client.force_login(user)
    fields = {**action_fields(), "title": user.full_name, "seen_revision": "0"}
    return client.post(change_url(action), fields).status_code


@pytest.mark.django_db(transaction=True)
def test_two_people_at_once_lose_nothing() -> None:
    people = make_people()
    action = an_action(a_child(people.north, people.anna), people.anna)
    with meeting_before(Action, "save", patience=0.5):
        found = together(lambda user: post_change(user, action), [people.anna, people.cora])
    assert sorted(found) == [200, 302]
    action.refresh_from_db()
    winner = (people.anna, people.cora)[found.index(302)]
    assert (action.title, action.revision) == (winner.full_name, 1)

"""Registering a child: what is needed to find it again, and never a BSN."""

import datetime
from collections.abc import Callable
from unittest import mock

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.formats import date_format

from accounts.actions import add_person
from accounts.models import User
from audit.models import AuditEvent
from children.exceptions import NumberTaken
from children.models import Child
from children.queries.first_day import days_of, deeper, first_day_about, pointing_at
from tests.support.build import People, a_child, a_resource, an_event, an_organisation_elsewhere, make_people
from tests.support.clock import pinned
from tests.support.concurrency import meeting_before, together
from tests.support.pages import Page, Reply

pytestmark = pinned("the months that can be chosen hang on the month of today")

NEW = {
    "first_name": "Noor",
    "birth_month": "5",
    "birth_year": "2016",
    "reference": "DW-9",
    "weeks_between": "13",
}


def register(client: Client, people: People, **changes: object) -> Reply:
    return client.post(reverse("child-register"), {**NEW, "team": str(people.north.pk), **changes})


def test_registered_child_stands_in_the_team(people: People, anna: Client) -> None:
    response = register(anna, people)
    child = Child.objects.get()
    assert response.headers["Location"] == reverse("child-detail", args=[child.pk])
    assert (child.first_name, child.born_on, child.reference) == ("Noor", datetime.date(2016, 5, 1), "DW-9")
    assert (child.team, child.organisation, child.registered_by) == (
        people.north,
        people.north.organisation,
        people.anna,
    )
    assert AuditEvent.objects.get(event="child_registered").child_id == str(child.pk)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"first_name": ""}, "first_name"),
        ({"first_name": "x" * 61}, "first_name"),
        ({"birth_month": ""}, "birth_month"),
        ({"birth_month": "13"}, "birth_month"),
        ({"birth_month": "12", "birth_year": "2026"}, "birth_month"),  # next month
        ({"birth_year": "2027"}, "birth_year"),
        ({"birth_year": "2002"}, "birth_year"),
        ({"birth_year": "²"}, "birth_year"),
        ({"reference": ""}, "reference"),
        ({"reference": "111222333"}, "reference"),
        ({"reference": " 111.222.333 "}, "reference"),
        ({"reference": "DW-001"}, "reference"),
        ({"weeks_between": "0"}, "weeks_between"),
        ({"weeks_between": "105"}, "weeks_between"),
        ({"weeks_between": "9" * 5000}, "weeks_between"),
        ({"team": ""}, "team"),
        ({"team": "x"}, "team"),
    ],
)
def test_registration_that_is_not_right_is_refused_at_the_field(
    people: People, anna: Client, changes: dict[str, str], field: str
) -> None:
    a_child(people.north, people.anna, reference="DW-001")
    response = register(anna, people, **changes)
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert Child.objects.count() == 1
    kept = Page(response).form.fields
    assert all(kept[name] == value for name, value in NEW.items() if name not in {*changes, "weeks_between"})


def test_this_month_is_no_future(people: People, anna: Client) -> None:
    assert register(anna, people, birth_month="11", birth_year="2026").status_code == 302
    assert Child.objects.get().age_on(datetime.date(2026, 11, 22)) == 0


def test_number_is_refused_within_the_team_but_not_across_organisations(people: People, anna: Client) -> None:
    a_child(people.north, people.anna, reference="DW-9")
    assert list(register(anna, people).context["form"].errors) == ["reference"]
    olga = an_organisation_elsewhere()
    team = olga.memberships.get().team
    assert team is not None
    a_child(team, olga, reference="DW-10")
    assert register(anna, people, reference="DW-10").status_code == 302


def test_team_of_others_is_refused(people: People, anna: Client) -> None:
    team = an_organisation_elsewhere().memberships.get().team
    assert team is not None
    for other in (people.south.pk, team.pk):
        assert list(register(anna, people, team=str(other)).context["form"].errors) == ["team"]
    assert not Child.objects.exists()


def test_registration_is_changed_but_not_moved(people: People, anna: Client) -> None:
    child = a_child(people.north, people.anna)
    url = reverse("child-change", args=[child.pk])
    fields = Page(anna.get(url)).form.fields
    assert (fields["first_name"], fields["birth_month"], "team" in fields) == ("Sam", "3", False)
    changed = anna.post(url, {**fields, "first_name": "Samuel", "team": str(people.south.pk)})
    assert changed.status_code == 302
    child.refresh_from_db()
    assert (child.first_name, child.team, child.reference) == ("Samuel", people.north, "DW-001")


def test_fields_that_were_not_asked_are_not_changed(people: People, anna: Client) -> None:
    child = a_child(people.north, people.anna)
    before = Child.objects.values(
        "id", "organisation_id", "team_id", "registered_at", "registered_by_id"
    ).get()
    planted = {"id": "1", "organisation": str(people.south.pk), "registered_by": str(people.chris.pk)}
    anna.post(
        reverse("child-change", args=[child.pk]),
        {**NEW, **planted, "registered_at": "2020-01-01", "seen_revision": "0"},
    )
    after = Child.objects.values(
        "id", "organisation_id", "team_id", "registered_at", "registered_by_id"
    ).get()
    assert (after, Child.objects.get().first_name) == (before, "Noor")


def test_number_taken_at_the_last_moment_is_told(people: People, anna: Client) -> None:
    child = a_child(people.north, people.anna)
    with mock.patch("children.actions.children.change_child", side_effect=NumberTaken):
        response = anna.post(reverse("child-change", args=[child.pk]), NEW)
    assert list(response.context["form"].errors) == ["reference"]
    child.refresh_from_db()
    assert child.first_name == "Sam"


def test_team_is_filled_in_when_there_is_no_choice(people: People, anna: Client) -> None:
    fields = Page(anna.get(reverse("child-register"))).form.fields
    assert fields["team"] == str(people.north.pk)
    add_person(
        organisation=people.south.organisation,
        email=people.anna.email,
        full_name="x",
        role="practitioner",
        team=people.south,
        by=people.ada,
    )
    assert Page(anna.get(reverse("child-register"))).form.fields["team"] == ""


def test_own_number_stays_one_s_own(people: People, anna: Client) -> None:
    child = a_child(people.north, people.anna)
    a_child(people.north, people.anna, reference="DW-002")
    url = reverse("child-change", args=[child.pk])
    assert list(anna.post(url, {**NEW, "reference": "DW-002"}).context["form"].errors) == ["reference"]
    assert anna.post(url, {**NEW, "reference": "DW-001", "seen_revision": "0"}).status_code == 302


def change(client: Client, child: Child, **changes: str) -> Reply:
    """Change a registration as the page would."""
    url = reverse("child-change", args=[child.pk])
    return client.post(url, {**Page(client.get(url)).form.fields, **changes})


@pytest.mark.parametrize("note", [an_event, a_resource])
def test_month_of_birth_after_what_is_noted_is_refused(
    people: People, anna: Client, note: Callable[..., object]
) -> None:
    child = a_child(people.north, people.anna)
    note(child, people.anna)
    first = first_day_about(child)
    assert first is not None
    late = change(
        anna, child, birth_year=str(first.year + (first.month == 12)), birth_month=str(first.month % 12 + 1)
    )
    assert list(late.context["form"].errors) == ["birth_month"]
    assert date_format(first, "j F Y") in Page(late).words
    assert change(anna, child, birth_year=str(first.year), birth_month=str(first.month)).status_code == 302


def test_every_kind_of_record_with_a_day_is_looked_at() -> None:
    found = {model.__name__ for model, _path in (*pointing_at(Child, ""), *deeper()) if days_of(model)}
    assert found >= {
        "LifeEvent",
        "Circumstance",
        "ResourceUse",
        "CopingEpisode",
        "QuickNote",
        "MissedMoment",
        "Assessment",
    }
    assert found >= {"Action", "Judgement", "SafetyNote", "SpecialistHelp", "Retention", "Statement"}


def test_registration_of_someone_born_long_ago_can_still_be_changed(people: People, anna: Client) -> None:
    child = a_child(people.north, people.anna)
    Child.objects.filter(pk=child.pk).update(birth_year=2002)
    assert change(anna, child, first_name="Samuel").status_code == 302
    child.refresh_from_db()
    assert (child.first_name, child.birth_year) == ("Samuel", 2002)


@pytest.mark.django_db(transaction=True)
def test_same_number_at_the_same_time_is_told_to_the_second() -> None:
    people = make_people()

    def act(user: User) -> Reply:
        client = Client()
        client.force_login(user)
        return register(client, people)

    with meeting_before(Child, "save"):
        found = together(act, [people.anna, people.cora])
    assert sorted(response.status_code for response in found) == [200, 302]
    (refused,) = [response for response in found if response.status_code == 200]
    assert list(refused.context["form"].errors) == ["reference"]
    assert Child.objects.count() == 1

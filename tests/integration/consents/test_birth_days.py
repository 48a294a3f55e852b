"""The day of birth is kept only where the organisation chose so, and who coordinates is reminded of birthdays."""

import datetime
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Organisation, User
from audit.models import AuditEvent
from children.models import Child
from tests.support.build import People
from tests.support.clock import pinned
from tests.support.consents import born, keeping_birth_days, said
from tests.support.days import days_ago, today
from tests.support.pages import Page
from tests.support.seen import birth_days_seen

pytestmark = pinned("birthdays are named by their day")


@pytest.fixture
def ada(people: People, client_of: Callable[[User], Client]) -> Client:
    return client_of(people.ada)


@pytest.fixture
def cora(people: People, client_of: Callable[[User], Client]) -> Client:
    return client_of(people.cora)


def organisation_of(people: People) -> Organisation:
    return Organisation.objects.get(pk=people.north.organisation_id)


def choose(ada: Client, people: People, keeps: str, seen: int | None = None) -> int:
    seen = birth_days_seen(organisation_of(people)) if seen is None else seen
    return ada.post(reverse("birth-days"), {"keeps_birth_day": keeps, "seen_revision": str(seen)}).status_code


def test_form_of_a_child_asks_for_the_day_only_where_it_is_kept(
    people: People, anna: Client, child: Child
) -> None:
    address = reverse("child-change", args=[child.pk])
    assert "birth_day" not in Page(anna.get(address)).form.fields
    keeping_birth_days(people.north.organisation, people.ada)
    fields = Page(anna.get(address)).form.fields
    assert fields["birth_day"] == ""
    assert anna.post(address, {**fields, "birth_month": "2", "birth_day": "30"}).status_code == 200
    assert anna.post(address, {**fields, "birth_day": "17"}).status_code == 302
    child.refresh_from_db()
    assert child.birth_day == 17


def test_days_are_erased_when_they_are_no_longer_kept(people: People, ada: Client, child: Child) -> None:
    assert choose(ada, people, "on") == 302
    born(child, datetime.date(2015, 6, 17), people.anna)
    assert choose(ada, people, "") == 302
    child.refresh_from_db()
    assert (child.birth_year, child.birth_month, child.birth_day) == (2015, 6, None)
    assert AuditEvent.objects.filter(event="birth_days_changed").count() == 2


def test_administrator_who_is_second_is_told(people: People, ada: Client) -> None:
    seen = birth_days_seen(organisation_of(people))
    keeping_birth_days(people.north.organisation, people.ada)
    assert choose(ada, people, "", seen) == 200
    assert organisation_of(people).keeps_birth_day


def test_age_counts_the_day_where_it_is_kept(people: People, child: Child) -> None:
    born(child, datetime.date(2014, 6, 17), people.anna)
    assert [child.age_on(datetime.date(2026, 6, day)) for day in (1, 16, 17)] == [11, 11, 12]
    born(child, datetime.date(2014, 6, 17), people.anna, with_day=False)
    assert child.age_on(datetime.date(2026, 6, 1)) == 12


@pytest.mark.parametrize(
    ("age", "days", "part"),
    [
        (12, -90, "vanaf dan ook aan"),
        (12, 1, "beslist nu mee"),
        (16, -1, "beslist dan alleen"),
        (16, 365, "beslist nu alleen"),
        (18, -30, "bespreek samen wat er met het dossier gebeurt"),
    ],
)
def test_coordinator_is_reminded_of_a_birthday(
    people: People, cora: Client, child: Child, age: int, days: int, part: str
) -> None:
    day = days_ago(days)
    born(child, datetime.date(day.year - age, day.month, day.day), people.anna)
    assert part in Page(cora.get(reverse("child-list"))).words


@pytest.mark.parametrize("days", [-91, 366])
def test_birthday_far_away_is_not_told(people: People, cora: Client, child: Child, days: int) -> None:
    day = days_ago(days)
    born(child, datetime.date(day.year - 12, day.month, day.day), people.anna)
    assert "12 geworden" not in Page(cora.get(reverse("child-list"))).words
    assert "wordt op" not in Page(cora.get(reverse("child-list"))).words


def test_reminder_goes_once_the_child_was_asked_and_is_the_coordinators(
    people: People, cora: Client, child: Child, client_of: Callable[[User], Client]
) -> None:
    day = days_ago(10)
    born(child, datetime.date(day.year - 12, day.month, day.day), people.anna)
    assert "12 geworden" not in Page(client_of(people.anna).get(reverse("child-list"))).words
    assert "12 geworden" in Page(client_of(people.cora).get(reverse("child-list"))).words
    said(child, people.anna, "no", "team", on=today())
    assert "12 geworden" not in Page(client_of(people.cora).get(reverse("child-list"))).words

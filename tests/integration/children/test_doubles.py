"""A remark on a likely double, and on namesakes in one team; of children out of reach nothing is told."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from audit.models import AuditEvent
from children.models import Child, Grant
from tests.support.build import People, a_child, entrusted
from tests.support.pages import Page, Reply

OTHER_NUMBER = {"reference": "DW-900"}


def registration(child: Child, **changes: object) -> dict[str, object]:
    """Return what the form of a child like this one would send."""
    fields = ("first_name", "birth_month", "birth_year", "reference", "weeks_between")
    return {**{name: getattr(child, name) for name in fields}, "team": str(child.team_id), **changes}


def register(client: Client, child: Child, **changes: object) -> Reply:
    return client.post(reverse("child-register"), registration(child, **changes))


@pytest.mark.parametrize(
    "changes",
    [OTHER_NUMBER, {**OTHER_NUMBER, "first_name": "sám"}, {"first_name": "Noor", "reference": "dw 001"}],
    ids=["same name and month", "other accent", "same number, typed otherwise"],
)
def test_likely_double_is_told_before_anything_is_saved(
    anna: Client, child: Child, changes: dict[str, str]
) -> None:
    response = register(anna, child, **changes)
    page = Page(response)
    assert f"Sam · 9 jaar · {child.reference} · Noord" in page.words
    assert reverse("child-detail", args=[child.pk]) in response.content.decode()
    assert Child.objects.count() == 1
    assert AuditEvent.objects.filter(event="children_searched").exists()


def test_double_that_is_another_child_is_added_when_someone_says_so(anna: Client, child: Child) -> None:
    page = register(anna, child, **OTHER_NUMBER).content.decode()
    button = re.search(r'form="registration" name="(\w+)"\s+value="([\w,-]+)"', page)
    assert button
    assert 'id="registration"' in page
    response = register(anna, child, **OTHER_NUMBER, **{button[1]: button[2]})
    assert response.status_code == 302
    assert Child.objects.count() == 2


def test_what_was_said_of_one_double_is_not_said_of_another(
    anna: Client, people: People, child: Child
) -> None:
    button = {"is_another": str(child.pk)}
    a_child(people.north, people.anna, reference="DW-002")
    response = register(anna, child, **OTHER_NUMBER, **button)
    assert "DW-002" in response.content.decode()
    assert Child.objects.count() == 2


@pytest.mark.parametrize("changes", [{"birth_month": 0}, {"first_name": "Samira"}])
def test_another_month_or_name_gives_no_remark(
    anna: Client, child: Child, changes: dict[str, object]
) -> None:
    if "birth_month" in changes:
        changes = {"birth_month": child.birth_month % 12 + 1, "birth_year": child.birth_year - 1}
    assert register(anna, child, **OTHER_NUMBER, **changes).status_code == 302


def test_nothing_is_told_of_a_child_of_another_team(anna: Client, people: People, child: Child) -> None:
    far = a_child(people.south, people.chris, first_name="Noor", reference="ZU-1")
    response = register(anna, child, first_name="Noor", reference="zu 1", birth_year=far.birth_year)
    assert response.status_code == 302


def test_changed_registration_that_becomes_a_double_is_told(
    anna: Client, people: People, child: Child
) -> None:
    other = a_child(people.north, people.anna, first_name="Noor", reference="DW-002")
    url = reverse("child-change", args=[other.pk])
    changed = registration(other, first_name="Sam", seen_revision=0)
    page = Page(anna.post(url, changed))
    assert f"Sam · 9 jaar · {child.reference} · Noord" in page.words
    other.refresh_from_db()
    assert other.first_name == "Noor"
    assert anna.post(url, {**changed, "is_another": str(child.pk)}).status_code == 302
    weeks = registration(other, first_name="Sam", weeks_between=8, seen_revision=1)
    assert anna.post(url, weeks).status_code == 302  # who it is did not change: not asked again


def test_start_page_says_which_of_two_namesakes_it_is_about(
    anna: Client, people: People, child: Child
) -> None:
    start = reverse("assessment-start", args=[child.pk])
    assert "heet ook Sam" not in Page(anna.get(start)).words
    a_child(people.north, people.anna, first_name="SAM", reference="DW-002", birth_year=child.birth_year - 3)
    words = Page(anna.get(start)).words
    assert "SAM · 12 jaar · DW-002 · Noord" in words
    assert "Deze observatie gaat over Sam · 9 jaar · DW-001 · Noord." in words


def test_observer_is_told_of_namesakes_among_own_cases_only(
    client: Client, people: People, child: Child
) -> None:
    client.force_login(people.bram)
    start = reverse("assessment-start", args=[child.pk])
    other = a_child(people.north, people.anna, reference="DW-002", is_entrusted=False)
    assert "DW-002" not in client.get(start).content.decode()
    entrusted(other, people.bram, people.anna)
    assert Grant.objects.filter(child=other, user=people.bram).exists()
    assert "DW-002" in client.get(start).content.decode()

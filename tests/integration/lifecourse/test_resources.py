"""The register of resources: facts and feelings apart, chances and never a lack, pressure for who may know."""

import datetime
from unittest import mock

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext, override
from pytest_django import DjangoAssertNumQueries

from accounts.rules.permissions import Permission
from accounts.rules.roles import ROLES
from audit.models import AuditEvent
from children.models import Child
from lifecourse.models import Resource, ResourceUse
from lifecourse.queries.resources import resource_page
from reports.facts.bands import Part
from reports.queries.life_course import supports_in
from tests.support.around import a_change_of_use
from tests.support.build import People, a_circumstance, a_resource
from tests.support.days import days_ago, season, spelled
from tests.support.pages import Page

NEW = {
    "kind": "person",
    "name": "Oma Ria",
    "element": "calming_adult",
    "ways": ["softens", "feeds"],
    "is_professional": "",
    "from_on": str(days_ago(294)),
    "use": "used",
    "felt": "much",
    "ended_on": "",
    "note": "Sam belt haar.",
}


def read(client: Client, child: Child) -> Page:
    return Page(client.get(reverse("resource-list", args=[child.pk])))


def add(client: Client, child: Child, **changes: object) -> Resource:
    response = client.post(reverse("resource-add", args=[child.pk]), {**NEW, **changes})
    assert response.headers["Location"] == reverse("resource-list", args=[child.pk])
    return Resource.objects.get(name=changes.get("name", NEW["name"]))


def test_added_resource_stands_under_its_domain(people: People, anna: Client, child: Child) -> None:
    noted = add(anna, child)
    assert (noted.ways, noted.recorded_by, noted.revision) == (["softens", "feeds"], people.anna, 0)
    use = noted.uses.get()
    assert (use.from_on, use.use, use.felt) == (days_ago(294), "used", "much")
    words = read(anna, child).words
    for text in (
        "Oma Ria",
        "Volwassene die helpt kalmeren",
        spelled(days_ago(294)),
        "voedt, verzacht",
        "Sam belt",
    ):
        assert text in words
    assert f"{gettext('Fact')} benut" in words
    assert f"{gettext('Felt')} helpt veel, naar eigen zeggen" in words
    logged = AuditEvent.objects.filter(child_id=str(child.pk)).values_list("event", flat=True)
    assert {"resource_added", "resources_read"} <= set(logged)


def test_what_is_not_there_or_not_used_is_a_chance(people: People, child: Child) -> None:
    for name, use in (("Oma", "carries"), ("Judo", "unused"), ("Eigen kamer", "not_there")):
        a_change_of_use(a_resource(child, people.anna, name=name), people.anna, use=use)
    ended = a_resource(child, people.anna, name="Zwemles")
    a_change_of_use(ended, people.anna, use="unused")
    Resource.objects.filter(pk=ended.pk).update(ended_on=season()[1])
    domain = resource_page(child)[1]
    assert [row.resource.name for row in domain.present] == ["Oma"]
    assert [row.resource.name for row in domain.chances] == ["Eigen kamer", "Judo"]
    assert [row.resource.name for row in domain.past] == ["Zwemles"]
    assert [segment.use for segment in domain.present[0].history] == [
        str(ResourceUse.Use.USED.label),
        str(ResourceUse.Use.CARRIES.label),
    ]
    assert domain.present[0].now.level == 3
    assert not domain.past[0].is_chance


def test_page_says_chance_and_was_there_until(people: People, anna: Client, child: Child) -> None:
    add(anna, child, name="Judo", use="unused", is_professional="on")
    add(anna, child, name="Zwemles", ended_on=str(days_ago(174)))
    words = read(anna, child).words
    assert gettext("a chance") in words
    assert gettext("help for a while") in words
    assert f"van {spelled(days_ago(294))} tot en met {spelled(days_ago(174))}" in words


def test_strength_without_a_resource_is_named_in_both_languages(anna: Client, child: Child) -> None:
    add(anna, child)
    words = read(anna, child).words
    assert f"{gettext('Nothing noted yet in this register for')} ‘Thuis mogen gevoelens er zijn’" in words
    assert "‘Volwassene die helpt kalmeren’" not in words
    with override("en"):
        assert resource_page(child)[0].open_elements[0] == "Feelings are welcome at home"


def test_resource_of_an_unknown_strength_is_kept_apart(anna: Client, child: Child) -> None:
    noted = add(anna, child, element="")
    assert resource_page(child)[-1].present[0].resource == noted
    assert gettext("Strength not chosen yet") in read(anna, child).words
    Resource.objects.filter(pk=noted.pk).update(element="long_gone")
    url = reverse("resource-change", args=[child.pk, noted.pk])
    assert Page(anna.get(url)).form.fields["element"] == "long_gone"


def test_pressure_stands_beside_it_only_for_who_may_know(people: People, anna: Client, child: Child) -> None:
    pressing = a_circumstance(child, people.anna, title="Schulden thuis")
    assert "Schulden" not in read(anna, child).words  # it pressed before
    type(pressing).objects.filter(pk=pressing.pk).update(state="presses", ended_on=None)
    assert f"{gettext('This presses now:')} Schulden thuis" in read(anna, child).words
    fewer = ROLES["practitioner"] - {Permission.LIFE_EVENT_VIEW}
    with mock.patch.dict(ROLES, practitioner=fewer):
        response = anna.get(reverse("resource-list", args=[child.pk]))
    body = response.content.decode()
    assert response.status_code == 200
    assert not [
        trace for trace in ("Schulden", "gebeurtenissen", gettext("This presses now:")) if trace in body
    ]


def test_reader_who_may_not_write_gets_no_way_to_change(people: People, anna: Client, child: Child) -> None:
    noted = a_resource(child, people.anna)
    fewer = ROLES["practitioner"] - {Permission.RESOURCE_WRITE}
    with mock.patch.dict(ROLES, practitioner=fewer):
        body = anna.get(reverse("resource-list", args=[child.pk])).content.decode()
    assert noted.name in body
    assert str(noted.pk) not in body


@pytest.mark.parametrize("count", [1, 6])
def test_queries_do_not_grow_with_the_register(
    people: People, child: Child, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        a_change_of_use(a_resource(child, people.anna, name=f"Nummer {number}"), people.anna)
    resource_page(child)
    with django_assert_num_queries(3):
        resource_page(child)
    with django_assert_num_queries(2):
        bands = supports_in(child.resources.prefetch_related("uses"))
    assert len(bands) == count
    assert bands[0].parts == (
        Part(season()[0], season()[1] - datetime.timedelta(days=1), "used", "not_asked"),
        Part(season()[1], None, "carries", "not_asked"),
    )

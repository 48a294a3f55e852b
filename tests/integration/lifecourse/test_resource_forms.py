"""Changing a resource: bad days are told at the field, and two people never overwrite each other unseen."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from audit.models import AuditEvent
from children.models import Child
from lifecourse.models import Resource, ResourceUse
from revisions.form_parts import CHANGED
from tests.integration.lifecourse.test_resources import NEW
from tests.support.around import a_change_of_use
from tests.support.build import People, a_child, a_resource, make_people
from tests.support.concurrency import meeting_before, together
from tests.support.days import day_before_birth, days_ago, season
from tests.support.pages import Page, Reply

USE = {"from_on": str(days_ago(82)), "use": "unused", "felt": "not"}


@pytest.fixture
def noted(people: People, child: Child) -> Resource:
    """A resource used since 1 March and carrying since 31 May."""
    resource = a_resource(child, people.cora)
    a_change_of_use(resource, people.cora)
    return resource


def url(name: str, resource: Resource, *more: object) -> str:
    return reverse(name, args=[resource.child_id, resource.pk, *more])


def refused(response: Reply) -> list[str]:
    assert response.status_code == 200
    return list(response.context["form"].errors)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"from_on": str(days_ago(-1))}, "from_on"),
        ({"from_on": str(day_before_birth())}, "from_on"),
        ({"from_on": ""}, "from_on"),
        ({"from_on": "2026-02-30"}, "from_on"),
        ({"ended_on": str(days_ago(295))}, "ended_on"),
        ({"ended_on": str(days_ago(-1))}, "ended_on"),
        ({"name": " "}, "name"),
        ({"name": "x" * 81}, "name"),
        ({"kind": "thing"}, "kind"),
        ({"kind": ""}, "kind"),
        ({"element": "stress_regulation"}, "element"),
        ({"ways": ["cures"]}, "ways"),
        ({"use": ""}, "use"),
        ({"use": "often"}, "use"),
        ({"felt": "yes"}, "felt"),
        ({"seen_revision": "x"}, "seen_revision"),
    ],
)
def test_resource_that_is_not_right_is_refused_at_the_field(
    anna: Client, child: Child, changes: dict[str, object], field: str
) -> None:
    response = anna.post(reverse("resource-add", args=[child.pk]), {**NEW, **changes})
    assert refused(response) == [field]
    assert Page(response).form.fields["note"] == NEW["note"]
    assert not Resource.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"from_on": str(days_ago(267))}, "from_on"),  # before the first day
        ({"from_on": str(days_ago(266))}, "from_on"),  # two on one day
        ({"from_on": str(days_ago(175))}, "from_on"),
        ({"from_on": str(days_ago(-1))}, "from_on"),
        ({"from_on": str(days_ago(4200))}, "from_on"),
        ({"from_on": ""}, "from_on"),
        ({"use": ""}, "use"),
        ({"felt": ""}, "felt"),
    ],
)
def test_change_of_use_that_is_not_right_is_refused_at_the_field(
    anna: Client, noted: Resource, changes: dict[str, str], field: str
) -> None:
    given = {**USE, "seen_revision": "1", **changes}
    assert refused(anna.post(url("resource-use-add", noted), given)) == [field]
    assert noted.uses.count() == 2


def test_change_of_use_holds_from_its_day_on_and_may_lie_between_others(
    people: People, anna: Client, noted: Resource
) -> None:
    fields = Page(anna.get(url("resource-use-add", noted))).form.fields
    assert anna.post(url("resource-use-add", noted), {**fields, **USE}).status_code == 302
    between = {**USE, "from_on": str(days_ago(235)), "seen_revision": "2"}
    assert anna.post(url("resource-use-add", noted), between).status_code == 302
    found = [(use.from_on, use.use, use.recorded_by) for use in noted.uses.all()]
    assert found == [
        (season()[0], "used", people.cora),
        (days_ago(235), "unused", people.anna),
        (season()[1], "carries", people.cora),
        (days_ago(82), "unused", people.anna),
    ]
    assert AuditEvent.objects.filter(event="resource_changed", object_id=str(noted.pk)).count() == 3


@pytest.mark.parametrize(
    ("day", "is_right"),
    [
        (str(days_ago(176)), False),
        (str(days_ago(325)), False),
        (str(days_ago(-1)), False),
        ("", False),
        (str(days_ago(175)), True),
    ],
)
def test_end_lies_on_or_after_the_last_change(
    anna: Client, noted: Resource, day: str, is_right: bool
) -> None:
    response = anna.post(url("resource-end", noted), {"ended_on": day, "seen_revision": "1"})
    if is_right:
        noted.refresh_from_db()
        assert (response.status_code, noted.ended_on) == (302, days_ago(175))
        late = {**USE, "seen_revision": "2"}
        assert refused(anna.post(url("resource-use-add", noted), late)) == ["from_on"]
    else:
        assert refused(response) == ["ended_on"]


def test_first_use_is_corrected_where_the_resource_is(anna: Client, noted: Resource) -> None:
    page = Page(anna.get(url("resource-change", noted)))
    assert (page.form.fields["from_on"], page.form.fields["use"]) == (str(days_ago(266)), "used")
    for day, field in ((str(days_ago(175)), "from_on"), (str(days_ago(145)), "from_on")):
        response = anna.post(url("resource-change", noted), {**page.form.fields, "from_on": day})
        assert refused(response) == [field]
    early = {**page.form.fields, "ended_on": str(days_ago(235))}
    assert refused(anna.post(url("resource-change", noted), early)) == ["ended_on"]
    right = {**page.form.fields, "from_on": str(days_ago(311)), "use": "not_there", "name": "Pianoles"}
    assert anna.post(url("resource-change", noted), right).status_code == 302
    noted.refresh_from_db()
    assert (noted.name, noted.revision, noted.uses.count()) == ("Pianoles", 2, 2)
    assert noted.uses.all()[0].use == "not_there"


def test_change_of_use_is_taken_back_but_never_the_first(anna: Client, noted: Resource) -> None:
    first, later = noted.uses.all()
    assert anna.post(url("resource-use-remove", noted, first.pk), {"seen": "1"}).status_code == 404
    for seen in ("", "0", "x", "9" * 5000):
        anna.post(url("resource-use-remove", noted, later.pk), {"seen": seen})
        assert noted.uses.count() == 2
    page = Page(anna.get(url("resource-change", noted)))
    sent = next(form for form in page.forms if str(later.pk) in form.action)
    assert anna.post(sent.action, sent.fields).status_code == 302
    assert list(noted.uses.all()) == [first]


def test_removed_resource_is_gone_but_for_the_log(anna: Client, noted: Resource) -> None:
    assert anna.post(url("resource-remove", noted), {"seen": "1"}).status_code == 302
    assert not ResourceUse.objects.exists()
    assert AuditEvent.objects.get(event="resource_removed").object_id == str(noted.pk)
    assert anna.post(url("resource-remove", noted), {"seen": "1"}).status_code == 410


def test_change_by_a_colleague_is_told_and_not_overwritten(anna: Client, noted: Resource) -> None:
    old = {**NEW, "seen_revision": "0", "from_on": str(days_ago(294))}
    for name, sent in (
        ("resource-change", old),
        ("resource-use-add", USE),
        ("resource-end", {"ended_on": str(days_ago(52))}),
    ):
        response = anna.post(url(name, noted), {**sent, "seen_revision": "0"})
        assert str(CHANGED) in Page(response).words
    noted.refresh_from_db()
    assert (noted.name, noted.ended_on, noted.uses.count()) == ("Muziekles bij oma", None, 2)


def post_use(user: User, resource: Resource) -> int:
    client = Client()
    client.force_login(user)
    return client.post(url("resource-use-add", resource), {**USE, "seen_revision": "0"}).status_code


@pytest.mark.django_db(transaction=True)
def test_two_people_at_once_lose_nothing() -> None:
    people = make_people()
    resource = a_resource(a_child(people.north, people.anna), people.anna)
    with meeting_before(ResourceUse, "save", patience=0.5):
        found = together(lambda user: post_use(user, resource), [people.anna, people.cora])
    assert sorted(found) == [200, 302]
    assert resource.uses.count() == 2
    resource.refresh_from_db()
    assert resource.revision == 1

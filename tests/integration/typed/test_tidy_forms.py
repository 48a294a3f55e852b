"""What is typed into any form is kept as it is meant: lines counted once, nothing invisible, one number per child."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from children.exceptions import NumberTaken
from children.models import Child
from lifecourse.models import LifeEvent
from tests.integration.children.test_child_form import NEW, register
from tests.support.build import People, a_child, an_organisation_elsewhere
from tests.support.naughty import body_of
from tests.support.pages import Page
from tests.support.posted import posted_to
from tests.support.world import World, undone

INVISIBLE = ["\u200b", " \u00ad ", "\u2060\ufeff", "\u3164", "\u202e\u202c"]


def test_text_that_a_browser_lets_type_is_not_refused_for_its_line_ends(world: World) -> None:
    client, url = Client(), world.url("life-event-add")
    client.force_login(world.people.anna)
    with undone():
        page = Page(client.get(url))
        limit = LifeEvent._meta.get_field("note").max_length or 0
        typed = ("regel\n" * limit)[: limit - 1] + "."
        fields = {
            **page.form.fields,
            **posted_to(world, "life-event-add"),
            "note": typed.replace("\n", "\r\n"),
        }
        body = body_of([(name, str(value)) for name, value in fields.items()])
        kind = "application/x-www-form-urlencoded"
        assert client.post(url, body, content_type=kind).status_code == 302
        assert LifeEvent.objects.latest("recorded_at").note == typed


@pytest.mark.parametrize("typed", INVISIBLE)
@pytest.mark.parametrize("field", ["first_name", "reference"])
def test_name_or_number_that_nobody_can_see_is_refused(
    people: People, anna: Client, field: str, typed: str
) -> None:
    response = register(anna, people, **{field: typed})
    assert field in response.context["form"].errors
    assert not Child.objects.exists()


@pytest.mark.parametrize("typed", ["dw-9", "DW - 9", "DW-9\u200b", "DW\u20119", "\uff24W-9"])
def test_number_that_looks_the_same_belongs_to_one_child(people: People, anna: Client, typed: str) -> None:
    a_child(people.north, people.anna, first_name="Sam", reference=NEW["reference"])
    response = register(anna, people, reference=typed)
    assert "reference" in response.context["form"].errors
    with pytest.raises(NumberTaken), transaction.atomic():
        a_child(people.north, people.anna, first_name="Noor", reference=typed)


def test_number_of_another_organisation_is_free(people: People, anna: Client) -> None:
    outsider = an_organisation_elsewhere()
    team = outsider.memberships.get().organisation.teams.first()
    assert team is not None
    a_child(team, outsider, first_name="Sam", reference="dw 9")
    assert register(anna, people).status_code == 302


def test_child_is_found_in_an_emergency_however_its_number_is_typed(people: People, client: Client) -> None:
    child = a_child(people.north, people.anna, reference="DW-9")
    client.force_login(people.chris)
    asked = {"reference": " dw–9", "reason": "De moeder belde, het team is niet bereikbaar."}
    response = client.post(reverse("emergency-open"), asked)
    assert response.headers["Location"] == reverse("child-detail", args=[child.pk])

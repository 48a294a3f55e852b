"""The questions to talk about: made ones at first, a person's own words in their place, and back again."""

import pytest
from django.test import Client
from django.urls import reverse

from assessments.models import Assessment
from children.models import Child
from reviews.actions.talking_points import remove_talking_points, set_talking_points
from reviews.models import TalkingPoints
from revisions.exceptions import SeenOtherwise
from tests.support.around import some_talking_points
from tests.support.build import People, a_child, a_signed_form
from tests.support.pages import Page

OWN = "Bij judo laat Sam meer merken. Wat is daar anders?"


@pytest.fixture
def forms(people: People, child: Child) -> list[Assessment]:
    """Two who see it differently: the made questions have something to ask."""
    return [
        a_signed_form(child, people.bram, choice="0", role="teacher", setting="school"),
        a_signed_form(child, people.anna, choice="3"),
    ]


def profile(client: Client, form: Assessment) -> Page:
    return Page(client.get(reverse("profile", args=[form.child_id]), {"vorm": str(form.pk)}))


def address(form: Assessment, name: str = "talking-points") -> str:
    return reverse(name, args=[form.child_id, form.pk])


def test_form_starts_with_the_made_questions(anna: Client, forms: list[Assessment]) -> None:
    made = anna.get(reverse("profile", args=[forms[1].child_id])).context["page"].questions
    assert len(made) == 3
    shown = Page(anna.get(address(forms[1]))).form.fields
    assert [shown[name] for name in ("first", "second", "third")] == made
    assert shown["seen_revision"] == ""


def test_own_words_stand_on_the_profile_of_that_observation_with_name_and_day(
    people: People, anna: Client, forms: list[Assessment]
) -> None:
    made = anna.get(reverse("profile", args=[forms[1].child_id])).context["page"].questions
    posted = anna.post(address(forms[1]), {"first": OWN, "second": "", "third": "", "seen_revision": ""})
    assert posted.status_code == 302
    assert posted["Location"].endswith(f"?vorm={forms[1].pk}")
    page = profile(anna, forms[1])
    assert OWN in page.words
    assert f"Geschreven door {people.anna.full_name} op " in page.words
    assert not [question for question in made if question in page.words]
    assert OWN not in profile(anna, forms[0]).words


def test_removed_they_make_room_for_the_made_ones(
    people: People, anna: Client, forms: list[Assessment]
) -> None:
    points = some_talking_points(forms[1], people.anna, first=OWN)
    anna.post(address(forms[1], "talking-points-remove"), {"seen": str(points.revision)})
    words = profile(anna, forms[1]).words
    assert OWN not in words
    assert "Geschreven door" not in words
    assert not TalkingPoints.objects.exclude(first="").exists()
    shown = Page(anna.get(address(forms[1]))).form.fields
    assert shown["first"].endswith("?")
    assert shown["seen_revision"] == "1"  # the count goes on, so what was seen before never fits again


def test_a_colleague_who_was_first_is_not_overwritten(people: People, forms: list[Assessment]) -> None:
    some_talking_points(forms[1], people.anna, first=OWN)
    mine = TalkingPoints(assessment=forms[1], first="Iets anders?")
    with pytest.raises(SeenOtherwise):
        set_talking_points(points=mine, seen_revision=None, by=people.cora)
    points = set_talking_points(points=mine, seen_revision=0, by=people.cora)
    with pytest.raises(SeenOtherwise):
        remove_talking_points(points=points, seen_revision=0, by=people.anna)
    assert TalkingPoints.objects.get().questions == ["Iets anders?"]


@pytest.mark.parametrize("first", ["", "   "])
def test_nothing_asked_is_refused(anna: Client, forms: list[Assessment], first: str) -> None:
    posted = anna.post(address(forms[1]), {"first": first, "second": "", "third": "", "seen_revision": ""})
    assert posted.status_code == 200
    assert "Stel minstens één vraag" in Page(posted).words
    assert not TalkingPoints.objects.exists()


def test_form_of_another_child_is_not_reached_through_this_one(
    people: People, anna: Client, child: Child
) -> None:
    other = a_signed_form(a_child(people.south, people.chris, reference="X-1"), people.chris)
    for name in ("talking-points", "talking-points-remove"):
        assert anna.post(reverse(name, args=[child.pk, other.pk]), {"first": OWN}).status_code == 404

"""Forms for the child, a parent, a teacher: who may fill in which, at what age, and how they are named."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assessments.models import Assessment
from children.models import Child
from tests.support.build import People, a_draft, a_signed_form, version_of
from tests.support.clock import pinned
from tests.support.pages import Page
from tests.support.seen import frame_seen

pytestmark = pinned("ages are counted in calendar months")

FRAME = {"setting": "home", "period_from": "2026-11-02", "period_to": "2026-11-20"}


def start(client: Client, child: Child, key: str, **changes: str) -> Any:
    form = {"instrument": str(version_of(key).pk)}
    return client.post(reverse("assessment-start", args=[child.pk]), {**FRAME, **form, **changes})


def url(name: str, form: Assessment, **more: object) -> str:
    return reverse(name, kwargs={"child_id": form.child_id, "assessment_id": form.pk, **more})


def offered(client: Client, child: Child) -> str:
    return Page(client.get(reverse("assessment-start", args=[child.pk]))).words


def test_start_offers_the_forms_that_suit_the_age(people: People, anna: Client, child: Child) -> None:
    words = offered(anna, child)  # nine years old
    assert "Wat helpt mij?" in words
    assert "Wat mij kracht geeft" not in words
    for always in ("Korte observatie", "Krachten op school", "Wat gaat goed, en wat helpt?", "Hoe gaat het?"):
        assert always in words
    Child.objects.filter(pk=child.pk).update(birth_year=2012)
    words = offered(anna, child)
    assert ("Wat helpt mij?" in words, "Wat mij kracht geeft" in words) == (False, True)


@pytest.mark.parametrize(
    ("key", "role", "hours"),
    [("child-8-11", "child", None), ("parent", "parent", None), ("teacher", "teacher", 4)],
)
def test_only_role_need_not_be_said(
    people: People, anna: Client, child: Child, key: str, role: str, hours: int | None
) -> None:
    assert start(anna, child, key, hours_seen="4").status_code == 302
    draft = Assessment.objects.get()
    assert (draft.observer, draft.observer_role, draft.hours_seen) == (people.anna, role, hours)


@pytest.mark.parametrize(
    ("key", "role", "message"),
    [
        ("child-8-11", "teacher", "Dit formulier is voor: het kind."),
        ("parent", "child", "Dit formulier is voor: ouder of verzorger."),
        ("professional-quick", "child", "Dit formulier is voor: "),
        ("professional-quick", "parent", "Dit formulier is voor: "),
        ("teacher", "therapist", "Dit formulier is voor: leerkracht"),
    ],
)
def test_role_that_does_not_suit_the_form_is_refused(
    anna: Client, child: Child, key: str, role: str, message: str
) -> None:
    response = start(anna, child, key, observer_role=role, hours_seen="4")
    assert list(response.context["form"].errors) == ["observer_role"]
    assert message in Page(response).words
    assert not Assessment.objects.exists()


def test_form_for_another_age_is_refused_at_the_field(anna: Client, child: Child) -> None:
    response = start(anna, child, "youth-12-17")
    assert list(response.context["form"].errors) == ["instrument"]
    assert "voor 12 tot en met 17 jaar. Sam was 9 op de laatste dag van de periode." in Page(response).words


def test_age_is_that_on_the_last_day_of_the_period(people: People, anna: Client, child: Child) -> None:
    Child.objects.filter(pk=child.pk).update(birth_year=2014, birth_month=11)  # twelve in this month
    before = {"period_from": "2026-10-01", "period_to": "2026-10-31"}
    assert start(anna, child, "child-8-11").status_code == 200
    assert start(anna, child, "child-8-11", **before).status_code == 302
    draft = Assessment.objects.get()
    response = anna.post(url("assessment-frame", draft), FRAME)
    assert list(response.context["form"].errors) == ["period_to"]


@pytest.mark.parametrize("role", ["youth_professional", "teacher"])
def test_professional_still_says_the_hours(anna: Client, child: Child, role: str) -> None:
    response = start(anna, child, "outcome", observer_role=role)
    assert list(response.context["form"].errors) == ["hours_seen"]


def test_each_voice_has_a_draft_of_its_own(people: People, anna: Client, child: Child) -> None:
    for role in ("youth_professional", "child", "parent", "therapist", "child"):
        start(anna, child, "outcome", observer_role=role, hours_seen="4")
    roles = Assessment.objects.values_list("observer_role", flat=True)
    assert sorted(roles) == ["child", "parent", "youth_professional"]


def test_words_of_a_child_stay_the_childs(people: People, anna: Client, child: Child) -> None:
    draft = a_draft(child, people.anna, key="outcome", role="child")
    fields = anna.get(url("assessment-frame", draft)).context["form"].fields
    assert not {"observer_role", "hours_seen"} & set(fields)
    typed = {**FRAME, "observer_role": "therapist", "seen_revision": str(frame_seen(draft))}
    anna.post(url("assessment-frame", draft), typed)
    draft.refresh_from_db()
    assert (draft.observer_role, draft.hours_seen) == ("child", None)


def test_last_role_of_a_professional_is_remembered_not_that_of_a_child(
    people: People, anna: Client, child: Child
) -> None:
    a_signed_form(child, people.anna, role="therapist")
    a_draft(child, people.anna, key="child-8-11", role="child")
    fields = Page(anna.get(reverse("assessment-start", args=[child.pk]) + "?vorm=outcome")).form.fields
    assert fields["observer_role"] == "therapist"
    assert fields["instrument"] == str(version_of("outcome").pk)


@pytest.mark.parametrize(
    ("key", "role", "name"),
    [
        ("child-8-11", "child", "Sam zelf, samen met Anna de Wit"),
        ("parent", "parent", "ouder of verzorger, samen met Anna de Wit"),
    ],
)
def test_voice_is_named_with_who_was_there(
    people: People, anna: Client, child: Child, key: str, role: str, name: str
) -> None:
    draft = a_draft(child, people.anna, key=key, role=role)
    pages = [url("assessment-fill", draft, number=1), url("assessment-check", draft)]
    lists = [reverse("assessment-list", args=[child.pk]), reverse("assessment-start", args=[child.pk])]
    for address in pages + lists:
        assert name in Page(anna.get(address)).words, address
    signed = a_signed_form(child, people.anna, key=key, role=role)
    for address in (url("assessment-read", signed), lists[0], reverse("profile", args=[child.pk])):
        assert name in Page(anna.get(address)).words, address
    assert (signed.document or {})["age"] == child.age_on(timezone.localdate())

"""The form page that speaks to the child: its words, pictograms, and what it leaves out."""

import re

import pytest
from django.template import Context, Template
from django.test import Client
from django.urls import reverse

from assessments.models import Assessment
from children.models import Child
from tests.support.build import People, a_draft, a_signed_form
from tests.support.pages import Page

READ = 'data-module="read-aloud"'


def address(name: str, form: Assessment, **more: object) -> str:
    return reverse(name, kwargs={"child_id": form.child_id, "assessment_id": form.pk, **more})


def first_page(client: Client, form: Assessment) -> str:
    return client.get(address("assessment-fill", form, number=1)).content.decode()


def test_page_for_the_child_has_pictograms_and_a_voice(people: People, anna: Client, child: Child) -> None:
    html = first_page(anna, a_draft(child, people.anna, key="child-8-11", role="child"))
    assert html.count('class="pictogram"') == 7
    assert READ in html
    assert html.count("data-read ") == 8  # seven statements and the introduction
    assert (
        len(re.findall(r'data-read aria-pressed="false"\s+hidden', html)) == 8
    )  # until a voice is found on the device
    assert "weet ik niet" in html
    assert "past niet bij mij" in html
    assert "Over deze kracht" not in html


def test_page_for_professionals_stays_as_it_was(people: People, anna: Client, child: Child) -> None:
    html = first_page(anna, a_draft(child, people.anna, key="professional-full"))
    for absent in ("pictogram", READ, "data-aloud", "form-to-child", "weet ik niet"):
        assert absent not in html
    assert "Over deze kracht" in html


def test_parent_reads_no_text_for_professionals_and_can_hear_the_form(
    people: People, anna: Client, child: Child
) -> None:
    html = first_page(anna, a_draft(child, people.anna, key="parent", role="parent"))
    assert "Over deze kracht" not in html
    assert READ in html
    assert html.count("data-read ") == 10  # nine statements and the introduction
    assert "form-to-child" not in html
    assert "weet ik niet" in html


@pytest.mark.parametrize(
    ("role", "question", "is_to_child"),
    [("child", "Hoe gaat het met jou?", True), ("parent", "Hoe gaat het met Sam?", False)],
)
def test_signs_speak_to_who_answers(
    people: People, anna: Client, child: Child, role: str, question: str, is_to_child: bool
) -> None:
    html = first_page(anna, a_draft(child, people.anna, key="outcome", role=role))
    assert question in html
    assert READ in html
    assert ("Zij schrijven hun eigen antwoorden ernaast" in html) == is_to_child


def test_words_for_the_age_stand_on_form_check_and_signed_page(
    people: People, anna: Client, child: Child
) -> None:
    Child.objects.filter(pk=child.pk).update(birth_year=2020)  # six on the last day of the period
    child.refresh_from_db()
    young = "Sam kan even stoppen als u dat vraagt"
    draft = a_draft(child, people.anna, key="parent", role="parent")
    assert young in first_page(anna, draft)
    assert young in Page(anna.get(address("assessment-check", draft))).words
    signed = a_signed_form(child, people.anna, key="parent", role="parent")
    Child.objects.filter(pk=child.pk).update(birth_year=2012)  # a later correction changes no signed words
    assert young in Page(anna.get(address("assessment-read", signed))).words


def test_answer_of_a_child_is_saved_and_read_in_the_first_person(
    people: People, anna: Client, child: Child
) -> None:
    signed = a_signed_form(child, people.anna, key="child-8-11", role="child", choice="not_seen")
    words = Page(anna.get(address("assessment-read", signed))).words
    assert "weet ik niet" in words
    assert "kon ik niet zien" not in words


@pytest.mark.parametrize("name", ["", "unicorn", "../favicon", "heart.svg"])
def test_pictogram_that_is_not_there_leaves_nothing(name: str) -> None:
    template = Template("{% load pictograms %}{% pictogram name %}")
    assert template.render(Context({"name": name})) == ""

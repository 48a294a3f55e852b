"""Profile, course and paper open with one form, and say of another list that it is another."""

import datetime
import re

from django.test import Client
from django.urls import reverse

from children.models import Child
from tests.support.build import People, a_signed_form
from tests.support.days import today
from tests.support.pages import Page
from tests.support.papers import make_pdf, read_pdf

COUNTED = re.compile(r"(\d+) van de (\d+) beoordeelde krachten")


def test_newer_short_form_of_the_same_person_stands_second_everywhere(
    people: People, anna: Client, child: Child
) -> None:
    before = today() - datetime.timedelta(weeks=15)
    a_signed_form(child, people.anna, key="professional-full", on=before, choice="3")
    a_signed_form(child, people.anna, choice="3")
    profile = Page(anna.get(reverse("profile", args=[child.pk]))).words
    course = Page(anna.get(reverse("trajectory", args=[child.pk]))).words.partition("In gewone woorden")[2]
    paper = " ".join(read_pdf(make_pdf(child, people.anna)).pages)
    found = [COUNTED.findall(text) for text in (profile, course, paper)]
    assert {counts[0] for counts in found} == {("41", "41")}
    assert "Korte observatie" in course

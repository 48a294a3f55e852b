"""What an observer noted in passing is laid beside the statements about that strength, in the period of the form."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from assessments.queries.quick_notes import notes_at
from assessments.rules.screens import screens_of
from children.models import Child
from tests.support.around import a_quick_note
from tests.support.build import People, a_draft, a_signed_form
from tests.support.days import days_ago, today
from tests.support.pages import Reply


def test_note_stands_at_every_statement_about_its_strength_in_the_period(
    people: People, child: Child
) -> None:
    draft = a_draft(child, people.anna)
    note = a_quick_note(child, people.anna, on=draft.period_to)
    a_quick_note(child, people.anna, on=days_ago((today() - draft.period_from).days + 1))
    a_quick_note(child, people.bram, on=draft.period_to)
    items = draft.form.items_asked.values()
    about = [item.key for item in items if item.element == "help_seeking"]
    assert about
    assert notes_at(draft, items) == {key: [note] for key in about}


@pytest.mark.parametrize("role", ["child", "parent"])
def test_form_of_a_child_or_a_parent_gets_no_notes_of_a_professional(
    people: People, child: Child, role: str
) -> None:
    draft = a_draft(child, people.anna, role=role)
    a_quick_note(child, people.anna, on=draft.period_to)
    assert notes_at(draft, draft.form.items_asked.values()) == {}


def test_note_is_offered_as_an_example_in_the_form(people: People, child: Child, anna: Client) -> None:
    draft = a_draft(child, people.anna)
    a_quick_note(child, people.anna, on=draft.period_to, what="Vroeg de meester om hulp.")
    pages = [
        number
        for number, screen in enumerate(screens_of(draft.form), 1)
        if any(item.element == "help_seeking" for item in screen.items)
    ]
    at = {"child_id": child.pk, "assessment_id": draft.pk, "number": pages[0]}
    page = shown(anna.get(reverse("assessment-fill", kwargs=at)))
    assert "Vroeg de meester om hulp. Gebruik als voorbeeld" in page
    a_quick_note(child, people.bram, on=draft.period_to, what="Riep om mama.")
    assert "Riep om mama." not in shown(anna.get(reverse("assessment-fill", kwargs=at)))


def test_note_stands_at_its_strength_on_the_profile(people: People, child: Child, anna: Client) -> None:
    a_signed_form(child, people.anna)
    profile = reverse("profile", kwargs={"child_id": child.pk})
    assert "Snelle notities, per kracht" not in shown(anna.get(profile))
    a_quick_note(child, people.anna, what="Vroeg de meester om hulp.")
    noted = shown(anna.get(profile)).partition("Snelle notities, per kracht")[2]
    assert "telt in geen cijfer mee. Hulp en troost zoeken Vroeg de meester om hulp." in noted


def shown(response: Reply) -> str:
    """Return the words of a page."""
    return " ".join(strip_tags(response.content.decode()).split())

"""The register of resources: what is noted, and beside it what forms saw; and who spoke, everywhere."""

from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext

from children.models import Child
from portfolio.queries.instruments import definition_of
from portfolio.rules.definitions import Element
from tests.support.around import an_action
from tests.support.build import People, a_resource, a_signed_form
from tests.support.days import spelled
from tests.support.pages import Page
from tests.support.papers import make_pdf, read_pdf


def register(client: Client, child: Child) -> str:
    return Page(client.get(reverse("resource-list", args=[child.pk]))).words


def outer(form: object) -> tuple[Element, str]:
    """Return a strength around the child that a form asks for, and the highest answer on it."""
    definition = definition_of(form.instrument_version_id)  # type: ignore[attr-defined]
    element = next(one for one in definition.elements if one.locus == "external")
    item = definition.items[definition.items_of[element.key][0]]
    return element, definition.levels_of(item)[-1].label.nl


def test_register_shows_what_forms_saw(people: People, anna: Client, child: Child) -> None:
    """‘Nothing noted yet’ stood at what the map showed as present (T20)."""
    assert gettext("What forms say of this") not in register(anna, child)
    form = a_signed_form(child, people.anna, choice="3")
    element, answer = outer(form)
    words = register(anna, child)
    assert gettext("What forms say of this") in words
    on = spelled(form.period_to, "j b Y")
    assert f"{element.name.nl} jeugd- en gezinsprofessional, thuis, op {on}: {answer}" in words


def test_profile_and_paper_show_fact_and_feeling_and_the_four_ways(
    people: People, anna: Client, child: Child
) -> None:
    a_signed_form(child, people.anna, choice="3")
    a_resource(child, people.anna, name="Oom Kees")
    an_action(child, people.anna, title="Samen naar judo", is_ongoing=True, ended_on=None, ways=["softens"])
    page = Page(anna.get(reverse("strengthening", args=[child.pk]))).words
    assert "Oom Kees" in page
    assert f"Om {child.first_name} heen" in page
    assert gettext("What strengthens this") in page
    paper = read_pdf(make_pdf(child, people.anna)).words
    for text in (page, paper):
        assert gettext("Resources: fact and feeling side by side") in text
    assert "Samen naar judo" in paper
    assert gettext("softens") in paper
    actions = Page(anna.get(reverse("action-list", args=[child.pk]))).words
    assert gettext("softens: adversity hits less hard") in actions
    assert gettext("Ideas: what strengthens what") in actions


def test_paper_without_events_says_that_they_are_not_shown(people: People, child: Child) -> None:
    """It said that no adversity was noted, of a child with two (T2)."""
    a_signed_form(child, people.anna)
    words = read_pdf(make_pdf(child, people.anna, with_events="")).words
    assert "Gebeurtenissen staan hier niet bij" in words
    assert "Er is geen tegenslag genoteerd" not in words

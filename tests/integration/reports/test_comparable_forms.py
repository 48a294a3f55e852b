"""Side by side: what a form could not see, other forms and versions, and figures that were switched on."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from assessments.models import Assessment
from children.models import Child
from portfolio.actions import publish_draft
from reports.comparison.page import ComparePage, RowView
from reports.course.page import CoursePage
from tests.support.build import People, a_signed_form
from tests.support.days import today
from tests.support.instruments import an_own_version, next_draft, reworded
from tests.support.large_dataset import QUICK, a_scientist, add_many, switch_on
from tests.support.pages import Page, Reply

OWN = "de-wilg-professional-quick"


def ago(weeks: int) -> datetime.date:
    return today() - datetime.timedelta(weeks=weeks)


def compare(client: Client, child: Child, *forms: Any) -> Reply:
    ids = [str(getattr(form, "pk", form)) for form in forms]
    return client.get(reverse("comparison", args=[child.pk]), {"vorm": ids, "toon": "1"})


def page_of(client: Client, child: Child, *forms: Assessment) -> ComparePage:
    page = compare(client, child, *forms).context["page"]
    assert isinstance(page, ComparePage)
    return page


def row_of(page: ComparePage, name: str = "Hulp en troost zoeken") -> RowView:
    [row] = [row for domain in page.domains for row in domain.rows if row.name == name]
    return row


def test_counts_are_of_what_both_judged(people: People, anna: Client, child: Child) -> None:
    first = a_signed_form(child, people.anna, on=ago(9), choices={"home_own_spot": "not_seen"})
    second = a_signed_form(child, people.anna, choices={"home_own_spot": "not_applicable"})
    [*_, environment] = page_of(anna, child, first, second).domains
    [count] = environment.counts
    assert count == ("Van de 2 krachten met een score in A en B", "aanwezig: A 2, B 2")


@pytest.mark.parametrize("is_comparable", [True, False])
def test_changed_version_is_set_against_the_old_one_only_when_comparable(
    people: People, anna: Client, child: Child, is_comparable: bool
) -> None:
    first = an_own_version(people)
    before = a_signed_form(child, people.anna, key=OWN, on=ago(9), choice="1")
    document = reworded(first.document, "help_ask", "{child} roept om hulp") | {"version": "1.1"}
    draft = next_draft(first, people.ada, document)
    publish_draft(version=draft, comparable_with=[str(first)] if is_comparable else [], by=people.ada)
    after = a_signed_form(child, people.anna, key=OWN, choice="3")
    response = compare(anna, child, before, after)
    row = row_of(response.context["page"])
    assert [cell.score for cell in row.cells] == (["1,0", "3,0"] if is_comparable else ["", ""])
    assert row.notes == (["Van A naar B: +2,0."] if is_comparable else ["Niet te vergelijken: A met B."])
    assert ("tegen elkaar af te zetten" in Page(response).words) is not is_comparable


def test_other_form_shows_what_it_does_not_ask(people: People, anna: Client, child: Child) -> None:
    quick = a_signed_form(child, people.anna, on=ago(3))
    full = a_signed_form(child, people.bram, key="professional-full", setting="school")
    page = page_of(anna, child, quick, full)
    asked_by_one = [
        row for domain in page.domains for row in domain.rows if row.cells[0].words == "niet gevraagd"
    ]
    assert asked_by_one
    assert all(row.notes == [] for row in asked_by_one)
    assert row_of(page).notes == ["Niet te vergelijken: A met B."]


def test_switched_on_figures_tell_what_is_larger_with_the_numbers(
    people: People, anna: Client, child: Child
) -> None:
    add_many(people.north, people.anna, people.bram, children=30, doubles=30, key=QUICK)
    switch_on(people.north, a_scientist(people))
    before = a_signed_form(child, people.anna, on=ago(20), choices={"home_own_spot": "0"})
    after = a_signed_form(child, people.anna, choices={"home_own_spot": "3"})
    response = compare(anna, child, before, after)
    words = Page(response).words
    assert "Van A naar B: +3,0, groter dan meetfout." in words
    assert "Van 0,0 naar 3,0: +3,0. Groter dan meetfout bij meer dan " in words
    assert "aangezet door Sanne Bos" in words
    assert "Van A naar B: geen verschil." in words


def course_of(client: Client, child: Child) -> CoursePage:
    page = client.get(reverse("trajectory", args=[child.pk])).context["page"]
    assert isinstance(page, CoursePage)
    return page


def test_charts_draw_a_short_form_hollow_and_name_it(people: People, anna: Client, child: Child) -> None:
    a_signed_form(child, people.anna, on=ago(9), key="professional-full")
    only_full = course_of(anna, child)
    assert not any("chart-ring" in domain.overview.svg for domain in only_full.domains)
    assert not only_full.has_beside
    a_signed_form(child, people.anna, on=ago(3))
    page = course_of(anna, child)
    assert [(entry.instrument, entry.is_beside) for entry in page.legend] == [
        ("Observatie krachten 2.0", False),
        ("Korte observatie 2.1", True),
    ]
    for domain in page.domains:
        assert (domain.overview.svg.count("chart-ring"), domain.overview.svg.count("chart-mark")) == (1, 1)
        assert "Korte observatie 2.1: " in domain.overview.sentence
        assert "Korte o" in domain.rounds.svg
    assert any("een andere lijst" in name for _mark, name in page.keys)


def test_only_short_forms_are_drawn_filled(people: People, anna: Client, child: Child) -> None:
    a_signed_form(child, people.anna, on=ago(9))
    a_signed_form(child, people.anna, on=ago(3))
    page = course_of(anna, child)
    assert not page.has_beside
    assert not any("chart-ring" in domain.overview.svg for domain in page.domains)

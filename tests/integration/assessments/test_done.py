"""After signing: what is next, and the text for the client file; it says what the form holds and nothing more."""

import datetime
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from assessments.actions.assessments import sign_assessment
from assessments.actions.corrections import start_correction
from assessments.models import Assessment
from children.models import Child
from portfolio.queries.instruments import definition_of
from tests.support.build import (
    People,
    a_child,
    a_circumstance,
    a_draft,
    a_signed_form,
    an_event,
    answer,
    version_of,
)
from tests.support.days import days_ago
from tests.support.pages import Page

SAFETY = "Krachten vervangen nooit veiligheid of gespecialiseerde hulp."


def done(client: Client, form: Assessment) -> str:
    response = client.get(reverse("assessment-done", args=[form.child_id, form.pk]))
    assert response.status_code == 200
    return response.content.decode()


def text_of(client: Client, form: Assessment) -> str:
    found = client.get(reverse("assessment-done", args=[form.child_id, form.pk])).context["text"]
    assert isinstance(found, str)
    return found


@pytest.fixture
def child(people: People) -> Child:
    return a_child(people.north, people.anna, first_name="Sam", reference="DW-7")


def test_text_says_who_looked_where_when_how_long_and_each_strength_once(
    people: People, anna: Client, child: Child
) -> None:
    ways = ["3", "1", "0", "not_seen", "not_applicable"]
    items = definition_of(version_of().pk).items
    choices = dict(zip(items, ways, strict=False))
    form = a_signed_form(child, people.anna, choices=choices)
    first, *lines = text_of(anna, form).splitlines()
    for words in ("Korte observatie", "Sam (DW-7)", "Thuis", "6 uur gezien", "Anna de Wit"):
        assert words in first
    names = [element.name.nl[:1].lower() + element.name.nl[1:] for element in form.form.elements]  # type: ignore[union-attr]
    for name in names:
        told = [line for line in lines if re.search(rf"(: |, ){re.escape(name)}[.,]", line)]
        assert len(told) == 1, (name, told)
    kinds = " ".join(lines)
    for words in (
        "Duidelijk gezien bij Sam",
        "Soms gezien",
        "Kon niet goed genoeg",
        "Past hier niet",
    ):
        assert words in kinds


def test_text_holds_no_figure_but_days_and_hours(people: People, anna: Client, child: Child) -> None:
    form = a_signed_form(child, people.anna, choice="1")
    _first, *lines = text_of(anna, form).splitlines()
    assert not re.findall(r"\d", " ".join(lines))


def test_text_ends_with_what_binds_it(people: People, anna: Client, child: Child) -> None:
    *_others, snapshot, safety = text_of(anna, a_signed_form(child, people.anna)).splitlines()
    assert "momentopname: geen oordeel over veerkracht en geen diagnose" in snapshot
    assert safety == SAFETY == gettext("Strengths never replace safety or specialist help.")


def test_adversity_stands_with_it_and_is_named_when_there_is_none(
    people: People, anna: Client, child: Child
) -> None:
    form = a_signed_form(child, people.anna)
    assert gettext("No adversity is noted in this period or in the year before.") in text_of(anna, form)
    an_event(child, people.anna, title="Naar een andere school", started_on=days_ago(60), ended_on=None)
    an_event(child, people.anna, title="Lang geleden", started_on=days_ago(900), ended_on=days_ago(800))
    a_circumstance(child, people.anna, title="Weinig geld")
    (line,) = [
        line for line in text_of(anna, form).splitlines() if line.startswith("Wat er in die tijd speelde")
    ]
    assert re.search(r"Naar een andere school \(\w+ \d{4}\)", line)
    assert "Weinig geld" in line
    assert "Lang geleden" not in line


def test_what_was_answered_on_safety_is_told_apart(people: People, anna: Client, child: Child) -> None:
    draft = a_draft(child, people.anna)
    answer(draft, "help_ask", "3", people.anna)
    answer(draft, "home_safe_now", "no", people.anna)
    draft.refresh_from_db()
    sign(anna, draft)
    assert "Is het op dit moment veilig waar Sam woont? – nee." in text_of(anna, draft).splitlines()


@pytest.mark.parametrize(("choice", "is_said"), [("no", True), ("sometimes", False), ("yes", False)])
def test_home_that_is_not_safe_leads_to_what_to_do_before_and_after_signing(
    people: People, anna: Client, child: Child, choice: str, is_said: bool
) -> None:
    draft = a_draft(child, people.anna)
    answer(draft, "help_ask", "3", people.anna)
    answer(draft, "home_safe_now", choice, people.anna)
    draft.refresh_from_db()
    said = "In dit formulier staat dat het nu niet veilig is waar Sam woont."
    check = Page(anna.get(reverse("assessment-check", args=[child.pk, draft.pk])))
    assert (said in check.words) is is_said
    sign(anna, draft)
    done = Page(anna.get(reverse("assessment-done", args=[child.pk, draft.pk])))
    assert (said in done.words) is is_said


def sign(client: Client, draft: Assessment) -> None:
    url = reverse("assessment-check", args=[draft.child_id, draft.pk])
    client.post(url, {"seen_revision": str(draft.revision)})


def test_signs_are_told_as_they_were_answered(people: People, anna: Client, child: Child) -> None:
    form = a_signed_form(child, people.anna, key="outcome", choice="2")
    lines = text_of(anna, form).splitlines()
    assert sum(" – " in line for line in lines) == len(form.form.items)
    assert "Duidelijk gezien" not in " ".join(lines)


def test_who_just_signed_is_led_to_the_next_child_and_to_the_profile(
    people: People, anna: Client, child: Child
) -> None:
    other = a_child(people.north, people.anna, first_name="Evi", reference="DW-8")
    form = a_signed_form(child, people.anna)
    html = done(anna, form)
    assert gettext("Done. What now?") in html
    assert f"{reverse('assessment-start', args=[other.pk])}?vorm=kort" in html
    assert reverse("profile", args=[child.pk]) in html
    a_draft(other, people.anna)
    assert "?vorm=kort" not in done(anna, form)
    assert "0 van 14" in Page(anna.get(reverse("assessment-done", args=[child.pk, form.pk]))).words


def test_nobody_is_next_when_all_is_done(people: People, anna: Client, child: Child) -> None:
    assert "next-child" not in done(anna, a_signed_form(child, people.anna))


def test_colleague_reads_the_text_without_what_is_next(people: People, anna: Client, child: Child) -> None:
    a_child(people.north, people.anna, first_name="Evi", reference="DW-8")
    html = done(anna, a_signed_form(child, people.bram))
    assert "Evi" not in html
    assert gettext("Done. What now?") not in html
    assert gettext("Text for the client file") in html


def test_text_is_reached_from_profile_and_course_and_lies_open(
    people: People, anna: Client, child: Child
) -> None:
    form = a_signed_form(child, people.anna)
    address = f"{reverse('assessment-done', args=[child.pk, form.pk])}?tekst=ja"
    for page in ("profile", "trajectory"):
        assert address in anna.get(reverse(page, args=[child.pk])).content.decode()
    html = anna.get(address).content.decode()
    assert gettext("Done. What now?") not in html
    assert "client-file-fold" not in html
    assert "client-file-text" in html


def test_observer_is_led_to_own_children_only(people: People, child: Child, client: Client) -> None:
    """The access of a page of one child would open the whole team."""
    a_child(people.north, people.anna, first_name="Verborgen", reference="DW-9", is_entrusted=False)
    client.force_login(people.bram)
    html = done(client, a_signed_form(child, people.bram))
    assert gettext("Done. What now?") in html
    assert "Verborgen" not in html


def test_replaced_form_gives_no_text(people: People, anna: Client, child: Child) -> None:
    form = a_signed_form(child, people.anna)
    correction = start_correction(assessment=form, reason="Verkeerde week", by=people.anna)
    sign(anna, correction)
    html = done(anna, form)
    assert "<textarea" not in html
    assert reverse("assessment-done", args=[child.pk, correction.pk]) in html


def test_older_form_is_not_called_done(people: People, anna: Client, child: Child) -> None:
    draft = a_draft(child, people.anna)
    answer(draft, "help_ask", "3", people.anna)
    draft.refresh_from_db()
    yesterday = timezone.now() - datetime.timedelta(days=1)
    sign_assessment(assessment=draft, seen_revision=draft.revision, at=yesterday, by=people.anna)
    assert gettext("Done. What now?") not in done(anna, draft)

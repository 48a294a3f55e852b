"""Facts on the safety of the home stand where safety stands, with day and person, and in no figure (A-49, T7, T15)."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext

from accounts.models import User
from assessments.actions.assessments import sign_assessment
from assessments.models import Assessment
from assessments.queries.home_facts import home_facts_of
from children.models import Child
from tests.support.build import People, a_draft, a_signed_form, answer
from tests.support.days import spelled, today
from tests.support.pages import Page
from tests.support.papers import make_pdf, read_pdf

WEEK = datetime.timedelta(weeks=1)
SAFE_NOW = "Is het op dit moment veilig waar Sam woont?"
NOBODY = gettext("Nobody could see whether the home is safe.")
NONE_ASKS = "Geen van deze formulieren vraagt of het thuis veilig is."


def a_form_on_the_home(child: Child, by: User, *, on: datetime.date, **facts: str) -> Assessment:
    """Sign a full form with these facts and one strength."""
    draft = a_draft(child, by, key="professional-full", on=on)
    for key, choice in {"help_ask": "3", **facts}.items():
        answer(draft, key, choice, by)
    draft.refresh_from_db()
    return sign_assessment(assessment=draft, seen_revision=draft.revision, by=by)


def told(child: Child) -> list[tuple[str, str, datetime.date]]:
    return [(fact.question, fact.answer, fact.on) for fact in home_facts_of(child).facts]


def test_newest_answer_of_each_person_stands_with_its_day(people: People, child: Child) -> None:
    a_form_on_the_home(child, people.anna, on=today() - 3 * WEEK, home_safe_now="no")
    a_form_on_the_home(child, people.anna, on=today() - WEEK, home_safe_now="sometimes", home_can_stay="yes")
    a_form_on_the_home(child, people.cora, on=today() - 2 * WEEK, home_safe_now="unknown")
    assert told(child) == [
        (SAFE_NOW, "soms", today() - WEEK),
        (SAFE_NOW, "weet ik niet", today() - 2 * WEEK),
        ("Kan Sam daar blijven wonen?", "ja", today() - WEEK),
    ]
    assert home_facts_of(child).facts[0].who.endswith("(ingevuld door Anna de Wit)")
    assert not home_facts_of(child).is_unknown


def test_who_says_the_same_is_counted_and_who_differs_is_named(
    people: People, child: Child, anna: Client
) -> None:
    for by, weeks, choice in ((people.anna, 1, "no"), (people.bram, 2, "no"), (people.cora, 3, "yes")):
        a_form_on_the_home(child, by, on=today() - weeks * WEEK, home_safe_now=choice)
    [asked] = home_facts_of(child).questions
    assert (asked.newest.answer, asked.n_same, [fact.answer for fact in asked.others]) == ("nee", 1, ["ja"])
    words = Page(anna.get(reverse("child-safety", args=[child.pk]))).words
    assert "(ingevuld door Anna de Wit), 1 ander zegt hetzelfde" in words
    assert f"ja · {spelled(today() - 3 * WEEK)} · " in words


def test_who_said_the_same_long_ago_says_nothing_of_this_moment(people: People, child: Child) -> None:
    """‘1 other says the same’ counted a teacher of a year ago, under ‘at this moment’."""
    for by, weeks in ((people.anna, 1), (people.bram, 28)):
        a_form_on_the_home(child, by, on=today() - weeks * WEEK, home_safe_now="yes")
    [asked] = home_facts_of(child).questions
    assert (asked.newest.answer, asked.n_same, asked.others) == ("ja", 0, [])


def test_what_nobody_knew_leads_to_the_page_on_safety(people: People, child: Child, anna: Client) -> None:
    a_form_on_the_home(child, people.anna, on=today(), home_safe_now="unknown")
    address = reverse("child-safety", args=[child.pk])
    for page in ("profile", "difference-list"):
        response = anna.get(reverse(page, args=[child.pk]))
        assert NOBODY in Page(response).words
        assert address in response.content.decode()
    sentences = [
        one.text for one in anna.get(reverse("trajectory", args=[child.pk])).context["plain_words"].sentences
    ]
    assert any(NOBODY in sentence for sentence in sentences)


def test_forms_that_do_not_ask_are_said_not_to_ask(people: People, child: Child, anna: Client) -> None:
    form = a_signed_form(child, people.anna, key="parent", role="parent")
    assert home_facts_of(child) == ([], True, False, None)
    for page in ("profile", "difference-list", "child-safety"):
        assert NOBODY not in Page(anna.get(reverse(page, args=[child.pk]))).words
    for page in ("profile", "child-safety"):
        assert NONE_ASKS in Page(anna.get(reverse(page, args=[child.pk]))).words
    assert NONE_ASKS in read_pdf(make_pdf(child, people.anna)).words
    words = Page(anna.get(reverse("assessment-read", args=[child.pk, form.pk]))).words
    assert gettext("This form does not ask whether it is safe at home.") in words


def test_questions_left_open_are_said_to_be_open_and_not_unseen(
    people: People, child: Child, anna: Client
) -> None:
    """A form from a file holds no answers on safety: ‘nobody could see’ was said of it, which nobody had said."""
    a_form_on_the_home(child, people.anna, on=today() - 2 * WEEK, home_safe_now="yes")
    silent = a_form_on_the_home(child, people.anna, on=today() - WEEK)
    assert home_facts_of(child).left_open_on == today() - WEEK
    left_open = (
        f"In het formulier van {spelled(today() - WEEK)} zijn de vragen over veiligheid thuis opengelaten."
    )
    for page in ("profile", "child-safety"):
        words = Page(anna.get(reverse(page, args=[child.pk]))).words
        assert left_open in words
        assert f"{SAFE_NOW} ja · {spelled(today() - 2 * WEEK)}" in words
        assert NOBODY not in words
    read = Page(anna.get(reverse("assessment-read", args=[child.pk, silent.pk]))).words
    assert "De vragen over veiligheid thuis zijn opengelaten." in read


def test_an_answer_that_is_newer_makes_an_open_question_old(people: People, child: Child) -> None:
    a_form_on_the_home(child, people.anna, on=today() - 2 * WEEK)
    a_form_on_the_home(child, people.anna, on=today() - WEEK, home_safe_now="unknown")
    assert home_facts_of(child).left_open_on is None
    assert home_facts_of(child).is_unknown


def test_child_without_forms_has_nothing_said_of_forms(child: Child, anna: Client) -> None:
    assert home_facts_of(child) == ([], False, False, None)
    assert NONE_ASKS not in Page(anna.get(reverse("child-safety", args=[child.pk]))).words


def test_who_may_not_see_the_profile_does_not_read_them(
    people: People, child: Child, anna: Client, client: Client
) -> None:
    a_form_on_the_home(child, people.anna, on=today(), home_safe_now="no")
    address = reverse("child-safety", args=[child.pk])
    assert f"{SAFE_NOW} nee · {spelled(today())}" in Page(anna.get(address)).words
    client.force_login(people.bram)
    assert SAFE_NOW not in Page(client.get(address)).words


@pytest.mark.parametrize("with_events", ["on", ""])
def test_paper_has_them_only_where_events_are_printed(people: People, child: Child, with_events: str) -> None:
    a_form_on_the_home(child, people.anna, on=today(), home_safe_now="no")
    words = read_pdf(make_pdf(child, people.anna, with_events=with_events)).words
    assert (f"{SAFE_NOW} nee · {spelled(today())}" in words) == bool(with_events)
    left_out = gettext("What forms say about safety at home is left out of this version.")
    assert (left_out in words) != bool(with_events)

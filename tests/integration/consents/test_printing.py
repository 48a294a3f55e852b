"""What a no does to the paper and the screen, and what the page says before a paper is made."""

import pytest
from django.test import Client
from django.urls import reverse

from children.models import Child
from consents.queries.asking import Allowed, Reason, may_ask
from consents.queries.printing import printing_of
from consents.rules.deciding import Purpose, State
from tests.support.build import People, a_resource, a_signed_form, an_event
from tests.support.consents import a_party, everyone_agrees, said
from tests.support.days import days_ago, today
from tests.support.meetings import a_meeting, item_of
from tests.support.pages import Page
from tests.support.papers import make_pdf, read_pdf

WORDS = "Ik vroeg het zelf aan de juf."
EVENT = "Opa overleden"
LEFT_OUT = "Niet alles staat in dit verslag: nog niet iedereen zei daar ja op."


@pytest.fixture
def own_form(people: People, child: Child) -> str:
    """Let the child have filled in a form with its own words, and note an adversity; return the key of the form."""
    an_event(child, people.anna, title=EVENT)
    a_resource(child, people.anna, name="Judo bij de club")
    form = a_signed_form(
        child, people.anna, on=days_ago(3), key="child-8-11", role="child", choice="3", example=WORDS
    )
    return str(form.pk)


def paper(people: People, child: Child, form: str) -> str:
    return read_pdf(make_pdf(child, people.anna, form=form)).words


def checks(anna: Client, child: Child) -> str:
    return Page(anna.get(reverse("report", args=[child.pk]))).words


def test_paper_before_anyone_was_asked_leaves_words_and_adversity_out_and_the_page_leads_to_asking(
    people: People, anna: Client, child: Child, own_form: str
) -> None:
    mother = a_party(child, people.anna)
    words = paper(people, child, own_form)
    assert WORDS not in words
    assert EVENT not in words
    assert LEFT_OUT in words
    page = anna.get(reverse("report", args=[child.pk])).content.decode()
    assert "Nog niet gevraagd: moeder." in page
    assert f"{reverse('consent-party', args=[child.pk, mother.party])}#div_id_quote_child" in page
    assert "Woorden van ouders" not in page  # no parent filled in a form
    said(child, people.anna, "yes", "quote_child", "adversities", party=mother)
    after = paper(people, child, own_form)
    assert WORDS in after
    assert EVENT in after
    assert LEFT_OUT not in after


def test_page_before_a_paper_says_that_nobody_noted_who_has_authority(
    anna: Client, child: Child, own_form: str
) -> None:
    page = anna.get(reverse("report", args=[child.pk])).content.decode()
    assert "Er is niet genoteerd wie gezag heeft." in page
    assert reverse("authority-add", args=[child.pk]) in page


def test_words_of_the_parent_that_agreed_are_printed_and_those_of_the_other_are_not(
    people: People, child: Child
) -> None:
    mother, father = a_party(child, people.anna), a_party(child, people.anna, called="vader")
    said(child, people.anna, "yes", "quote_own", party=mother)
    said(child, people.anna, "no", "quote_own", party=father)
    printing = printing_of(child, today())
    assert not printing.is_silent("parent", "De moeder")
    assert printing.is_silent("parent", "vader")
    assert printing.is_silent("parent", "")  # nobody noted who spoke: a no of either counts
    assert not printing.is_silent("teacher", "vader")


@pytest.mark.parametrize("answer", ["no", "withdrawn"])
def test_words_of_the_child_are_left_out_after_a_no(
    people: People, anna: Client, child: Child, own_form: str, answer: str
) -> None:
    mother = a_party(child, people.anna)
    said(child, people.anna, "yes", "quote_child", "adversities", party=mother)
    assert WORDS in paper(people, child, own_form)
    said(child, people.anna, answer, "quote_child")
    words = paper(people, child, own_form)
    assert WORDS not in words
    assert LEFT_OUT in words
    assert EVENT in words
    assert "Het verslag laat de woorden van het kind weg." in checks(anna, child)


def test_adversity_is_left_out_after_a_no_and_what_helps_stays(
    people: People, anna: Client, child: Child, own_form: str
) -> None:
    mother = a_party(child, people.anna)
    said(child, people.anna, "yes", "quote_child", party=mother)
    said(child, people.anna, "no", "adversities", party=mother)
    words = paper(people, child, own_form)
    assert EVENT not in words
    assert "Judo bij de club" in words
    assert LEFT_OUT in words
    assert WORDS in words


def test_words_are_left_out_of_the_screen_that_lays_views_beside_each_other(
    people: People, anna: Client, child: Child
) -> None:
    a_signed_form(
        child, people.anna, on=days_ago(3), key="child-8-11", role="child", choice="3", example=WORDS
    )
    a_signed_form(child, people.bram, on=days_ago(3), choice="0", example="Deed het niet.")
    everyone_agrees(child)
    address = reverse("difference-list", args=[child.pk])
    assert WORDS in anna.get(address).content.decode()
    said(child, people.anna, "no", "quote_child")
    html = anna.get(address).content.decode()
    assert WORDS not in html
    assert "Deed het niet." in html


def test_words_are_left_out_of_the_discussion_which_says_so(
    people: People, anna: Client, child: Child, own_form: str
) -> None:
    item = item_of(a_meeting(people.north, people.cora, [child], on=today()), child)
    everyone_agrees(child)
    address = reverse("discussion", args=[child.pk, item.pk])
    assert WORDS in Page(anna.get(address)).words
    said(child, people.anna, "no", "quote_child")
    words = Page(anna.get(address)).words
    assert WORDS not in words
    assert "ingevuld; de woorden zijn weggelaten tot iedereen ja zegt" in words
    assert "ingevuld, zonder eigen woorden" not in words


def test_safety_page_opens_whatever_was_said(people: People, anna: Client, child: Child) -> None:
    said(child, people.anna, "no", *Purpose, party=a_party(child, people.anna))
    assert anna.get(reverse("child-safety", args=[child.pk])).status_code == 200
    assert anna.get(reverse("safety-note-add", args=[child.pk])).status_code == 200


def test_one_question_tells_whether_it_may_and_why_not(people: People, child: Child) -> None:
    mother, father = a_party(child, people.anna), a_party(child, people.anna, called="vader")
    said(child, people.anna, "yes", "ask_school", "quote_own", party=mother)
    first = may_ask(child, Purpose.ASK_SCHOOL, today())
    assert isinstance(first, Reason)
    assert (first.state, first.words) == (State.NOT_ASKED, "Nog niet gevraagd: vader.")
    assert first.url == f"{reverse('consent-party', args=[child.pk, father.party])}#div_id_ask_school"
    assert not first
    said(child, people.anna, "yes", "ask_school", party=father)
    assert may_ask(child, Purpose.ASK_SCHOOL, today()) == Allowed()
    said(child, people.anna, "withdrawn", "ask_school", party=father)
    refused = may_ask(child, Purpose.ASK_SCHOOL, today())
    assert isinstance(refused, Reason)
    assert (refused.state, refused.words) == (State.REFUSED, "Vader zei nee.")
    assert reverse("consent-party", args=[child.pk, father.party]) in refused.url
    assert may_ask(child, Purpose.QUOTE_OWN, today(), mother.party)
    assert not may_ask(child, Purpose.QUOTE_OWN, today(), father.party)

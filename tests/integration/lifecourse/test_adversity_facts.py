"""The top of the events page: what can be counted, in words, and nothing made of it."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext, override

from audit.models import AuditEvent
from children.exceptions import StillNeeded
from children.models import Child
from lifecourse.actions.life_events import remove_life_event
from lifecourse.models import LifeEvent
from lifecourse.rules.adversity import counts_of
from lifecourse.words.adversity import facts_in, happenings_in
from reviews.models import Judgement
from tests.support.build import People, an_event
from tests.support.clock import pinned
from tests.support.days import today
from tests.support.pages import Page

pytestmark = pinned("lapses are told in calendar months")

VERDICTS = ("zou moeten", "op schema", "achterstand", "verwacht herstel", "hersteld", "veerkrachtig kind")


def words(client: Client, child: Child) -> str:
    return Page(client.get(reverse("life-event-list", args=[child.pk]))).words


def days_ago(days: int) -> datetime.date:
    return today() - datetime.timedelta(days=days)


def told(language: str) -> list[tuple[str, str]]:
    counts = counts_of(happenings_in(LifeEvent.objects.all()), today())
    assert counts is not None
    with override(language):
        return [(fact.term, fact.value) for fact in facts_in(counts)]


def test_facts_stand_at_the_top_in_plain_words(people: People, anna: Client, child: Child) -> None:
    an_event(child, people.anna, started_on=days_ago(30), ended_on=None, is_start_estimated=True)
    an_event(child, people.anna, started_on=days_ago(150), ended_on=None, is_ongoing=True)
    assert told("nl") == [
        ("Nieuwe tegenslag in 3 maanden", "1"),
        ("Nieuwe tegenslag in 6 maanden", "2"),
        ("Nieuwe tegenslag in 12 maanden", "2"),
        ("Laatste", "4 weken geleden, rond 23 oktober 2026"),
        ("Duurt nog", "1"),
    ]
    page = words(anna, child)
    for term, value in told("nl"):
        assert f"{term} {value}" in page
    assert [verdict for verdict in VERDICTS if verdict in page] == []


def test_facts_in_english(people: People, child: Child) -> None:
    an_event(child, people.anna, started_on=today(), ended_on=None)
    assert told("en") == [
        ("In the last 3 months", "1 adversity began"),
        ("In the last 6 months", "1 adversity began"),
        ("In the last 12 months", "1 adversity began"),
        ("The last one began", "today, on 22 November 2026"),
        ("Still going on", "none"),
    ]


@pytest.mark.parametrize(
    ("days", "said"), [(1, "1 dag geleden"), (13, "13 dagen"), (120, "3 maanden"), (900, "2 jaar geleden")]
)
def test_lapse_is_told_in_dutch(people: People, child: Child, days: int, said: str) -> None:
    an_event(child, people.anna, started_on=days_ago(days), ended_on=None)
    assert said in told("nl")[3][1]


def test_old_event_leaves_the_windows_empty(people: People, child: Child) -> None:
    an_event(child, people.anna, started_on=days_ago(900), ended_on=None)
    assert told("nl")[0] == ("Nieuwe tegenslag in 3 maanden", "geen")


def test_without_adversity_no_count_is_made(anna: Client, child: Child) -> None:
    page = words(anna, child)
    assert "Er is nog geen tegenslag genoteerd" in page
    assert "is over veerkracht niets te zeggen" in page
    assert "Nieuwe tegenslag in" not in page


def test_the_three_who_see_it_stand_side_by_side(people: People, anna: Client, child: Child) -> None:
    event = an_event(child, people.anna, impact_child="heavy", impact_parent="little", is_chronic=True)
    page = Page(anna.get(reverse("life-event-list", args=[child.pk])))
    assert page.rows[1][2:] == ["zwaar", "een beetje", "niet bekend"]
    assert page.rows[1][1] == "1 maart 2026 – 31 mei 2026 blijft zwaar"
    an_event(child, people.anna, started_on=days_ago(9), ended_on=None, is_start_estimated=True)
    page = Page(anna.get(reverse("life-event-list", args=[child.pk])))
    assert [row[1] for row in page.rows[1:]] == [
        "ongeveer 13 november 2026",
        "1 maart 2026 – 31 mei 2026 blijft zwaar",
    ]
    assert event.title in page.rows[2][0]


def test_event_that_the_team_judged_is_not_removed(people: People, anna: Client, child: Child) -> None:
    event = an_event(child, people.anna)
    days = {"period_from": event.started_on, "period_to": today()}
    Judgement.objects.create(
        adversity=event, verdict="cannot_say", reasons="Nog te kort.", judged_by=people.anna, **days
    )
    url = reverse("life-event-remove", args=[child.pk, event.pk])
    page = Page(anna.post(url, {"seen": "0"}, follow=True))
    assert gettext("Something that was written down rests on this event. That is why it stays.") in page.words
    assert LifeEvent.objects.get() == event
    with pytest.raises(StillNeeded):
        remove_life_event(event=event, seen_revision=0, by=people.anna)
    assert not AuditEvent.objects.filter(event="life_event_removed").exists()


def test_number_of_queries_does_not_grow_with_the_events(
    people: People, anna: Client, child: Child, django_assert_num_queries: object
) -> None:
    an_event(child, people.anna)
    url = reverse("life-event-list", args=[child.pk])
    anna.get(url)  # the first look at a child is noted in the session
    with django_assert_num_queries(13) as few:  # type: ignore[operator]
        anna.get(url)
    for number in range(20):
        an_event(child, people.anna, title=f"Tegenslag {number}")
    with django_assert_num_queries(len(few)):  # type: ignore[operator]
        anna.get(url)

"""The page of what helped: a palette from three moments, two voices apart, no verdict; own moments for observers."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext, override
from pytest_django import DjangoAssertNumQueries

from audit.models import AuditEvent
from children.models import Child
from reports.coping.page import palette_page
from tests.support.around import an_episode
from tests.support.build import People
from tests.support.clock import pinned
from tests.support.pages import Page

pytestmark = pinned("palettes are told by half years of the calendar")

AUTUMN = datetime.date(2026, 10, 1)
TOO_FEW = "Er zijn nog te weinig momenten voor een palet: er zijn er 3 nodig."


def read(client: Client, child: Child) -> Page:
    return Page(client.get(reverse("coping-list", args=[child.pk])))


def three_moments(people: People, child: Child) -> None:
    """Note asking help twice at school and another way at home."""
    an_episode(child, people.anna, helped_child="yes", helped_observer="no")
    an_episode(child, people.anna, on=AUTUMN, helped_observer="some")
    own: dict[str, Any] = {"way": "other", "own_way": "Ging zingen", "own_nature": "feeling"}
    an_episode(child, people.anna, setting="home", helped_child="some", **own)


def test_palette_is_not_drawn_of_two_moments(people: People, anna: Client, child: Child) -> None:
    assert gettext("No moments yet") in read(anna, child).words
    an_episode(child, people.anna)
    an_episode(child, people.cora)
    page = read(anna, child)
    assert TOO_FEW in page.words
    assert "palette-wide" not in page.classes
    assert page.words.count("Ruzie op het plein") == 2


def test_palette_counts_different_ways_by_two_voices(people: People, anna: Client, child: Child) -> None:
    three_moments(people, child)
    page = read(anna, child)
    assert {"palette-wide", "palette-narrow"} <= set(page.classes)
    assert "Verschillende manieren die hielpen: 2 naar eigen zeggen, 1 volgens de waarnemer." in page.words
    assert [
        "Alles samen",
        "3",
        "2 (doen 1, voelen 1) · bij 2 momenten bekend",
        "1 (doen 1) · bij 2 momenten bekend",
    ] in page.rows
    assert ["thuis", "1", "nog te weinig momenten (3 nodig)"] in page.rows
    assert ["Juli tot en met december 2026", "1", "nog te weinig momenten (3 nodig)"] in page.rows
    assert (
        gettext(
            "These ways stand across the four domains; they are no strength by themselves and no measure."
        )
        in page.words
    )


def test_table_tells_what_the_picture_shows(people: People, anna: Client, child: Child) -> None:
    three_moments(people, child)
    rows = read(anna, child).rows
    assert ["vroeg iemand om hulp", "doen", "op school", "2", "1", "1"] in rows
    assert ["Ging zingen", "voelen", "thuis", "1", "1", "0"] in rows


@pytest.mark.parametrize("language", ["nl", "en"])
def test_same_moments_give_the_same_figures_in_both_languages(
    people: People, child: Child, language: str
) -> None:
    three_moments(people, child)
    with override(language):
        page = palette_page(list(child.coping_episodes.all()))
    assert page is not None
    assert [row[3:] for row in page.figure.rows] == [("2", "1", "1"), ("1", "1", "0")]
    assert [(row.n_episodes, row.is_readable) for row in page.halves] == [(1, False), (2, False)]


def test_own_ways_that_differ_in_capitals_only_are_one(people: People, child: Child) -> None:
    for words in ("Zingen", "zingen", "ZINGEN"):
        an_episode(child, people.anna, way="other", own_way=words, own_nature="feeling", helped_child="yes")
    page = palette_page(list(child.coping_episodes.all()))
    assert page is not None
    assert page.whole.child.startswith("1 ")


def test_page_speaks_no_verdict(people: People, anna: Client, child: Child) -> None:
    three_moments(people, child)
    words = read(anna, child).words.lower().replace("veerkrachtportfolio", "")
    for verdict in ("veerkrachtig", "zwak", "tekort", "goede manier", "slechte manier", "score"):
        assert verdict not in words


def test_observer_sees_the_own_moments_only(people: People, child: Child, client: Client) -> None:
    three_moments(people, child)
    an_episode(child, people.bram, situation="Wat Bram zag")
    client.force_login(people.bram)
    page = read(client, child)
    assert "Wat Bram zag" in page.words
    assert "Ruzie op het plein" not in page.words
    assert "Ging zingen" not in page.words
    assert gettext("You see the moments that you noted yourself.") in page.words
    assert TOO_FEW in page.words
    assert AuditEvent.objects.filter(event="coping_read", actor_id=str(people.bram.pk)).exists()


def test_only_own_moments_can_be_opened(people: People, anna: Client, child: Child) -> None:
    own, other = an_episode(child, people.anna), an_episode(child, people.cora)
    body = anna.get(reverse("coping-list", args=[child.pk])).content.decode()
    assert (str(own.pk) in body, str(other.pk) in body) == (True, False)


def test_long_list_comes_in_pages_and_the_palette_counts_all(
    people: People, anna: Client, child: Child, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    url = reverse("coping-list", args=[child.pk])
    an_episode(child, people.anna)
    anna.get(url)
    with django_assert_num_queries(11) as captured:
        anna.get(url)
    for number in range(24):
        an_episode(child, people.anna, situation=f"Moment {number}", helped_child="yes")
    with django_assert_num_queries(len(captured)):
        page = Page(anna.get(url, {"pagina": "2"}))
    assert "Momenten genoteerd: 25." in page.words
    assert page.words.count("Moment 1") + page.words.count("Moment 0") > 0
    assert page.classes.count("episode") == 5

"""The way to a part of the site stands only in the pages of who may go there."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.support.large_dataset import a_scientist
from tests.support.pages import Page
from tests.support.world import World, undone

EVERYONE = ("anna", "bram", "cora", "ada", "sanne", "petra")
LEADS_TO = {
    "child-list": {"anna", "bram", "cora"},
    "people": {"ada"},
    "retention-terms": {"ada"},
    "safety-contact": {"ada"},
    "log-list": {"petra"},
    "reliability-list": {"sanne"},
    "advice-asked": {"sanne"},
    "right-overview": {"cora"},
    "emergency-list": {"cora"},
    "draft-list": {"cora"},
    "export-list": {"cora", "petra"},
    "emergency-open": {"anna", "cora"},
}
MENUS = {"anna": [], "cora": ["Coördinatie"], "ada": ["Organisatie"], "petra": [], "sanne": []}


def header_for(world: World, name: str, page: str = "instrument-list") -> str:
    """Return the header of a page, as this person sees it."""
    client = Client()
    client.force_login(world.user(name) or world.outsider)
    return client.get(reverse(page)).content.decode().partition("</header>")[0]


@pytest.mark.parametrize("page", LEADS_TO)
def test_only_who_may_go_there_is_shown_the_way(world: World, page: str) -> None:
    shown = {name for name in EVERYONE if f'href="{reverse(page)}"' in header_for(world, name)}
    assert shown == LEADS_TO[page]


@pytest.mark.parametrize("name", MENUS)
def test_work_of_one_role_has_a_menu_and_one_entry_has_none(world: World, name: str) -> None:
    bar = header_for(world, name).partition('aria-label="Hoofdmenu"')[2].partition("</nav>")[0]
    assert re.findall(r"<summary[^>]*>([^<]+)</summary>", bar) == MENUS[name]


def test_menu_of_the_page_on_screen_is_marked(world: World) -> None:
    header = header_for(world, "cora", "right-overview")
    assert re.search(r'<summary\s+aria-current="true">Coördinatie</summary>', header)
    assert f'href="{reverse("right-overview")}" aria-current="page"' in header


@pytest.mark.parametrize("name", EVERYONE)
def test_who_has_children_searches_them_from_any_page(world: World, name: str) -> None:
    is_there = 'role="search"' in header_for(world, name)
    assert is_there == (name in LEADS_TO["child-list"])


def test_search_from_the_header_finds_who_may_be_seen_and_leaves_no_name_in_the_address(world: World) -> None:
    client = Client()
    client.force_login(world.people.anna)
    found = client.post(reverse("child-search"), {"search": world.child.reference}, follow=True)
    assert world.child.first_name in Page(found).words
    assert [address for address, _status in found.redirect_chain] == [reverse("child-list")]
    client.force_login(world.people.chris)
    found = client.post(reverse("child-search"), {"search": world.child.reference}, follow=True)
    assert world.child.first_name not in Page(found).words


def children_of(user: User) -> str:
    """Return the words of the list of children, as someone reads it."""
    client = Client()
    client.force_login(user)
    return Page(client.get(reverse("child-list"))).words


@pytest.mark.parametrize("name", ["ada", "a scientist", "petra"])
def test_who_works_for_the_organisation_is_not_sent_to_an_administrator(world: World, name: str) -> None:
    with undone():
        is_new = name == "a scientist"  # one whom nobody asked for advice
        user = a_scientist(world.people, name="Wies") if is_new else world.user(name)
        words = children_of(user or world.outsider)
    assert "Vraag je beheerder" not in words
    assert "Je werkt voor de organisatie" in words


def test_scientist_who_is_asked_for_advice_has_that_child_in_the_list(world: World) -> None:
    words = children_of(world.scientist)
    assert world.child.first_name in words
    assert "Je werkt voor de organisatie" not in words

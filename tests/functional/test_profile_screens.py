"""The profile on the screens and paper that people have: the map is in sight at once, and no word is broken or lost."""

import pytest
from playwright.sync_api import Page

from children.models import Child
from portfolio.queries.instruments import definition_of
from tests.functional.conftest import sign_in
from tests.support.build import a_child, a_draft, a_signed_form, version_of
from tests.support.days import days_ago
from tests.support.world import World

FULL = "professional-full"
LONG = "Maximiliaan-Alexander"
IN_SIGHT = 500  # px from the top of a phone


@pytest.fixture
def child(people_world: World) -> Child:
    """A child with a long name, two full forms between which much changed, and a draft of who looks."""
    people = people_world.people
    child = a_child(people.north, people.anna, first_name=LONG, reference="Z-78")
    items = list(definition_of(version_of(FULL).pk).items)
    for day, offset in ((days_ago(200), 0), (days_ago(20), 1)):
        choices = {item: str((place + offset) % 4) for place, item in enumerate(items)}
        a_signed_form(child, people.anna, key=FULL, on=day, choices=choices)
    a_draft(child, people.anna)
    return child


def open_profile(page: Page, child: Child, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(f"/kinderen/{child.pk}/profiel/")
    page.wait_for_load_state("networkidle")


def test_map_stands_in_sight_on_a_phone(page: Page, child: Child) -> None:
    sign_in(page)
    open_profile(page, child, 360)
    box = page.locator(".strengths-map").bounding_box()
    assert box
    assert box["y"] <= IN_SIGHT
    assert page.locator(".open-draft").is_visible()


@pytest.mark.parametrize("width", [320, 768, 1280, 1920])
def test_nothing_sticks_out_and_names_have_room(page: Page, child: Child, width: int) -> None:
    sign_in(page)
    open_profile(page, child, width)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    name = page.locator(".matrix tbody tr:not(.matrix-domain) th").first.bounding_box()
    assert name
    assert name["width"] >= 140


def test_paper_says_of_whom_it_is_and_that_nothing_was_validated(page: Page, child: Child) -> None:
    sign_in(page)
    open_profile(page, child, 1280)
    page.emulate_media(media="print")
    assert page.get_by_text("Z-78").first.is_visible()
    assert page.get_by_text("niet gevalideerd").first.is_visible()
    for tool in (".safety-link", ".more-link", ".card-links", ".open-draft"):
        assert not page.locator(f"main {tool}").first.is_visible(), tool
    tops = page.evaluate(
        "['.profile-lead', '.strengths-map'].map((one) => document.querySelector(one).getBoundingClientRect().top)"
    )
    assert tops[1] - tops[0] < 300

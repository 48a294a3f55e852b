"""The head of a child on a phone, and the menus: reached by keyboard, closed by Escape, there without scripts."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, ViewportSize

from tests.functional.axe import complaints
from tests.functional.conftest import sign_in
from tests.functional.keys import Keys
from tests.support.build import a_draft
from tests.support.world import World

PHONE: ViewportSize = {"width": 360, "height": 740}
MORE = ".child-nav .menu > summary"


def open_profile(page: Page, world: World) -> None:
    page.set_viewport_size(PHONE)
    sign_in(page)
    page.goto(world.url("profile"))


def test_phone_shows_eight_entrances_and_each_has_room(page: Page, people_world: World) -> None:
    open_profile(page, people_world)
    shown = page.locator(
        ".child-head :is(a, button):visible, .child-nav > ul > li > a:visible, " + MORE + ", .open-draft a"
    )
    assert shown.count() == 8
    boxes = [entry.bounding_box() for entry in shown.all()]
    assert all(box is not None and box["height"] >= 24 for box in boxes)
    assert page.locator(".safety-link").first.is_visible()
    nav = page.locator(".child-nav").bounding_box()
    assert nav is not None
    assert nav["y"] + nav["height"] < 440


def test_menu_opens_with_the_keyboard_and_closes_with_escape(page: Page, people_world: World) -> None:
    open_profile(page, people_world)
    keys = Keys(page)
    keys.to(MORE)
    page.keyboard.press("Enter")
    keys.press("Tab", "Tab", "Tab")
    assert page.evaluate("document.activeElement.closest('.menu-panel') !== null")
    assert complaints(page) == []
    page.keyboard.press("Escape")
    assert page.locator(".child-nav .menu-panel").is_hidden()
    assert page.evaluate("document.activeElement.matches('" + MORE + "')")
    assert keys.faults == []


@pytest.mark.parametrize("name", [".site-account", ".site-search"])
def test_menu_of_the_header_closes_when_one_presses_elsewhere(
    page: Page, people_world: World, name: str
) -> None:
    open_profile(page, people_world)
    page.locator(f"{name} > summary").click()
    panel = page.locator(f"{name} .menu-panel")
    assert panel.is_visible()
    assert complaints(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    page.mouse.click(180, 700)
    assert panel.is_hidden()


def test_search_is_one_press_away_and_works_without_scripts(
    new_context: Callable[..., BrowserContext], people_world: World
) -> None:
    plain = new_context(java_script_enabled=False).new_page()
    open_profile(plain, people_world)
    plain.locator(".site-search > summary").click()
    plain.locator(".site-search [name=search]").fill(people_world.child.reference)
    plain.keyboard.press("Enter")
    plain.wait_for_url("**/kinderen/")
    assert plain.locator("main").get_by_text(people_world.child.first_name).first.is_visible()
    assert people_world.child.reference not in plain.url
    plain.locator(".site-account > summary").click()
    assert plain.get_by_role("button", name="Uitloggen").is_visible()


def test_own_draft_is_the_main_button(page: Page, people_world: World) -> None:
    a_draft(people_world.child, people_world.people.cora)
    page.set_viewport_size(PHONE)
    sign_in(page, "cora")
    page.goto(people_world.url("profile"))
    page.get_by_role("link", name="Verder (0 van").click()
    page.wait_for_url("**/pagina/1/")

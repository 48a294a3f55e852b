"""A coordinator prepares a meeting in a browser: few clicks, an order by keyboard, and without any script."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from meetings.models import Meeting
from tests.functional.conftest import Witness
from tests.functional.stage import PHONE, Stage, answered
from tests.support.build import a_child, a_signed_form
from tests.support.days import days_ago
from tests.support.world import World

MOST_CLICKS = 10


@pytest.fixture
def stage(page: Page, people_world: World, witness: Witness) -> Stage:
    return Stage(page, people_world, witness)


def order_on(page: Page) -> list[str]:
    """Return the children in the order of the page."""
    return page.locator(".ready-name").all_inner_texts()


def test_five_children_are_prepared_in_ten_clicks(stage: Stage) -> None:
    world, clicks = stage.world, 0
    for name in ("Aya", "Bo", "Cas", "Dirk", "Emil"):
        child = a_child(world.people.north, world.people.anna, first_name=name, reference=f"DW-{name}")
        a_signed_form(child, world.people.anna, on=days_ago(100))
    page = stage.open("cora", "child-list")
    page.set_viewport_size({"width": 1280, "height": 900})

    def click(what: str) -> None:
        nonlocal clicks
        clicks += 1
        page.locator(what).click()

    click(".site-header a[href='/overleg/']:visible")
    click("main .page-head a[href$='/nieuw/']")
    chosen = page.locator("[name=children]:checked")
    expect(chosen.nth(4)).to_be_attached()
    page.locator("[name=meets_on]").fill(str(days_ago(-1)))
    with answered(page):
        click("main input[type=submit]")
    expect(page.locator("main h1")).to_contain_text("Casusoverleg")
    for name in ("Aya", "Bo", "Cas", "Dirk", "Emil"):
        row = page.locator("tbody tr", has=page.locator(f".ready-name:text-is('{name}')"))
        clicks += 1
        with page.expect_download() as paper:
            row.locator("a[href*='/rapport/']").click()
        assert paper.value.suggested_filename.endswith(f"{days_ago(-1)}.pdf")
    assert clicks <= MOST_CLICKS
    page.reload()
    expect(page.locator("tbody td:last-child .ready-mark--ready")).to_have_count(5)


def test_order_changes_by_keyboard_and_the_focus_stays_at_the_child(stage: Stage) -> None:
    page = stage.open("cora", "meeting-detail")
    first, second = order_on(page)
    with answered(page):
        page.locator("button[value=down]").first.focus()
        page.keyboard.press("Enter")
    assert order_on(page) == [second, first]
    item = stage.world.meeting.agenda.get(child__first_name=first)
    expect(page).to_have_url(re.compile(f"#kind-{item.pk}$"))


def test_order_changes_without_scripts_on_a_phone(
    new_context: Callable[..., BrowserContext], people_world: World, witness: Witness
) -> None:
    plain = new_context(java_script_enabled=False, viewport=PHONE).new_page()
    Stage(plain, people_world, witness).open("cora", "meeting-detail")
    before = order_on(plain)
    plain.locator("button[value=up]").last.click()
    plain.wait_for_url("**#kind-*")
    assert order_on(plain) == before[::-1]
    assert Meeting.objects.get(pk=people_world.meeting.pk).revision == 1

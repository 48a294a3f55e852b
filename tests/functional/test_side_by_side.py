"""Comparing and judging as a person does: without scripts, with the keyboard only, and on paper."""

import datetime
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from reviews.models import Judgement
from tests.functional.conftest import Witness, sign_in
from tests.functional.keys import Keys
from tests.functional.stage import PHONE, Stage, answered
from tests.support.around import a_judgement
from tests.support.build import a_signed_form
from tests.support.days import today
from tests.support.world import World


@pytest.fixture
def seen(people_world: World) -> World:
    """Cora looked twice at home and once at school; there she saw nobody ask for help."""
    cora, child = people_world.people.cora, people_world.child
    for weeks, choices in ((8, {}), (2, {"help_ask": "3"})):
        a_signed_form(child, cora, on=today() - datetime.timedelta(weeks=weeks), choices=choices)
    a_signed_form(
        child, cora, role="teacher", setting="school", choices={"help_ask": "0"}, example="Wacht af."
    )
    return people_world


@pytest.fixture
def plain(new_context: Callable[..., BrowserContext], seen: World) -> Page:
    """A phone in which no script runs, with Anna signed in."""
    page = new_context(java_script_enabled=False, viewport=PHONE).new_page()
    sign_in(page)
    return page


def press(page: Page) -> None:
    """Press the button of the form, and wait for the page that comes: it may be the same one."""
    with answered(page):
        page.locator("main form [type=submit]").click()


def test_forms_are_chosen_and_set_side_by_side_without_scripts(plain: Page, seen: World) -> None:
    plain.goto(seen.url("trajectory"))
    plain.locator("main a[href$='/vergelijken/']").click()
    plain.wait_for_url("**/vergelijken/")
    press(plain)
    assert plain.locator("#vorm-error").inner_text().startswith("Kies")
    boxes = plain.locator("[name=vorm]")
    boxes.nth(0).check()
    press(plain)
    expect(boxes.nth(0)).to_be_checked()
    boxes.nth(1).check()
    press(plain)
    expect(plain.locator(".compare-heads dt")).to_have_count(2)
    assert plain.get_by_text("niet te vergelijken").count() == 0
    plain.locator(".compare-choice summary").first.click()
    plain.get_by_role("link", name="De laatste twee van dezelfde waarnemer").click()
    plain.get_by_text("Van A naar B: +1,0.").wait_for()
    plain.wait_for_load_state()
    plain.locator("main").get_by_role("link", name="Waar we verschillen").last.click()
    first = plain.locator(".differences > li").first
    assert "Wacht af." in first.inner_text()
    assert "thuis en school" in first.inner_text()


def test_how_it_went_is_judged_without_scripts_and_nothing_is_lost(plain: Page, seen: World) -> None:
    plain.goto(seen.url("trajectory"))
    plain.locator("main .child-nav-row a[href$='/hoe-ging-het/']").click()
    plain.locator("#judgements ~ ul a").first.click()
    plain.locator("main p.actions a").click()
    plain.wait_for_url("**/nieuw/")
    assert plain.locator("[name=verdict]:checked").count() == 0
    a_judgement(seen.event, seen.people.cora)
    plain.locator("[name=verdict][value=growth]").check()
    plain.locator("#id_reasons").fill("Het team zag het.")
    press(plain)
    assert plain.locator("#id_reasons").input_value() == "Het team zag het."
    plain.locator("#id_example").fill("Vertelde er over.")
    press(plain)
    plain.get_by_text("Dit is gewijzigd nadat je het opende.").first.wait_for()
    assert plain.locator("#id_example").input_value() == "Vertelde er over."
    press(plain)
    plain.wait_for_url(re.compile(r"/hoe-ging-het/[\w-]+/(#judge)?$"))
    assert Judgement.objects.count() == 3
    assert "gegroeid" in plain.locator("section[aria-labelledby=standing]").inner_text()


@pytest.mark.parametrize("width", [320, 1280])
def test_comparing_and_judging_with_the_keyboard(
    page: Page, seen: World, witness: Witness, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    Stage(page, seen, witness).open("anna", "profile")
    keys = Keys(page)
    keys.go("main a[href$='/vergelijken/']", "/vergelijken/$")
    keys.to("[name=vorm]")
    keys.press("Space", "Tab", "Space")
    keys.go("main form [type=submit]", r"\?vorm=.*toon=1$")
    keys.to(".compare-choice summary")
    keys.press("Enter")
    keys.go(".compare-quick a", r"\?vorm=[\w-]+&vorm=[\w-]+$")
    keys.go("main a[href$='/verschillen/']", "/verschillen/$")
    page.goto(seen.url("judgement"))
    keys.go("main p.actions a", "/nieuw/$")
    keys.to("[name=verdict]")
    keys.press("Space", "ArrowDown", "ArrowDown", "ArrowDown")
    keys.to("#id_reasons")
    keys.type("Nog te kort geleden.")
    keys.go("main form [type=submit]", r"/hoe-ging-het/[\w-]+/(#judge)?$")
    assert Judgement.objects.latest("judged_at").verdict == "cannot_say"
    assert keys.faults == []


def test_paper_shows_the_tables_and_not_the_choosing(page: Page, seen: World, witness: Witness) -> None:
    Stage(page, seen, witness).open("anna", "comparison")
    page.locator(".compare-quick a").first.click()
    page.locator(".compare-heads").wait_for()
    page.wait_for_load_state()  # the styles of the page that the link led to are in
    page.emulate_media(media="print")
    assert page.locator(".compare-table thead").first.is_visible()
    assert page.locator(".compare-choice:visible").count() == 0

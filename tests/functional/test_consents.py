"""On a phone: the first child that turned twelve is asked, a no is noted, and it shows what the no stops."""

import datetime

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.functional.conftest import Witness
from tests.functional.stage import Stage, answered
from tests.support.consents import born, said
from tests.support.days import days_ago
from tests.support.world import World

PHONE: ViewportSize = {"width": 360, "height": 740}


@pytest.fixture
def stage(page: Page, people_world: World, witness: Witness) -> Stage:
    return Stage(page, people_world, witness)


def test_child_that_turned_twelve_is_asked_on_a_phone(stage: Stage) -> None:
    world, birthday = stage.world, days_ago(30)
    twelve_before = datetime.date(birthday.year - 12, birthday.month, min(birthday.day, 28))
    born(world.child, twelve_before, world.people.anna)
    said(world.child, world.people.anna, "yes", "team", "quote_child", party=world.authority)
    stage.page.set_viewport_size(PHONE)
    page = stage.open("cora", "child-list")
    page.get_by_role("link", name="12 geworden en beslist nu mee").click()
    lead = page.locator(".consent-lead")
    expect(lead).to_contain_text("12 geworden")
    lead.get_by_role("link").click()
    expect(page.locator("#id_team")).to_be_visible()
    page.locator("#id_team").select_option("yes")
    page.locator("#id_quote_child").select_option("no")
    page.locator("#id_words").fill("Dat vertel ik liever zelf.")
    page.get_by_label("mondeling").check()
    with answered(page):
        page.get_by_role("button", name="Bewaren").click()
    quoted = page.locator(".consent-table tr", has_text="Woorden van het kind aanhalen")
    expect(quoted).to_contain_text("Mag niet.")
    expect(quoted).to_contain_text("Dat vertel ik liever zelf.")
    expect(page.locator(".consent-table tr", has_text="Observaties delen")).to_contain_text("Mag.")
    expect(lead).not_to_contain_text("12 geworden")
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]

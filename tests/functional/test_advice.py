"""On a phone: a coordinator asks, a behavioural scientist reads along and advises, the team answers, a parent has a say."""

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.functional.conftest import Witness
from tests.functional.stage import Stage, answered
from tests.support.days import days_ago
from tests.support.world import World

PHONE: ViewportSize = {"width": 360, "height": 740}
QUESTION, TEXT = "Wat helpt als school en thuis verschillen?", "Vraag eerst wat het kind er zelf van vindt."


@pytest.fixture
def stage(page: Page, people_world: World, witness: Witness) -> Stage:
    page.set_viewport_size(PHONE)
    return Stage(page, people_world, witness)


def fits(page: Page) -> bool:
    """Say whether nothing sticks out of the screen of the phone."""
    return page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_question_advice_and_answer_are_written_on_a_phone(stage: Stage) -> None:
    page = stage.open("cora", "advice-list")
    page.get_by_role("link", name="Advies vragen").click()
    page.get_by_label("waarover je advies wilt", exact=False).fill(QUESTION)
    page.locator("[name=until]").fill(str(days_ago(-14)))
    assert fits(page)
    with answered(page):
        page.get_by_role("button", name="Advies vragen").click()
    expect(page.locator("main")).to_contain_text("kan vanaf nu meelezen")

    page = stage.open("sanne", "start")
    asked = page.locator("section", has_text=QUESTION)
    assert fits(page)
    asked.get_by_role("link", name="Advies geven").click()
    expect(page.locator("main")).to_contain_text(QUESTION)
    page.locator("[name=text]").fill(TEXT)
    with answered(page):
        page.get_by_role("button", name="Dit advies ondertekenen").click()
    expect(page.locator("main")).to_contain_text(TEXT)

    page = stage.open("anna", "advice-list")
    page.locator("section", has_text=QUESTION).get_by_role("link", name="Zeg wat jullie ermee doen").click()
    page.get_by_label("deels overgenomen").check()
    page.locator("[name=reasons]").fill("Eerst op school.")
    with answered(page):
        page.get_by_role("button", name="Dit antwoord bewaren").click()
    expect(page.locator("section", has_text=QUESTION)).to_contain_text("deels overgenomen")
    assert fits(page)


def test_parent_has_a_view_put_beside_minutes_on_a_phone(stage: Stage) -> None:
    page = stage.open("anna", "minutes-read")
    page.get_by_role("link", name="Zienswijze opschrijven").click()
    page.locator("[name=author][value=parent]").check()
    page.locator("[name=text]").fill("Zo zei ik het niet.")
    with answered(page):
        page.get_by_role("button", name="Blijvend erbij zetten").click()
    expect(page.locator(".statement")).to_contain_text("Zo zei ik het niet.")
    assert fits(page)

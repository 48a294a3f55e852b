"""Several people write about one child at once, in browsers of their own: nothing is lost, nothing is overwritten."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from meetings.models import Line, Minutes
from tests.functional.conftest import Witness
from tests.functional.stage import PHONE, Stage, answered
from tests.support.minutes import a_line
from tests.support.world import BESIDE, World

SOON = 15_000  # ms in which what another wrote comes in; much more than it takes


@pytest.fixture
def stage(page: Page, people_world: World, witness: Witness) -> Stage:
    return Stage(page, people_world, witness)


@pytest.fixture
def second(new_context: Callable[..., BrowserContext], people_world: World, witness: Witness) -> Stage:
    """A browser of a second person."""
    return Stage(new_context(viewport=PHONE).new_page(), people_world, witness)


def talk(stage: Stage, persona: str) -> Page:
    """Open the discussion and wait until its form is sent from the page."""
    page = stage.open(persona, "discussion")
    page.locator("#id_text").focus()
    expect(page.locator(".line-card form[data-posted]")).to_be_attached(timeout=SOON)
    return page


def box(page: Page, key: str) -> Locator:
    """Return the lines of one box."""
    return page.locator(f"[data-box={key}] li")


def write(page: Page, key: str, text: str) -> None:
    """Write a line and send it; the page stays."""
    page.locator(f"[name=box][value={key}]").check()
    page.locator("#id_text").fill(text)
    page.locator(".line-card input[type=submit]").click()


def test_two_people_write_in_one_box_and_each_sees_both(stage: Stage, second: Stage) -> None:
    anna, cora = talk(stage, "anna"), talk(second, "cora")
    write(anna, "seen", "Sam lachte hardop.")
    write(cora, "seen", "Sam hielp bij het opruimen.")
    for page in (anna, cora):
        expect(box(page, "seen").filter(has_text="Sam lachte hardop.")).to_be_visible(timeout=SOON)
        expect(box(page, "seen").filter(has_text="Sam hielp bij het opruimen.")).to_be_visible(timeout=SOON)
    expect(anna.locator("[data-heard]")).to_contain_text("Cora de Wit, Gezien: Sam hielp bij het opruimen.")
    expect(anna.locator("#id_text")).to_have_value("")
    assert {
        line.written_by_id for line in Line.objects.filter(box="seen", item=stage.world.told.line.item)
    } == {
        stage.world.people.anna.pk,
        stage.world.people.cora.pk,
    }


def test_what_one_types_is_left_alone_when_others_write(stage: Stage) -> None:
    page = stage.open("anna", "discussion")
    text = page.locator("#id_text")
    text.fill("Misschien helpt een sp")
    text.evaluate("field => field.setSelectionRange(4, 9)")
    a_line(stage.world.told.line.item, stage.world.people.cora, "Het plein is druk.", box="conclusion")
    expect(box(page, "conclusion")).to_have_count(1, timeout=SOON)
    expect(text).to_be_focused()
    expect(text).to_have_value("Misschien helpt een sp")
    assert text.evaluate("field => [field.selectionStart, field.selectionEnd]") == [4, 9]


def test_one_loses_the_connection_and_both_end_with_everything(stage: Stage, second: Stage) -> None:
    anna, cora = talk(stage, "anna"), talk(second, "cora")
    stage.witness.expect("ERR_INTERNET_DISCONNECTED")
    anna.context.set_offline(True)
    write(anna, "seen", "Sam telt op vrienden.")
    expect(anna.locator(".line-card [role=status]")).to_contain_text("Geen verbinding.")
    expect(anna.locator("#id_text")).to_have_value("Sam telt op vrienden.")
    write(cora, "seen", "Sam kiest zelf een spel.")
    expect(box(cora, "seen").filter(has_text="Sam kiest zelf een spel.")).to_be_visible(timeout=SOON)
    expect(anna.locator("[data-state]")).to_contain_text("Wat u typt, blijft hier staan", timeout=SOON)
    expect(box(anna, "seen")).to_have_count(0)
    anna.context.set_offline(False)
    for page in (anna, cora):
        expect(box(page, "seen")).to_have_count(2, timeout=2 * SOON)
    expect(anna.locator("[data-state]")).to_have_text("Regels van anderen komen er vanzelf bij.")
    assert Line.objects.filter(text="Sam telt op vrienden.").count() == 1


def test_keyboard_alone_writes_a_line_and_goes_on(stage: Stage) -> None:
    page = talk(stage, "anna")
    page.locator("[name=box][value=seen]").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("[name=box][value=thought]")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.type("Afwachten kan slim zijn.")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(box(page, "thought")).to_have_count(1, timeout=SOON)
    expect(page.locator("#id_text")).to_be_focused()
    expect(page.locator("[name=box][value=thought]")).to_be_checked()
    page.keyboard.type("Nog een gedachte.")
    expect(page.locator("#id_text")).to_have_value("Nog een gedachte.")


def test_talk_is_written_and_closed_without_scripts_on_a_phone(
    new_context: Callable[..., BrowserContext], people_world: World, witness: Witness
) -> None:
    plain = new_context(java_script_enabled=False, viewport={"width": 360, "height": 740}).new_page()
    page = Stage(plain, people_world, witness).open("cora", "discussion")
    page.locator("[name=box][value=conclusion]").check()
    page.locator("#id_text").fill("Het plein is druk.")
    page.locator(".line-card input[type=submit]").click()
    page.wait_for_url("**?vak=conclusion")
    expect(box(page, "conclusion")).to_contain_text("Het plein is druk.")
    expect(page.locator("[name=box][value=conclusion]")).to_be_checked()
    page.locator("a[href$='/afronden/']").click()
    page.locator("[name=others]").fill("Sam\nVader van Sam")
    page.locator("main input[type=submit]").click()
    page.wait_for_url("**/verslagen/*/")
    expect(page.locator("main")).to_contain_text("Vader van Sam")
    assert Minutes.objects.filter(item=people_world.told.line.item).count() == 1


@pytest.mark.parametrize("width", [320, 360, 1280, 1920])
def test_page_fits_every_screen_and_a_room_can_read_it(stage: Stage, width: int) -> None:
    stage.page.set_viewport_size({"width": width, "height": 1080})
    page = stage.open("anna", "discussion")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    smallest = page.evaluate(
        """() => Math.min(...[...document.querySelectorAll("main *")]
            .filter((one) => one.checkVisibility() && [...one.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
            .map((one) => parseFloat(getComputedStyle(one).fontSize)))"""
    )
    assert smallest >= (14 if width == 1920 else 12)
    writing, picture = page.locator(".line-card").bounding_box(), page.locator(".talk-picture").bounding_box()
    assert writing
    assert picture
    assert (writing["y"] < picture["y"]) == (width < 1024)
    assert (writing["x"] > picture["x"]) == (width >= 1024)


def test_screen_in_the_room_names_one_child_and_the_pause_none(stage: Stage) -> None:
    world = stage.world
    page = stage.open("cora", "discussion")
    beside = world.meeting.agenda.exclude(child=world.child).get().child
    for told in (beside.first_name, BESIDE, str(beside.pk)):
        assert told not in page.content() + page.title() + page.url
    with answered(page):
        page.locator("main a[href$='/pauze/']").click()
    expect(page.locator("h1")).to_have_text("Even pauze")
    for told in (world.child.first_name, world.child.reference, beside.first_name, str(world.child.pk)):
        assert told not in page.content() + page.title() + page.url

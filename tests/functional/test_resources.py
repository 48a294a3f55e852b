"""What carries the child and what helped, noted without a mouse and without a script; every page can be read."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from lifecourse.models import CopingEpisode, Resource
from tests.functional.axe import complaints
from tests.functional.conftest import Witness
from tests.functional.keys import Keys
from tests.functional.stage import Stage, answered
from tests.support.days import days_ago
from tests.support.world import World

SEND = "main .card [type=submit]"


@pytest.fixture(params=[320, 1280])
def keys(request: pytest.FixtureRequest, page: Page) -> Keys:
    page.set_viewport_size({"width": request.param, "height": 640})
    return Keys(page)


def pick(keys: Keys, name: str, steps: int) -> None:
    """Choose in a group of radio buttons: the first one, and so many further."""
    keys.to(f"[name={name}]")
    keys.press("Space", *["ArrowDown"] * steps)


def type_day(keys: Keys, field: str, day: str) -> None:
    """Fill in a day; the order of its parts hangs on the browser, so it is put there as a whole."""
    keys.to(field)
    keys.page.locator(field).fill(day)


def test_resource_and_its_change_are_noted_with_the_keyboard(
    keys: Keys, people_world: World, witness: Witness
) -> None:
    page = Stage(keys.page, people_world, witness).open("anna", "resource-list")
    keys.go("a[href$='/hulpbronnen/nieuw/']", "/nieuw/$")
    pick(keys, "kind", 0)
    keys.to("#id_name")
    keys.type("Oma Ria")
    keys.to("#id_element")
    keys.type("Volwassene")
    keys.to("[name=ways][value=softens]")
    keys.press("Space")
    type_day(keys, "#id_from_on", str(days_ago(294)))
    pick(keys, "use", 1)
    keys.go(SEND, "/hulpbronnen/$")
    assert complaints(page) == []
    noted = Resource.objects.get(name="Oma Ria")
    assert (noted.kind, noted.element, noted.ways) == ("person", "calming_adult", ["softens"])
    keys.go(f"a[href$='{noted.pk}/gebruik/']", "/gebruik/$")
    type_day(keys, "#id_from_on", str(days_ago(325)))
    pick(keys, "use", 3)
    keys.go(SEND, "/gebruik/$")
    page.get_by_text("Deze dag ligt voor de eerste dag.", exact=True).wait_for()
    assert page.locator("[name=use][value=carries]").is_checked()
    type_day(keys, "#id_from_on", str(days_ago(82)))
    keys.go(SEND, "/hulpbronnen/$")
    row = page.locator(".resource", has_text="Oma Ria")
    assert "draagt echt" in row.inner_text()
    assert [use.use for use in noted.uses.all()] == ["unused", "carries"]
    assert keys.faults == []


def test_moments_become_a_palette_with_the_keyboard(
    keys: Keys, people_world: World, witness: Witness
) -> None:
    page = Stage(keys.page, people_world, witness).open("bram", "coping-list")
    assert page.locator("svg.palette").count() == 0
    for number in range(2):
        keys.go("a[href$='/wat-hielp/nieuw/']", "/nieuw/$")
        keys.to("#id_situation")
        keys.type(f"Moment {number}")
        type_day(keys, "#id_happened_on", str(days_ago(52 - number)))
        pick(keys, "setting", number)
        keys.to("#id_way")
        keys.type("liet" if number else "vroeg")
        keys.to("[name=helped_child]:checked")
        keys.press("ArrowUp")
        keys.go(SEND, "/wat-hielp/$")
    shown = page.locator("svg.palette").filter(visible=True)
    assert shown.count() == 1
    assert "2 naar eigen zeggen" in (shown.get_attribute("aria-label") or "")
    assert CopingEpisode.objects.filter(recorded_by=people_world.people.bram, helped_child="yes").count() == 2
    assert complaints(page) == []
    keys.to(".chart-data summary")
    keys.press("Enter")
    assert page.locator(".chart-table tbody tr").count() == 3
    assert keys.faults == []


def test_pages_need_no_script(
    new_context: Callable[..., BrowserContext], people_world: World, witness: Witness
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    stage = Stage(page, people_world, witness)
    stage.open("anna", "resource-change")
    page.locator(".resource-history .ask-first summary").click()
    with answered(page):
        page.locator(".resource-history .ask-first button").click()
    assert people_world.use.resource.uses.count() == 1
    stage.open("anna", "coping-change", form="anna's moment")
    page.locator(".ask-first summary").click()
    with answered(page):
        page.locator(".ask-first button").click()
    assert page.url.endswith("/wat-hielp/")
    assert not CopingEpisode.objects.filter(recorded_by=people_world.people.anna).exists()

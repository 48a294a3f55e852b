"""Worry about safety: by keyboard and without scripts, from the page where one happens to be to a note."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

from children.models import SafetyNote
from tests.functional.axe import complaints
from tests.functional.conftest import Witness, sign_in
from tests.functional.keys import Keys
from tests.functional.stage import Stage
from tests.functional.steps import follow
from tests.support.days import days_ago
from tests.support.world import World


@pytest.fixture(params=[320, 1280])
def keys(request: pytest.FixtureRequest, new_context: Callable[..., BrowserContext]) -> Keys:
    context = new_context(locale="en-US", viewport={"width": request.param, "height": 640})
    return Keys(context.new_page())


def test_note_and_help_with_the_keyboard_only(keys: Keys, people_world: World, witness: Witness) -> None:
    page, child = keys.page, people_world.child
    Stage(page, people_world, witness).open("anna", "profile")
    keys.go(".child-head .safety-link", "/veiligheid/$")
    assert complaints(page) == []
    keys.go("a[href$='/veiligheid/notities/']", "/notities/$")
    keys.go("a[href$='/notities/nieuw/']", "/nieuw/$")
    keys.to("[name=step]")
    keys.press("Space", "ArrowDown", "ArrowDown")
    keys.to("#id_on")
    keys.type(f"{days_ago(82):%m%d%Y}")
    keys.to("#id_note")
    keys.type("Met moeder gesproken.")
    keys.go("main [type=submit]", "/notities/$")
    assert complaints(page) == []
    keys.go("main a[href$='/veiligheid/']", "/veiligheid/$")
    keys.go("a[href$='/veiligheid/hulp/']", "/hulp/$")
    keys.to("[name=status]")
    keys.press("Space", "ArrowDown")
    keys.to("#id_on")
    keys.type(f"{days_ago(52):%m%d%Y}")
    keys.go("main [type=submit]", "/veiligheid/$")
    note = SafetyNote.objects.get(note="Met moeder gesproken.")
    assert (note.child, note.step, note.on.isoformat()) == (child, 3, str(days_ago(82)))
    noted = child.specialist_help.get()
    assert (noted.status, noted.on.isoformat()) == ("runs", str(days_ago(52)))
    assert keys.all_stops() > 10
    assert keys.faults == []


def test_note_on_a_phone_without_scripts(
    new_context: Callable[..., BrowserContext], people_world: World
) -> None:
    context = new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    sign_in(page)
    page.goto(people_world.url("assessment-fill"))
    page.locator(".site-footer .safety-link").click()
    page.get_by_role("link", name="0800-2000").wait_for()
    follow(page, "/notities/")
    follow(page, "/notities/nieuw/")
    page.locator("[name=step][value='5']").check()
    page.locator("main [type=submit]").click()
    page.get_by_text("Vul een dag in.", exact=True).wait_for()
    assert page.locator("[name=step][value='5']").is_checked()
    page.locator("#id_on").fill(str(days_ago(2)))
    page.locator("main [type=submit]").click()
    page.locator("td", has_text="5. Beslissen, en zo nodig melden").wait_for()
    assert SafetyNote.objects.filter(child=people_world.child, step=5).count() == 1

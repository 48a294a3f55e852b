"""The whole job without a mouse: every stop can be seen, nothing holds the focus, nothing covers it."""

from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Page

from assessments.models import Assessment
from tests.functional.conftest import PASSWORD, Witness
from tests.functional.form import radio, stored, wait_for_scripts
from tests.functional.keys import Keys
from tests.functional.stage import Stage
from tests.support.days import today
from tests.support.second_factor import fresh_code
from tests.support.world import World

SAVED = "[data-save-status][data-reason=saved]"


@pytest.fixture(params=[320, 1280])
def keys(request: pytest.FixtureRequest, page: Page) -> Keys:
    page.set_viewport_size({"width": request.param, "height": 640})
    return Keys(page)


def test_whole_job_with_the_keyboard(keys: Keys, people_world: World, tmp_path: Path) -> None:
    page = keys.page
    page.goto("/inloggen/")
    keys.to("#id_username")
    keys.type("anna@voorbeeld.example")
    keys.press("Tab")
    keys.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/tweede-stap/")
    keys.to("#id_code")
    keys.type(fresh_code())
    page.keyboard.press("Enter")
    page.wait_for_url("**/kinderen/")
    register(keys)
    start(keys)
    draft = Assessment.objects.get(child__reference="N-12")
    fill_in(keys)
    answers = {key: content[0] for key, content in stored(draft).items()}
    assert answers == {
        "feelings_express": "3",
        "goal_keep_going": "not_seen",
        "adult_calms": "not_applicable",
        "help_ask": "1",
    }
    assert stored(draft)["adult_calms"][1:] == ("Woont alleen.", "Zei dat zelf.")
    keys.go(".next-bar ~ * button, main form button.btn-primary", "/klaar/$")
    keys.go("a[href$='/profiel/']", "/profiel/$")
    keys.go("a[href$='/verloop/']", "/verloop/$")
    keys.to(".child-nav .menu > summary")
    page.keyboard.press("Enter")
    keys.go(".child-nav .menu-panel a[href$='/rapport/']", "/rapport/$")
    keys.to("main [type=submit]")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    path = tmp_path / "rapport.pdf"
    download.value.save_as(path)
    document = pypdfium2.PdfDocument(path)
    assert "Noor" in document[0].get_textpage().get_text_range()
    document.close()
    assert keys.faults == []


def register(keys: Keys) -> None:
    """Register a child."""
    keys.go("a[href$='/registreren/']", "/registreren/$")
    keys.to("#id_first_name")
    keys.type("Noor")
    keys.press("Tab")
    keys.type("mei")
    keys.press("Tab")
    keys.type(str(today().year - 10))
    keys.to("#id_reference")
    keys.type("N-12")
    keys.go("main [type=submit]", "/profiel/$")


def start(keys: Keys) -> None:
    """Start the quick form, the first: arrows choose within a group."""
    keys.go("a[href$='/observaties/nieuw/']", "/nieuw/$")
    keys.to("[name=instrument]")
    keys.press("Space", "ArrowDown", "ArrowUp")
    keys.to("[name=observer_role]")
    keys.press("Space")
    keys.to("[name=setting]")
    keys.press("Space")
    keys.to("#id_hours_seen")
    keys.type("6")
    keys.go(".start-button", "/pagina/1/$")


def fill_in(keys: Keys) -> None:
    """Answer with digits, letters and arrows; go on with Enter; end on the check page."""
    page = keys.page
    wait_for_scripts(page)  # it knows the digits and letters
    keys.to(radio("feelings_express", "0"))
    keys.press("3")
    keys.to("[name=goal_keep_going-choice]")
    keys.press("2", "n")
    keys.to("[name=adult_calms-choice]")
    keys.press("p")
    keys.to("[name=adult_calms-reason]")
    keys.type("Woont alleen.")
    keys.to("[data-item=adult_calms] .item-example summary")
    keys.press("Enter")
    keys.to("[name=adult_calms-example]")
    keys.type("Zei dat zelf.")
    page.locator(SAVED).wait_for()
    keys.to(radio("help_ask", "0"))
    keys.press("Space", "ArrowRight")
    page.locator(SAVED).wait_for()
    keys.go(".next-bar [value=check]", "/nalezen/$", key="Space")


LOOKS = {"people": "ada", "log-month": "petra", "log-line": "petra"}


@pytest.mark.parametrize(
    "name",
    [
        *("assessment-fill", "trajectory", "profile", "people", "child-list"),
        *("child-log", "log-month", "log-line"),
    ],
)
def test_focus_goes_through_the_page_and_back(
    keys: Keys, people_world: World, witness: Witness, name: str
) -> None:
    Stage(keys.page, people_world, witness).open(LOOKS.get(name, "anna"), name)
    wait_for_scripts(keys.page)
    there = keys.all_stops()
    last = keys.page.evaluate("[...window.stops].slice(-2)[0].outerHTML")
    assert there > 5
    assert keys.all_stops("Shift+Tab") == there
    assert keys.page.evaluate("[...window.stops][0].outerHTML") == last
    assert keys.faults == []


def test_digits_do_nothing_outside_a_statement(page: Page, people_world: World, witness: Witness) -> None:
    Stage(page, people_world, witness).open("anna", "assessment-fill")
    page.locator("[data-kept]").first.wait_for(state="attached")
    checked = page.locator("[type=radio]:checked")
    (before,) = checked.all()
    answer = before.get_attribute("id")
    for key in ("3", "n", "p"):
        page.keyboard.press(key)
    page.locator("[data-item=adult_calms] .item-example summary").first.click()
    page.locator("[name=adult_calms-example]").press_sequentially("3 n p")
    page.locator(SAVED).wait_for()
    assert stored(people_world.forms["anna's draft"])["adult_calms"] == ("", "", "3 n p")
    assert [one.get_attribute("id") for one in checked.all()] == [answer]


def test_skip_link_leads_past_the_head(page: Page, people_world: World, witness: Witness) -> None:
    Stage(page, people_world, witness).open("anna", "child-list")
    keys = Keys(page)
    keys.press("Tab")
    assert page.evaluate("document.activeElement.matches('.skip-link')")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    assert keys.faults == []

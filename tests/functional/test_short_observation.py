"""A day's work on a phone: two taps from the list to the first statement, one to a draft, twelve answers on one screen."""

import json
import unicodedata
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from assessments.models import Assessment
from tests.functional.axe import complaints
from tests.functional.conftest import sign_in
from tests.functional.form import Form, Line, stored, until, wait_until
from tests.functional.stage import answered
from tests.functional.steps import ITEMS, choose, go_to, sign
from tests.support.build import a_child, a_draft, a_signed_form
from tests.support.days import days_ago
from tests.support.world import World
from typed.rules.folding import folded, is_found

TWELVE = [item for page in ITEMS for item in page]
NAMES = (
    "Zoë",
    "Ĳsbrand",
    "D’Angelo",
    "Jan-Peter",
    "Łukasz",
    "Øyvind",
    "Straße",
    "Nguyễn",
    "İpek",
    "Ali\u200bya",
)


@pytest.fixture
def phone(page: Page, people_world: World) -> Page:
    """A phone with Anna signed in."""
    page.set_viewport_size({"width": 360, "height": 740})
    sign_in(page)
    return page


@pytest.fixture
def seen_before(people_world: World) -> str:
    """A child of whom Anna signed a form some months ago; its number."""
    anna = people_world.people.anna
    child = a_child(people_world.people.north, anna, first_name="Zoë", reference="Z-77")
    a_signed_form(child, anna, on=days_ago(120))
    return "Z-77"


def start_link(page: Page, number: str) -> None:
    """Tap the button of a row of the list."""
    page.goto("/kinderen/")
    page.locator(".child-row", has_text=number).locator(".child-row-do a").click()


def test_two_taps_lead_from_the_list_to_the_first_statement(phone: Page, seen_before: str) -> None:
    start_link(phone, seen_before)
    phone.locator(".start-button").click()
    phone.wait_for_url("**/pagina/1/")
    boxes = [item.bounding_box() for item in phone.locator(".item--scale").all()]
    heights = sorted(box["height"] for box in boxes if box)
    assert len(heights) == 12
    assert boxes[0]
    assert boxes[0]["y"] <= 250
    assert heights[6] <= 345  # half of a phone; how much more than 330 is for the font of the machine
    options = [option.bounding_box() for option in phone.locator(".item--scale .option").all()]
    assert min(box["height"] for box in options if box) >= 44
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert phone.locator(".form-intro").get_attribute("open") is None  # read before
    assert complaints(phone) == []


def test_first_time_the_introduction_is_open(phone: Page, people_world: World) -> None:
    new = a_draft(people_world.child, people_world.people.anna, key="professional-supplement")
    phone.goto(f"/kinderen/{new.child_id}/observaties/{new.pk}/pagina/1/")
    assert phone.locator(".introduction").is_visible()
    phone.goto(f"/kinderen/{new.child_id}/observaties/{new.pk}/pagina/2/")
    assert phone.locator(".form-intro").get_attribute("open") is None


def test_draft_is_one_tap_away(phone: Page, draft: Assessment) -> None:
    phone.goto("/kinderen/")
    phone.locator(f".child-row-do a[href*='{draft.pk}']").first.click()
    phone.wait_for_url(f"**/{draft.pk}/pagina/1/#item-*")
    assert phone.locator("fieldset:target").bounding_box()


def test_hours_go_up_and_down_and_the_rest_can_be_changed(phone: Page, seen_before: str) -> None:
    start_link(phone, seen_before)
    hours = phone.locator("#id_hours_seen")
    assert hours.input_value() == "6"
    phone.get_by_label("Een uur meer").click()
    phone.get_by_label("Een uur meer").click()
    phone.get_by_label("Een uur minder").click()
    assert hours.input_value() == "7"
    phone.locator(".start-frame summary").click()
    phone.locator("[name=setting][value=school]").check()
    assert phone.locator("[data-frame]").inner_text() == "Je hebt dit gewijzigd"
    phone.locator(".start-button").click()
    phone.wait_for_url("**/pagina/1/")
    begun = Assessment.objects.drafts().get(child__reference=seen_before)
    assert (begun.setting, begun.hours_seen) == ("school", 7)


def test_refused_start_shows_the_summary(phone: Page, seen_before: str) -> None:
    start_link(phone, seen_before)
    phone.locator("#id_hours_seen").fill("")
    phone.locator(".start-button").click()
    summary = phone.locator(".error-summary")
    expect(summary).to_be_focused()
    summary.locator("a").first.click()
    expect(phone.locator("#id_hours_seen")).to_be_focused()


def test_all_statements_are_filled_in_without_a_connection(form: Form, line: Line, draft: Assessment) -> None:
    form.page.set_viewport_size({"width": 360, "height": 740})
    form.wait_for_pages()
    form.page.context.set_offline(True)
    for item in TWELVE:
        form.choose(item, "2")
    form.wait_for("unreachable")
    form.page.locator(".next-bar [value=check]").click()
    form.page.get_by_text("kan zodra er weer verbinding is").first.wait_for()
    form.page.context.set_offline(False)
    form.wait_for("saved")
    assert {item: content[0] for item, content in stored(draft).items()} == dict.fromkeys(TWELVE, "2")
    assert form.lies == []


def test_what_now_after_signing_and_the_text_is_copied(phone: Page, people_world: World) -> None:
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    phone.goto(people_world.url("assessment-check"))
    sign(phone)
    assert phone.locator(".next-child").is_visible()
    phone.locator(".client-file-fold > summary").click()
    text = phone.locator("#client-file-text").input_value()
    assert "Krachten vervangen nooit veiligheid" in text
    phone.locator("[data-copy]").click()
    phone.get_by_text("Gekopieerd").wait_for()
    assert phone.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n") == text
    assert complaints(phone) == []


def shown(page: Page) -> list[str]:
    return [row.locator(".child-row-name").inner_text() for row in page.locator(".child-row:visible").all()]


def test_list_narrows_while_typing_and_is_whole_again_for_who_comes_back(
    phone: Page, seen_before: str
) -> None:
    phone.goto("/kinderen/")
    everyone = shown(phone)
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    field = phone.locator("#child-search")
    for typed in ("zoe", "ZOË", "z-77", "77 zo"):
        field.fill(typed)
        expect(phone.locator(".child-row:visible")).to_have_count(1)
        assert shown(phone) == ["Zoë"], typed
    field.fill("niemand")
    assert shown(phone) == []
    phone.get_by_text("Geen kind gevonden op deze pagina").wait_for()
    phone.keyboard.press("Enter")
    assert [url for url in asked if "/static/" not in url] == []  # nothing that was typed left the page
    assert phone.url.endswith("/kinderen/")
    field.fill("zoe")
    phone.locator(".child-row-name:visible").click()
    phone.wait_for_url("**/profiel/")
    phone.go_back()
    phone.wait_for_url("**/kinderen/")
    expect(phone.locator(".child-row:visible")).to_have_count(len(everyone))
    assert sorted(shown(phone)) == sorted(everyone)


def test_what_was_typed_before_the_script_came_narrows_the_list(phone: Page, seen_before: str) -> None:
    held: list[Route] = []
    phone.route("**/list-filter*", lambda route: held.append(route))
    phone.goto("/kinderen/")
    assert len(shown(phone)) > 1
    phone.locator("#child-search").fill("zoe")
    until(phone, lambda: held)
    held[0].continue_()
    expect(phone.locator(".child-row:visible")).to_have_count(1)
    assert shown(phone) == ["Zoë"]


def test_search_of_the_page_finds_what_the_search_of_the_server_finds(phone: Page) -> None:
    script = "performance.getEntriesByType('resource').find(({name}) => /folding/.test(name))?.name ?? ''"
    wait_until(phone, script)
    module = phone.evaluate(script)
    for name in NAMES:
        composed, apart = (unicodedata.normalize(form, name) for form in ("NFC", "NFD"))
        for text in (composed, apart, composed.upper()):
            found = phone.evaluate(
                f"import({json.dumps(module)}).then((one) => one.folded({json.dumps(text)}))"
            )
            assert is_found(found, folded(name)), (text, found)
            assert found == folded(text), text


def test_whole_way_without_scripts(
    new_context: Callable[..., BrowserContext], people_world: World, seen_before: str
) -> None:
    plain = new_context(java_script_enabled=False).new_page()
    sign_in(plain)
    everyone = shown(plain)
    plain.locator("#child-search").fill("zoe")
    with answered(plain):
        plain.locator(".child-search button").click()
    assert shown(plain) == ["Zoë"]
    assert plain.url.endswith("/kinderen/")
    plain.goto("/kinderen/")
    assert shown(plain) == everyone
    start_link(plain, seen_before)
    plain.locator(".start-button").wait_for()
    assert plain.locator(".stepper").count() == 0
    plain.locator("#id_hours_seen").fill("9")
    plain.locator(".start-button").click()
    for item in TWELVE:
        choose(plain, item, "3")
    go_to(plain, "check")
    sign(plain)
    assert plain.locator("[data-copy]").is_hidden()
    assert "9 uur gezien" in plain.locator("#client-file-text").input_value()

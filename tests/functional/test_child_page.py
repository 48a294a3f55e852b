"""The form that speaks to the child: read aloud by a voice of the device only, easy to use, small enough."""

import pytest
from playwright.sync_api import Page, Request, expect

from assessments.models import Assessment
from tests.functional.axe import complaints
from tests.functional.conftest import sign_in
from tests.functional.form import radio, stop_clock, wait_for_scripts
from tests.support.build import a_draft
from tests.support.world import World

VOICES = """
window.said = [];
window.SpeechSynthesisUtterance = class extends EventTarget {
  constructor(text) { super(); this.text = text; }
};
const voices = NAMES.map(([name, lang, localService]) => ({ name, lang, localService }));
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => voices, addEventListener() {},
  speak: (spoken) => window.said.push([spoken.voice.name, spoken.lang, spoken.text, spoken]),
  cancel: () => (window.said = []),
} });
"""
REMOTE, LOCAL, BELGIAN, ENGLISH = (
    '["far", "nl-NL", false]',
    '["near", "nl-NL", true]',
    '["south", "nl_BE", true]',
    '["over sea", "en-GB", true]',
)


@pytest.fixture
def draft(people_world: World) -> Assessment:
    """The child's own form, opened by Anna."""
    return a_draft(people_world.child, people_world.people.anna, key="child-8-11", role="child")


def open_page(page: Page, draft: Assessment, *voices: str) -> None:
    if voices:
        page.add_init_script(VOICES.replace("NAMES", f"[{', '.join(voices)}]"))
    sign_in(page)
    page.goto(f"/kinderen/{draft.child_id}/observaties/{draft.pk}/pagina/1/")
    wait_for_scripts(page)


def test_statement_is_read_by_a_voice_of_the_device_and_stops_when_pressed_again(
    page: Page, draft: Assessment
) -> None:
    open_page(page, draft, REMOTE, BELGIAN, LOCAL, ENGLISH)
    button = page.locator("#item-c_calm_down [data-read]")
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    said = page.evaluate("said.map(([voice, lang, text]) => [voice, lang, text])")
    assert {(voice, lang) for voice, lang, _text in said} == {("near", "nl-NL")}
    assert [text for _voice, _lang, text in said][:3] == [
        "Ik doe iets waar ik rustig van word.",
        "Rustig ademen, muziek, tekenen of even rennen.",
        "nog niet.",
    ]
    button.click()
    assert (button.get_attribute("aria-pressed"), page.evaluate("said.length")) == ("false", 0)
    button.click()
    page.evaluate("said.at(-1)[3].dispatchEvent(new Event('end'))")
    assert button.get_attribute("aria-pressed") == "false"


@pytest.mark.parametrize(
    ("voices", "is_shown"),
    [((), False), ((REMOTE,), False), ((ENGLISH,), False), ((REMOTE, BELGIAN), True)],
)
def test_button_shows_only_with_a_voice_on_the_device(
    page: Page, draft: Assessment, voices: tuple[str, ...], is_shown: bool
) -> None:
    open_page(page, draft, *voices)
    assert page.locator("[data-read]").first.is_visible() == is_shown


def test_answer_is_saved_as_on_every_form(page: Page, draft: Assessment) -> None:
    open_page(page, draft, LOCAL)
    page.locator(radio("c_show_feeling", "3")).locator("xpath=..").click()
    page.locator("[data-save-status][data-reason=saved]").wait_for()
    assert draft.answers.get().choice == "3"


def test_page_costs_at_most_thirteen_requests(page: Page, draft: Assessment) -> None:
    open_page(page, draft, LOCAL)
    page.context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    stop_clock(page)  # some seconds later it fetches what it did not need at once
    page.reload()
    wait_for_scripts(page)
    assert len(asked) <= 13, [request.url for request in asked]


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", ["pagina/1", "nalezen"])
def test_pages_have_no_violations(page: Page, draft: Assessment, width: int, path: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    open_page(page, draft, LOCAL)
    page.goto(f"/kinderen/{draft.child_id}/observaties/{draft.pk}/{path}/")
    wait_for_scripts(page)
    assert complaints(page) == []


def test_start_page_narrows_the_roles_to_the_form(page: Page, draft: Assessment) -> None:
    sign_in(page)
    page.goto(f"/kinderen/{draft.child_id}/observaties/nieuw/")
    hours = page.locator("#id_hours_seen")
    assert hours.is_visible()
    page.get_by_label("Wat helpt mij?").check()
    roles = page.locator("[name=observer_role]")
    expect(roles.filter(visible=True)).to_have_count(1)
    assert roles.filter(visible=True).get_attribute("value") == "child"
    assert page.locator("[name=observer_role]:checked").get_attribute("value") == "child"
    expect(hours).to_be_hidden()
    page.get_by_label("Korte observatie (1").check()
    expect(page.locator("[name=observer_role][value=child]")).to_be_hidden()
    expect(hours).to_be_visible()
    assert complaints(page) == []

"""A page that is left alone hides itself and opens again in place; nothing that was typed is lost."""

import pytest
from playwright.sync_api import Page
from pytest_django import Settings

from accounts.models import User
from assessments.models import Assessment
from audit.models import AuditEvent
from tests.functional.conftest import PASSWORD, sign_in
from tests.functional.form import Form, Line, stored
from tests.functional.stage import session_of
from tests.support.world import NAME, World

LOCK, WARNING = "dialog[data-lock][open]", "dialog[data-warning][open]"
IDLE = 18  # seconds, in which a slow machine opens a page too; the page warns after two thirds


@pytest.fixture(autouse=True)
def _short(settings: Settings) -> None:
    settings.SESSION_IDLE_SECONDS = IDLE


def unlock(page: Page, password: str = PASSWORD) -> None:
    page.locator("#unlock").fill(password)
    page.get_by_role("button", name="Ontgrendelen").click()


def test_screen_left_alone_locks_and_opens_in_place(form: Form, line: Line, draft: Assessment) -> None:
    page = form.page
    line.fault = "no connection"
    form.choose("goal_keep_going", "2")
    form.type("adult_calms", "example", "Oma bleef rustig.")
    form.wait_for("unreachable")
    page.locator(WARNING).wait_for()
    page.locator(LOCK).wait_for()
    assert NAME not in page.locator("body").inner_text()  # nobody reads along
    line.fault = ""
    page.wait_for_timeout(2_500)  # what is sent meanwhile is not taken, and opens nothing
    assert "goal_keep_going" not in stored(draft)
    unlock(page, "mis")
    page.get_by_text("niet je wachtwoord").wait_for()
    assert page.locator("#unlock").evaluate("field => field === document.activeElement")
    unlock(page)
    page.locator(LOCK).wait_for(state="detached")
    form.wait_for("saved")
    assert stored(draft) == {item: answer for item, answer in form.shown.items() if any(answer)}
    assert form.shown["goal_keep_going"] == ("2", "", "")
    assert form.lies == []
    events = AuditEvent.objects.filter(event__startswith="session").values_list("event", flat=True)
    assert list(events) == ["session_locked", "session_unlocked"]


def test_who_says_to_be_there_stays(page: Page, people_world: World) -> None:
    sign_in(page)
    for _round in range(2):
        page.locator(WARNING).wait_for()
        page.keyboard.press("Enter")
        page.locator(WARNING).wait_for(state="detached")
    assert page.locator(LOCK).count() == 0


def test_typing_keeps_the_screen_open(page: Page, people_world: World) -> None:
    sign_in(page)
    page.goto(people_world.url("child-register"))
    for _second in range(IDLE + 4):
        page.keyboard.press("a")
        page.wait_for_timeout(1_000)
    assert page.locator(f"{LOCK}, {WARNING}").count() == 0
    page.goto(people_world.url("child-list"))
    page.get_by_text(NAME).first.wait_for()


def test_session_that_ended_hides_the_page_until_its_user_is_back(page: Page, people_world: World) -> None:
    sign_in(page)
    session_of(page).flush()
    page.locator(LOCK).wait_for()
    assert NAME not in page.locator("body").inner_text()
    assert not page.locator("#unlock").is_visible()
    with page.context.expect_page() as opened:
        page.locator(LOCK).get_by_role("link").click()
    opened.value.wait_for_url("**/inloggen/")
    sign_in(opened.value)
    page.bring_to_front()
    page.get_by_text(NAME).first.wait_for()


def test_page_of_someone_else_is_thrown_away(page: Page, people_world: World) -> None:
    sign_in(page)
    session_of(page).flush()
    page.locator(LOCK).wait_for()
    sign_in(page.context.new_page(), "chris")
    page.bring_to_front()
    page.get_by_text(User.objects.get(pk=people_world.people.chris.pk).full_name).first.wait_for()
    assert NAME not in page.locator("body").inner_text()


def test_signing_out_in_one_tab_hides_the_others_and_signing_in_shows_them(
    page: Page, people_world: World, settings: Settings
) -> None:
    settings.SESSION_IDLE_SECONDS = 1800  # the tab would not look by itself
    sign_in(page)
    page.goto(people_world.url("life-event-add"))
    page.locator("#id_title").fill("Nog niet bewaard")
    other = page.context.new_page()
    other.goto(people_world.url("child-list"))
    other.locator(".site-account > summary").click()
    other.get_by_role("button", name="Uitloggen").click()
    page.locator(LOCK).wait_for()
    assert NAME not in page.locator("body").inner_text()
    sign_in(other)
    page.locator(LOCK).wait_for(state="detached")
    assert page.locator("#id_title").input_value() == "Nog niet bewaard"
    page.locator("main form").evaluate("form => form.requestSubmit()")
    page.locator("main .invalid-feedback, main .alert").first.wait_for()  # taken, and looked at


def test_page_that_the_browser_kept_shows_nothing_before_it_has_looked(
    page: Page, people_world: World, settings: Settings
) -> None:
    settings.SESSION_IDLE_SECONDS = 1800
    sign_in(page)
    page.goto(people_world.url("profile"))
    page.context.clear_cookies()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert NAME not in page.locator("body").inner_text()
    page.locator(LOCK).wait_for()

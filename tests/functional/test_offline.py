"""Without a connection the whole form goes on, and what was not sent outlives the window, for its writer alone."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Request, Route, expect
from pytest_django import Settings

from accounts.models import Session
from assessments.actions.assessments import sign_assessment
from assessments.models import Assessment
from tests.functional.conftest import sign_in
from tests.functional.form import (
    FETCHED,
    LEFT_BEHIND,
    Form,
    Line,
    radio,
    revisions,
    stop_clock,
    stored,
    until,
)
from tests.functional.test_lock import LOCK
from tests.support.build import answer
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("_in_pages")
FIRST, SECOND = "goal_keep_going", "efficacy_start"  # a statement on each of the first two pages


def test_all_pages_go_on_without_a_connection(form: Form, draft: Assessment) -> None:
    page, context = form.page, form.page.context
    form.wait_for_pages()
    context.set_offline(True)
    form.choose(FIRST, "2")
    form.wait_for("unreachable")
    page.locator(".next-bar .btn-primary").click()
    expect(page).to_have_url(re.compile("/pagina/2/$"))
    assert page.title().startswith("2/5 ")
    assert page.title().endswith(f" · {draft.child.reference} · Veerkrachtportfolio")
    assert page.locator("h1").evaluate("heading => heading === document.activeElement")
    assert page.locator("[aria-current=step]").get_attribute("value") == "2"
    assert page.locator("[data-page-said]").inner_text().startswith("Pagina 2 van 5")
    form.choose(SECOND, "not_seen")
    form.go(5)
    page.go_back()
    page.locator("[data-page='2']").wait_for()
    assert form.shown[SECOND] == ("not_seen", "", "")
    assert page.locator("[data-page-count='1']").inner_text() == "1"
    assert page.locator("[data-form-progress]").get_attribute("value") == str(
        sum(int(count) for count in page.locator("[data-page-count]").all_inner_texts())
    )
    assert FIRST not in stored(draft)
    context.set_offline(False)
    form.wait_for("saved")
    assert stored(draft).items() >= {FIRST: ("2", "", ""), SECOND: ("not_seen", "", "")}.items()
    assert form.lies == []
    form.wait_for_records(0)


def test_pages_that_never_came_are_said_to_be_missing(form: Form, draft: Assessment) -> None:
    form.page.context.set_offline(True)
    form.choose(FIRST, "1")
    form.page.locator(".next-bar .btn-primary").click()
    form.page.get_by_text("De andere pagina’s zijn nog niet opgehaald").wait_for()
    assert form.page.url.endswith("/pagina/1/")
    assert form.shown[FIRST] == ("1", "", "")
    form.page.context.set_offline(False)
    form.wait_for("saved")
    assert stored(draft)[FIRST] == ("1", "", "")


def test_check_says_that_it_waits_for_a_connection(form: Form, draft: Assessment) -> None:
    page = form.page
    form.wait_for_pages()
    page.context.set_offline(True)
    form.choose(FIRST, "1")
    form.go(5)
    button = page.locator(".next-bar [value=check]")
    expect(button).to_contain_text("(zodra er verbinding is)", use_inner_text=True)
    button.click()
    page.get_by_text(WAITS).wait_for()
    assert page.url.endswith("/pagina/5/")
    page.context.set_offline(False)
    form.wait_for("saved")
    expect(button).not_to_contain_text("verbinding", use_inner_text=True)
    button.click()
    page.wait_for_url("**/nalezen/")
    assert stored(draft)[FIRST] == ("1", "", "")


WAITS = "Nalezen en ondertekenen kan zodra er weer verbinding is"


@pytest.mark.parametrize("is_all_saved", [False, True], ids=["unsaved", "all saved"])
def test_check_says_at_once_that_there_is_no_connection(form: Form, is_all_saved: bool) -> None:
    """It took three seconds; and with all saved a moment ago the browser showed its own page without any."""
    page = form.page
    form.wait_for_pages()
    if not is_all_saved:
        page.context.set_offline(True)
    form.choose(FIRST, "1")
    form.wait_for("saved" if is_all_saved else "unreachable")
    form.go(5)
    page.context.set_offline(True)
    stop_clock(page)  # what is said now waited for nothing
    page.locator(".next-bar [value=check]").click()
    page.get_by_text(WAITS).wait_for()
    assert page.url.endswith("/pagina/5/")


def test_check_says_at_once_that_the_last_save_failed_and_goes_on_when_it_comes_through(
    form: Form, line: Line
) -> None:
    page = form.page
    form.wait_for_pages()
    line.fault = "no connection"
    form.choose(FIRST, "1")
    form.wait_for("unreachable")
    form.go(5)
    stop_clock(page)
    page.locator(".next-bar [value=check]").click()
    page.get_by_text(WAITS).wait_for()
    line.fault = ""
    page.clock.resume()
    page.wait_for_url("**/nalezen/")


def test_choice_on_another_page_is_named_and_waits_there(
    form: Form, line: Line, draft: Assessment, people_world: World
) -> None:
    page = form.page
    form.wait_for_pages()
    line.fault = "no connection"
    form.choose(FIRST, "3")
    form.wait_for("unreachable")
    form.go(2)
    answer(draft, FIRST, "0", people_world.people.anna)
    line.fault = ""
    form.wait_for("conflict")
    assert form.status == ("unsaved", "conflict")
    page.locator("[data-save-status]").get_by_role("button", name="Naar pagina 1").click()
    panel = page.locator(f"[data-item={FIRST}] .conflict")
    panel.locator("[name=keep]").click()
    form.wait_for("saved")
    assert stored(draft)[FIRST] == ("3", "", "")
    assert form.lies == []


def test_page_that_is_older_than_the_server_comes_up_to_date(
    page: Page, line: Line, people_world: World, draft: Assessment
) -> None:
    looks: list[Route] = []  # of the page at itself, which wait for that answer

    def hold(route: Route) -> None:
        looks.append(route) if "x-part" in route.request.headers else route.fallback()

    sign_in(page)
    page.route("**/pagina/1/", hold)
    form = Form(page, people_world.url("assessment-fill"))
    until(page, lambda: looks)
    answer(draft, FIRST, "3", draft.observer)  # as one that was still on its way when the page was asked for
    looks[0].fallback()
    form.page.locator(radio(FIRST, "3") + ":checked").wait_for(state="attached")
    assert form.shown[FIRST] == ("3", "", "")
    form.choose(FIRST, "1")
    form.wait_for("saved")
    assert stored(draft)[FIRST] == ("1", "", "")


def test_what_changed_elsewhere_stands_on_the_page_one_goes_to(
    form: Form, draft: Assessment, people_world: World
) -> None:
    form.wait_for_pages()
    answer(draft, SECOND, "1", people_world.people.anna)
    form.go(2)
    form.page.locator(radio(SECOND, "1") + ":checked").wait_for(state="attached")
    form.choose(SECOND, "2")
    form.wait_for("saved")
    assert (stored(draft)[SECOND], form.lies) == (("2", "", ""), [])


def test_reload_brings_unsent_answers_back(form: Form, line: Line, draft: Assessment) -> None:
    form.wait_for_pages()
    line.fault = "no connection"
    form.choose(FIRST, "2")
    form.type("adult_calms", "example", "Oma bleef rustig.")
    form.go(2)
    form.choose(SECOND, "0")
    form.wait_for_records(3)
    form.cut_off()
    form.reload()
    form.page.locator("[data-restored]").wait_for()
    assert "(3)" in form.restored
    assert form.shown[SECOND] == ("0", "", "")
    assert form.status[0] in ("unsaved", "saving")
    assert FIRST not in stored(draft)
    line.fault = ""
    form.wait_for("saved")
    assert (
        stored(draft).items()
        >= {
            FIRST: ("2", "", ""),
            "adult_calms": ("", "", "Oma bleef rustig."),
            SECOND: ("0", "", ""),
        }.items()
    )
    form.wait_for_records(0)
    form.wait_for_pages()
    form.go(1)
    assert form.shown[FIRST] == ("2", "", "")
    assert form.lies == []


def test_answer_that_arrived_before_the_reload_counts_once(form: Form, line: Line, draft: Assessment) -> None:
    form.wait_for_pages()
    line.fault = "answer lost"
    form.choose(FIRST, "2")
    form.wait_for("unreachable")
    form.choose(FIRST, "3")
    form.wait_for_records(1)
    form.cut_off()
    form.reload()
    line.fault = ""
    form.wait_for("saved")
    assert (stored(draft)[FIRST], revisions(draft)[FIRST]) == (("3", "", ""), 2)
    assert form.shown[FIRST] == ("3", "", "")
    form.wait_for_records(0)


def test_closed_window_leaves_its_answers_to_the_next(
    form: Form, line: Line, draft: Assessment, people_world: World
) -> None:
    form.wait_for_pages()
    line.fault = "no connection"
    form.choose(FIRST, "2")
    form.wait_for_records(1)
    second = Form(form.page.context.new_page(), form.page.url)
    second.wait_for_pages()
    assert (second.restored, second.shown[FIRST]) == ("", ("", "", ""))  # the first one still cares for it
    form.cut_off()
    form.page.close()
    third = Form(second.page.context.new_page(), people_world.url("assessment-fill", number=2))
    third.page.locator("[data-restored]").wait_for()
    line.fault = ""
    third.wait_for("saved")
    assert stored(draft)[FIRST] == ("2", "", "")
    third.wait_for_records(0)


@pytest.fixture
def _soon_locked(settings: Settings) -> None:
    settings.SESSION_IDLE_SECONDS = 60  # it asks how the session stands a tenth of this after a touch


@pytest.mark.usefixtures("_soon_locked")
def test_session_that_ends_without_a_connection_loses_nothing(form: Form, draft: Assessment) -> None:
    page, context = form.page, form.page.context
    form.wait_for_pages()
    context.set_offline(True)
    form.choose(FIRST, "2")
    form.go(2)
    form.choose(SECOND, "1")
    form.wait_for_records(2)
    Session.objects.all().delete()
    context.set_offline(False)
    page.locator(LOCK).wait_for()
    address = page.url
    page.close()
    page = context.new_page()
    sign_in(page)
    again = Form(page, address)
    again.wait_for("saved")
    assert stored(draft).items() >= {FIRST: ("2", "", ""), SECOND: ("1", "", "")}.items()


def test_window_that_closes_just_after_the_next_one_opened_leaves_its_answers_to_it(
    form: Form, line: Line, draft: Assessment
) -> None:
    form.wait_for_pages()
    line.fault = "no connection"
    form.choose(FIRST, "2")
    form.wait_for_records(1)
    second = form.page.context.new_page()
    stop_clock(second)
    again = Form(second, form.page.url)
    form.cut_off()
    form.page.close()
    again.wait_until("navigator.locks.query().then(({ held }) => held.length === 1)")
    assert again.shown[FIRST] == ("", "", "")
    line.fault = ""
    second.clock.run_for(2_000)
    second.locator("[data-restored]").wait_for()
    assert again.shown[FIRST] == ("2", "", "")
    again.wait_for("saved")
    assert stored(draft)[FIRST] == ("2", "", "")


def test_form_signed_meanwhile_leaves_nothing_on_the_device(
    form: Form, line: Line, draft: Assessment
) -> None:
    form.wait_for_pages()
    line.fault = "no connection"
    form.choose(FIRST, "2")
    form.go(2)
    form.choose(SECOND, "1")
    form.wait_for_records(2)
    draft.refresh_from_db()
    sign_assessment(assessment=draft, seen_revision=draft.revision, by=draft.observer)
    line.fault = ""
    form.wait_for("closed")
    form.page.get_by_text("Dit antwoord kwam te laat").wait_for()
    form.go(1)
    form.page.get_by_text("Dit antwoord kwam te laat").wait_for()
    assert form.shown[FIRST] == ("2", "", "")
    form.wait_for_records(0)


def test_going_on_in_a_form_that_was_signed_elsewhere_shows_it_signed(form: Form, draft: Assessment) -> None:
    form.wait_for_pages()
    draft.refresh_from_db()
    sign_assessment(assessment=draft, seen_revision=draft.revision, by=draft.observer)
    form.page.locator(".next-bar .btn-primary").click()
    form.page.wait_for_url(f"**/observaties/{draft.pk}/")
    form.page.get_by_text("Dit formulier is ondertekend").first.wait_for()


def test_someone_else_on_the_same_computer_reads_nothing(
    form: Form, line: Line, draft: Assessment, people_world: World
) -> None:
    page, address = form.page, form.page.url
    form.wait_for_pages()
    line.fault = "no connection"
    form.type(FIRST, "example", "Bouwde de toren opnieuw.")
    form.wait_for_records(1)
    form.cut_off()
    page.close()
    context = line.context
    Session.objects.all().delete()
    other = context.new_page()
    sign_in(other, "bram")
    other.goto(address)
    assert other.locator("[data-seal]").count() == 0
    other.goto(people_world.url("assessment-list"))
    (record,) = other.evaluate(LEFT_BEHIND)
    assert set(record) == {"id", "owner", "drawer", "at", "iv", "sealed"}
    assert len(record["sealed"]) == 256 + 16
    readable = " ".join(map(str, record.values()))
    assert not re.search(rf"toren|{FIRST}|{draft.pk}|{draft.observer_id}", readable)
    Session.objects.all().delete()
    sign_in(other)
    line.fault = ""
    again = Form(other, address)
    again.wait_for("saved")
    assert stored(draft)[FIRST] == ("", "", "Bouwde de toren opnieuw.")
    again.wait_for_records(0)


WITHOUT = {
    "plain http": "Object.defineProperty(crypto, 'subtle', { value: undefined })",
    "storage blocked": "Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('', 'SecurityError') } })",
    "disk full": "IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError') }",
}


@pytest.mark.parametrize("lack", WITHOUT)
def test_page_says_when_it_keeps_answers_in_memory_only(
    page: Page, line: Line, people_world: World, draft: Assessment, lack: str
) -> None:
    sign_in(page)
    page.add_init_script(WITHOUT[lack])
    form = Form(page, people_world.url("assessment-fill"))
    form.wait_until(f"{FETCHED}.size === 5")
    line.fault = "no connection"
    form.choose(FIRST, "2")
    form.wait_for("unreachable")
    page.locator("[data-how]", has_text="alleen in dit venster").wait_for()
    line.fault = ""
    form.wait_for("saved")
    assert (stored(draft)[FIRST], form.lies) == (("2", "", ""), [])


CHANGE = """
async (change) => {
  const base = await new Promise((resolve) => {
    indexedDB.open("unsent").onsuccess = (event) => resolve(event.target.result);
  });
  const store = base.transaction("answers", "readwrite").objectStore("answers");
  const records = await new Promise((resolve) => (store.getAll().onsuccess = (event) => resolve(event.target.result)));
  eval(change)(store, records);
  await new Promise((resolve) => (store.transaction.oncomplete = resolve));
  base.close();
}
"""


def change_records(page: Page, change: str) -> None:
    """Do something with what lies on the device; the policy of our pages would not let it be done there."""
    page.evaluate(CHANGE.replace("eval(change)", f"({change})"))


def test_what_lies_there_for_a_week_is_thrown_away(form: Form, line: Line) -> None:
    form.wait_for_pages()
    line.fault = "no connection"
    form.choose(FIRST, "2")
    form.wait_for_records(1)
    change_records(
        form.page, "(store, [record]) => store.put({ ...record, at: record.at - 7.01 * 24 * 3600 * 1000 })"
    )
    form.cut_off()
    form.reload()
    form.wait_for_records(0)
    assert (form.restored, form.shown[FIRST]) == ("", ("", "", ""))


def test_more_than_two_hundred_are_not_kept(form: Form, line: Line, draft: Assessment) -> None:
    form.wait_for_pages()
    line.fault = "no connection"
    form.choose(FIRST, "2")
    form.wait_for_records(1)
    others = "Array.from({ length: 199 }, (_, n) => ({ ...record, id: `${n}`, drawer: 'of another form' }))"
    change_records(form.page, f"(store, [record]) => {others}.forEach((other) => store.put(other))")
    form.choose("adult_calms", "1")
    form.page.locator("[data-how]", has_text="alleen in dit venster").wait_for()
    form.wait_for_records(200)
    line.fault = ""
    form.wait_for("saved")
    form.wait_for_records(199)
    assert stored(draft)["adult_calms"] == ("1", "", "")


def test_other_pages_are_asked_for_once_and_small(
    page: Page, people_world: World, new_context: Callable[..., BrowserContext]
) -> None:
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    sign_in(page)
    Form(page, people_world.url("assessment-fill")).wait_for_pages()
    page.wait_for_timeout(500)
    pages = [request for request in asked if "/pagina/" in request.url]
    assert {request.method for request in pages} == {"GET"}
    numbers = [int(request.url[-2]) for request in pages]
    assert (numbers[0], sorted(numbers)) == (
        1,
        [1, 1, 2, 3, 4, 5],
    )  # the first twice: it may be older than the server
    sizes = [len(request.response().body()) for request in pages]  # type: ignore[union-attr]
    assert max(sizes[1:]) < 0.6 * sizes[0]

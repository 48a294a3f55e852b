"""Two windows on one draft never overwrite each other in silence; being signed out or late loses nothing."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Dialog, Page

from accounts.models import Session
from assessments.actions.assessments import sign_assessment
from assessments.models import Assessment
from tests.functional.conftest import sign_in
from tests.functional.form import Form, Line, revisions, stop_clock, stored, until
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("_in_pages")
MINE, THEIRS = "fieldset .conflict [name=keep]", "fieldset .conflict [name=take]"


@pytest.fixture
def second(form: Form) -> Form:
    """The same page in a second window of the same person; neither looks any more what changed elsewhere."""
    second = Form(form.page.context.new_page(), form.page.url)
    form.wait_for_pages()
    second.wait_for_pages()
    return second


def disagree(form: Form, second: Form) -> None:
    """Give two answers to one statement, the first window first."""
    form.choose("goal_keep_going", "1")
    form.wait_for("saved")
    second.choose("goal_keep_going", "3")
    second.wait_for("conflict")


def test_second_window_is_announced(form: Form, second: Form) -> None:
    notice = form.page.locator("[data-other-window]")
    notice.wait_for()
    assert "ook in een ander venster open" in notice.inner_text()
    second.page.locator("[data-other-window]").wait_for()
    second.page.close()
    notice.wait_for(state="hidden")


def test_conflict_shows_both_answers(form: Form, second: Form, draft: Assessment) -> None:
    disagree(form, second)
    panel = second.page.locator("[data-item=goal_keep_going] .conflict")
    assert "bijna altijd" in panel.locator("[data-mine]").inner_text()
    assert "soms, of met veel hulp" in panel.locator("[data-theirs]").inner_text()
    assert stored(draft)["goal_keep_going"] == ("1", "", "")
    assert second.status == ("unsaved", "conflict")


def test_own_answer_can_be_kept(form: Form, second: Form, draft: Assessment) -> None:
    disagree(form, second)
    second.page.locator(MINE).click()
    second.wait_for("saved")
    assert (stored(draft)["goal_keep_going"], revisions(draft)["goal_keep_going"]) == (("3", "", ""), 2)
    form.choose("goal_keep_going", "0")
    form.wait_for("conflict")
    form.page.locator(THEIRS).click()
    form.wait_for("saved")
    assert form.shown["goal_keep_going"] == stored(draft)["goal_keep_going"] == ("3", "", "")
    assert form.lies + second.lies == []


def test_other_answer_can_be_taken(form: Form, second: Form, draft: Assessment) -> None:
    disagree(form, second)
    second.page.locator(THEIRS).click()
    second.wait_for("saved")
    assert second.shown["goal_keep_going"] == stored(draft)["goal_keep_going"] == ("1", "", "")
    second.choose("goal_keep_going", "2")
    second.wait_for("saved")
    assert (stored(draft)["goal_keep_going"], revisions(draft)["goal_keep_going"]) == (("2", "", ""), 2)


def test_same_answer_in_both_windows_is_no_conflict(form: Form, second: Form, draft: Assessment) -> None:
    form.choose("goal_keep_going", "2")
    form.wait_for("saved")
    second.choose("goal_keep_going", "2")
    second.wait_for("saved")
    assert revisions(draft)["goal_keep_going"] == 1
    assert second.page.locator("fieldset .conflict").count() == 0


def test_conflict_keeps_one_from_signing_and_is_shown(form: Form, second: Form) -> None:
    disagree(form, second)
    second.go(2)
    second.page.locator(".form-pages [value=check]").click()
    second.page.get_by_text("Deze pagina blijft staan").wait_for()
    assert second.page.url.endswith("/pagina/1/")
    assert second.page.locator(".conflict").evaluate("panel => panel === document.activeElement")


def test_form_signed_elsewhere_is_closed_and_shows_what_was_not_saved(form: Form, draft: Assessment) -> None:
    form.wait_for_pages()
    draft.refresh_from_db()
    signed = sign_assessment(assessment=draft, seen_revision=draft.revision, by=draft.observer)
    form.choose("goal_keep_going", "2")
    form.wait_for("closed")
    assert form.status == ("unsaved", "closed")
    assert form.shown["goal_keep_going"] == ("2", "", "")
    assert form.page.locator("[name=goal_keep_going-choice]:enabled").count() == 1
    assert form.page.locator("[name=adult_calms-example]").get_attribute("readonly") is not None
    signed.refresh_from_db()
    assert "goal_keep_going" not in (signed.document or {})["answers"]


def test_expired_session_loses_nothing(form: Form, draft: Assessment) -> None:
    Session.objects.all().delete()
    form.choose("feelings_express", "1")
    form.wait_for("signed-out")
    form.choose("goal_keep_going", "2")
    form.choose("adult_calms", "not_applicable")
    form.type("adult_calms", "reason", "Er is nu niemand.")
    assert form.status == ("unsaved", "signed-out")
    with form.page.context.expect_page() as opened:
        form.page.locator("[data-save-status] a").click()
    opened.value.wait_for_url("**/inloggen/")
    sign_in(opened.value)
    form.wait_for("saved")
    answers = {
        "feelings_express": ("1", "", ""),
        "goal_keep_going": ("2", "", ""),
        "adult_calms": ("not_applicable", "Er is nu niemand.", ""),
    }
    assert form.shown == answers
    assert stored(draft).items() >= answers.items()
    form.go(2)
    assert form.lies == []


def test_signing_in_anew_unseen_keeps_nobody_from_checking(
    form: Form, new_context: Callable[[], BrowserContext]
) -> None:
    page, beside = form.page, new_context()
    form.wait_for_pages()
    stop_clock(page)
    form.choose("goal_keep_going", "1")
    form.wait_for("saved")
    sign_in(beside.new_page())  # in another context, so that no message locks this page
    page.context.clear_cookies()
    for one in beside.cookies():
        page.context.add_cookies(
            [{"name": one["name"], "value": one["value"], "domain": one["domain"], "path": "/"}]
        )
    form.go(5)
    page.locator(".next-bar [value=check]").click()
    page.wait_for_url("**/nalezen/")


def test_someone_else_signing_in_saves_nothing_in_this_form(
    form: Form, draft: Assessment, people_world: World
) -> None:
    Session.objects.all().delete()
    form.choose("feelings_express", "1")
    form.wait_for("signed-out")
    sign_in(form.page.context.new_page(), "bram")
    form.page.locator("#observation").wait_for(state="detached")  # it is thrown away, unseen
    assert "feelings_express" not in stored(draft)


def warnings_on_closing(page: Page) -> list[str]:
    """Close a window as a person does and return what the browser asks first; stay where it asks."""
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    watcher = page.context.new_page()
    page.close(run_before_unload=True)
    until(watcher, lambda: asked or page.is_closed())
    return asked


def test_closing_warns_while_something_is_unsent(form: Form, line: Line) -> None:
    line.fault = "no connection"
    form.choose("goal_keep_going", "2")
    form.wait_for("unreachable")
    assert warnings_on_closing(form.page) == ["beforeunload"]
    line.fault = ""
    form.wait_for("saved")
    assert not form.page.is_closed()


def test_closing_goes_without_a_word_when_all_is_saved(form: Form) -> None:
    form.choose("goal_keep_going", "2")
    form.wait_for("saved")
    assert warnings_on_closing(form.page) == []

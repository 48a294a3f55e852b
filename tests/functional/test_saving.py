"""Whatever the network does: the page says what is true, and in the end the server has what it shows."""

from uuid import uuid4

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, Route

from assessments.actions.assessments import save_answer
from assessments.models import Assessment
from tests.functional.conftest import sign_in
from tests.functional.form import FAULTS, Form, Line, revisions, stop_clock, stored, until
from tests.support.world import World


def test_answer_is_sent_at_once_and_words_within_a_second(form: Form, draft: Assessment) -> None:
    stop_clock(form.page)  # each second is counted, however slow the machine is
    assert form.status == ("saved", "")
    form.choose("goal_keep_going", "2")
    form.wait_for("saved")
    assert form.status == ("saved", "saved")
    assert stored(draft)["goal_keep_going"] == ("2", "", "")
    form.type("goal_keep_going", "example", "Hield vol.")
    assert form.status == ("saving", "saving")
    form.page.clock.run_for(1_000)
    form.wait_for("saved")
    assert stored(draft)["goal_keep_going"] == ("2", "", "Hield vol.")


@pytest.mark.parametrize("fault", FAULTS)
def test_answer_waits_for_a_line_that_works(form: Form, line: Line, draft: Assessment, fault: str) -> None:
    line.fault = fault
    form.choose("goal_keep_going", "2")
    form.wait_for("unreachable", "failing")
    form.type("adult_calms", "example", "Oma bleef rustig.")
    form.page.wait_for_timeout(1_500)
    assert form.status[0] == "unsaved"
    line.fault = ""
    form.wait_for("saved")
    assert stored(draft) == {item: answer for item, answer in form.shown.items() if any(answer)}
    assert revisions(draft)["goal_keep_going"] == 1
    assert form.lies == []


@pytest.mark.parametrize("is_typed_on", [False, True])
def test_first_part_of_a_word_sent_once_more_asks_for_no_choice_when_the_whole_word_was_made_on_it(
    form: Form, line: Line, draft: Assessment, is_typed_on: bool
) -> None:
    line.fault = "answer lost"
    form.type("adult_calms", "example", "Om")
    until(form.page, lambda: stored(draft).get("adult_calms") == ("", "", "Om"))
    form.wait_for("unreachable")
    whole = {"choice": "", "reason": "", "example": "Oma bleef rustig."}
    save_answer(
        assessment=draft,
        item_key="adult_calms",
        content=whole,
        seen_revision=1,
        key=uuid4(),
        by=draft.observer,
    )
    if is_typed_on:
        form.type("adult_calms", "example", "a")
    line.fault = ""
    form.wait_for("conflict" if is_typed_on else "saved")
    assert form.shown["adult_calms"] == ("", "", "Oma" if is_typed_on else "Oma bleef rustig.")
    assert stored(draft)["adult_calms"] == ("", "", "Oma bleef rustig.")
    assert form.lies == []


def test_connection_comes_back(form: Form, draft: Assessment, context: BrowserContext) -> None:
    context.set_offline(True)
    form.choose("goal_keep_going", "1")
    form.wait_for("unreachable")
    form.choose("goal_keep_going", "3")
    form.choose("feelings_express", "not_seen")
    assert form.status == ("unsaved", "unreachable")
    assert "goal_keep_going" not in stored(draft)
    context.set_offline(False)
    form.wait_for("saved")
    assert (
        stored(draft).items()
        >= {"goal_keep_going": ("3", "", ""), "feelings_express": ("not_seen", "", "")}.items()
    )
    assert form.lies == []


def wait_for_one(page: Page, held: list[Route]) -> None:
    """Wait until a request is under way, and see that it is the only one."""
    until(page, lambda: held)
    assert len(held) == 1


def test_slow_answer_is_not_called_saved(form: Form, context: BrowserContext, draft: Assessment) -> None:
    held: list[Route] = []
    context.route("**/antwoorden/**", lambda route: held.append(route))
    form.choose("goal_keep_going", "1")
    form.choose("goal_keep_going", "2")
    form.page.wait_for_timeout(1_000)
    wait_for_one(form.page, held)
    assert form.status == ("saving", "saving")
    context.unroute("**/antwoorden/**")
    held[0].continue_()
    form.wait_for("saved")
    assert (stored(draft)["goal_keep_going"], revisions(draft)["goal_keep_going"]) == (("2", "", ""), 2)
    assert form.lies == []


def test_answer_that_comes_too_late_counts_once(
    page: Page, context: BrowserContext, line: Line, people_world: World, draft: Assessment
) -> None:
    sign_in(page)
    page.clock.install(time=timezone.now())
    form = Form(page, people_world.url("assessment-fill"))
    held: list[Route] = []
    context.route("**/antwoorden/**", lambda route: held.append(route))
    form.choose("goal_keep_going", "2")
    wait_for_one(page, held)
    page.clock.fast_forward(11_000)
    form.wait_for("unreachable")
    context.unroute("**/antwoorden/**")
    held[0].fetch()  # it arrives after all, when the page has given up on it
    page.clock.fast_forward(2_000)
    form.wait_for("saved")
    assert revisions(draft)["goal_keep_going"] == 1


def test_everything_is_sent_before_leaving_the_form(form: Form, draft: Assessment) -> None:
    form.type("goal_keep_going", "example", "Bouwde de toren opnieuw.")
    form.page.locator(".next-bar [value=check]").click()
    form.page.wait_for_url("**/nalezen/")
    assert stored(draft)["goal_keep_going"] == ("", "", "Bouwde de toren opnieuw.")


def test_form_stays_while_something_is_unsent(form: Form, line: Line, draft: Assessment) -> None:
    line.fault = "mistake of the server"
    form.choose("goal_keep_going", "2")
    form.page.locator(".next-bar [value=later]").click()
    form.page.get_by_text("Deze pagina blijft staan").wait_for()
    assert form.page.url.endswith("/pagina/1/")
    line.fault = ""
    form.wait_for("saved")
    form.page.locator(".next-bar [value=later]").click()
    form.page.wait_for_url("**/observaties/")
    assert stored(draft)["goal_keep_going"] == ("2", "", "")


def test_answer_that_does_not_fit_says_at_the_field_that_a_reason_is_needed(form: Form) -> None:
    lack = form.page.locator("#adult_calms-lack")
    form.choose("adult_calms", "not_applicable")
    lack.wait_for()
    assert "reden" in lack.inner_text() or "waarom" in lack.inner_text()
    form.page.locator("[name=adult_calms-reason]").press_sequentially("Er is niemand.")
    lack.wait_for(state="hidden")
    form.page.locator("[name=adult_calms-reason]").fill("")
    lack.wait_for()


def test_cleared_answer_is_gone(form: Form, draft: Assessment) -> None:
    form.choose("adult_calms", "not_applicable")
    form.type("adult_calms", "reason", "Er is niemand.")
    form.clear("adult_calms")
    form.wait_for("saved")
    assert form.shown["adult_calms"] == stored(draft)["adult_calms"] == ("", "", "")

"""States of the observation form: what was filled in, what went wrong, what the status says."""

from django.urls import reverse
from playwright.sync_api import Page

from accounts.models import Session
from assessments.actions.assessments import sign_assessment
from tests.functional.form import radio, wait_for_pages, wait_for_records
from tests.functional.stage import Stage, state
from tests.support.build import a_draft, answer

DRAFT = "anna's draft"


def open_form(stage: Stage) -> Page:
    """Show Anna's draft and wait until the script has taken over."""
    page = stage.open("anna", "assessment-fill")
    page.locator("[data-kept]").first.wait_for(state="attached")
    return page


def choose(page: Page, item: str, choice: str) -> None:
    """Choose an answer as a finger does."""
    page.locator(radio(item, choice)).locator("xpath=..").click()


def wait_for_status(page: Page, reason: str) -> None:
    """Wait until the line in the head says this."""
    page.locator(f"[data-save-status][data-reason='{reason}']").wait_for()


def answer_elsewhere(stage: Stage, item: str, choice: str) -> None:
    """Change an answer behind the page's back, which does not look any more what changed elsewhere."""
    wait_for_pages(stage.page)
    answer(stage.world.forms[DRAFT], item, choice, stage.world.people.anna, example="Elders gezien.")


@state("assessment-fill", "empty")
def empty(stage: Stage) -> None:
    open_form(stage)


@state("assessment-fill", "filled")
def filled(stage: Stage) -> None:
    page = open_form(stage)
    choose(page, "feelings_express", "3")
    choose(page, "goal_keep_going", "not_seen")
    choose(page, "adult_calms", "not_applicable")
    page.locator("[name=adult_calms-reason]").fill("Er is niemand die hier past.")
    wait_for_status(page, "saved")


@state("assessment-fill", "one of several pages")
def several_pages(stage: Stage) -> None:
    world = stage.world
    world.forms["long draft"] = a_draft(world.child, world.people.anna, key="professional-full")
    stage.open("anna", "assessment-fill", form="long draft")


@state("assessment-fill", "open twice")
def open_twice(stage: Stage) -> None:
    page = open_form(stage)
    second = page.context.new_page()
    second.goto(page.url)
    page.locator("[data-other-window]").wait_for()


@state("assessment-fill", "conflict")
def conflict(stage: Stage) -> None:
    stage.fails(409)
    page = open_form(stage)
    answer_elsewhere(stage, "help_ask", "0")
    choose(page, "help_ask", "3")
    wait_for_status(page, "conflict")


@state("assessment-fill", "conflict after a plain post")
def conflict_posted(stage: Stage) -> None:
    page = open_form(stage)
    answer_elsewhere(stage, "efficacy_start", "1")
    page.locator(radio("efficacy_start", "2")).evaluate(
        "radio => { radio.checked = true; radio.form.submit(); }"
    )
    page.locator("fieldset .conflict").wait_for()


@state("assessment-fill", "error")
def error(stage: Stage) -> None:
    stage.fails(400)
    page = open_form(stage)
    page.locator(radio("others_do_good", "2")).evaluate(
        "radio => { radio.value = '9'; radio.checked = true; radio.form.submit(); }"
    )
    page.locator(".error-summary").wait_for()


@state("assessment-fill", "refused by itself")
def refused(stage: Stage) -> None:
    stage.fails(400)
    page = open_form(stage)
    page.locator(radio("others_do_good", "2")).evaluate("radio => { radio.value = '9'; radio.click(); }")
    wait_for_status(page, "refused")


@state("assessment-fill", "no connection")
def offline(stage: Stage) -> None:
    stage.witness.expect("ERR_INTERNET_DISCONNECTED")
    page = open_form(stage)
    page.context.set_offline(True)
    choose(page, "home_own_spot", "1")
    wait_for_status(page, "unreachable")


@state("assessment-fill", "last page without a connection")
def offline_at_the_end(stage: Stage) -> None:
    stage.witness.expect("ERR_INTERNET_DISCONNECTED")
    page = open_form(stage)
    wait_for_pages(page)
    page.context.set_offline(True)
    choose(page, "places_find", "0")
    wait_for_status(page, "unreachable")
    page.locator(".next-bar [value=check]").click()
    page.locator("[data-save-status][data-staying=check]").wait_for()


@state("assessment-fill", "brought back")
def brought_back(stage: Stage) -> None:
    stage.witness.expect("ERR_FAILED")
    page = open_form(stage)
    wait_for_pages(page)
    page.context.route("**/antwoorden/**", lambda route: route.abort())
    choose(page, "play_meeting_place", "3")
    wait_for_status(page, "unreachable")
    wait_for_records(page, 1)
    page.once("dialog", lambda dialog: dialog.accept())
    page.reload()
    page.locator("[data-restored]").wait_for()
    page.context.unroute("**/antwoorden/**")


@state("assessment-fill", "signed out")
def signed_out(stage: Stage) -> None:
    page = open_form(stage)
    Session.objects.all().delete()
    choose(page, "places_find", "2")
    wait_for_status(page, "signed-out")


@state("assessment-fill", "signed in the meantime")
def closed(stage: Stage) -> None:
    stage.fails(410)
    page = open_form(stage)
    wait_for_pages(page)
    draft = stage.world.forms[DRAFT]
    draft.refresh_from_db()
    sign_assessment(assessment=draft, seen_revision=draft.revision, by=stage.world.people.anna)
    choose(page, "feelings_express", "0")
    wait_for_status(page, "closed")


@state("assessment-done", "just signed")
def just_signed(stage: Stage) -> None:
    page = stage.open("anna", "assessment-done", form="anna's signed")
    page.locator(".client-file-fold > summary").click()
    page.locator("textarea").wait_for()


@state("assessment-stopped", "by the child")
def stopped(stage: Stage) -> None:
    stage.open("anna", "assessment-stopped").locator(".thanks").wait_for()


@state("assessment-check", "of the child")
def check_of_the_child(stage: Stage) -> None:
    said_by(stage, "child-8-11", "child", "c_calm_down")
    stage.page.locator(".own-answers").wait_for()


@state("assessment-check", "of a parent")
def check_of_a_parent(stage: Stage) -> None:
    said_by(stage, "parent", "parent", "p_calm_again")
    stage.page.locator(".own-answers").wait_for()


@state("assessment-done", "thanks to the child")
def thanks_to_the_child(stage: Stage) -> None:
    said_by(stage, "child-8-11", "child", "c_calm_down")
    stage.page.locator("#talk").check()
    stage.page.locator(".callout .btn-primary").click()
    stage.page.locator(".thanks").wait_for()


def said_by(stage: Stage, form: str, role: str, item: str) -> None:
    """Show the check page of a form that a child or a parent answered, with one answer."""
    people, child = stage.world.people, stage.world.child
    draft = a_draft(child, people.anna, key=form, role=role)
    answer(draft, item, "2", people.anna, example="Bij oma.")
    stage.enter("anna")
    way = {"child_id": child.pk, "assessment_id": draft.pk}
    stage.page.goto(reverse("assessment-check", kwargs=way))


@state("assessment-done", "of a colleague")
def signed_by_a_colleague(stage: Stage) -> None:
    stage.open("cora", "assessment-done", form="anna's signed").locator("textarea").wait_for()

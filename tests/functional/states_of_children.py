"""States of the pages about one child, but for the form page itself."""

import datetime

from assessments.actions.assessments import sign_assessment
from assessments.actions.corrections import start_correction
from assessments.models import Assessment
from tests.functional.stage import Stage, answered, send, state
from tests.support.build import a_child, a_circumstance, a_resource, a_signed_form, answer
from tests.support.days import days_ago, today


def newcomer(stage: Stage) -> object:
    """Return a child of whom nothing was seen yet."""
    people = stage.world.people
    found = type(stage.world.child).objects.filter(reference="N-1").first()
    return (found or a_child(people.north, people.anna, first_name="Noor", reference="N-1")).pk


def correct(stage: Stage, *, is_signed: bool) -> Assessment:
    """Begin a correction of Anna's signed form; or finish it."""
    anna, signed = stage.world.people.anna, stage.world.forms["anna's signed"]
    draft = start_correction(assessment=signed, reason="Verkeerde week", by=anna)
    if is_signed:
        return sign_assessment(assessment=draft, seen_revision=draft.revision, by=anna)
    return draft


def observe_more(stage: Stage) -> None:
    """Give the child a course: three moments of the same observer, one of another, and what happened."""
    people, child = stage.world.people, stage.world.child
    for weeks, choice in ((40, "1"), (26, "2"), (13, "3")):
        day = today() - datetime.timedelta(weeks=weeks)
        choices = {"help_ask": "not_seen", "adult_calms": "not_applicable", "home_own_spot": "0"}
        a_signed_form(child, people.anna, on=day, choice=choice, choices=choices)
    a_signed_form(child, people.cora, role="teacher", setting="school", choice="1", key="professional-full")
    a_circumstance(child, people.anna, title="Verhuizing")
    a_resource(child, people.anna, name="Muziekles")


@state("assessment-list", "filled")
def assessment_list(stage: Stage) -> None:
    correct(stage, is_signed=False)
    stage.open("cora", "assessment-list")
    stage.open("anna", "assessment-list")


@state("assessment-list", "asked whether to throw away")
def assessment_list_asked(stage: Stage) -> None:
    page = stage.open("anna", "assessment-list")
    page.locator(".answer-list summary").first.click()
    page.locator(".ask-first[open]").wait_for()


@state("assessment-list", "empty")
def assessment_list_empty(stage: Stage) -> None:
    stage.open("anna", "assessment-list", child_id=newcomer(stage))


@state("assessment-start", "empty")
def assessment_start(stage: Stage) -> None:
    stage.open("anna", "assessment-start", child_id=newcomer(stage))


@state("assessment-start", "begun already")
def assessment_start_again(stage: Stage) -> None:
    stage.open("anna", "assessment-start")


@state("assessment-start", "as last time")
def start_as_last_time(stage: Stage) -> None:
    a_signed_form(stage.world.child, stage.world.people.anna)
    stage.open("anna", "assessment-start", "?vorm=kort").locator(".start-frame").wait_for()


@state("assessment-start", "error")
def assessment_start_error(stage: Stage) -> None:
    stage.open("anna", "assessment-start").locator("#id_period_to").fill(str(days_ago(-32)))
    send(stage)


@state("assessment-frame", "filled")
def assessment_frame(stage: Stage) -> None:
    stage.open("anna", "assessment-frame")


@state("assessment-frame", "error")
def assessment_frame_error(stage: Stage) -> None:
    stage.open("anna", "assessment-frame").locator("#id_hours_seen").fill("")
    send(stage)


@state("assessment-check", "draft")
def assessment_check(stage: Stage) -> None:
    stage.open("anna", "assessment-check")


@state("assessment-check", "reason missing")
def assessment_check_lacking(stage: Stage) -> None:
    draft = stage.world.forms["anna's draft"]
    answer(draft, "adult_calms", "not_applicable", stage.world.people.anna)
    stage.open("anna", "assessment-check")


@state("assessment-read", "signed")
def assessment_read(stage: Stage) -> None:
    stage.open("anna", "assessment-read", form="anna's signed")


@state("assessment-read", "corrected")
def assessment_read_replaced(stage: Stage) -> None:
    correct(stage, is_signed=True)
    stage.open("anna", "assessment-read", form="anna's signed")


@state("assessment-read", "correction")
def assessment_read_correction(stage: Stage) -> None:
    stage.world.forms["anna's signed"].refresh_from_db()
    stage.world.forms["correction"] = Assessment.objects.get(corrects=stage.world.forms["anna's signed"])
    stage.open("anna", "assessment-read", form="correction")


@state("life-event-list", "filled")
def life_event_list(stage: Stage) -> None:
    stage.open("anna", "life-event-list")


@state("life-event-list", "empty")
def life_event_list_empty(stage: Stage) -> None:
    stage.open("anna", "life-event-list", child_id=newcomer(stage))


@state("life-event-add", "empty")
def life_event_add(stage: Stage) -> None:
    stage.open("anna", "life-event-add")


@state("life-event-add", "error")
def life_event_add_error(stage: Stage) -> None:
    stage.open("anna", "life-event-add")
    send(stage)


@state("life-event-change", "filled")
def life_event_change(stage: Stage) -> None:
    stage.open("anna", "life-event-change")


@state("life-event-change", "changed by a colleague")
def life_event_change_conflict(stage: Stage) -> None:
    page = stage.open("anna", "life-event-change")
    page.locator("[name=seen_revision]").evaluate("field => field.value = '7'")
    with answered(page):
        page.locator("main .card [type=submit]").click()


@state("profile", "one moment")
def profile(stage: Stage) -> None:
    stage.open("anna", "profile")


@state("profile", "many moments")
def profile_filled(stage: Stage) -> None:
    observe_more(stage)
    stage.open("anna", "profile")


@state("profile", "empty")
def profile_empty(stage: Stage) -> None:
    stage.open("anna", "profile", child_id=newcomer(stage))


@state("strengthening", "one moment")
def strengthening(stage: Stage) -> None:
    stage.open("anna", "strengthening")


@state("talking-points", "written")
def talking_points(stage: Stage) -> None:
    stage.open("anna", "talking-points")


@state("talking-points", "error")
def talking_points_error(stage: Stage) -> None:
    page = stage.open("anna", "talking-points")
    page.locator("#id_first").fill("")
    with answered(page):
        page.locator("main .card [type=submit]").click()


@state("trajectory", "many moments")
def trajectory(stage: Stage) -> None:
    observe_more(stage)
    stage.open("anna", "trajectory").locator(".more summary").first.press("Enter")
    stage.page.locator(".zoomable > button:visible").press("Enter")  # visible once the script is there
    stage.page.locator("#zoomable-panel[aria-busy=false]").wait_for()


@state("trajectory", "everything")
def trajectory_whole(stage: Stage) -> None:
    observe_more(stage)
    stage.open("anna", "trajectory")
    stage.page.goto(f"{stage.page.url}?deel=krachten&domein=regulatory")


@state("trajectory", "empty")
def trajectory_empty(stage: Stage) -> None:
    stage.open("anna", "trajectory", child_id=newcomer(stage))


@state("report", "filled")
def report(stage: Stage) -> None:
    stage.open("anna", "report")


@state("report", "error")
def report_error(stage: Stage) -> None:
    stage.open("anna", "report").locator("#id_meeting_on").fill(str(days_ago(2500)))
    send(stage)


@state("report", "empty")
def report_empty(stage: Stage) -> None:
    stage.open("anna", "report", child_id=newcomer(stage))
